"""The entries of a register's file, and how a corpus's own stand over those that ship with us."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from indexer.errors import RegisterError
from indexer.register.identity import FormerName, Identity, name_key, speaker_id
from indexer.saying import say
from indexer.summary import Kind

Entry = Mapping[str, object]
KEYS = frozenset({"label", "names", "kind", "iso", "region", "groups", "demonyms", "former"})


def merged(
    known: Iterable[Identity], entries: Sequence[Entry], never: Iterable[str] = ()
) -> Iterator[Identity]:
    """Put entries over known identities: they add to them, and win.

    An entry with a state's ISO code, or with a name of a known one for its label, changes that
    one. A name that an entry gives, or that `never` is a speaker, is taken from all others; a
    known one whose label is taken goes. Raises RegisterError for an entry that can't be used.
    """
    left = _Known(known)
    claims = [_claims(entry) for entry in entries]
    never_keys = frozenset(map(name_key, never))
    taken = never_keys.union(*claims)
    for entry, own in zip(entries, claims, strict=True):
        base = left.pop(entry)
        yield identity_of(entry, _without(base, taken - own) if base else None)
    for identity in left:
        if name_key(identity.label) not in taken:
            yield _without(identity, taken)


class _Known:
    """The known identities that no entry has changed yet."""

    def __init__(self, identities: Iterable[Identity]) -> None:
        self._by_id = {identity.id: identity for identity in identities}
        self._by_iso = {identity.iso: identity for identity in self if identity.iso}
        self._by_name = {name_key(n): i for i in self for n in (i.label, *i.names)}

    def __iter__(self) -> Iterator[Identity]:
        return iter(self._by_id.values())

    def pop(self, entry: Entry) -> Identity | None:
        """Take out the one that an entry is about, or give None."""
        label = name_key(str(entry.get("label", "")))
        found = self._by_iso.get(str(entry.get("iso", ""))) or self._by_name.get(label)
        return self._by_id.pop(found.id, None) if found else None


def _claims(entry: Entry) -> frozenset[str]:
    given = (str(entry.get("label", "")), *names(entry, "names"))
    return frozenset(map(name_key, filter(None, given)))


def _without(identity: Identity, taken: frozenset[str]) -> Identity:
    kept = tuple(name for name in identity.names if name_key(name) not in taken)
    return replace(identity, names=kept)


def identity_of(entry: Entry, base: Identity | None) -> Identity:
    """Make an identity of an entry, over what is known of it; raises RegisterError."""
    refuse_unknown(entry, KEYS)
    label = str(entry.get("label") or (base.label if base else ""))
    if not label:
        raise RegisterError(say('an entry has no label: add label = "…"'))
    known = base or Identity("", label, Kind.UNKNOWN)
    former = tuple(dict.fromkeys((*known.former, *_former(entry, label))))
    inherited = (*known.names, known.label, *(old.name for old in former))
    return replace(
        known,
        id=speaker_id(label),
        label=label,
        kind=_kind(entry, label, known.kind),
        iso=known.iso or str(entry.get("iso", "")),
        names=names(entry, "names", inherited),
        region=str(entry.get("region", known.region)),
        groups=names(entry, "groups", known.groups),
        demonyms=names(entry, "demonyms", known.demonyms),
        former=former,
    )


def refuse_unknown(given: Iterable[str], known: Collection[str]) -> None:
    """Raise RegisterError where a key is none of those that are known."""
    unknown = set(given).difference(known)
    if unknown:
        raise _unknown(min(unknown), *sorted(known))


def _unknown(key: str, *known: str) -> RegisterError:
    return RegisterError(
        say("unknown key {key}: use {known}", key=repr(key), known=", ".join(known))
    )


def entries_of(data: Entry) -> Sequence[Entry]:
    """The entries of a register; raises RegisterError where they are written otherwise."""
    given = data.get("speaker", [])
    if isinstance(given, list) and all(isinstance(entry, dict) for entry in given):
        return given
    raise _unknown("[speaker]", "[[speaker]]")


def names(entry: Entry, key: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Read a list of names and put it behind known ones; raises RegisterError."""
    value = entry.get(key, [])
    if not isinstance(value, list):
        raise RegisterError(say('{key} must be a list: {key2} = ["…", "…"]', key=key, key2=key))
    return tuple(dict.fromkeys((*known, *map(str, value))))


def tables_of_phrases(data: Entry) -> dict[str, dict[str, str]]:
    """Read the phrases that a corpus adds, by language; raises RegisterError."""
    given = data.get("language", {})
    tables: dict[str, dict[str, str]] = {}
    for language, table in given.items() if isinstance(given, dict) else [("", given)]:
        if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
            raise RegisterError(
                say(
                    "the phrases of the language {language} can't be read: write [language.sw] and"
                    ' below it says = "alisema, walisema", parted by commas',
                    language=repr(language),
                )
            )
        tables[language] = dict(table)
    return tables


def _former(entry: Entry, label: str) -> tuple[FormerName, ...]:
    given = entry.get("former", [])
    found = []
    for old in given if isinstance(given, list) else [given]:
        match old:
            case {"name": str(name), "until": int(until)}:
                found.append(FormerName(name, until))
            case _:
                raise RegisterError(
                    say(
                        "{label} has a former name that can't be read:"
                        ' former = [{{name = "…", until = 2018}}]',
                        label=repr(label),
                    )
                )
    return tuple(found)


def _kind(entry: Entry, label: str, known: Kind) -> Kind:
    try:
        return Kind(str(entry.get("kind", known)))
    except ValueError:
        raise RegisterError(
            say(
                "{label} has the kind {entry}: use one of {known}",
                label=repr(label),
                entry=repr(entry["kind"]),
                known=", ".join(Kind),
            )
        ) from None
