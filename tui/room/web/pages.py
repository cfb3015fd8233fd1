"""The pages of a room, and what they load: files of the program, filled in once, kept in memory."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path

from starlette.requests import HTTPConnection
from starlette.responses import Response

ASSETS = Path(__file__).parent / "assets"
"""Where they lie."""
_KINDS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
_WORTH_PACKING = 500
_FIELD = re.compile(r"\{(title|code|names|said)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file as it is sent."""

    kind: str
    """Its media type."""
    whole: bytes
    packed: bytes | None
    """By gzip, where that is worth it."""
    tag: str
    """What tells it from another state of it."""

    @classmethod
    def of(cls, text: str, ending: str) -> Page:
        """A text as it is sent; the ending says what it is."""
        whole = text.encode("utf-8")
        return cls(
            kind=_KINDS[ending],
            whole=whole,
            packed=gzip.compress(whole, mtime=0) if len(whole) > _WORTH_PACKING else None,
            tag=f'"{sha256(whole).hexdigest()[:16]}"',
        )

    def response(self, request: HTTPConnection, status: int = 200) -> Response:
        """The answer to a request for it. It is asked for again each time, and sent again only if it has changed."""
        headers = {"etag": self.tag, "cache-control": "no-cache", "vary": "accept-encoding"}
        if status == 200 and request.headers.get("if-none-match") == self.tag:
            return Response(status_code=304, headers=headers)
        packed = self.packed if "gzip" in request.headers.get("accept-encoding", "") else None
        if packed is not None:
            headers["content-encoding"] = "gzip"
        return Response(packed or self.whole, status, headers, self.kind)


class Pages:
    """What a room's browsers load."""

    def __init__(self, *, title: str, code: str, names: bool, folder: Path = ASSETS) -> None:
        """Read all of it.

        Args:
            title: Of the workshop.
            code: Of the room.
            names: Whether people are asked for a name.
            folder: Where it lies.
        """
        self._fields = {"title": title, "code": code, "names": "yes" if names else "no"}
        self._html = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}
        self._pages = {name: self._filled(name) for name in self._html}
        self._files = {
            path.name: Page.of(path.read_text(encoding="utf-8"), path.suffix)
            for path in folder.iterdir()
            if path.suffix in (".js", ".css")
        }
        self._lost: dict[str, Page] = {}

    def page(self, name: str) -> Page:
        """A page by its name: `phone`, `enter`, `privacy` or `screen`."""
        return self._pages[name]

    def enter(self, said: str) -> Page:
        """The page on which a code can be typed, with what is said about the last one."""
        if said not in self._lost:
            self._lost[said] = self._filled("enter", said)
        return self._lost[said]

    def file(self, name: str) -> Page | None:
        """A script or a stylesheet; None where there is none of that name."""
        return self._files.get(name)

    def _filled(self, name: str, said: str = "") -> Page:
        # Before a code is typed, a page knows no room.
        fields = {} if name in ("enter", "privacy") else self._fields
        values = {"title": "Two Schemers", "code": "", "names": "no", "said": said, **fields}
        return Page.of(_FIELD.sub(lambda found: escape(values[found[1]]), self._html[name]), ".html")
