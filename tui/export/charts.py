"""Figures as SVG: every number stands in them as a number, so that nothing is said by a colour or a length alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.export.html_page import Html, element
from tui.export.report import Bars, Counts, Intervals
from tui.tutor.measure_words import of_all
from tui.tutor.measures import Share

WIDTH = 340
"""Of a figure, in its own units: about those of a phone's screen, so that letters keep their size there."""
_ROW, _FOOT = 36, 22
_LEFT, _RIGHT = 8, WIDTH - 8
_CELL, _NAMES, _TOP = 25, 150, 24
_LONGEST = 21
"""Letters of a name that have room."""
_OPTION, _TIME, _BAR = 22, 27, 8
"""Heights of an option's name, of a bar with its numbers, and of the bar alone."""
_SHADES = (0.25, 0.6, 1.0)
"""Of the parts of a bar; one without parts has the last one."""


def intervals(figure: Intervals, id: str) -> Html:
    """Shares with their 95% intervals, each a dot with a line through it, on a scale from 0 to 100%.

    Args:
        figure: What is shown.
        id: Of the figure, its own on the page.
    """
    height = _ROW * len(figure.rows) + _FOOT
    ticks = []
    for percent in (0, 25, 50, 75, 100):
        x = _x(percent / 100)
        anchor = {0: "start", 100: "end"}.get(percent, "middle")
        ticks.append(element("text", f"{percent}%", x=x, y=height - 5, text_anchor=anchor, class_="small"))
        for place in range(len(figure.rows)):
            top = _ROW * place
            ticks.append(element("line", x1=x, x2=x, y1=top + 19, y2=top + 31, class_="rule"))
    rows = [part for place, (name, share) in enumerate(figure.rows) for part in _interval(name, share, _ROW * place)]
    said = "; ".join(f"{name}: {of_all(share)}" for name, share in figure.rows)
    return _svg(id, figure.title, said, height, *ticks, *rows)


def _interval(name: str, share: Share, top: int) -> Iterator[Html]:
    yield element("text", cut(name, 26), x=_LEFT, y=top + 14)
    yield element("text", of_all(share), x=_RIGHT, y=top + 14, text_anchor="end")
    if share.rate is None or share.low is None or share.high is None:
        return
    y, low, high = top + 25, _x(share.low), _x(share.high)
    yield element("line", x1=low, x2=high, y1=y, y2=y, class_="span")
    yield element("line", x1=low, x2=low, y1=y - 4, y2=y + 4, class_="span")
    yield element("line", x1=high, x2=high, y1=y - 4, y2=y + 4, class_="span")
    yield element("circle", cx=_x(share.rate), cy=y, r=4.5, class_="dot")


def counts(figure: Counts, id: str) -> Html:
    """How often each key was given each answer, as a table whose cells are darker the more of a row they hold.

    Columns have the numbers of the rows, and what is right stands in a frame.

    Args:
        figure: What is shown.
        id: Of the figure, its own on the page.
    """
    names = figure.names
    cell = min(_CELL + 11, (WIDTH - _NAMES - 2) // max(len(names), 1))
    parts = [element("text", "supports ↓   answered →", x=0, y=15, class_="small")]
    for place in range(len(names)):
        x = _NAMES + cell * place + cell / 2
        parts.append(element("text", str(place + 1), x=x, y=15, text_anchor="middle", class_="small"))
    said = []
    for row, key in enumerate(names):
        top = _TOP + _CELL * row
        parts.append(element("text", f"{row + 1} {cut(key, _LONGEST)}", x=0, y=top + 17))
        whole = sum(figure.count(key, name) for name in names)
        for column, name in enumerate(names):
            count, x = figure.count(key, name), _NAMES + cell * column
            shade = round(0.4 * count / whole, 3) if whole else 0
            box: dict[str, float] = {"x": x + 1, "y": top + 1, "width": cell - 2, "height": _CELL - 2}
            parts.append(element("rect", class_="cell", fill_opacity=shade, **box))
            if row == column:
                parts.append(element("rect", class_="right", **box))
            if whole:
                middle, shown = x + cell / 2, "some" if count else "none"
                parts.append(
                    element("text", str(count or "·"), x=middle, y=top + 17, text_anchor="middle", class_=shown)
                )
            if count:
                said.append(f"{key} answered as {name}: {count}")
    return _svg(id, figure.title, "; ".join(said) or "no answers", _TOP + _CELL * len(names) + 4, *parts)


def bars(figure: Bars, id: str) -> Html:
    """How many chose each option: a bar a time, its parts darker from one to the next, with their numbers above it.

    Args:
        figure: What is shown.
        id: Of the figure, its own on the page.
    """
    parts, said, top = [], [], 0
    for name, is_right, own in figure.rows:
        mark = "✓ " if is_right else ""
        parts.append(element("text", cut(f"{mark}{name}", 46), x=_LEFT, y=top + 16))
        top += _OPTION
        for time, bar in zip(figure.times, own, strict=True):
            words = figure.said(bar)
            said.append(f"{figure.named(name, is_right)}, {time}: {words}")
            parts.append(element("text", time, x=_LEFT, y=top + 12, class_="small"))
            parts.append(element("text", words, x=_RIGHT, y=top + 12, text_anchor="end", class_="small"))
            parts += _bar(bar.parts or (bar.count,), bar.of, top + 16)
            top += _TIME
    return _svg(id, figure.title, "; ".join(said), top + 4, *parts)


def _bar(parts: Sequence[int], of: int, top: int) -> Iterator[Html]:
    height, before = _BAR, 0
    yield element("rect", x=_LEFT, y=top, width=_RIGHT - _LEFT, height=height, class_="frame")
    for number, shade in zip(parts, _SHADES[-len(parts) :], strict=True):
        x, end = _x(before / of), _x((before + number) / of)
        if number:
            width = round(end - x, 1)
            yield element("rect", x=x, y=top, width=width, height=height, class_="cell", fill_opacity=shade)
        before += number


def _svg(id: str, title: str, said: str, height: float, *parts: Html) -> Html:
    named = element("title", title, id=f"{id}-title") + element("desc", f"{said}.", id=f"{id}-desc")
    return element(
        "svg",
        named,
        *parts,
        role="img",
        aria_labelledby=f"{id}-title {id}-desc",
        viewBox=f"0 0 {WIDTH} {height}",
        width=WIDTH,
        height=height,
    )


def _x(share: float) -> float:
    """Where on the scale a share stands."""
    return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def cut(text: str, most: int) -> str:
    """A text of at most so many letters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


CSS = """\
svg text { font: 12px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: var(--ink); }
svg .small { font-size: 11px; fill: var(--quiet); }
svg .none { fill: var(--quiet); }
svg .rule { stroke: var(--hairline); stroke-width: 1; }
svg .span { stroke: var(--accent); stroke-width: 2; }
svg .dot, svg .cell { fill: var(--accent); }
svg .frame { fill: none; stroke: var(--hairline); stroke-width: 1; }
svg .right { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.beside { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.beside figure { flex: 0 1 340px; }
.beside figcaption { margin-bottom: .4em; }
"""
"""How figures look; rules for a page."""
