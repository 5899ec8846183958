"""The pages on which the corpus is changed; off unless the server has a token."""

from contextlib import suppress
from functools import partial

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from indexer.corpus.contributing import Contributions, Decision
from indexer.corpus.draft_store import PendingDraft
from indexer.corpus.reviewing import Review
from indexer.errors import DraftOvertaken, FloorError, MeetingExists, UnknownMeeting
from indexer.formats.choosing import CONVERTERS, LARGEST_DOCUMENT
from indexer.saying import Said, say
from indexer.search.results import Hit
from indexer.search.service import SearchService
from indexer.settings import Settings
from indexer.summary import LARGEST_FILE, Role
from webapp import access, draft_form
from webapp.attempts import Attempts
from webapp.contents import sections
from webapp.draft_form import Mistake, given_statements, keep, numbers_of, overlaid
from webapp.hosts import is_own_page
from webapp.languages import said
from webapp.links import meeting_address
from webapp.registering import add_register
from webapp.wording import STORED, WHAT_LABELS, sentence

LARGEST_UPLOAD = 2 * LARGEST_DOCUMENT
NOBODY = "nobody"
CLASH = say(
    "If it is the same, tick the box that puts this one in its place; if it is another, give this"
    " one another title, or an id of its own in its text."
)
UPLOAD_HEADER = "X-Upload"  # sent by contribute.js, which goes there itself
pages = Blueprint("contribute", __name__, url_prefix="/contribute")


def add_contributions(
    app: Flask, settings: Settings, attempts: Attempts, service: SearchService
) -> None:
    """Let those who have the token change the corpus; `attempts` counts the wrong ones.

    On every page they see what they have changed, whichever process made the change.
    """
    access.add_sessions(app, settings.token)

    @app.before_request
    def catch_up() -> None:
        if access.has_session() and access.is_contributor():
            service.catch_up()

    app.extensions["contributions"] = Contributions(settings)
    app.extensions["attempts"] = attempts
    app.config["CONTRIBUTION_TOKEN"] = settings.token
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_UPLOAD
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_FILE
    app.jinja_env.globals.update(contributions=True)
    app.register_blueprint(pages)


def _work() -> Contributions:
    work: Contributions = current_app.extensions["contributions"]
    return work


pages.before_request(access.guard)


@pages.before_request
def end_if_taken_back() -> ResponseReturnValue | None:
    """End the session of somebody whose token was taken back."""
    if access.is_contributor() and access.contributor(_work().tokens()) is None:
        access.sign_out()
        return redirect(url_for("contribute.enter"))
    return None


def _tell(line: str, category: str = "done") -> None:
    """Say something on the next page."""
    flash(said(line), category)


def _by() -> str:
    return access.contributor(_work().tokens()) or ""


add_register(pages, _work, _by)


@pages.after_request
def keep_nothing(response: Response) -> Response:
    """Have no page kept by a browser or a proxy that others use too."""
    response.cache_control.no_store = True
    return response


@pages.errorhandler(FloorError)
def show_mistake(error: FloorError) -> ResponseReturnValue:
    """Say what went wrong on the page that the form was on, with the text that was typed there."""
    advice = f" {said(CLASH)}" if isinstance(error, MeetingExists) else ""
    problem = f"{sentence(error)}{advice}"
    if UPLOAD_HEADER in request.headers:
        return {"problem": problem}, 422
    flash(problem, "problem")
    if "text" in request.form:
        return _with_what_was_typed(isinstance(error, UnknownMeeting)), 422
    back = request.form.get("back", "")
    ours = back.startswith(url_for("contribute.start")) and is_own_page(back)
    return redirect(back if ours else url_for("contribute.start"))


def _with_what_was_typed(meeting_is_gone: bool) -> str:
    """The page of a draft, or where there is none the first one, with the text of the form."""
    draft = (request.view_args or {}).get("draft", "")
    with suppress(FloorError):
        if draft:
            return _shown(draft, Mistake("", ""))
    replaces = "" if meeting_is_gone else request.form.get("replaces", "")
    return _first_page(request.form["text"], replaces)


@pages.errorhandler(DraftOvertaken)
def show_clash(error: DraftOvertaken) -> ResponseReturnValue:
    """Show a draft as it is beside what it was to become, and ask."""
    id_ = (request.view_args or {})["draft"]
    pending, difference = _work().drafts.get(id_), _work().clash(id_, error)
    return render_template("contribute/clash.html", pending=pending, difference=difference), 409


@pages.route("/enter", methods=["GET", "POST"])
def enter() -> ResponseReturnValue:
    """Ask for the token; who has given too many wrong ones has to wait."""
    attempts: Attempts = current_app.extensions["attempts"]
    address = request.remote_addr or ""
    if request.method == "POST":
        if attempts.are_too_many(address):
            abort(429)
        shared, given = current_app.config["CONTRIBUTION_TOKEN"], request.form.get("token", "")
        if access.sign_in(given, shared, _work().tokens()):
            return redirect(url_for("contribute.start"))
        attempts.note_failed(address)
        _tell(say("That is not the token. It is shown where the server was started."), "problem")
    return render_template("contribute/enter.html")


@pages.post("/leave")
def leave() -> ResponseReturnValue:
    """End the session."""
    access.sign_out()
    return redirect(url_for("pages.home"))


@pages.get("")
def start() -> str:
    """Show where files are chosen or text is pasted, and the drafts that wait."""
    return _first_page()


def _first_page(typed: str = "", replaces: str = "") -> str:
    return render_template(
        "contribute/start.html",
        typed=typed,
        waiting=[(draft.id, draft.about) for draft in _work().drafts.all()],
        suffixes=tuple(CONVERTERS),
        largest=LARGEST_DOCUMENT,
        replaces=replaces,
    )


@pages.post("/drafts")
def submit() -> ResponseReturnValue:
    """Take the files or the text; each becomes a draft, and what can't be read is said."""
    replaces = request.form.get("replaces", "")
    files = [file for file in request.files.getlist("files") if file.filename]
    made = [draft.id for file in files for draft in _submit_file(file, replaces)]
    text = request.form.get("text", "")
    if text.strip():
        made.append(_work().paste(text, replaces).id)
    elif not files:
        _tell(say("Choose a file, or paste a text."), "problem")
    only = made[0] if len(made) == 1 else None
    goal = url_for("contribute.review", draft=only) if only else url_for("contribute.start")
    return {"goal": goal} if UPLOAD_HEADER in request.headers else redirect(goal)


def _submit_file(file: FileStorage, replaces: str) -> tuple[PendingDraft, ...]:
    """Make drafts of one file, which is copied from disk to disk; say what is wrong with it."""
    try:
        laid = _work().submit(file.filename or "", file.save, replaces)
    except FloorError as error:
        flash(sentence(error), "problem")
        return ()
    for problem in laid.problems:
        flash(sentence(problem), "problem")
    return laid.pending


@pages.get("/drafts/<draft>")
def review(draft: str) -> str:
    """Show a draft as it will be read, with everything that can be corrected."""
    return _shown(draft)


def _shown(draft: str, mistake: Mistake | None = None) -> str:
    """Show a draft; where something that was typed makes no sense, with all that was typed."""
    found = _work().review(draft)
    return render_template(
        "contribute/review.html",
        review=found,
        pending=found.pending,
        draft=found.draft,
        sections=sections(_hits(found)),
        known=_work().known_names(),
        roles=list(Role),
        nobody=NOBODY,
        texts=_paragraph_warnings(found),
        mistake=mistake,
        typed=partial(overlaid, request.form if mistake else None),
    )


@pages.errorhandler(Mistake)
def show_field(mistake: Mistake) -> ResponseReturnValue:
    """Show the form as it was sent, with what is wrong at its field."""
    return _shown((request.view_args or {})["draft"], mistake), 422


def _hits(found: Review) -> list[Hit]:
    if found.draft is None:
        return []
    summary = found.draft.summary
    register = _work().finder.register
    named = {m for p in summary.paragraphs for m in p.mentions}
    labels = {id_: identity.label if (identity := register.get(id_)) else id_ for id_ in named}
    return [Hit(summary.meeting, paragraph, labels=labels) for paragraph in summary.paragraphs]


def _paragraph_warnings(found: Review) -> dict[int, list[str]]:
    """Sort the warnings by the paragraph that they concern, 0 for the whole."""
    sorted_: dict[int, list[str]] = {}
    for warning in found.draft.warnings if found.draft else ():
        words = warning.split(maxsplit=2)
        concerns = len(words) > 1 and words[0] == "paragraph" and words[1].isdecimal()
        sorted_.setdefault(int(words[1]) if concerns else 0, []).append(warning)
    return sorted_


@pages.post("/drafts/<draft>/facts")
def set_facts(draft: str) -> ResponseReturnValue:
    """Set title, date, place and series, and keep what else was typed."""
    keep(_work(), draft, request.form)
    return _back_to(draft, "facts")


@pages.post("/drafts/<draft>/text")
def set_text(draft: str) -> ResponseReturnValue:
    """Take the text as it was edited, and keep what else was typed."""
    keep(_work(), draft, request.form, "text")
    draft_form.set_text(_work(), draft, request.form)
    return _back_to(draft, "text")


@pages.post("/drafts/<draft>/speaker")
def set_speaker(draft: str) -> ResponseReturnValue:
    """Have a printed name mean a known speaker, or nobody, and keep what else was typed."""
    choice, _, number = request.form.get("is", "").partition(":")
    printed = request.form.get(f"printed-{number}" if number else "printed", "")
    name = request.form.get(f"name-{number}" if number else "name", "")
    seen = keep(_work(), draft, request.form, "speaker").version
    if choice == NOBODY:
        _work().exclude(draft, seen, printed)
    else:
        _work().merge(draft, seen, printed, name)
    return _back_to(draft, "unknown")


@pages.post("/drafts/<draft>/paragraphs/<int:position>")
def set_paragraph(draft: str, position: int) -> ResponseReturnValue:
    """Set who speaks in a paragraph, and in which role, and keep what else was typed."""
    given = list(given_statements(request.form, numbers_of(request.form, position)))
    seen = keep(_work(), draft, request.form, f"paragraph-{position}").version
    _work().set_statements(draft, seen, position, given)
    return _back_to(draft, f"paragraph-{position}")


@pages.post("/drafts/<draft>/add")
def add(draft: str) -> ResponseReturnValue:
    """Add a draft to the corpus, with what was typed; it is found at once.

    Where more than its facts was changed since it was shown, it is shown again first.
    """
    kept = keep(_work(), draft, request.form)
    if kept.looks_different:
        _tell(say("What you typed is kept. Look at the draft again, and add it."))
        return _back_to(draft, "")
    replacing = bool(request.form.get("replacing"))
    stored = _work().add(draft, kept.version, request.form.get("over", ""), replacing, _by())
    meeting = stored.draft.summary.meeting
    _tell(Said(STORED[stored.outcome], {"title": meeting.title}))
    return redirect(url_for("contribute.meeting", meeting_id=meeting.id))


@pages.post("/drafts/<draft>/decide")
def decide(draft: str) -> ResponseReturnValue:
    """Have a draft go on from the version that was stored since it was made."""
    choice = request.form.get("choice")
    if choice not in list(Decision):
        abort(400)
    _work().decide(draft, request.form.get("over", ""), Decision(choice))
    _tell(say("Look at the draft again, and store it if it is right."))
    return redirect(url_for("contribute.review", draft=draft))


@pages.post("/drafts/<draft>/discard")
def discard(draft: str) -> ResponseReturnValue:
    """Throw a draft away."""
    _work().drafts.discard(draft)
    _tell(say("The draft is thrown away."))
    return redirect(url_for("contribute.start"))


@pages.get("/meetings/<meeting_id>")
def meeting(meeting_id: str) -> str:
    """Show what can be done with a summary of the corpus: correct, replace, remove it."""
    return render_template(
        "contribute/meeting.html",
        held=_work().held(meeting_id),
        suffixes=tuple(CONVERTERS),
        largest=LARGEST_DOCUMENT,
        replaces=meeting_id,
        address=meeting_address(meeting_id),
    )


@pages.post("/meetings/<meeting_id>/correct")
def correct(meeting_id: str) -> ResponseReturnValue:
    """Make a draft of a summary of the corpus."""
    return redirect(url_for("contribute.review", draft=_work().correct(meeting_id).id))


@pages.post("/meetings/<meeting_id>/remove")
def remove(meeting_id: str) -> ResponseReturnValue:
    """Take a summary out of the corpus; the history can put it back."""
    change = _work().remove(meeting_id, _by())
    _tell(say("“{title}” is removed. You can undo it here.", title=change.title))
    return redirect(url_for("contribute.history"))


@pages.get("/history")
def history() -> str:
    """Show what was changed, and when."""
    work = _work()
    return render_template("contribute/history.html", changes=work.history(), held=work.held_ids())


@pages.get("/history/<id_>")
def change(id_: str) -> str:
    """Show what a change did to each file."""
    found = _work().change(id_)
    return render_template("contribute/change.html", change=found, files=_work().differences(found))


@pages.post("/history/<id_>/undo")
def undo(id_: str) -> ResponseReturnValue:
    """Take back a change."""
    change = _work().undo(id_, _by())
    _tell(
        say(
            "“{title}”, {what}: that is taken back.",
            title=change.title,
            what=WHAT_LABELS[change.what],
        )
    )
    return redirect(url_for("contribute.history"))


def _seen() -> str:
    """The version of the draft that the form was made for."""
    return request.form.get("seen", "")


def _back_to(draft: str, place: str) -> ResponseReturnValue:
    return redirect(url_for("contribute.review", draft=draft, _anchor=place or None))
