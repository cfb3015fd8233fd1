"""A report as Markdown; its figures are tables."""

from __future__ import annotations

from collections.abc import Iterator

from tui.export.markdown_text import table, words
from tui.export.report import Bars, Beside, Block, Counts, Facts, Grid, Heading, Points, Report, Words
from tui.tutor.measure_words import of_all


def as_markdown(report: Report) -> str:
    """The page."""
    return "\n\n".join("\n".join(lines) for block in report.blocks for lines in _parts(block)) + "\n"


def _parts(block: Block) -> Iterator[list[str]]:
    """What a block is written as, each with empty lines around it."""
    match block:
        case Heading():
            yield [f"{'#' * block.level} {words(block.words)}"]
        case Words():
            yield [_line(block.words)]
        case Points():
            yield [f"- {_line(point)}" for point in block.points]
        case Facts():
            yield [f"- {words(name)}: {words(what)}" for name, what in block.rows]
        case Grid():
            yield list(table(block.head, block.rows))
        case Beside():
            for figure in block.figures:
                yield [_line(f"{figure.title}:")]
                if isinstance(figure, Counts | Bars):
                    yield list(table(figure.grid.head, figure.grid.rows))
                else:
                    yield list(table(("", "how often"), ((name, of_all(share)) for name, share in figure.rows)))


def _line(text: str) -> str:
    """Words that begin a line: what they begin with makes no list and no heading of it."""
    made = words(text)
    head = made.split(" ", 1)[0]
    is_mark = head in ("-", "+", "=", "--", "---") or (head[:-1].isdigit() and head[-1:] in (".", ")"))
    return f"{head[:-1]}\\{made[len(head) - 1 :]}" if is_mark else made
