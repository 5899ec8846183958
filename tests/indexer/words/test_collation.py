"""The order in which readers of a language expect names."""

import pytest

from indexer.words.collation import name_order

ORDERS = """
en | Österreich Malta Åland Zambia 中国 Ñandu Nauru
en | Åland Malta Ñandu Nauru Österreich Zambia 中国
sv | Österreich Åland Malta Zambia
sv | Malta Zambia Åland Österreich
de | Österreich Polen Oman Malta
de | Malta Oman Österreich Polen
es | Ñandu Nueva Omán Nzema
es | Nueva Nzema Ñandu Omán
cs | Chile Cyprus Honduras Indie Česko
cs | Cyprus Česko Honduras Chile Indie
ru | Malta Япония Египет Албания 中国
ru | Албания Египет Япония Malta 中国
zh | 中国 Malta 德国 澳大利亚 法国
zh | 澳大利亚 德国 法国 中国 Malta
tr | Irak İran Ispanak Hollanda Çin Danimarka Cezayir
tr | Cezayir Çin Danimarka Hollanda Irak Ispanak İran
"""
LINES = [line.split(" | ") for line in ORDERS.strip().split("\n")]
PAIRS = [
    (language, names, order)
    for (language, names), (_, order) in zip(LINES[::2], LINES[1::2], strict=True)
]


@pytest.mark.parametrize(("language", "names", "order"), PAIRS)
def test_names_stand_where_the_alphabet_has_them(language: str, names: str, order: str) -> None:
    """The reader's script first; letters of its own where its alphabet has them."""
    by_name = sorted(names.split(), key=lambda name: name_order(name, language))
    assert " ".join(by_name) == order
