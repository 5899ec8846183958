"""Which language does the reader's browser prefer?"""

from flask import Response, after_this_request, request

from indexer.words import ENGLISH
from indexer.words.languages import language_code

LONGEST_TAG = 20


def readers_language() -> str:
    """The code of the language that a browser asks for first, English where that is unknown."""

    @after_this_request
    def vary(response: Response) -> Response:
        response.vary.add("Accept-Language")
        return response

    preferred = request.accept_languages.best or ENGLISH
    return (language_code(preferred) if len(preferred) <= LONGEST_TAG else "") or ENGLISH
