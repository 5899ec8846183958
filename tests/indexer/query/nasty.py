"""A grammar of nasty queries: all that is said in them, put together as nobody should."""

from hypothesis import strategies as st

SIGNS = "( ) (( )) \" - -- * ? ~ ~2 : [ ] { } < > <= ^ + / \\ ' ’ “ ” « » , ; . _ & | ! % # @ $ €"
OPERATORS = "AND OR NOT TO to and AND, NOT( )OR -NOT ANDNOT"
NAMES = "date: speaker: Speaker: kind: role: place: section: meeting: mentions: colour: http://"
DATES = "2011 2011-09 2011-02-31 9999 0000 2010-2012 99999999999 >2010 [2010 {2011 to 2012] 2012}"
WORDS = (
    "mine clearance don't well-being CO₂ 中文 데이터 Κύπρος résumé ﬁ İ ß א عربي 🙂"
    " \u200b \u0301 \x00 \ud800"
    " a* *a ?b c?r a?_ *_* _ mine~ mine~9 -x 1.5 A/RES/61 s 's ½ ²"
)
BLANKS = (" ", "  ", "\t", "\n", "\xa0", "\u2028")
PIECES = (*f"{SIGNS} {OPERATORS} {NAMES} {DATES} {WORDS}".split(" "), *BLANKS)

JOINED = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)
SPACED = st.lists(st.sampled_from(PIECES), max_size=16).map(" ".join)
NESTED = st.recursive(
    SPACED,
    lambda inner: st.one_of(
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"NOT ({text}"),
        inner.map(lambda text: f"-({text})"),
        inner.map(lambda text: f'"{text}"~5'),
        inner.map(lambda text: f"speaker:({text})"),
        st.tuples(inner, inner).map(" OR ".join),
        st.tuples(inner, inner).map(" AND NOT ".join),
    ),
    max_leaves=4,
)
LONG = st.tuples(st.sampled_from(PIECES), st.integers(1, 3000)).map(lambda many: many[0] * many[1])
NASTY = st.one_of(JOINED, SPACED, NESTED, LONG, st.text(max_size=60))
