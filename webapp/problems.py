"""What is wrong with a request of a program, as RFC 9457 has it said, with what is allowed."""

import json
from collections.abc import Iterable

from flask import Response

KIND = "application/problem+json"


class RequestProblem(Exception):
    """A request that can't be answered: a status, a line that says why, and what would do."""

    def __init__(self, status: int, title: str, detail: str, allowed: Iterable[str] = ()) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title
        self.detail = detail
        self.allowed = tuple(allowed)


def problem_response(problem: RequestProblem) -> Response:
    """Write a problem as JSON."""
    about = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
    }
    if problem.allowed:
        about["allowed"] = list(problem.allowed)
    return Response(json.dumps(about, ensure_ascii=False), problem.status, content_type=KIND)
