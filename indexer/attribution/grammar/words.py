"""The words that the grammar knows: general English of reports, not the words of one corpus.

Names are in the register, verbs in `verbs`.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MODALS = _words(
    """
    could would should will may might can must cannot did does do had has have needed became
    remained went came got seemed appeared
    """
)
BE = _words("was were is are")
# "was concerned": who is so has said so.
STANCES = _words(
    """
    concerned against willing ready unable able hesitant reluctant prepared open flexible pleased
    disappointed among sceptical skeptical cautious convinced grateful committed surprised happy
    keen uncomfortable optimistic supportive critical interested dissatisfied encouraged worried
    clear in of alone minded sure unsure certain adamant satisfied unhappy unconvinced content
    sympathetic confident aware doubtful sorry delighted glad relieved opposed unwilling mindful
    anxious wary persuaded uneasy unimpressed puzzled alarmed angry annoyed ashamed astonished
    baffled dismayed dubious eager frustrated impressed intrigued nervous perplexed proud saddened
    shocked startled troubled upset unsettled perturbed relaxed adamant cross appalled aghast
    unhappy furious thankful hopeful hesitant undecided impatient scathing blunt emphatic insistent
    agreeable amenable dismissive leery chary lukewarm noncommittal apologetic complimentary
    categorical forthright outspoken defiant content
    """
)
# "Like Italy, Spain said"
COMPARING = _words("like unlike besides")
# What in the present is no noun: "the UK prefers", but not "the UK reports".
NEVER_NOUNS = _words(
    """
    accepts adds agrees argues asks asserts believes confirms disagrees explains insists objects
    observes opposes prefers proposes recommends rejects says suggests thinks
    wants dissociates disassociates reiterates reaffirms considers maintains deplores emphasizes
    emphasises acknowledges condemns denies
    """
)
# "was present": who is so has said nothing.
PRESENT = _words("present absent elected represented there here")
ASKED = _words("asked enquired inquired questioned queried wondered asks")
REPLIED = _words("replied answered responded confirmed explained assured replies answers responds")
# What may be somebody's: "the Clerk's advice was that".
VIEWS = _words(
    """
    advice answer argument complaint concern explanation fear hope objection opinion point position
    preference recommendation reply response suggestion understanding view wish worry mind
    experience judgement judgment estimation verdict retort contention plea assessment
    evidence submission testimony case
    """
)
# Who is spoken for, if no name is.
GROUP_NOUNS = _words(
    """
    constituency group groups members countries states region association committee league union
    coalition foundations farmers workers residents traders society holders tenants parents teachers
    pupils students owners drivers staff users patients fishermen fishers women youth children
    businesses industry neighbours neighbors shareholders leaseholders petitioners applicants
    employees unions companies islands islanders people peoples villagers families volunteers clubs
    schools churches nations parties organizations organisations delegations colleagues community
    communities party caucus bloc network forum trust federation majority minority councillors
    directors trustees supporters signatories sponsors co-sponsors authors proponents manufacturers
    producers suppliers operators growers breeders anglers cyclists motorists pensioners commuters
    hoteliers shopkeepers stallholders cooperatives carers nurses doctors builders club school
    editors experts organisers organizers hosts panel board drafters officers chairs
    church charity team hospital college firm company estate parish village industry society
    """
)
IRREGULAR_PASTS = _words(
    """
    began brought bought built came chose cut dealt did drew fell felt fought gave got grew had hit
    kept knew lost ran rose saw sent shed shook shut spent split spread stuck swore taught tore
    went won threw broke drove set cast undertook found stood lent rode sold caught bore forgot sank
    struck understood withstood swore stuck
    """
)
NOT_FINITE = _words(
    """
    based located listed named titled entitled scheduled related limited aimed used chaired
    co-chaired followed united red annexed hundred indeed need speed exceed succeed feed breed seed
    embed unprecedented bracketed so-called
    """
)
ADVERBS = _words(
    """
    also then however again further furthermore additionally later first second finally instead
    both all each therefore thus still once likewise meanwhile moreover never not alone only always
    nevertheless nonetheless too already often yet together now just even thereafter well next
    subsequently similarly today jointly separately thereupon duly so
    """
)
NOT_ADVERBS = _words(
    """
    family supply reply apply july italy assembly rely comply only anomaly ally tally bully rally
    imply holy ugly silly belly jelly hilly folly bodily reilly kelly emily billy molly sally
    """
)
PREPOSITIONS = _words(
    """
    to in at into between among under about against toward towards within without via over after
    before since until than as like per upon across around during regarding concerning following
    pending beyond unlike notwithstanding barring excluding despite besides except near
    versus throughout
    """
)
SUBORDINATORS = _words("that if whether how why unless what")
RELATIVES = _words("which who whom whose")
CIRCUMSTANCES = _words("where when because")
CONTRASTS = _words("while whereas but although though whilst whereupon")
CHAIRS = _words(
    """
    chair chairs chairman chairmen chairwoman chairperson chairpersons co-chair co-chairs
    co-chairman co-chairmen vice-chair vice-chairs vice-chairman vice-chairperson
    vice-chairwoman facilitator facilitators co-lead co-leads co-convener co-conveners
    co-convenor co-convenors co-rapporteur co-rapporteurs co-facilitator
    co-facilitators moderator moderators rapporteur rapporteurs co-chairperson
    coordinator coordinators co-coordinator co-coordinators convener convenor conveners convenors
    """
)
PRESIDENTS = _words("president presidents vice-president president-designate")
# Whose own words count, whatever body stands behind the name.
# Parties, as parliaments and councils that report in English print them behind their members:
# "Ms Bo (ANC)" speaks for herself.
PARTIES = frozenset(
    """
    Con Lab LD Lib LibDem Dem SNP PC DUP SF UUP SDLP TUV Alba UKIP Green Ind FF FG SD PBP GP
    ANC DA IFP EFF ACDP UDM COPE FF+ FFPLUS FFP GOOD PAC MK MKP ActionSA ATM NFP BOSA RISE
    CPC LPC NDP BQ GPC ALP LNP NAT NATS AG PHON ACT NZF TPM BJP INC AAP TMC CPI CPM DMK
    NPP NDC ODM UDA UPND PF SLPP APC PDP PAP BLP DLP PNC PNM JLP PNP CDU CSU SPD FDP D R I
    """.split()
)
SCHOLARS = _words("prof professor judge justice")
OF_A_HOUSE = _words(
    """
    cllr d/cllr c/cllr b/cllr d.cllr c.cllr b.cllr councillor alderman ald alderwoman alderperson
    senator congressman
    congresswoman hon honourable honorable lord lady baroness baron
    """
)
# Before a name: "Mr Bo". It makes the word behind it a person's, whatever else that may be.
COURTESIES = _words(
    """
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron cllr cllrs d/cllr c/cllr
    b/cllr d.cllr c.cllr b.cllr councillor councillors alderman ald eng engr
    pc pcso sgt sergeant rev revd reverend judge justice
    capt captain col colonel lt lieutenant amb ambassador ambassadors h.e excellency hon honourable
    honorable senator senators congressman congresswoman archbishop bishop cardinal monsignor msgr
    sheikh sheikha imam rabbi prince princess king queen messrs drs profs professors misses mme mmes
    fr canon deacon pastor archdeacon alderwoman alderperson comrade monseigneur gen admiral
    brigadier sra srta mlle dra
    """
)
# "the PCSO said"
CALLED_ALONE = _words(
    "pcso sergeant inspector judge justice professor bishop archbishop rabbi imam canon deacon"
    " pastor archdeacon captain colonel admiral brigadier senator alderman councillor"
)
# "the officer said", "the sergeant said"
POLICE = _words("pc pcso sgt sergeant constable inspector")
RANKS_IN_FULL = {"pc": "constable", "sgt": "sergeant"}
# "NORWAY and PERU asked for time; the latter added": which of two is meant.
OF_TWO = {"the former": 0, "the latter": -1}
# "Cllrs Rao and Finch": each of them is one.
SINGULARS = {
    "cllrs": "Cllr",
    "councillors": "Councillor",
    "ambassadors": "Ambassador",
    "messrs": "Mr",
    "drs": "Dr",
    "profs": "Prof",
    "professors": "Professor",
    "senators": "Senator",
    "misses": "Miss",
    "mmes": "Ms",
}
MEN = _words(
    "mr sir lord king prince baron sheikh monsignor msgr bishop archbishop cardinal messrs"
)
WOMEN = _words("mrs ms miss sra srta mlle mme dame lady queen princess baroness sheikha")
RANKS = _words(
    """
    minister ministers vice-minister secretary-general under-secretary-general director-general
    head chief ceo cfo governor administrator envoy assistant undersecretary parliamentarian
    chancellor premier deputy
    """
)
TITLES = RANKS | _words(
    """
    prime executive special senior secretary-general's managing state foreign environment permanent
    vice acting responsible parliamentary panellist panelist keynote
    """
)
# Who may be named by an office alone: "the Clerk".
OFFICES = _words(
    """
    clerk treasurer secretary director mayor leader officer commissioner solicitor counsel auditor
    registrar bursar accountant surveyor engineer warden inspector superintendent manager ombudsman
    librarian planner archivist spokesperson spokesman spokeswoman headteacher headmaster
    headmistress rector vicar dean provost provost's applicant petitioner agent holder speaker
    rapporteur curator editor adviser advisor controller comptroller coroner constable member
    panellist panelist architect attorney advocate chaplain custodian examiner expert fellow
    investigator lecturer mediator negotiator organiser organizer physician professor prosecutor
    researcher scientist steward supervisor technician trustee keeper caretaker harbourmaster
    harbormaster selectman quartermaster postmaster foreman marshal sheriff warden ranger bailiff
    """
)
# Those of them that are an office's in small letters too.
PLAIN_OFFICES = _words(
    """
    speaker clerk treasurer secretary mayor director minister applicant auditor officer solicitor
    surveyor engineer agent architect accountant planner registrar librarian warden manager
    headteacher vicar rector caretaker chaplain ombudsman commissioner inspector superintendent
    adviser advisor bursar ministers editor
    """
)
# Those of which a meeting has one: "The editor, Ann Bo," is "the editor" from there on.
HELD_ALONE = _words(
    """
    clerk treasurer secretary mayor director auditor solicitor librarian registrar warden bursar
    headteacher vicar rector caretaker chaplain ombudsman commissioner editor surveyor
    """
)
# "Pro-Vice-Chancellor"
DEPUTIES = _words("vice pro deputy sub under assistant co")
# Behind a name in brackets an office, and no organisation: "Ann Bo (CEO)".
OFFICE_LETTERS = frozenset("CEO CFO COO CTO CIO MD FD RFO DPO CISO CMO CPO CRO GM PCSO".split())
OFFICES |= {
    f"{office}-general"
    for office in _words(
        "auditor attorney solicitor registrar surgeon comptroller inspector governor"
    )
}
OFFICES_OF_TWO_WORDS = (
    "lord mayor",
    "lord provost",
    "lady mayoress",
    "secretary general",
    "director general",
    "attorney general",
    "auditor general",
    "solicitor general",
    "registrar general",
)
OFFICES |= {*OFFICES_OF_TWO_WORDS}
PLAIN_OFFICES |= {*OFFICES_OF_TWO_WORDS}
OFFICE_HEADS = RANKS | OFFICES
OFFICERS = OFFICE_HEADS | CHAIRS
PRESIDING = CHAIRS | PRESIDENTS
DELEGATES = _words(
    """
    representative representatives delegate delegates delegation delegations spokesperson spokesman
    spokeswoman observer observers counterpart counterparts deputation deputations spokespeople
    envoys colleague colleagues
    """
)
# "The Government of Norway said": a state by what speaks for it.
OF_A_STATE = _words("government governments authorities body bodies committee ministry cabinet")
# ... if they are national: "the national body of Japan"
PARTS_OF_A_STATE = _words("body bodies committee")
# "the expert from Germany"
SENT = _words(
    """
    expert experts member alternate nominee participant panellist delegate negotiator envoy
    official correspondent ambassador minister premier scientist adviser advisor diplomat chargé
    """
)
# "the Member nominated by Chad"
NOMINATED = _words("nominated appointed designated sent delegated")
# "The speaker added": whoever has just spoken for a state.
SPEAKERS = _words("speaker representative delegate observer delegation")
DELEGATION = ("delegation", "state party")
# "Experts from Japan and Italy"
# "A resident (Mr Bo) asked"
ONE_OF_A_CROWD = _words(
    "resident member expert speaker delegate participant neighbour neighbor parent volunteer trader"
    " farmer visitor tenant councillor councilor trustee parishioner villager"
)
# "The lease was up, as the Clerk explained": what he said, and not only what he did.
SAID_AS = _words("said explained noted observed reported remarked stated warned recalled")
SENT_CROWDS = _words(
    "experts participants panellists delegates negotiators envoys officials representatives"
    " speakers members observers delegations"
)
# "The head of the Swedish delegation"
HEADS = _words("head leader chief deputy")
PROPOSALS = _words("proposal motion proposition suggestion")
PARTS_OF_BODIES = _words("unit division section branch team desk force")
MEMBERS = _words("member members states allies partners")
# "its neighbour Sweden"
PARTNERS = _words(
    "neighbour neighbor ally partner co-sponsor cosponsor co-author rival predecessor successor"
    " co-host colleague counterpart"
)
# "his delegation": whoever has just spoken.
SIDES = _words("delegation country government group bloc organization organisation party side")
NOT_IN_PERSON = _words(
    """
    i we my you it this that what so there the a an party parties group groups committee panel
    board fund programme program meeting meetings protocol convention article articles annex
    agreement conference session sessions working contact plenary council commission framework
    climate change development facility organization organisation association alliance coalition
    network union institute center centre university bank action plan mechanism forum workshop
    report paper decision countries nations states government governments member members
    secretariat bureau agenda item high-level segment monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december kyoto bali durban cancun mandate roadmap adaptation mitigation finance technology
    capacity north south east west northern southern eastern western central world international
    global regional national european african asian latin american caribbean pacific least
    developed small island developing industrialized many most several some other others both all
    no energy environmental environment indigenous youth women business science scientific
    technical subsidiary body implementation advice clean joint emissions trading review
    declaration accords policy policies procedure procedures assessment special expert experts ad
    hoc task force chamber federation foundation society agency confederation academy consortium
    company office lead author authors guidance good practice section human health one ngo ngos
    authorities farmers constituency options option chapter note text draft gas gases unit support
    task team advisory panels friends partnership system fourth fifth third second first un parish
    district county borough city town village municipal planning audit standing general assembly
    resolution amendment motion bill act street road lane avenue square hall house school services
    service department ministry division section league club trust trustees
    """
)
INSTITUTIONS = _words(
    """
    organization organizations organisation organisations network union unions chamber institute
    institution council federation association alliance university bank centre center foundation
    agency programme program coalition confederation society forum churches campaign academy
    secretariat ngos office observatory consortium company system panel partnership league club
    trust trustees group committee commission fund board watch international authority ministry
    department bureau movement initiative college church parliament congress assembly friends
    ltd inc llc llp plc gmbh corp corporation cooperative co-operative guild fellowship brotherhood
    charity confederacy federations associations unions cooperatives trusts foundations institutes
    societies councils partners agencies
    """
)
NOT_IN_INSTITUTION = _words(
    """
    parties protocol convention article annex agreement decision declaration contact accords
    mandate mechanism plan plans strategy report reports study survey budget policy letter minutes
    statement charter treaty law guide guidelines principles standards conclusions recommendations
    proposal proposals rules agenda item items many several some most few other others all both
    chapter session meeting conference amendment amendments roadmap paper text document resolution
    another each every any an one two three such this that these those neither either
    motion bill act street road lane avenue square day week monday tuesday wednesday thursday
    friday saturday sunday january february march april june july august september october november
    december i ii iii iv v vi vii
    """
)
# "the World Reef Council", which is nobody's committee
OF_THE_WORLD = _words("world international global european african asian caribbean")
# Bodies of a meeting, which decide and note, but say nothing in anybody's name.
BODIES = _words(
    """
    group committee commission board council assembly congress parliament panel forum bureau office
    secretariat fund department system
    """
)
# ... and bodies of a name, which speak for themselves: "the LDC Expert Group"
BODIES_OF = _words("group committee commission board council panel forum network taskforce")
PARTICLES = _words("de da di del der den van von bin bint ibn al el la le dos du y ter ten")
NOUNS_IN_ING = _words(
    """
    meeting building funding training banking trading accounting reporting monitoring financing
    being morning evening thing something anything nothing everything spring king ring string
    briefing hearing housing planning drafting engineering farming fishing heating logging shipping
    warming wording understanding beginning meaning offering monitoring licensing nursing marketing
    """
)
PARTICIPLES = _words(
    """
    drawing making taking feeling seeing reading holding bringing putting setting leading having
    being going coming using facing pointing opening closing looking returning beginning building
    resuming turning exercising
    """
)


# The plural of those who may be named behind "including".
SPEAKING_CROWDS = _words(
    """
    countries country delegations delegates parties states members others many several some few
    speakers participants councillors residents groups organisations organizations governments ngos
    most number representatives councils directors parishioners trustees tenants neighbours users
    experts bodies businesses traders
    """
)
