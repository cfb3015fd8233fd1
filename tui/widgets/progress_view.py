"""Where a learner stands, as a page: figures that line up, and lines on which shares and their intervals are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from tui.course.course import Course
from tui.tutor import measure_words
from tui.tutor.advice import Advice
from tui.tutor.measures import Day, Measures, Share
from tui.widgets.bar import bar
from tui.widgets.blocks import NOTHING
from tui.widgets.interval_bar import between, interval_bar
from tui.widgets.texts import lines
from tui.widgets.wrapped import Wrapped
from tui.widgets.wrapping import hanging

_BAR = 22
"""Cells of the line on which an interval is drawn."""
_NARROW = 60
"""Cells below which no such line is drawn."""
_DAYS = 14
"""Days that are shown, the latest."""
_INDENT = Content("  ")
_Part = tuple[str, list[Content]]
"""A title, and what stands below it."""


class ProgressView(Wrapped):
    """All measures, the headline first."""

    DEFAULT_CSS = """
    ProgressView { max-width: 76; }
    """

    def __init__(self, course: Course, measures: Measures, advice: Sequence[Advice]) -> None:
        """Show what was measured.

        Args:
            course: The course.
            measures: Where the learner stands in it.
            advice: What to do next.
        """
        super().__init__()
        self._course = course
        self._measures = measures
        self._advice = advice

    def content_for(self, width: int) -> Content:
        """The page, for a width in cells."""
        measures = self._measures
        if not measures.answers:
            none = [hanging(_INDENT, Content(measure_words.NONE_YET), width)]
            return _page([("Nothing measured yet", none), *self._next(width)])
        headline, *others = self._parts(width)
        return _page([headline, *self._next(width), *others])

    def _parts(self, width: int) -> Iterator[_Part]:
        measures, words = self._measures, measure_words
        if measures.kinds:
            shares = [(kind.label, kind.share, "bold" if kind.headline else "") for kind in measures.kinds]
            yield "What you mix up, of the texts that allow it", _shares(shares, width)
            yield "Telling the two apart", _said(words.detection(measures.detection, self._course), width)
        levels = [(words.LEVEL_LABELS[level.certainty], level.right, "") for level in measures.levels]
        said = [words.confidence(measures.confidence)]
        said += [said for said in map(words.lean, measures.levels) if said]
        said += [f"Marks: {measures.marks.total}, {measures.marks.mean:.1f} an answer."] if measures.marks else []
        yield "How sure you were, and how often right", [*_shares(levels, width), *_said(said, width)]
        yield "Reasons", _said(words.reasons(measures.reasons), width)
        yield words.TABLE, self._table(width)
        if measures.skills:
            yield "Skills: right answers", _shares([(each.label, each.right, "") for each in measures.skills], width)
        yield "Day by day", [_day(day, measures.days) for day in measures.days[-_DAYS:]]
        yield "What this rests on", _said([*words.counted(measures), words.INTERVALS], width)

    def _table(self, width: int) -> list[Content]:
        """A row for each key, a column for each verdict by its number."""
        table = self._measures.table
        entries = [entry for entry in self._course.rubric.verdicts if entry.id in measure_words.labels(self._course)]
        entries.sort(key=lambda entry: entry.hotkey)
        head = "".join(f"{entry.hotkey:>5}" for entry in entries)
        room = width - len(head) - 4
        rows = [Content.styled(f"  {'answered':<{room}}{head}", "$quiet")]
        for entry in entries:
            row = table.get(entry.id)
            if row:
                label = f"{entry.hotkey} {measure_words.labels(self._course)[entry.id]}"
                cells = [Content(f"  {label[:room]:<{room}}")]
                for other in entries:
                    style = "bold $success" if other.id == entry.id else "$error" if row.get(other.id) else "$quiet"
                    cells.append(Content.styled(f"{row.get(other.id, 0) or '·':>5}", style))
                rows.append(Content("").join(cells))
        return rows

    def _next(self, width: int) -> Iterator[_Part]:
        rows = []
        for number, advice in enumerate(self._advice):
            key = Content.styled("Enter  ", "bold $accent") if not number else Content("       ")
            rows.append(hanging(_INDENT + key, Content(advice.words), width))
        if rows:
            yield "Do next", rows


def _page(parts: Iterable[_Part]) -> Content:
    found: list[Content] = []
    for title, rows in parts:
        found += [*([NOTHING] if found else []), Content.styled(title, "bold $accent"), *rows]
    return lines(found)


def _said(sentences: Iterable[str], width: int) -> list[Content]:
    return [hanging(_INDENT, Content(sentence), width) for sentence in sentences]


def _shares(shares: Sequence[tuple[str, Share, str]], width: int) -> list[Content]:
    """A row for each share: its name, how many, the line, and where it can lie."""
    room = max((cell_len(label) for label, _, _ in shares), default=0) + 2
    drawn = width >= _NARROW
    rows = []
    for label, share, style in shares:
        name = Content.styled(f"  {label}{' ' * (room - cell_len(label))}", style)
        if share.rate is None:
            rows.append(name + Content.styled("no data yet", "$quiet"))
            continue
        figures = f"{share.count:>3} of {share.of:<3} {measure_words.percent(share.rate):>4}  "
        line = interval_bar(share, _BAR) + "  " if drawn and room + len(figures) + _BAR + 14 <= width else NOTHING
        rows.append(name + Content.styled(figures, style) + line + Content.styled(between(share), "$quiet"))
    return rows


def _day(day: Day, days: Sequence[Day]) -> Content:
    most = max(each.answers for each in days)
    line = bar(day.answers, most, 20) if day.answers < most else Content.styled("━" * 20, "$accent")
    return Content.assemble(f"  {day.day}  ", line, f"  {day.answers:>3}", (f", {day.right} right", "$quiet"))
