"""People who read and who change the corpus through a running server, by HTTP as browsers do."""

import http.client
import random
import re
import threading
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}
PATIENCE_SECONDS = 60
WORDS = ("quay", "boat", "night", "deeper", "norway", "iceland")


class Gone(Exception):
    """The connection ended before the answer: who was to give it was killed."""


@dataclass
class Seen:
    """What all of them saw: how often each status came, faults, and what was acknowledged.

    `stored` has the meetings whose adding was acknowledged and `removed` those whose removal was.
    """

    counts: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    stored: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def acknowledged(self) -> int:
        """How many meetings are as somebody was told that they are."""
        return len(self.stored) + len(self.removed)

    def note(self, status: str, fault: str = "") -> None:
        """Count an answer; `fault` says what is wrong with it."""
        with self.lock:
            self.counts[status] = self.counts.get(status, 0) + 1
            if fault:
                self.faults.append(fault)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of the server."""

    status: int
    text: str
    goal: str


class Browser:
    """Asks for pages with a session, and notes what comes."""

    def __init__(self, port: int, seen: Seen) -> None:
        self._port = port
        self._seen = seen
        self._cookie = ""

    def ask(self, address: str, form: dict[str, str] | None = None) -> Answer:
        """Get a page, or send a form; raises Gone."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_SECONDS)
        headers = {**HEADERS, "Connection": "close", "Cookie": self._cookie}
        try:
            body = None if form is None else urlencode(form)
            connection.request("GET" if form is None else "POST", address, body, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            self._seen.note("no answer")
            raise Gone from error
        finally:
            connection.close()
        self._cookie = (response.getheader("Set-Cookie") or self._cookie).partition(";")[0]
        status, goal = response.status, response.getheader("Location") or ""
        is_fault = status >= 500 and not response.getheader("Retry-After")
        self._seen.note(str(status), f"{status} {address}: {_words(text)}" if is_fault else "")
        return Answer(status, text, goal)

    def send(self, page: str, address: str, **fields: str) -> Answer:
        """Send a form of a page, with all that the page hides in it."""
        return self.ask(address, {**dict(HIDDEN.findall(self.ask(page).text)), **fields})


class Contributor(Browser):
    """Adds, corrects and removes meetings of its own, one after the other."""

    def __init__(self, port: int, seen: Seen, name: str, token: str) -> None:
        super().__init__(port, seen)
        self._name = name
        self._token = token

    def work(self, until: threading.Event) -> None:
        """Go on until it is enough, whoever is killed meanwhile."""
        number = 0
        while not until.is_set():
            number += 1
            try:
                self.send("/contribute/enter", "/contribute/enter", token=self._token)
                self._contribute(f"{self._name} {number}", number)
            except Gone:
                until.wait(0.1)

    def _contribute(self, name: str, number: int) -> None:
        text = f"---\ntitle: Assembly {name}\n---\n\n**Norway** asked for a deeper quay, {name}.\n"
        draft = self.send("/contribute", "/contribute/drafts", text=text).goal
        meeting = self._add(draft)
        if meeting and number % 3 == 0:
            page = f"/contribute/meetings/{meeting}"
            draft = self.send(page, f"{page}/correct").goal
            self.send(draft, f"{draft}/facts", title=f"Assembly {name}", date="2015-05-04")
            self._add(draft)
        if meeting and number % 4 == 0:
            page = f"/contribute/meetings/{meeting}"
            with self._seen.lock:  # whether it is there is known again when that is acknowledged
                self._seen.stored.discard(meeting)
            if self.send(page, f"{page}/remove").goal.endswith("/history"):
                with self._seen.lock:
                    self._seen.removed.add(meeting)

    def _add(self, draft: str) -> str:
        """Add a draft; gives the meeting, "" where that is not acknowledged."""
        if "/drafts/" not in draft:
            return ""
        goal = self.send(draft, f"{draft}/add").goal
        meeting = goal.rpartition("/")[2] if "/meetings/" in goal else ""
        if meeting:
            with self._seen.lock:
                self._seen.stored.add(meeting)
        return meeting


class Reader(Browser):
    """Looks at pages of all kinds."""

    def read(self, until: threading.Event, chance: random.Random) -> None:
        """Go on until it is enough, whoever is killed meanwhile."""
        while not until.is_set():
            word = chance.choice(WORDS)
            with self._seen.lock:
                meeting = chance.choice([*sorted(self._seen.stored), "quay"])
            pages = (
                f"/search?q={quote(word)}",
                f"/search?q={quote(word)}&view=speakers",
                f"/search.csv?q={quote(word)}",
                f"/complete?q={word[:3]}",
                f"/api/v1/search?q={quote(word)}",
                f"/meetings/{meeting}",
                "/meetings",
                "/speakers",
                "/speakers/norway",
                "/search.atom?q=quay",
                "/meetings.atom",
                "/sitemap.xml",
                f"/api/v1/silences?q={quote(word)}&speaker=norway",
                f"/speakers/norway/briefing?q={quote(word)}",
                "/healthz",
            )
            try:
                self.ask(chance.choice(pages))
            except Gone:
                until.wait(0.1)


def _words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", text.partition("<main")[2] or text).split())[:200]
