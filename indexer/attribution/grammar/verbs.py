"""Verbs of reports in all their forms, each written once: "ask" gives asks, asked, asking.

And which of them say what in the past and the passive.
"""

from collections.abc import Iterator

VOWELS = frozenset("aeiou")
IRREGULAR = {
    verb: (past, participle)
    for verb, past, participle in (
        line.split()
        for line in """
        beg begged begged
        begin began begun
        build built built
        buy bought bought
        cut cut cut
        dig dug dug
        drink drank drunk
        drive drove driven
        eat ate eaten
        fall fell fallen
        fly flew flown
        grow grew grown
        kneel knelt knelt
        lose lost lost
        mow mowed mown
        ride rode ridden
        sell sold sold
        sing sang sung
        sleep slept slept
        steal stole stolen
        swim swam swum
        teach taught taught
        wear wore worn
        weep wept wept
        win won won
        beseech beseeched beseeched
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
        stick stuck stuck
        swear swore sworn
        forgive forgave forgiven
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
    signal travel cancel counsel label model quarrel allot extol demur aver quiz
    """.split()
)

# Those that are never spelt with a z.
ALWAYS_S = frozenset("advise exercise praise promise raise revise supervise surmise".split())

# What a speaker does whose words are reported.
SAYING = frozenset(
    """
    accept acknowledge add address admit admonish advance advise advocate affirm agree air
    alert align allege allude announce answer apologise appeal applaud appreciate apprise argue
    articulate ask assert associate assure attach attempt attribute aver back balk beg believe
    bemoan beseech blame boast brief bristle broach call caution challenge champion
    characterise chastise chide cite claim clarify close commend comment commit compare
    complain complement compliment concede conclude concur condemn confess confirm congratulate
    consent consider contemplate contend contest contradict contrast convey correct counsel
    counter criticise declare decline decry dedicate deem defend defer define delineate deliver
    demand demonstrate demur denigrate denounce deny deplore deride describe despair detail
    differ direct disagree disapprove disassociate disclose discourage discuss dismiss disown
    disparage dispute dissent dissociate dissuade divulge doubt downplay draft draw dwell echo
    elaborate emphasise encourage endorse enjoin enquire enthuse entreat enumerate envisage
    envision espouse estimate exclaim exhort expect explain explore expound express extol favor
    favour fear feel flag float focus foresee foreshadow forewarn give grumble guarantee hail
    highlight hint hold honor honour hope identify illustrate implore imply indicate infer
    inform inquire insinuate insist instruct intend interject intervene intimate introduce
    invite invoke itemise join joke judge justify lambast lambaste lament laud lay liken list
    listen lobby look maintain make mention moot mourn move mull muse name narrate necessitate need
    negotiate nominate note notify object observe offer open opine oppose outline overstate
    paint paraphrase pay persist plead pledge point ponder portray pose posit postulate praise
    predict preface prefer present press presume prioritise proclaim profess proffer project
    promise prompt pronounce propose propound protest provide push put quantify query question
    quibble quip quiz quote raise react read reaffirm realise reason reassure rebuff rebuke
    rebut recall recap recapitulate recite reckon recognise recommend reconsider recount refer
    reflect refuse refute register regret reiterate reject rejoin relate relay remain remark
    remember remind remonstrate renew repeat rephrase reply report reprimand reproach repudiate
    request reserve resist respond restate retell retort retract reveal review revisit rue rule
    salute say scoff scold second see seek share show side signal sketch slam speak specify
    speculate spotlight state stipulate stress submit substantiate suggest sum summarise
    support surmise sustain swear sympathise table take tell testify thank theorise think threaten
    touch tout trace trumpet trust try turn underline underscore understand understate unveil
    update uphold urge utter vent venture view vindicate voice volunteer vouch vow want warn
    weigh welcome whisper wish withdraw withhold wonder worry write
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
    abstain accede arrive attend depart deposit host ratify resign sign vote
    """.split()
)
# ... and what is, though it may be a figure of speech of a state: "JAPAN joined the US in asking".
NOT_SAYING_IN_PERSON = NOT_SAYING | frozenset(
    """
    chair co-chair co-facilitate convene emerge enter exit facilitate join leave lead meet
    participate preside receive rejoin retire return sit withdraw
    """.split()
)
# What is done with hands and feet, and nothing said.
ACTING = frozenset(
    """
    arrive attend bake borrow build buy clean climb collapse cook cough cry cut cycle dance die dig
    drink drive eat faint fall fly graduate grow install kneel laugh live lose marry mend mow nod
    obtain poll paint park photograph plant pour repair ride sell sing sleep smile sneeze steal swim
    teach travel visit vomit walk wear weep win work yawn leave resign retire depart
    """.split()
)
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
    """The past tense of a verb."""
    return IRREGULAR[verb][0] if verb in IRREGULAR else _regular_past(verb)


def participle(verb: str) -> str:
    """The past participle of a verb."""
    return IRREGULAR[verb][1] if verb in IRREGULAR else _regular_past(verb)


def present(verb: str) -> str:
    """The third person of a verb: "says"."""
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_y(verb) else verb + "s"


def ing(verb: str) -> str:
    """The present participle of a verb: "saying"."""
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if _doubles(verb) else verb) + "ing"


def finite(verbs: frozenset[str]) -> Iterator[str]:
    """The forms of verbs that may be a sentence's verb."""
    for verb in spelt(verbs):
        yield from (past(verb), present(verb))


def spelt(verbs: frozenset[str]) -> Iterator[str]:
    """Verbs in British spelling, and in American where it differs."""
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


def _pasts(verbs: frozenset[str]) -> frozenset[str]:
    return frozenset(map(past, spelt(verbs)))


DECIDED = _pasts(DECIDING)
NOT_SAID = _pasts(NOT_SAYING)
NOT_SAID_IN_PERSON = _pasts(NOT_SAYING_IN_PERSON)
PROCEEDED = _pasts(PROCEEDING)
ACTED = frozenset(
    form for verb in spelt(ACTING) for form in (past(verb), participle(verb), present(verb))
)
GONE = frozenset(map(participle, ("leave", "resign", "retire", "depart", "die", "arrive")))
QUOTED = _pasts(QUOTING) | {"says", "asks", "urges", "calls", "stresses", "argues", "warns", "adds"}
# ... and what is no decision: "agreed" is one too.
MERELY_SAID = QUOTED - {"agreed"}
# "which the EU called a floor"
CALLED = frozenset(
    """
    called described considered deemed termed dubbed labelled labeled characterised characterized
    regarded found felt feared hoped thought believed argued understood saw viewed
    """.split()
)
# "has spoken to the owner"
HAVING_SAID = frozenset(participle(verb) for verb in SAYING & IRREGULAR.keys())
# "Asked by Mr Bo, the Clerk said": who is named first has put a question, and is not reported.
PUT_TO = frozenset("asked told informed advised assured requested reported".split())
# What may be reported of somebody in the passive: "was introduced by".
BROUGHT = frozenset(
    """
    told informed advised assured reminded warned cautioned
    introduced presented proposed moved raised expressed outlined
    voiced suggested asked stated reported explained requested rejected questioned queried
    criticised criticized welcomed disputed challenged tabled submitted urged preferred favoured
    favored doubted regretted deplored
    highlighted pointed put brought
    """.split()
)
# What a body may do too and say nothing: "It was noted by Ms Bo that".
BROUGHT_IN_PERSON = frozenset(
    "given described noted confirmed acknowledged stressed emphasised emphasized reiterated"
    " observed mentioned remarked commented recalled argued said felt underlined".split()
)
