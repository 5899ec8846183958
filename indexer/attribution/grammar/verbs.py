"""Verbs of reports in all their forms, each written once: "ask" gives asks, asked, asking."""

from collections.abc import Iterator

VOWELS = frozenset("aeiou")
IRREGULAR = {
    verb: (past, participle)
    for verb, past, participle in (
        line.split()
        for line in """
        begin began begun
        bring brought brought
        draw drew drawn
        feel felt felt
        find found found
        foresee foresaw foreseen
        give gave given
        hold held held
        hear heard heard
        lay laid laid
        lead led led
        leave left left
        let let let
        make made made
        mean meant meant
        meet met met
        pay paid paid
        put put put
        read read read
        retell retold retold
        run ran run
        say said said
        see saw seen
        seek sought sought
        send sent sent
        set set set
        speak spoke spoken
        sit sat sat
        spell spelled spelt
        stand stood stood
        take took taken
        tell told told
        think thought thought
        understand understood understood
        undertake undertook undertaken
        uphold upheld upheld
        withdraw withdrew withdrawn
        write wrote written
        """.strip().splitlines()
    )
}
# Verbs of more than one syllable that double their last letter.
DOUBLING = frozenset(
    """
    admit commit submit permit omit refer defer infer prefer concur recur regret rebut compel excel
    signal travel cancel counsel label model quarrel allot
    """.split()
)

# Those that are never spelt with a z.
ALWAYS_S = frozenset("advise exercise praise promise raise revise supervise surmise".split())

# What a speaker does whose words are reported.
SAYING = frozenset(
    """
    accept acknowledge add address advance advise advocate affirm agree air align associate
    announce answer apologise appeal applaud appreciate argue articulate ask assert assure attach
    attempt attribute back believe bemoan brief call caution challenge characterise cite claim
    clarify close commend comment compare complain complement compliment concede conclude concur
    condemn confirm congratulate consider contend contest contrast convey counter criticise declare
    decline decry dedicate deem defend defer define delineate deliver demand demonstrate denounce
    deny deplore describe detail differ direct disagree disassociate discourage discuss dismiss
    disown dispute dissociate doubt draft draw echo elaborate emphasise encourage endorse enquire
    envisage envision estimate exclaim exhort expect explain explore express favor favour fear feel
    focus foresee give hail highlight hold honor honour hope identify illustrate implore indicate
    inform inquire insist intend interject intervene introduce invite join judge justify lament
    laud lay list listen look maintain make mention moot move muse narrate necessitate need
    negotiate note object observe offer open oppose outline paint paraphrase pay persist plead
    pledge point ponder portray pose posit praise predict prefer present press prioritise proclaim
    project promise prompt propose protest provide put query question quip quote raise react read
    reaffirm realise reason reassure rebuff rebuke rebut recall recap recapitulate reckon recognise
    recommend recount refer refuse refute register regret reiterate reject rejoin relate relay
    remain remark remember remind renew repeat reply report request reserve resist respond restate
    retort reveal review rue rule salute say second see seek share show signal speak specify
    speculate state stipulate stress submit suggest sum summarise support surmise sympathise table
    take tell testify thank think trace trust try turn underline underscore understand unveil
    update uphold urge utter vent venture view voice volunteer vouch vow want warn welcome wish
    withdraw withhold wonder worry write
    """.split()
)
# What a body decides.
DECIDING = frozenset(
    """
    adjourn adopt agree approve authorise begin close complete conclude consider continue convene
    decide defer delegate discuss elect establish focus forward gather hear hold invite mandate
    meet open organise postpone proceed request resolve resume review take
    """.split()
)
# What is done at a meeting without saying anything, whoever does it.
NOT_SAYING = frozenset(
    """
    abstain accede arrive attend depart deposit host ratify sign vote
    """.split()
)
# ... and what is, though it may be a figure of speech of a state: "JAPAN joined the US in asking".
NOT_SAYING_IN_PERSON = NOT_SAYING | frozenset(
    """
    chair co-chair co-facilitate convene emerge enter exit facilitate join leave lead meet
    participate preside receive rejoin retire return sit withdraw
    """.split()
)
# What states do together that decide something, and say nothing.
SETTLING = frozenset("adopt convene elect establish meet".split())
# What stands behind a quotation or in the middle of it: "too late, said NORWAY".
QUOTING = frozenset(
    """
    add admit agree announce answer argue ask complain conclude continue counter declare explain
    insist note observe quip recall remark reply report respond say state suggest warn wonder write
    """.split()
)
# What one does who leads a meeting through its business.
PROCEEDING = frozenset("open close adjourn convene reconvene resume suspend reopen gavel".split())


def past(verb: str) -> str:
    """Give the past tense of a verb."""
    return IRREGULAR[verb][0] if verb in IRREGULAR else _regular_past(verb)


def participle(verb: str) -> str:
    """Give the past participle of a verb."""
    return IRREGULAR[verb][1] if verb in IRREGULAR else _regular_past(verb)


def present(verb: str) -> str:
    """Give the third person of a verb: "says"."""
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_y(verb) else verb + "s"


def ing(verb: str) -> str:
    """Give the present participle of a verb: "saying"."""
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if _doubles(verb) else verb) + "ing"


def finite(verbs: frozenset[str]) -> Iterator[str]:
    """Give the forms of verbs that may be a sentence's verb."""
    for verb in spelt(verbs):
        yield from (past(verb), present(verb))


def spelt(verbs: frozenset[str]) -> Iterator[str]:
    """Give verbs in British spelling, and in American where it differs."""
    for verb in verbs:
        yield verb
        if verb.endswith("ise") and verb not in ALWAYS_S:
            yield f"{verb[:-3]}ize"


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if _ends_in_y(verb):
        return verb[:-1] + "ied"
    return (verb + verb[-1] if _doubles(verb) else verb) + "ed"


def _ends_in_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in VOWELS


def _doubles(verb: str) -> bool:
    """Tell "plan", which becomes "planned", from "need" and "answer"."""
    short = sum(letter in VOWELS for letter in verb) == 1 and verb[-1] not in "wxy"
    one_vowel = verb[-1] not in VOWELS and verb[-2:-1] in tuple(VOWELS)
    return verb in DOUBLING or (short and one_vowel and verb[-3:-2] not in tuple(VOWELS))
