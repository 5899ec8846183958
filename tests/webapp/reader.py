"""What a reader without a browser sees of a page."""

import re
from html import unescape

from flask.testing import FlaskClient

DIRECTIONS = re.compile(
    r"</?bdi[^>]*>| lang=\"(?!en\")[\w-]*\"| dir=\"auto\"|(?<!<html) lang=\"en\""
)


def page(client: FlaskClient, address: str, status: int = 200) -> str:
    """Fetch a page, which answers with `status`, without what it says of languages."""
    response = client.get(address)
    assert response.status_code == status
    return DIRECTIONS.sub("", response.get_data(as_text=True))


def words(html: str, tag: str = "") -> str:
    """The text of a page, white space as single spaces, with `tag` in place of a tag."""
    return " ".join(unescape(re.sub(r"<[^>]*>", tag, html)).split())
