"""A page of HTML in one file, for a screen, a phone and paper: markup that cannot be broken into, and how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from tui.course.safe_text import clean


@dataclass(frozen=True, slots=True)
class Html:
    """Markup that is whole in itself. Only this module makes it of text, so that text in it is escaped."""

    markup: str

    def __add__(self, other: Html) -> Html:
        """One after the other."""
        return Html(self.markup + other.markup)


Part = str | Html
"""Words, to be escaped, or markup."""

NOTHING = Html("")
_VOID = frozenset({"br", "col", "hr", "meta"})
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_ADDRESS = re.compile(r"https?://[^\s\x00-\x20]+", re.IGNORECASE)


def joined(parts: Iterable[Part], between: str = "") -> Html:
    """Parts one after the other, with some words between them."""
    return Html(escape(between, quote=False).join(_markup(part) for part in parts))


def element(name: str, /, *content: Part, **attributes: str | float | bool | None) -> Html:
    """An element of HTML, or of SVG within it.

    Args:
        name: Its tag.
        *content: What is in it; words are escaped.
        **attributes: `class_` is `class`, and `stroke_width` is `stroke-width`; values are escaped. True is an
            attribute without a value, None and False are none.

    Raises:
        ValueError: A name is none: names are never taken from a text.
    """
    pieces = [name]
    for key, value in attributes.items():
        key = key.rstrip("_").replace("_", "-")
        pieces.append(key)
        if value is None or value is False:
            pieces.pop()
        elif value is not True:
            pieces[-1] = f'{key}="{escape(clean(str(value)))}"'
        if not _NAME.fullmatch(key):
            raise ValueError(f"{key!r} is no name of an attribute")
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name of an element")
    opening = f"<{' '.join(pieces)}>"
    return Html(opening if name in _VOID else f"{opening}{joined(content).markup}</{name}>")


def link(address: str, *content: Part) -> Html:
    """A link to another page; of an address that is not http or https, only what it says."""
    if not _ADDRESS.fullmatch(address):
        return joined(content)
    return element("a", *content, href=address, rel="noopener noreferrer")


def table(head: Iterable[Part], rows: Iterable[Iterable[Part]]) -> Html:
    """A table with a head; on a phone it scrolls by itself."""
    columns = element("tr", *(element("th", cell, scope="col") for cell in head))
    body = (element("tr", *(element("td", cell) for cell in row)) for row in rows)
    inner = element("table", element("thead", columns), element("tbody", *body))
    return element("div", inner, class_="wide", tabindex=0)


def page(title: str, *body: Part, language: str = "en", css: str = "") -> str:
    """A whole document: no script, nothing from elsewhere.

    Args:
        title: In the window and at the head of the tab.
        *body: What stands on it; it brings its own `h1`.
        language: Of the words.
        css: Rules besides `CSS`; trusted, never of a text.
    """
    # Whatever was overlooked: the page may load nothing and run nothing.
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", **{"http-equiv": "Content-Security-Policy", "content": policy}),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", " ".join(title.split())),
        Html(f"<style>\n{CSS}{css}</style>"),
    )
    whole = element("html", Html("\n"), head, Html("\n"), element("body", element("main", *body)), lang=language)
    return f"<!doctype html>\n{whole.markup}\n"


def _markup(part: Part) -> str:
    return part.markup if isinstance(part, Html) else escape(clean(part), quote=False)


CSS = """\
:root { --paper: #fdfdfb; --ink: #1c1e21; --quiet: #595e66; --hairline: #cfd2d6; --shade: #f1f1ed; --accent: #1f5f8b;
  --good: #1c6b3c; --bad: #a3271f; }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #16181b; --ink: #e4e5e7; --quiet: #a4a9b1; --hairline: #3c4148; --shade: #202328; --accent: #86bfe6;
    --good: #7fcf9d; --bad: #f2968d; }
}
*, ::before, ::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 Georgia, "Times New Roman", serif;
  -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; overflow-wrap: anywhere; }
main { max-width: 42rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2, h3, h4, h5, h6, th, summary, nav { font-family: system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 .5em; text-wrap: balance; }
h1 { font-size: 2rem; margin-top: 0; }
h2 { font-size: 1.5rem; border-bottom: 1px solid var(--hairline); padding-bottom: .2em; margin-top: 2.2em; }
h3 { font-size: 1.2rem; }
h4 { font-size: 1.05rem; }
h5, h6 { font-size: 1rem; }
p, ul, ol, dl, blockquote, pre, figure, .wide { margin: 0 0 .9em; }
ul, ol { padding-left: 1.6em; }
li > p:last-child, li > ul, li > ol, blockquote > :last-child, td > :last-child { margin-bottom: 0; }
li { margin-bottom: .25em; }
dt { font-weight: bold; }
dd { margin: 0 0 .6em 1.2em; }
a { color: var(--accent); }
blockquote { padding-left: 1em; border-left: 3px solid var(--hairline); }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .875em; }
code { background: var(--shade); padding: .1em .25em; border-radius: 3px; }
pre { background: var(--shade); padding: .8em; line-height: 1.35; overflow-x: auto; border-radius: 4px; }
pre code { padding: 0; background: none; font-size: inherit; }
hr { border: 0; border-top: 1px solid var(--hairline); margin: 1.5em 0; }
.wide { overflow-x: auto; overflow-wrap: break-word; }
table { border-collapse: collapse; font-size: .95em; line-height: 1.4; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .35em .7em .35em 0; border-bottom: 1px solid var(--hairline); }
th { border-bottom-width: 2px; }
figure svg { max-width: 100%; height: auto; }
figcaption, .quiet { color: var(--quiet); font-size: .92em; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.own { white-space: pre-wrap; }
.sheet { break-before: page; }
@page { size: A4; margin: 18mm 17mm 20mm; }
@media print {
  :root { --paper: #fff; --ink: #000; --quiet: #333; --hairline: #888; --shade: #fff; --accent: #000; --good: #000;
    --bad: #000; }
  html { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  tr, figure, li { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  pre { white-space: pre-wrap; border: 1px solid var(--hairline); }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  a { text-decoration: underline; }
  .screen { display: none; }
}
"""
"""How every page looks: light or dark as the reader likes it on a screen, black on white on paper.

Classes: `wide` scrolls where it is too wide, `sheet` begins a new page on paper, `screen` is not printed, `own` keeps
line breaks, `quiet` stands back, `good` and `bad` are right and wrong.
"""
