"""In which language is a page shown: the one that the reader chose, else that of the browser.

Catalogues are files of gettext in `translations`, a folder for each language. They are compiled
when a language is first asked for, so nothing made of them has to be kept up to date.
"""

import datetime
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from flask import Blueprint, Flask, Response, abort, current_app, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import Babel
from markupsafe import Markup, escape
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from indexer.saying import in_tongue
from indexer.words import ENGLISH
from webapp.hosts import is_own_page

CATALOGUES = files("webapp") / "translations"
CATALOGUE = "messages.po"
COOKIE = "floor-language"
A_YEAR = 365 * 24 * 60 * 60
BRITISH = "en_GB"  # days stand before months, as the summaries have them
REMEMBERED = 4096  # numbers, and days
FIRST_SET_APART = 1000  # below it all languages write the digits alone
WAYS_TO_ASK = 256  # for languages, remembered
# Of the request that is answered; a page asks for it some hundred times, and `flask.g` is slower.
_spoken: ContextVar["Language | None"] = ContextVar("language", default=None)


class Language:
    """A language of the interface: its words, dates and numbers, as a `Tongue`."""

    def __init__(self, code: str, translations: NullTranslations) -> None:
        self.code = code
        self.locale = Locale.parse(BRITISH if code == ENGLISH else code)
        self.gettext = lru_cache(REMEMBERED)(translations.ugettext)
        self.ngettext = translations.ungettext
        self.amount = lru_cache(REMEMBERED)(self._amount)
        self.counted = lru_cache(REMEMBERED)(self._counted)
        self.line = lru_cache(REMEMBERED)(lambda text: Markup(self.gettext(text)) % {})
        self.days = lru_cache(REMEMBERED)(self._days)
        self.fields = lru_cache(REMEMBERED)(self._fields)

    @cached_property
    def tag(self) -> str:
        """Its name in HTML: pt-BR."""
        return self.code.replace("_", "-")

    @cached_property
    def direction(self) -> str:
        """How it is written: ltr or rtl."""
        return str(self.locale.text_direction)

    def _amount(self, number: int) -> str:
        return str(number) if 0 <= number < FIRST_SET_APART else self.decimal(number)

    def _counted(self, one: str, many: str, number: int) -> str:
        """Fill a number into the template that goes with it, at `{n}`."""
        return self.ngettext(one, many, number).format(n=self.amount(number))

    def decimal(self, number: float, form: str | None = None) -> str:
        """Write a number, in a form of CLDR: 0.00."""
        return format_decimal(number, format=form, locale=self.locale)

    def _days(self, first: datetime.date, last: datetime.date) -> str:
        """Write days out: one, some, or a whole month or year."""
        if first == last:
            return format_date(first, "long", self.locale)
        whole = first.day == 1 and (last + datetime.timedelta(days=1)).day == 1
        if whole and (first.month, first.year) == (last.month, last.year):
            return self.fields("yMMMM", first)
        if whole and (first.month, last.month, first.year) == (1, 12, last.year):
            return str(first.year)
        return format_interval(first, last, "yMMMMd", locale=self.locale)

    def _fields(self, skeleton: str, day: datetime.date) -> str:
        """Write some fields of a day, by a skeleton of CLDR: yMMM is Sep 2011."""
        return format_skeleton(skeleton, day, locale=self.locale)


class Languages:
    """The languages that there are: English, and those that have a catalogue."""

    def __init__(self, catalogues: Traversable = CATALOGUES) -> None:
        self._catalogues = catalogues
        folders = (folder for folder in catalogues.iterdir() if folder.is_dir())
        translated = (f.name for f in folders if (f / "LC_MESSAGES" / CATALOGUE).is_file())
        self.names = {code: _own_name(code) for code in (ENGLISH, *sorted(translated))}
        self._made: dict[str, Language] = {}

    def chosen(self, cookie: str) -> str:
        """The code that a cookie names, "" for none that there is."""
        return cookie if cookie in self.names else ""

    def preferred(self, header: str) -> str:
        """The code of the language that a browser asks for, of those that there are."""
        return languages_asked_for(header).best_match(self.names, ENGLISH)

    def get(self, code: str) -> Language:
        """A language by its code; its catalogue is read when it is first asked for."""
        if code not in self._made:
            self._made[code] = Language(code, self._translations(code))
        return self._made[code]

    def _translations(self, code: str) -> NullTranslations:
        if code == ENGLISH:
            return NullTranslations()
        with (self._catalogues / code / "LC_MESSAGES" / CATALOGUE).open("rb") as file:
            catalogue = read_po(file, locale=code)
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        return Translations(compiled)


def _own_name(code: str) -> str:
    """How a language calls itself: Français."""
    name = Locale.parse(code).get_display_name() or code
    return name[:1].upper() + name[1:]


def add_languages(app: Flask, languages: Languages | None = None) -> None:
    """Show pages in the reader's language, and let a reader choose another."""
    languages = languages or Languages()
    app.extensions["languages"] = languages
    Babel(app, default_locale=ENGLISH, locale_selector=lambda: chosen() or preferred())
    # As those of Jinja's "new style", but a message is looked up and made safe once a language.
    app.jinja_env.newstyle_gettext = True  # type: ignore[attr-defined]
    app.jinja_env.globals.update(gettext=_translated, _=_translated, ngettext=_counted)
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.filters.update(said=said, amount=amount, rate=rate)
    app.jinja_env.globals.update(
        interface=language,
        language_attributes=_attributes,
        interface_languages=languages.names,
        here=_address,
    )
    app.register_blueprint(blueprint)
    app.after_request(_vary)
    app.teardown_request(_forget)


def _translated(text: str, /, **values: object) -> Markup:
    """What a template says, with values that are escaped as they are filled in."""
    return _filled(language().gettext(text), values) if values else language().line(text)


def _counted(one: str, many: str, number: int, /, **values: object) -> Markup:
    """What a template says of a number, which is the value `num` too."""
    return _filled(language().ngettext(one, many, number), {"num": number, **values})


def _filled(text: str, values: Mapping[str, object]) -> Markup:
    """As `Markup(text) % values`, which wraps each value that it escapes in an object."""
    return Markup(text % {name: escape(value) for name, value in values.items()})


def _languages() -> Languages:
    languages: Languages = current_app.extensions["languages"]
    return languages


def language() -> Language:
    """The language in which the request is answered."""
    found = _spoken.get()
    if found is None:
        found = _languages().get(chosen() or preferred())
        _spoken.set(found)
    return found


def _attributes() -> Markup:
    """The attributes of an element that holds words of ours amid text of the corpus."""
    spoken = language()
    return Markup(f'lang="{spoken.tag}" dir="{spoken.direction}"')


def chosen() -> str:
    """The code of the language that this reader chose here, "" for none."""
    return _languages().chosen(request.cookies.get(COOKIE, ""))


def preferred() -> str:
    """The code of the language that the browser asks for, of those that there are."""
    return _languages().preferred(request.headers.get("Accept-Language", ""))


def asked_for() -> LanguageAccept:
    """The languages that the browser asks for."""
    return languages_asked_for(request.headers.get("Accept-Language", ""))


@lru_cache(maxsize=WAYS_TO_ASK)
def languages_asked_for(header: str) -> LanguageAccept:
    """The languages of a header Accept-Language; few browsers ask in their own way."""
    return parse_accept_header(header, LanguageAccept)


def _forget(_error: BaseException | None) -> None:
    """Leave the language of a request to the next one of this thread to find anew."""
    _spoken.set(None)


def _vary(response: Response) -> Response:
    """Tell caches on what it depends in which language an answer is."""
    if _spoken.get():
        response.vary.update(("Accept-Language", "Cookie"))
    return response


def said(value: object) -> str:
    """Say a line, a number or days in the reader's language; lines are English as they are."""
    spoken = language()
    if spoken.code == ENGLISH and isinstance(value, str):
        return str(value)
    return in_tongue(value, spoken)


def amount(number: int) -> str:
    """Write a number with its thousands set apart: 77,952."""
    return language().amount(number)


def rate(number: float) -> str:
    """Write a number with two decimals."""
    return language().decimal(number, "#,##0.00")


blueprint = Blueprint("languages", __name__)


@blueprint.post("/language")
def choose() -> ResponseReturnValue:
    """Keep the language that a reader chose in this browser, and go back to the page."""
    code, back = request.form.get("language", ""), request.form.get("back", "")
    if code not in _languages().names:
        abort(400)
    answer = redirect(back if is_own_page(back) else f"{request.script_root}/", 303)
    answer.set_cookie(
        COOKIE,
        code,
        max_age=A_YEAR,
        path=request.script_root or "/",
        secure=request.is_secure,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _address() -> str:
    """The address of the page, to come back to; "" for an answer to a form, which has none."""
    if request.method not in ("GET", "HEAD"):
        return ""
    query = request.query_string.decode("ascii", "replace")
    return f"{request.script_root}{request.path}" + (f"?{query}" if query else "")
