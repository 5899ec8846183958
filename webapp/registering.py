"""The page on which a speaker is put into the register, with a preview of what that changes."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from indexer.corpus.contributing import Contributions
from indexer.corpus.registering import NewEntry
from indexer.errors import CantWrite, CorpusBusy, RegisterError, words_of
from indexer.saying import say
from indexer.summary import Kind
from webapp.languages import said
from webapp.wording import sentence


def entry_from(form: MultiDict[str, str]) -> NewEntry:
    """Read a speaker from what was typed."""
    kind = next((kind for kind in Kind if kind == form.get("kind")), None)
    names = (" ".join(name.split()) for name in form.get("names", "").splitlines())
    label = " ".join(form.get("label", "").split())
    return NewEntry(label, kind, tuple(dict.fromkeys(name for name in names if name)))


def add_register(
    pages: Blueprint, work: Callable[[], Contributions], by: Callable[[], str]
) -> None:
    """Let contributors extend the register."""

    @pages.get("/register")
    def register() -> ResponseReturnValue:
        """Ask who a printed name is."""
        typed = MultiDict(request.args)
        typed.setdefault("names", request.args.get("printed", ""))
        return _page(work(), typed, preview=False)

    @pages.post("/register")
    def store() -> ResponseReturnValue:
        """Show what a speaker in the register will change, then put it there.

        Where it can't be, all that was typed stays.
        """
        entry = entry_from(request.form)
        if "preview" in request.form:
            return _page(work(), request.form, preview=True)
        try:
            work().effects_of(entry)
        except RegisterError:
            return _page(work(), request.form, preview=True)
        try:
            work().register(entry, by())
        except (CantWrite, CorpusBusy) as error:
            flash(sentence(error), "problem")
            return _page(work(), request.form, preview=False)[0], 422
        told = say("{name} is in the register, and all summaries are read by it.", name=entry.label)
        flash(said(told), "done")
        return redirect(url_for("contribute.history"))


def _page(work: Contributions, typed: MultiDict[str, str], preview: bool) -> tuple[str, int]:
    effects, problem = None, ""
    if preview:
        try:
            effects = work.effects_of(entry_from(typed))
        except RegisterError as error:
            problem = words_of(error)
    page = render_template(
        "contribute/register.html",
        typed=typed,
        effects=effects,
        problem=problem,
        known=work.known_names(),
        kinds=[kind for kind in Kind if kind is not Kind.UNKNOWN],
    )
    return page, 422 if problem else 200
