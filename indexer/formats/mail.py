"""An e-mail is a document, and so is each of its attachments."""

import base64
import mimetypes
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from functools import partial

from indexer.accounting import LeftOut, account, words_in
from indexer.errors import UnreadableSummary
from indexer.formats.bundle import Bundle, Enclosed, told_apart
from indexer.formats.converted import Converted
from indexer.formats.encodings import read_text
from indexer.formats.escaping import escaped
from indexer.formats.hypertext.document import Read, parse, soup_to_markdown
from indexer.formats.hypertext.tags import text_of
from indexer.formats.plain.document import plain_to_markdown
from indexer.saying import say

ADDRESS = re.compile(r"<?(?:https?://|mailto:)\S+|\[(?:image|cid):[^]]*]")
ENVELOPE = ("From", "To", "Cc", "Date")
FORWARDED = "message/rfc822"


def mail_to_markdown(message: EmailMessage) -> Converted:
    """Write an e-mail's subject, text, and who sent it when; the last is not the meeting's date.

    Raises UnreadableSummary for one without text.
    """
    text = _body(message, "plain")
    html = _body(message, "html")
    read, source = _read(text, html)
    if not source.strip():
        raise UnreadableSummary(say("the e-mail has no text of its own"))
    subject = _header(message, "Subject")
    title = [f"# {escaped(subject)}"] if subject else []
    envelope = "; ".join(f"{name}: {_header(message, name)}" for name in ENVELOPE if message[name])
    written = [*title, read.text.strip(), escaped(f"E-mail. {envelope}") if envelope else ""]
    source = f"{subject} {source} {envelope}"
    return Converted("\n\n".join(filter(None, written)) + "\n", source, read.left_out)


def mail_bundle(message: EmailMessage) -> Bundle:
    """Find the attachments of an e-mail; one that was forwarded is an e-mail again."""
    has_text = bool((_body(message, "plain") or _plain(_body(message, "html"))).strip())
    return Bundle(has_text, tuple(told_apart(_attachments(message))), is_message=True)


def _read(text: str, html: str) -> tuple[Read, str]:
    """Read the HTML of an e-mail, which has bold and lists, or its plain text if that says more."""
    formatted = _plain(html)
    said, shown = (words_in(ADDRESS.sub(" ", version)) for version in (text, formatted))
    if len(shown) * 2 <= len(said):
        read, source, lost = Read(plain_to_markdown(text)), text, account(shown, said).lost
    else:
        read, source = soup_to_markdown(parse(html)), formatted
        lost = account(said, shown).lost
    if not lost:
        return read, source
    left_out = LeftOut("only in the other version of the e-mail's text", " ".join(lost))
    return Read(read.text, (*read.left_out, left_out)), f"{source} {left_out.text}"


def _plain(html: str) -> str:
    return text_of(parse(html)) if html else ""


def _body(message: EmailMessage, kind: str) -> str:
    """The text of one kind; where there are several pieces of it, all of them."""
    try:
        main = message.get_body((kind,))
    except (KeyError, AttributeError, ValueError):
        main = None
    return _content(main) if main is not None else ""


def _content(part: Message) -> str:
    """Decode a piece of text, as it says that it is encoded, or as it seems to be."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return str(part.get_payload())
    charset = part.get_content_charset() or ""
    try:
        return data.decode(charset).replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):
        return read_text(data)[0] if data.strip() else ""


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message[name] or "").split())


def _attachments(message: EmailMessage) -> Iterator[Enclosed]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        name = _name(part, number)
        data = _data(part)
        yield Enclosed(name.replace("/", "-").replace("\\", "-"), len(data), partial(bytes, data))


def _name(part: Message, number: int) -> str:
    """The name of an attachment, a made-up one where it has none."""
    given = part.get_filename() or ""
    if part.get_content_type() == FORWARDED:
        return f"{given.removesuffix('.msg').removesuffix('.eml') or f'forwarded-{number}'}.eml"
    ending = mimetypes.guess_extension(part.get_content_type()) or ""
    return given or f"attachment-{number}{ending}"


def _data(part: Message) -> bytes:
    if part.get_content_type() == FORWARDED and part.is_multipart():
        inner = part.get_payload(0)
        whole = inner.as_bytes() if isinstance(inner, Message) else b""
        is_coded = str(part["Content-Transfer-Encoding"]).strip().lower() == "base64"
        return base64.b64decode(whole) if is_coded else whole
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
