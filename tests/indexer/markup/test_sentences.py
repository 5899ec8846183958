"""Where a sentence ends, in the language of its paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.markup.sentences import split_sentences

SENTENCES = """
en | Ms. Bo spoke. Mrs E. Gaunt agreed (see No. 9). The U.S. did not.
en | The fee was due on 3 May. | The Clerk said no. | Cllr Bo knew Prof. Dr Ek.
en | He lives in Mill Rd. | It is long.
de | Norwegen zahlte z. B. 3 Mio. Euro. | Am 3. Mai dankte Dr. Meier. | Art. 5 Abs. 2 gilt.
ru | Австралия выделила 40 млн. долл. США. | См. п. 5 ст. 3 Конвенции. | А. С. Попов согласен.
es | Véase la pág. 5 del informe. | Los EE. UU. dijeron que sí. | ¿Qué dijo el Sr. Pérez? | ¡Bien!
fr | M. Dupont et Mme. Durand ont parlé. | L’art. 5 est cité. | Cf. p. 3.
pt | O Sr. Silva leu a pág. 5, art. 3. | O Brasil disse o n.º 5.
it | Il sig. Rossi citò l’art. 5. | L’Italia disse di sì.
hi | डॉ. शर्मा ने कहा। | भारत ने सहमति दी।
ar | قالت ألمانيا نعم. | وافقت مصر؟ | نعم، د. أحمد قال.
zh | 德国宣布了新行动。 | 中国说：“好。” | 挪威同意！
de | Die 10. Sitzung begann um 9 Uhr. | Am 4. Juni d. J. endete sie.
ru | Он назвал 5 тыс. человек, т. е. две трети. | Г-н А. С. Попов и др. выступили.
pt | O Dr. Lima citou o art. 5.º, p. ex. a pág. 3. | O Brasil anuiu.
tr | Dr. Demir 3. maddeyi andı. | Prof. Kaya katıldı.
pl | Pan Nowak wymienił m.in. art. 5 i np. str. 3. | Zgoda.
nl | Dhr. Jansen noemde o.a. art. 5. | Mevr. Smit knikte.
ja | ドイツは述べた。 | 日本も「はい。」と言った。 | 中国も述べた。
"""
LINES = [line.split(" | ") for line in SENTENCES.strip().split("\n")]
SPACELESS = ("zh", "ja")


@pytest.mark.parametrize("line", LINES[1:], ids=lambda line: line[0])
def test_a_sentence_ends_where_readers_of_its_language_see_it_end(line: list[str]) -> None:
    language, *sentences = line
    text = ("" if language in SPACELESS else " ").join(sentences)
    found = [text[span.start : span.end] for span in split_sentences(text, language)]
    assert found == sentences


def test_a_title_ends_no_sentence() -> None:
    text = LINES[0][1]
    found = [text[span.start : span.end] for span in split_sentences(text)]
    assert found == ["Ms. Bo spoke.", "Mrs E. Gaunt agreed (see No. 9).", "The U.S. did not."]


@pytest.mark.parametrize("number", ["(b) ", "(12) ", " (iii)  "])
def test_a_number_in_brackets_stands_before_the_first_of_several_sentences(number: str) -> None:
    text = f"{number}The rent rose. Ms. Bo left."
    found = [text[span.start : span.end] for span in split_sentences(text)]
    assert found == [f"{number}The rent rose.".strip(), "Ms. Bo left."]


@given(st.text(), st.sampled_from(["en", "de", "ru", "ja", "th", "xx", ""]))
def test_sentences_are_in_order_and_leave_out_white_space_alone(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    kept = "".join(text[span.start : span.end] for span in spans)
    assert "".join(kept.split()) == "".join(text.split())
