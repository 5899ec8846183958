"""What people say they would do, or are doing: "Mr Bo would look into it".

Behind another's words that is an answer. Who "would chair" has said nothing, and what somebody
"will" do is an action of the meeting.
"""

from indexer.patterns import later

ADVERBS = r"(?:(?:\w+ly|also|now|then|first|again|still|instead|himself|herself) )*"
THIS = r"(?:it|this|that|these|them|the (?:matter|point|question|issue|idea|suggestion|request)s?)"
DOING = (
    r"(?:look (?:into|at|for|again)|check|investigate|follow|chase|raise|arrange|circulate|contact"
    r"|write|draft|report|find out|enquire|inquire|ask|speak|send|mend|repair|fix|provide|prepare"
    r"|pursue|liaise|obtain|amend|correct|enter|update|publish|order|supply|share|try|monitor|review"
    r"|explore|clarify|confirm|seek|organise|organize|consult|inform|advise|notify|remind|reply"
    r"|respond|answer|consider|reconsider|deal with|research|explain|suggest|propose"
    rf"|take {THIS} (?:up|forward|away|on|back|to)|take up {THIS}|see (?:to|what|whether|if|about)"
    rf"|do (?:so|what|{THIS})|have an?(?:other)? (?:look|word)|keep (?:an eye|members|everyone)"
    rf"|make (?:sure|en?quiries|inquiries|a note)|bring {THIS}|bring (?:back|forward)"
    r"|get (?:back|in touch|quotes|prices)|let (?:\w+ ){1,3}know"
    r"|give (?:it|this) (?:some )?thought)"
)
PROMISES = later(rf"would {ADVERBS}{DOING}\b|ha[sd] {THIS} in hand\b")
UNDER_WAY = later(
    rf"(?:is|was|are|were) {ADVERBS}(?:looking (?:into|at|for)|waiting (?:for|to)|awaiting"
    r"|working on|chasing|liaising|investigating|trying to|seeking|hoping (?:to|for|that)"
    r"|arranging|preparing|pursuing|drafting|negotiating|obtaining|getting (?:quotes|prices))\b"
)
LET_SPEAK = later(
    r"(?:was|were) (?:\w+ly |then |also )?(?:allowed|permitted|invited|asked"
    r"|given (?:leave|time)) to (?:speak|reply|respond|address (?:the|this) \w+)(?: [^.:;]{1,40})?:"
)
# "in favour", but not "in the chair"
IN_FAVOUR = later(
    r"in (?:\w+ ){0,2}(?:favou?r|agreement|support|sympathy|doubt|accord|minds?|line|step|despair"
    r"|hurry|hopes?|awe|position)\b"
)
