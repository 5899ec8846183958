"""Which term is a word in its language: by the samples that the Snowball project publishes."""

import pytest

from indexer.words.folding import fold
from indexer.words.stemming import ALGORITHMS, stem_form

# From the page of each algorithm on snowballstem.org; stems as they are published, with accents.
PUBLISHED = {
    "en": """consign consigned consigning consignment: consign
        consist consisted consistency consistent consistently consisting consists: consist
        knack: knack; knackeries: knackeri; knaves: knave; knightly: knight; knotted: knot
        skies: sky; dying: die; gently: gentl; early: earli; news: news; proceed: proceed""",
    "fr": """continu continua continuait continuant continuation continuera continué: continu
        continuel continuelle continuellement: continuel; contractée contractions: contract
        maintenaient maintenant: mainten; majesté: majest; majestueuse majestueusement: majestu""",
    "es": """cheques: chequ; chica chicas chicos: chic; chicharrones: chicharron; tórax: torax
        torreón: torreon; torneos: torne; totales totalidad totalmente: total
        trabajaba trabajadores trabajamos trabajando trabajarán: trabaj""",
    "pt": """boataria boates boatos: boat; bocadinho: bocadinh; química químicos: químic
        quilômetros: quilômetr; quimioterapia: quimioterap; quintuplicou: quintuplic""",
    "de": """aufeinanderfolge aufeinanderfolgenden: aufeinanderfolg; aufeinanderschlügen:
        aufeinanderschlug; aufenthaltes: aufenthalt; auffällig auffallenden: auffall; auffaßt:
        auffasst; kategorien: kategori; katholische katholik: kathol; kätzchens: katzch""",
    "ru": """вагон вагона вагонов вагоны: вагон; важная важнейшими важного важных: важн
        важности важностию важностью: важност; валялась валялся: валя; вазах: ваз""",
}


@pytest.mark.parametrize("language", PUBLISHED)
def test_stems_are_those_that_the_algorithm_publishes(language: str) -> None:
    groups = PUBLISHED[language].replace(":\n", ": ").replace("\n", ";").split(";")
    mark = "" if language == "en" else f"{language}:"
    for group in filter(str.strip, groups):
        words, stem = group.split(":")
        expected = {mark + fold(stem.strip())}
        assert {stem_form(word, language) for word in words.split()} == expected


@pytest.mark.parametrize(
    "word", ["commit committed commits committing", "plan planned", "refer referred"]
)
def test_doubled_consonants_of_english_are_one_again(word: str) -> None:
    assert len(set(map(stem_form, word.split()))) == 1


def test_words_that_only_begin_alike_are_apart_in_english() -> None:
    """The first algorithm of Porter has one stem for these three."""
    assert len({stem_form(word) for word in ("community", "communication", "communism")}) == 3


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "résumé resume résumés"),
        ("pt", "reunião reuniões"),
        ("ar", "بيان بيانًا"),
        ("ar", "اتفاقية الاتفاقية الاتـفاقية"),
        ("ar", "قدّمت قدمت"),
        ("ru", "ещё еще ЕЩЁ"),
        ("tr", "TOPLANTI toplantı"),
        ("de", "Länder LÄNDER Laender"),
        ("hi", "योजना योजनाओं"),
        ("el", "Συνεδρίαση ΣΥΝΕΔΡΙΑΣΗΣ συνεδριάσεις"),
        ("sr", "Састанак sastanak"),
    ],
)
def test_words_of_a_language_in_their_forms(language: str, words: str) -> None:
    assert len({stem_form(word, language) for word in words.split()}) == 1


def test_the_same_letters_in_two_languages_are_two_terms() -> None:
    assert stem_form("pain", "fr") == "fr:pain"
    assert stem_form("pain", "en") == "pain"


@pytest.mark.parametrize(
    ("word", "language", "term"),
    [
        ("committees", "ru", "committe"),
        ("committees", "zh", "committe"),
        ("Женеве", "en", "женеве"),
        ("uỷ", "vi", "uy"),
        ("扫", "zh", "扫"),
        ("扫", "en", "扫"),
        ("2011", "fr", "2011"),
        ("٢٠١١", "ar", "2011"),
        ("l", "fr", "l"),
        ("møter", "nb", "no:mot"),
        ("whatever", "xx", "whatever"),
    ],
)
def test_what_has_no_stemmer_or_another_script(word: str, language: str, term: str) -> None:
    assert stem_form(word, language) == term


@pytest.mark.parametrize("language", ALGORITHMS)
def test_every_algorithm_is_there(language: str) -> None:
    for word in ("meetings", "встречах", "اجتماعات", "συναντήσεις", "बैठकों", "கூட்டம்", "ժողով"):
        assert stem_form(word, language)
