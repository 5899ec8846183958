"""Words that tell who speaks: verbs of speech, subjects that are no speakers, labels of notes.

General English of reports, not the words of one corpus; names are in the register.
"""

SPEECH = frozenset(
    """
    attempted     refused refuses declined declines lauded registered
    said says spoke stated states announced announces asked asks called calls noted notes stressed
    stresses emphasized emphasised emphasizes emphasises explained explains expressed expresses
    reported reports recalled recalls proposed proposes suggested suggests supported supports
    opposed opposes thanked thanks welcomed welcomes presented presents described describes
    indicated indicates mentioned mentions highlighted highlights underlined underlines
    underscored underscores urged urges informed informs introduced introduces outlined outlines
    submitted submits shared shares requested requests questioned questions objected objects
    agreed agrees disagreed disagrees argued argues added adds reminded reminds cautioned cautions
    warned warns characterized characterised discussed addressed pointed summarized summarised
    reviewed elaborated observed raised identified delivered provided encouraged encourages
    invited invites opened closed responded replied clarified clarifies reiterated reiterates
    insisted insists demanded appealed pledged pledges offered offers concluded updated showed
    demonstrated illustrated affirmed acknowledged congratulated declared declares remarked
    referred lamented criticized criticised regretted wondered preferred prefers favored favoured
    favors intervened commented told briefed hoped hopes commended advocated advocates appreciated
    endorsed endorses rejected rejects recommended recommends reaffirmed repeated sought seeks
    stated supported seconded echoed backed objected praised promised confirmed confirms denied
    disputed challenged contested countered complained conveyed drew felt feels held maintained
    maintains made queried quoted read recognized recognised reserved restated signaled signalled
    specified sympathized thought thinks believed believes considered considers
    understood viewed volunteered wanted wants wished wishes bemoaned asserted attributed
    cited claimed compared contended contrasted conceded deplored condemned decried denounced
    dedicated deferred defined detailed differed directed drafted enquired inquired envisaged
    envisioned explored focused foresaw gave gives honored honoured hailed interjected joined
    justified listed listened looked necessitated negotiated objected outlined paid paraphrased
    persisted posed posited predicted pressed projected prioritized proclaimed put queried reacted
    reasoned rebutted relayed remained remembered remarked renewed requested resisted retorted
    revealed saluted saw sees spelled stipulated stood summed surmised tabled testified
    took traced tried trusted turned unveiled upheld uttered ventured voiced vowed warned withdrew
    aired advised advanced accepted assured applauded attached expected expects
    """.split()
)
MODAL = frozenset(
    """
    could would should will may might can must cannot did does do had has have needed wished hoped
    became remained preferred went came
    """.split()
)
BE = frozenset("was were is are".split())
STANCE = frozenset(
    """
    concerned against willing ready unable able hesitant reluctant prepared open flexible pleased
    disappointed among sceptical skeptical cautious convinced grateful committed surprised happy
    keen uncomfortable optimistic supportive critical interested dissatisfied encouraged worried
    clear joined in of alone
    """.split()
)
DECISION = frozenset(
    """
    agreed adopted decided concluded considered established met convened discussed reviewed
    approved elected resumed continued addressed completed mandated requested invited took
    heard opened closed adjourned postponed forwarded focused held began gathered organized
    """.split()
)
IRREGULAR = frozenset(
    """
    began brought bought built came chose cut dealt did drew fell felt found fought gave got grew
    had held hit kept knew laid led left lent let lost made meant met paid put ran read rose saw
    sent set shed shared shook shut sat spent split spread stood stuck swore took taught told
    thought tore understood undertook went won withdrew wrote
    """.split()
)
NOT_FINITE = frozenset(
    """
    based located led listed named titled entitled scheduled related limited aimed needed used
    held hosted chaired organized co-chaired followed united red annexed attached proposed
    hundred indeed need speed exceed succeed feed breed seed embed unprecedented bracketed
    """.split()
)
ADVERBS = frozenset(
    """
    also then however again further furthermore additionally later first second finally instead both
    all each therefore thus still once likewise meanwhile moreover never not alone only always
    nevertheless nonetheless too already often yet together now just even thereafter
    subsequently similarly
    """.split()
)
PREPOSITIONS = frozenset(
    """
    of to in on at from into between among under about against toward towards within without via
    through over after before since until than as like per upon across around during including
    regarding concerning following pending according beyond despite besides except near versus
    """.split()
)
SUBORDINATORS = frozenset(
    """
    that which who whom whose where when if whether because how why unless so
    """.split()
)
CONTRASTS = frozenset(
    """
    while whereas but although though whilst
    """.split()
)
CHAIRS = frozenset(
    """
    chair chairs chairman chairmen chairwoman chairperson chairpersons co-chair co-chairs
    co-chairman co-chairmen vice-chair vice-chairs vice-chairman facilitator facilitators
    co-facilitator co-facilitators moderator moderators rapporteur rapporteurs co-chairperson
    coordinator coordinators co-coordinator co-coordinators
    """.split()
)
PRESIDENTS = frozenset("president presidents vice-president president-designate".split())
TITLES = frozenset(
    """
    minister ministers vice-minister prime deputy ambassador ambassadors amb secretary
    secretary-general under-secretary-general executive director director-general head chief ceo
    commissioner king prince princess queen professor prof mayor governor administrator senator
    envoy special representative mr ms mrs dr sir excellency officer delegate senior
    assistant secretary-general's managing undersecretary parliamentarian chancellor premier
    state foreign environment
    """.split()
)
REPRESENTATIVES = frozenset(
    """
    representative representatives delegate delegates delegation delegations spokesperson group
    """.split()
)
NOT_IN_PERSON = frozenset(
    """
    i we my you it this that what so
    the a an party parties group groups committee panel board fund programme program meeting
    meetings protocol convention article articles annex agreement conference session sessions
    working contact plenary council commission framework climate change development
    facility organization organisation association alliance coalition network union institute
    center centre university bank action plan mechanism forum workshop report paper decision
    countries nations states government governments member members secretariat bureau agenda
    item high-level segment monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december
    kyoto bali durban cancun mandate roadmap adaptation mitigation finance technology capacity
    north south east west northern southern eastern western central world international global
    regional national european african asian latin american caribbean pacific least developed
    small island developing industrialized many most several some other others both all no
    energy environmental environment indigenous youth women business science scientific technical
    subsidiary body implementation advice clean joint emissions trading review declaration accords
    policy policies procedure procedures assessment special expert experts ad hoc task force
    chamber federation foundation society agency confederation academy consortium company office
    lead author authors guidance good practice section human health one ngo ngos authorities
    farmers constituency options option chapter note text draft gas gases unit
    support task team advisory panels
    partnership system fourth fifth third second first un
    """.split()
)
PROCEDURE = frozenset(
    """
    opened closed adjourned convened reconvened resumed suspended reopened gavelled met chaired
    """.split()
)
NOUNS_IN_ING = frozenset(
    """
    meeting building funding training banking trading accounting reporting monitoring financing
    being morning evening thing something anything nothing everything spring king ring string
    briefing hearing housing planning drafting engineering farming fishing heating logging
    shipping warming wording understanding beginning
    """.split()
)
PARTICIPLES = frozenset(
    """
    saying speaking giving drawing seeking making taking telling thinking feeling seeing reading
    holding bringing putting setting leading responding reacting having being going coming using
    facing identifying clarifying replying specifying justifying pointing opening closing looking
    returning delivering beginning building
    """.split()
)
NOT_SPEAKING = frozenset(
    """
    received ratified signed hosted attended emerged acceded deposited joined participated
    facilitated chaired co-chaired led met consulted
    """.split()
)
INSTITUTIONS = frozenset(
    """
    organization organizations organisation organisations network union unions chamber institute
    institution council federation association alliance university bank centre center foundation
    agency programme program coalition confederation society forum churches campaign academy
    secretariat ngos office observatory consortium company system panel partnership
    """.split()
)
NOT_IN_INSTITUTION = frozenset(
    """
    parties protocol convention article annex agreement decision declaration working contact
    accords mandate work mechanism many several some most few other others all both
    """.split()
)
PARTICLES = frozenset("de da di del der den van von bin al el la le dos du y ter ten".split())
