"""Surnames that are other words too: behind "Mr" and "Cllr" a capitalised word is a name."""

from indexer.attribution.grammar import words
from indexer.attribution.grammar.tags import Tag, pattern
from indexer.attribution.grammar.tokens import Tagged, Token, tags_of

# Courtesies behind which a capitalised word is a surname, whatever else it may be: "Mr Hall".
PLAIN_COURTESIES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame cllr cllrs councillor councillors rev revd messrs
    sergeant sgt
    """.split()
)
SURNAMES_TOO = frozenset(
    """
    hall house street lane road square north south east west march april may june august bank
    standing bill small good town parish school act case still service spring king ring an so you my
    there what dean warden constable marshal steward bailiff sheriff foreman provost bishop prince
    judge deacon canon lord baron sergeant pastor friend best down day little rule second
    """.split()
)
BEHIND_COURTESY = pattern(
    r"{courtesy}{stop}?(?P<names>{capital}{0,2})(?P<first>(?:{generic}{2}|{^stop|comma|says}?)(?!{capital|generic}))"
    r"(?:(?:{comma}|{comma}?{and}){^stop|comma|says}(?!{capital|generic}))*"
)
MAY_BE_SURNAMES = frozenset({Tag.DOING, Tag.SAYING})


def with_surnames(sentence: str, found: list[Token], tags: str) -> Tagged:
    """Take a capitalised word behind a courtesy for a name: "Mr Hall", "Cllrs Bo and North"."""
    if Tag.COURTESY not in tags:
        return found, tags
    for behind in BEHIND_COURTESY.finditer(tags):
        courtesy = found[behind.start()]
        title = sentence[courtesy.start : courtesy.end].casefold()
        if title not in PLAIN_COURTESIES:
            continue
        last = behind.end() if title in words.SINGULARS else behind.end("first")
        for place in range(behind.end("names"), last):
            if _may_be_surname(sentence, found[place]):
                found[place] = found[place]._replace(tag=Tag.CAPITAL)
    return found, tags_of(found)


def _may_be_surname(sentence: str, token: Token) -> bool:
    word = sentence[token.start : token.end]
    known = token.tag in MAY_BE_SURNAMES or word.casefold() in SURNAMES_TOO
    return known and word[0].isupper() and token.name is None
