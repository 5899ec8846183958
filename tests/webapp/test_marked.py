"""Everything that the interface says can be translated: in a language of marks, all is marked."""

import re
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from indexer.corpus.indexing import build_index
from indexer.settings import Settings
from tests.webapp.marked import CODE, MarkedLanguages, outside, unmarked
from webapp import create_app
from webapp.languages import COOKIE

TOKEN = "a-token-for-tests"
# Nothing in it is a word of the interface, but for the names of speakers.
ZORVAK = """---
title: Zorvak Belit
date: 2011-09-16
place: Lumbra
series: Trivokal
rapporteur: Quonset Brumfel
source: https://zorvak.example.org/1
speakers: bold
---

## Grenobal vostik

**Norway** zarneb plutoq mivral.

**Fiji**, on behalf of AOSIS, zarneb mivral, supported by **Niue**. Vostik gral **Peru** zint.

- **Smirnaq Foll** zarneb brolt.

## Ploresk

Plutoq mivral zint gral. **Chile** and **Malta** also took the floor.
"""
BELIT = """---
title: Belit Ondro
date: 2013-02-01
place: Quaral
speakers: bold
---

**Norway** brolt mivral. **Malta** opposed, zint.
"""
UNDATED = "---\ntitle: Ondro\n---\n\n**Samoa** zarneb."
PROPER = """
Took the Floor Norway Fiji AOSIS Alliance of Small Island States Niue Peru Smirnaq Foll Chile Malta
Samoa Zorvak Belit Lumbra Trivokal Quonset Brumfel Ondro Quaral Grenobal vostik Ploresk mivral zint
gral plutoq zarneb brolt Vostik Gral English Español Français Esperanto CSV JSON BibTeX RIS CSL Word
Markdown UTC MB norvay zorvak belit qqqq md Septembro Februaro Sep Feb angla contributor Nobody
docx pdf html txt
"""
NAMES = frozenset(PROPER.split())
ADDRESSES = """
/
/search
/search?q=mivral
/search?q=mivral&speaker=norway
/search?q=zint&speaker=norway
/search?q=mivral&speaker=norway&scope=paragraph
/search?speaker=fiji&sort=newest
/search?q=norvay
/search?q=mivral+qqqq&place=Lumbra
/search?q=norway+mivral
/search?q=%22open+(mivral+AND
/search?q=colour:mivral+mi*+zi?t+date:soon
/search?from=2011-09&to=2012
/search?q=clearance+-victim&from=2011-09
/search?from=nonsense
/search?from=1900&to=1901
/search?speaker=nobody&meeting=none&series=none
/search?more=speaker&find=nor
/search?more=speaker&by=name
/search?q=mivral&view=speakers
/search?q=mivral&view=meetings
/search?q=mivral&view=context
/search?view=context
/search?q=speaker:norway&view=context
/search?view=grid
/search?q=mivral&speaker=norway&speaker=chile&view=grid
/search?view=grid&silent=everybody
/search?view=years
/search?view=years&order=rate
/search?sort=oldest
/search?sort=speaker
/search?language=en
/search?q=ploresk
/search?q=-mivral+(zint+OR+%22plutoq+mivral%22~3)+section:ploresk+kind:state+role:floor+gral~
/meetings
/meetings?find=belit
/meetings?series=Trivokal
/meetings?series=
/meetings/zorvak
/meetings/zorvak?q=mivral
/meetings/zorvak?q=qqqq
/meetings/nothing
/speakers
/speakers?find=nor
/speakers?find=qqqq&kind=state
/speakers?kind=unknown
/speakers/norway
/speakers/malta
/speakers/smirnaq-foll
/speakers/nobody
/basket
/nothing
/language
"""
PAGES = ADDRESSES.split()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A reader to whom all that the interface says is marked, and who has shown the token."""
    folder = tmp_path_factory.mktemp("marked")
    (folder / "corpus").mkdir()
    for name, text in (("zorvak", ZORVAK), ("belit", BELIT), ("undated", UNDATED)):
        (folder / "corpus" / f"{name}.md").write_text(text, "utf-8")
    settings = Settings(corpus=folder / "corpus", index=folder / "index", token=TOKEN, page_size=3)
    build_index(settings)
    app = create_app(settings)
    app.extensions["languages"] = MarkedLanguages()
    client = app.test_client()
    client.set_cookie(COOKIE, CODE)
    return client


def strange(html: str) -> list[str]:
    """What a page says that is neither marked nor of the corpus, nor a name."""
    return [word for word in unmarked(html) if word not in NAMES]


def test_what_is_not_marked_is_found() -> None:
    """The page that is looked at has a word in each place that is looked at."""
    html = (
        '<p title="one">two ⟦<b>inside</b> this⟧ <span class="words">corpus <i class="unseen">three'
        '</i></span><input placeholder="four"><button aria-label="⟦in⟧">five</button>'
        '<meta name="description" content="six"><bdi>corpus</bdi></p>'
    )
    assert unmarked(html) == ["one", "two", "three", "four", "five", "six"]
    assert list(outside("⟦a ⟦bb⟧ cc⟧ dd")) == ["dd"]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_nothing_that_is_not_marked(client: FlaskClient, address: str) -> None:
    typed = set(re.findall(r"\w+", unquote(address)))
    assert set(strange(client.get(address).text)) - typed == set()


def statement(client: FlaskClient) -> str:
    """The address of a statement."""
    found = re.search(r'href="(/meetings/zorvak/[^"#]+)"', client.get("/meetings/zorvak").text)
    assert found
    return found[1]


def test_pages_of_statements_say_nothing_that_is_not_marked(client: FlaskClient) -> None:
    address = statement(client)
    entry = address.removeprefix("/meetings/")
    for page in (address, f"{address}/like", f"/basket?s={entry}", f"/basket?s={entry}&s=x/y/1"):
        said = set(strange(client.get(page).text)) - {"on", "behalf", "supported", "by"}  # by Fiji
        assert said == set(), page


def secret(client: FlaskClient) -> str:
    found = re.search(r'name="form_secret" value="([^"]+)"', client.get("/contribute/enter").text)
    assert found
    return found[1]


@pytest.fixture
def contributor(client: FlaskClient) -> FlaskClient:
    client.post("/contribute/enter", data={"token": TOKEN, "form_secret": secret(client)})
    return client


def test_pages_of_contributors_say_nothing_that_is_not_marked(contributor: FlaskClient) -> None:
    def send(address: str, **fields: str) -> str:
        data = {**fields, "form_secret": secret(contributor)}
        answer = contributor.post(address, data=data, follow_redirects=True)
        return answer.text

    text = "# Grenobal Ondro\n\n**Norvay** zarneb.\n\n|a|b|\n|-|-|\n|**Zint**|gral|\n"
    review = send("/contribute/drafts", text=text, replaces="")
    assert strange(review) == []
    assert "⟦" in review
    draft = re.search(r"/contribute/drafts/(\w+)", review)
    assert draft
    for address in (
        "/contribute",
        "/contribute/register?printed=Norvay",
        "/contribute/history",
        "/contribute/meetings/zorvak",
        "/contribute/drafts/none",
    ):
        assert strange(contributor.get(address).text) == [], address
    assert strange(send("/contribute/drafts", text="", replaces="")) == []
    assert strange(send("/contribute/register", label="", preview="yes")) == []
    assert (
        strange(send("/contribute/register", label="Norway", names="Norvay", preview="yes")) == []
    )
    assert strange(send("/contribute/meetings/belit/remove")) == []
    assert strange(contributor.get("/contribute/history").text) == []
    assert strange(send("/contribute/leave")) == []
    assert strange(send("/contribute/enter", token="wrong")) == []
