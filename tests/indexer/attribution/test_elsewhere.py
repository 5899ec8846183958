"""Who speaks in other languages than English: small paragraphs, each of a kind.

A line is the language, the paragraph, and who speaks in it: `Norway`, with a role if it is another
than `statement`, and for whom: `Norway:floor`, `Kenya>African Group`. Statements are parted by `|`.
"""

from pathlib import Path

import pytest

from indexer.attribution.names import NameFinder
from indexer.errors import RegisterError
from indexer.reading.summaries import read_summary
from indexer.register.register import Register, load_register, world
from indexer.summary import Role, Statement

FINDER = NameFinder(Register(world()))
SPEAK = """
fr ; La **Norvège** a remercié l’**Allemagne** de son appui. ; Norway
fr ; Le Président a remercié la **Norvège**. ;
fr ; Plusieurs délégations, dont la **Norvège**, ont appuyé le texte. ;
fr ; La représentante de la **Norvège** a demandé la parole. Elle a insisté. ; Norway
fr ; La proposition du **Chili** n’a pas été retenue. ;
fr ; Selon l’**Allemagne**, le texte est clair. ; Germany
fr ; En réponse à la **Norvège**, le **Chili** a rappelé la règle. ; Chile
fr ; La **Norvège** (au nom des **États-Unis**) a pris la parole. ; Norway:floor>United States
fr ; Ont également pris la parole : **Chili, Fidji et CICR**. ; Chile:floor, Fiji:floor, ICRC:floor
fr ; Le **Chili** a dit oui. Le Président a levé la séance. ; Chile
fr ; Le **Chili** a dit oui. La réunion a pris fin. ; Chile
fr ; Le **Chili** a dit oui, tandis que la **Norvège** a dit non. ; Chile, Norway
fr ; Le **Chili** a dit oui, et la **Norvège** que non. ; Chile, Norway
fr ; **Norvège** : il faut agir. ; Norway
fr ; **Remarque :** la **Norvège** est absente. ;
fr ; Remarque : la **Norvège** est absente. ;
fr ; **Important** : rien n’est décidé. ;
fr ; Il est **urgent** d’agir. ;
fr ; **Awa Diarra** a présenté le rapport. ; Awa Diarra
es ; **México** agradeció a **Noruega** su apoyo. ; Mexico
es ; El Presidente agradeció a **Noruega**. ;
es ; Muchas delegaciones felicitaron a **Noruega**. ;
es ; La propuesta de **México** fue rechazada. ;
es ; La delegación de **México** pidió tiempo. ; Mexico
es ; Según **Alemania**, el texto es claro. ; Germany
es ; **Chile**, en nombre de **México** y **Perú**, pidió tiempo. ; Chile>Mexico>Peru
es ; Con el apoyo de **Suiza**, **Noruega** propuso un plan. ; Switzerland:support, Norway
es ; También intervinieron **Fiyi, Kenia y el CICR**. ; Fiji:floor, Kenya:floor, ICRC:floor
es ; **Trinidad y Tabago y Cuba** hablaron también. ; Trinidad and Tobago:floor, Cuba:floor
es ; Decisión: **México** presidirá. ;
pt ; A **Alemanha** agradeceu ao **Brasil**. ; Germany
pt ; O **Brasil**, em nome do **Grupo Africano**, pediu tempo. ; Brazil>African Group
pt ; O representante de **Portugal** disse que sim. ; Portugal
pt ; Para a **Noruega**, é tarde. ; Norway
pt ; A proposta de **Portugal** foi rejeitada. ;
pt ; Muitas delegações apoiaram **Portugal**. ;
pt ; Usaram também da palavra **Fiji e o Quénia**. ; Fiji:floor, Kenya:floor
de ; Anschließend erklärte **Norwegen**, dass es zustimmt. ; Norway
de ; Der Vertreter der **Schweiz** bat um Zeit. ; Switzerland
de ; Der Vorschlag der **Schweiz** wurde abgelehnt. ;
de ; Der **Iran** lehnte den Text ab. ; Iran
de ; Die Vorsitzende dankte **Norwegen**. ;
de ; Viele Delegationen dankten **Norwegen**. ;
de ; **Norwegen** dankte **Kenia** für 3 Mio. Euro. Es fügte hinzu, dass z. B. Kurse helfen. ; Norway
de ; Nach Ansicht der **Schweiz** fehlt ein Plan. ; Switzerland
de ; **Frage:** Was sagt **Norwegen**? ;
de ; Das Wort ergriffen außerdem **Fidschi, Kenia und das IKRK**. ; Fiji:floor, Kenya:floor, ICRC:floor
de ; **Die Schweiz** und **der Iran** ergriffen das Wort. ; Switzerland:floor, Iran:floor
ru ; **Норвегия** поблагодарила **Кению**. ; Norway
ru ; Предложение **Норвегии** было отклонено. ;
ru ; По словам **Норвегии**, срок мал. ; Norway
ru ; Делегация **Кении** попросила слова. Она напомнила о сроке. ; Kenya
ru ; Председатель поблагодарил **Норвегию**. ;
ru ; Многие делегации поддержали **Чили**. ;
ru ; **Чили** от имени **Мексики** и **Перу** предложило план. ; Chile>Mexico>Peru
ru ; **Норвегия** заявила, что согласна, а **Кения** возразила. ; Norway, Kenya
ru ; Слово взяли также **Фиджи, Кения и МККК**. ; Fiji:floor, Kenya:floor, ICRC:floor
ru ; **Вопрос:** что думает **Кения**? ;
zh ; **挪威**感谢**德国**的支持。 ; Norway
zh ; **德国**的提案未获通过。 ;
zh ; **德国**代表表示同意。 ; Germany
zh ; 主席感谢**德国**。 ;
zh ; 许多代表团感谢**德国**。 ;
zh ; **多米尼加共和国和捷克**也发了言。 ; Dominican Republic:floor, Czech Republic:floor
zh ; 在**瑞士**的支持下，**挪威**提出了计划。 ; Switzerland:support, Norway
zh ; **肯尼亚**代表**非洲集团**指出，时间不够。**智利**表示同意。 ; Kenya>African Group | Chile
zh ; **挪威**说同意，**智利**说反对。 ; Norway, Chile
zh ; **问题**：**挪威**怎么看？ ;
zh ; **张伟**指出，时间不够。 ; 张伟
zh ; 这一点很**重要**。 ;
ja ; **ノルウェー**は**ドイツ**に謝意を表明した。 ; Norway
ja ; **ドイツ**の提案は否決された。 ;
ja ; **ドイツ**の代表は賛成すると述べた。 ; Germany
ja ; 多くの代表団が**ドイツ**を支持した。 ;
ja ; **スイス**の支持を得て、**ノルウェー**が計画を提案した。 ; Switzerland:support, Norway
ja ; **フィジー、ケニア及びスイス**も発言した。 ; Fiji:floor, Kenya:floor, Switzerland:floor
ja ; **質問：** **ドイツ**はどう考えるか。 ;
ar ; شكرت **النرويج** **ألمانيا** على دعمها. ; Norway
ar ; شكر الرئيس **ألمانيا**. ;
ar ; رحبت وفود كثيرة باقتراح **ألمانيا**. ;
ar ; وقال ممثل **كينيا** إن الوقت قصير. ; Kenya
ar ; وأعلنت **كينيا** نيابة عن **المجموعة الأفريقية** أن الوقت قصير. ; Kenya>African Group
ar ; قالت **كينيا** نعم، بينما قالت **شيلي** لا. ; Kenya, Chile
ar ; وأدلى ببيان أيضا كل من **فيجي وكينيا وسويسرا**. ; Fiji:floor, Kenya:floor, Switzerland:floor
ar ; **سؤال:** ما رأي **كينيا**؟ ;
hi ; **नॉर्वे** ने **जर्मनी** को धन्यवाद दिया। ; Norway
hi ; **जर्मनी** का प्रस्ताव अस्वीकार हुआ। ;
hi ; **जर्मनी** के प्रतिनिधि ने सहमति जताई। ; Germany
hi ; कई प्रतिनिधिमंडलों ने **जर्मनी** का समर्थन किया। ;
ko ; **독일**의 제안은 부결되었다. ;
ko ; **독일** 대표는 동의한다고 밝혔다. ; Germany
ko ; **피지와 케냐**도 발언했다. ; Fiji:floor, Kenya:floor
sw ; **Kenya** iliishukuru **Ujerumani**. ; Kenya
tr ; **İsviçre**'nin desteğiyle **Norveç** bir plan önerdi. ; Switzerland:support, Norway
tr ; **Almanya**'nın önerisi reddedildi. ;
pl ; Wniosek **Niemiec** odrzucono. ;
uk ; Пропозицію **Норвегії** відхилили. ;
it ; La proposta della **Svizzera** è stata respinta. ;
nl ; Het voorstel van **Noorwegen** werd verworpen. ;
fr ; **Ligue du Port** y a alors dit que non. ; Ligue du Port
fr ; **Ligue du Port** hier matin au port dit que non. ;
zh ; **港口联盟**昨天晚上又一次在会上说，资金不足。 ; 港口联盟
zh ; **港口联盟**昨天晚上又一次在大会上郑重说，资金不足。 ;
fr ; **Ligue du Port** et **Norvège** misaient sur le gaz. ; Ligue du Port, Norway
es ; Se agradeció a **Noruega**. **Malí** dijo que no. ; Mali
es ; **Cuba, Trinidad y Tabago y Chile** hablaron también. ; Cuba:floor, Trinidad and Tobago:floor, Chile:floor
"""  # noqa: E501
PLAIN = """
zh ; 挪威代表说，资金不足。 ; Norway
ja ; ノルウェー代表は、資金が足りないと述べた。 ; Norway
ja ; 議長はノルウェー代表を歓迎した。 ; 議長:chair
ar ; قال ممثل كينيا إن الوقت قصير. ; Kenya
ar ; شكر الرئيس ممثل كينيا. ; الرئيس:chair
ru ; Делегат Чили г-н Сото подчеркнул важность графика. ; Chile
ru ; С заявлениями выступили также Аргентина и Мексика. ; Argentina:floor, Mexico:floor
fr ; Le délégué du Chili, M. Soto, a souligné l’importance du calendrier. ; Chile
fr ; Le Kenya, pour sa part, a souligné l’importance du calendrier. ; Kenya
fr ; Ont également pris la parole les représentants du Ghana, du Togo et de la Tunisie. ; Ghana:floor, Togo:floor, Tunisia:floor
fr ; Le Président a remercié les représentants du Ghana, du Togo et de la Tunisie. ; Président:chair
fr ; Le Kenya a alors dit que non. ; Kenya
fr ; Le Kenya y a alors dit que non. ; Kenya
fr ; Le Kenya hier au soir dit que non. ;
zh ; 挪威昨天又说，资金不足。 ; Norway
zh ; 挪威昨天又再说，资金不足。 ;
fr ; Le directeur des eaux de la Norvège a dit non. ; Norway
es ; El secretario de Aguas de Noruega dijo que no. ; Norway
"""  # noqa: E501
LINES = [tuple(part.strip() for part in line.split(" ; ")) for line in
         (line + " " for line in SPEAK.strip().split("\n"))]  # fmt: skip
LANGUAGES = Path(__file__).with_name("languages.txt").read_text("utf-8")
EXAMPLES = [example.partition("\n") for example in LANGUAGES.split("\n=== ")[1:]]
PROSE = Path(__file__).with_name("plain.txt").read_text("utf-8")
PROSE_EXAMPLES = [example.partition("\n") for example in PROSE.split("\n=== ")[1:]]


def statements(language: str, text: str, convention: str = "bold") -> list[Statement]:
    front = f"---\nlanguage: {language}\nspeakers: {convention}\n---\n"
    summary = read_summary(f"{front}# X\n\n## Y\n\n{text}\n", "x.md", FINDER)
    return [s for paragraph in summary.paragraphs for s in paragraph.statements]


def told(statement: Statement) -> str:
    """Write who speaks in a statement as the table does."""
    names = {identity.id: identity.label for identity in FINDER.register}
    parts = []
    for speaker in statement.speakers:
        role = "" if speaker.role is Role.STATEMENT else f":{speaker.role}"
        behalf = "".join(f">{names.get(id_, id_)}" for id_ in speaker.on_behalf_of)
        parts.append(f"{speaker.name}{role}{behalf}")
    return ", ".join(parts)


@pytest.mark.parametrize(("language", "text", "expected"), LINES)
def test_who_speaks(language: str, text: str, expected: str) -> None:
    assert " | ".join(map(told, statements(language, text))) == expected


@pytest.mark.parametrize("line", PLAIN.strip().split("\n"))
def test_who_speaks_in_ordinary_print(line: str) -> None:
    """Behind "the representative of", and with something put in before the verb."""
    language, text, *expected = (part.strip() for part in f"{line} ".split(" ; "))
    assert [" | ".join(map(told, statements(language, text, "names")))] == expected


@pytest.mark.parametrize(("language", "_", "example"), [*EXAMPLES, *PROSE_EXAMPLES])
def test_who_speaks_in_each_language(language: str, _: str, example: str) -> None:
    """In bold, behind labels and in plain prose; the language is told, the convention is not."""
    text, _, expected = example.partition("\n---\n")
    language = language.split()[0]
    summary = read_summary(f"---\nlanguage: {language}\n---\n# X\n\n## Y\n\n{text}", "x.md", FINDER)
    told_in = [" | ".join(map(told, p.statements)) or "nobody" for p in summary.paragraphs]
    assert told_in == expected.strip().split("\n")


def test_a_chair_that_is_named_by_its_office_alone_speaks_behind_a_colon() -> None:
    text = "主席：会议开始。\n\n挪威：我们支持。\n\n决定：下次再议。\n\n主席：散会。"
    summary = read_summary(f"---\nlanguage: zh\n---\n# 会议\n\n## 讨论\n\n{text}\n", "x.md", FINDER)
    found = [" | ".join(map(told, paragraph.statements)) for paragraph in summary.paragraphs]
    assert found == ["主席:chair", "Norway", "", "主席:chair"]


def test_capitals_are_read_by_the_same_phrases() -> None:
    """In capitals a group may stand in small letters, where it says something."""
    text = (
        "El BRASIL, con CHILE y PERÚ, pidió tiempo. La UE (UNEP/12) se opuso. La propuesta de CUBA"
        " cayó.\n\nIntervinieron además FIYI y KENIA. ALAS ABIERTAS pidió calma."
    )
    found = [told(s) for s in statements("es", text, "capitals")]
    assert found == [
        "Brazil, Chile, Peru",
        "European Union",
        "Fiji:floor, Kenya:floor",
        "Alas Abiertas",
    ]


@pytest.mark.parametrize(
    "text",
    ["Mme Ana María Bo Ek (Norvège) a dit non.", "La Norvège, Mme Ana María Bo Ek, a dit non."],
)
def test_who_speaks_for_a_state_is_named_with_it(text: str) -> None:
    (statement,) = statements("fr", text, "names")
    assert (told(statement), statement.delegates) == ("Norway", ("Ana María Bo Ek",))


def test_names_of_any_language_of_a_summary_are_known_in_all_of_it() -> None:
    texts = (
        "**Norvège** a dit que le budget était épuisé et que les délais étaient trop courts.",
        "**Perú** dijo que el presupuesto se había agotado y que los plazos eran muy cortos.",
        "**Noruega y Perú** ont répondu que la Convention ne disait rien des délais.",
    )
    text = "---\nspeakers: bold\n---\n# X\n\n## Y\n\n" + "\n\n".join(texts)
    summary = read_summary(text, "x.md", FINDER)
    found = [" | ".join(map(told, paragraph.statements)) for paragraph in summary.paragraphs]
    assert found == ["Norway", "Peru", "Norway, Peru"]


def test_a_corpus_adds_phrases_of_a_language(tmp_path: Path) -> None:
    """Whoever knows a language teaches it, and a table that can't be read is refused."""
    register = tmp_path / "register.toml"
    register.write_text('[language.eo]\nothers = "multaj"\nfloor = "ekparolis"\n', "utf-8")
    finder = NameFinder(load_register(tmp_path))
    text = "**Ĉilio** ekparolis. Multaj konsentis. **Norvegio** diris jes."
    front = "---\nlanguage: eo\nspeakers: bold\n---\n# X\n\n## Y\n\n"
    (paragraph,) = read_summary(front + text, "x.md", finder).paragraphs
    assert list(map(told, paragraph.statements)) == ["Chile:floor", "Norway"]
    assert paragraph.text[: paragraph.statements[0].end] == "Ĉilio ekparolis."
    register.write_text("[language.eo]\nothers = 5\n", "utf-8")
    with pytest.raises(RegisterError, match="phrases of the language 'eo'"):
        load_register(tmp_path)
