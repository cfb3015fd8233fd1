"""A report as a page of HTML: one file, with its figures in it."""

from __future__ import annotations

from tui.export import charts
from tui.export.html_page import Html, Part, element, page, table
from tui.export.report import (
    Bars,
    Beside,
    Block,
    Counts,
    Drawing,
    Facts,
    Grid,
    Heading,
    Intervals,
    Points,
    Report,
    Words,
)

_WHOLE, _MIDDLING = 14, 32
"""Letters of a cell that stays on one line, and of one that may be narrow."""
_CSS = """\
main { max-width: 46rem; }
h1 { margin-bottom: .3em; }
h2 { font-size: 1.25rem; margin-top: 1.8em; }
h3 { font-size: 1.05rem; }
table { width: 100%; }
.whole { white-space: nowrap; }
.middling { display: inline-block; min-width: 6em; }
.long { display: inline-block; min-width: 13em; }
.facts { display: grid; align-items: baseline; grid-template-columns: max-content 1fr; gap: .2em 1em; }
.facts dt { font: .92em system-ui, "Segoe UI", Helvetica, Arial, sans-serif; color: var(--quiet); }
.facts dd { margin: 0; }
@media print {
  html { font-size: 9pt; line-height: 1.4; }
  h2 { margin-top: 1.1em; }
  h3 { margin-top: .8em; }
  .beside { flex-wrap: nowrap; }
  .beside figure { flex: 0 1 50%; min-width: 0; }
  th, td { padding-top: .2em; padding-bottom: .2em; }
}
"""


def as_html(report: Report) -> str:
    """The page."""
    blocks = (_block(block, f"f{place}") for place, block in enumerate(report.blocks))
    return page(report.title, *blocks, css=charts.CSS + _CSS)


def _block(block: Block, id: str) -> Html:
    match block:
        case Heading():
            return element(f"h{block.level}", block.words)
        case Words():
            return element("p", block.words)
        case Points():
            return element("ul", *(element("li", point) for point in block.points))
        case Facts():
            pairs = (element("dt", name) + element("dd", what) for name, what in block.rows)
            return element("dl", *pairs, class_="facts")
        case Grid():
            return table(block.head, (map(_cell, row) for row in block.rows))
        case Beside():
            figures = (_figure(each, f"{id}-{place}") for place, each in enumerate(block.figures))
            return element("div", *figures, class_="beside")


def _cell(text: str) -> Part:
    """A cell; one of few letters is not broken, and one of many is not narrow."""
    width = "whole" if len(text) <= _WHOLE else "middling" if len(text) <= _MIDDLING else "long"
    return element("span", text, class_=width)


def _figure(figure: Drawing, id: str) -> Html:
    match figure:
        case Intervals():
            drawn = charts.intervals(figure, id)
        case Counts():
            drawn = charts.counts(figure, id)
        case Bars():
            drawn = charts.bars(figure, id)
    return element("figure", element("figcaption", figure.title), drawn)
