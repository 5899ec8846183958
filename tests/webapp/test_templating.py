"""What a template shows is as Jinja would show it, by a shorter way."""

import datetime

from flask import Flask, render_template_string
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from indexer.saying import say
from webapp.templating import escaped

VALUES = st.one_of(
    st.text(), st.text("<&>'\" ab1"), st.text().map(Markup), st.integers(), st.floats(),
    st.booleans(), st.none(), st.dates(), st.text().map(lambda text: say("{it}", it=text)),
)  # fmt: skip


@given(VALUES)
def test_it_is_escaped_as_by_jinja(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


def test_a_page_escapes_what_is_not_safe(app: Flask) -> None:
    shown = {"name": "<Norway>", "link": Markup("<a>"), "day": datetime.date(2011, 9, 12)}
    with app.test_request_context():
        text = render_template_string("{{ name }} {{ link }} {{ day }} {{ unknown }}", **shown)
    assert text == "&lt;Norway&gt; <a> 2011-09-12 "
