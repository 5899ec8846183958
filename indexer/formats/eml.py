"""E-mails (.eml)."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from indexer.errors import UnreadableSummary
from indexer.formats.bundle import Bundle
from indexer.formats.converted import Converted
from indexer.formats.mail import mail_bundle, mail_to_markdown
from indexer.saying import say

HEADERS = ("From", "Subject", "Date", "To", "Received", "Content-Type")


def to_markdown(data: bytes) -> Converted:
    """Read an e-mail; raises UnreadableSummary for another file, or one without text."""
    return mail_to_markdown(_message(data))


def open_bundle(data: bytes) -> Bundle:
    """Find the attachments of an e-mail; raises UnreadableSummary for another file."""
    return mail_bundle(_message(data))


def _message(data: bytes) -> EmailMessage:
    message = BytesParser(policy=policy.default).parsebytes(data)
    if not isinstance(message, EmailMessage) or not any(name in message for name in HEADERS):
        raise UnreadableSummary(
            say("it is not an e-mail (.eml): save it anew from your mail program")
        )
    return message
