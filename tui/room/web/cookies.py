"""The cookie that makes a browser the same seat again."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import Response
from starlette.types import Scope

NAME = "seat"
"""Of the cookie."""
SECONDS = 12 * 3600
"""How long a browser keeps it."""


def seat_token(scope: Scope) -> str:
    """The token of a seat that a request shows; empty for none."""
    return cookie_parser(Headers(scope=scope).get("cookie", "")).get(NAME, "")


def give(response: Response, code: str, token: str, *, secure: bool) -> None:
    """Have a browser keep the token of a seat, for the pages of its room alone, and if need be for https alone."""
    response.set_cookie(
        NAME,
        token,
        max_age=SECONDS,
        path=f"/{code}",
        secure=secure,
        httponly=True,
        samesite="strict",
    )
