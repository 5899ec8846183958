"""Whatever address is asked for, the answer is a page: never a fault of the server's."""

from urllib.parse import quote, urlencode

from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PARAMETERS = (
    "q", "speaker", "section", "meeting", "year", "mentions", "role", "kind", "from", "to", "page",
    "sort", "scope", "view", "find", "series", "more", "expand", "order", "size", "v", "unfold",
)  # fmt: skip
NASTY = (
    "", "0", "-1", "1e9", "99999999999999999999", "NaN", "none", "null", "2011", "2011-13-45",
    "2011-09", "norway", "NOT (NOT climate", "-(-x", "-victim", "AND", '"', "((((", "a*", "*",
    "?*?", "[a TO b]", "date:[to]",
    "~5", "\x00", "\ud7ff", "＂", "ʼ", "%", "../..", "<script>", "speaker:", "a" * 3000, "\r\nX: y",
    "🎈", "كلمة", "1.5°C",
)  # fmt: skip
values = st.one_of(st.sampled_from(NASTY), st.text(max_size=30))
asked = st.lists(st.tuples(st.sampled_from(PARAMETERS), values), max_size=6)


def encoded(text: str) -> str:
    return quote(text, safe="", errors="replace")


def addresses(app: Flask) -> list[str]:
    """Every page that can be asked for, with a place for what varies."""
    rules = (r for r in app.url_map.iter_rules() if "GET" in (r.methods or ()))
    return sorted(rule.rule for rule in rules)


@settings(
    max_examples=settings.default.max_examples * 5 // 2,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_address_has_an_answer(app: Flask, data: st.DataObject) -> None:
    address = data.draw(st.sampled_from(addresses(app)))
    while "<" in address:
        head, _, tail = address.partition("<")
        address = head + encoded(data.draw(values)) + tail.partition(">")[2]
    query = urlencode(data.draw(asked), errors="replace")
    for method in ("GET", "HEAD", "POST"):
        answer = app.test_client().open(f"{address}?{query}", method=method)
        assert answer.status_code < 500, f"{method} {address}?{query}"
