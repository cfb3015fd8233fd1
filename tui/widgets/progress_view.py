"""Where a learner stands, as a page: figures that line up, and lines on which shares and their intervals are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.course.course import Course
from tui.tutor import measure_words
from tui.tutor.advice import Advice
from tui.tutor.measures import Day, Measures
from tui.widgets.bar import bar
from tui.widgets.measure_rows import INDENT, Part, page, said, shares, verdict_table
from tui.widgets.wrapped import Wrapped
from tui.widgets.wrapping import hanging

_DAYS = 14
"""Days that are shown, the latest."""


class ProgressView(Wrapped):
    """All measures, the headline first."""

    DEFAULT_CSS = """
    ProgressView { max-width: 76; }
    """

    def __init__(
        self,
        course: Course,
        measures: Measures,
        advice: Sequence[Advice],
        compared: Sequence[tuple[str, Sequence[str]]] = (),
    ) -> None:
        """Show what was measured.

        Args:
            course: The course.
            measures: Where the learner stands in it.
            advice: What to do next.
            compared: Forms side by side: titles, each with sentences; empty where there are none to compare.
        """
        super().__init__()
        self._course = course
        self._measures = measures
        self._advice = advice
        self._compared = compared

    def content_for(self, width: int) -> Content:
        """The page, for a width in cells."""
        measures = self._measures
        if not measures.answers:
            none = [hanging(INDENT, Content(measure_words.NONE_YET), width)]
            return page([("Nothing measured yet", none), *self._next(width)])
        headline, *others = self._parts(width)
        return page([headline, *self._next(width), *others])

    def _parts(self, width: int) -> Iterator[Part]:
        measures, words = self._measures, measure_words
        if measures.kinds:
            kinds = [(kind.label, kind.share, "bold" if kind.headline else "") for kind in measures.kinds]
            yield "What you mix up, of the texts that allow it", shares(kinds, width)
            yield "Telling the two apart", said(words.detection(measures.detection, self._course), width)
        levels = [(words.LEVEL_LABELS[level.certainty], level.right, "") for level in measures.levels]
        sure = [words.confidence(measures.confidence)]
        sure += [leaning for leaning in map(words.lean, measures.levels) if leaning]
        sure += [f"Marks: {measures.marks.total}, {measures.marks.mean:.1f} an answer."] if measures.marks else []
        yield "How sure you were, and how often right", [*shares(levels, width), *said(sure, width)]
        yield "Reasons", said(words.reasons(measures.reasons), width)
        yield from ((title, said(sentences, width)) for title, sentences in self._compared)
        table = verdict_table(self._course, measures.table, width)
        if table:
            yield words.TABLE, table
        if measures.skills:
            yield "Skills: right answers", shares([(each.label, each.right, "") for each in measures.skills], width)
        yield "Day by day", [_day(day, measures.days) for day in measures.days[-_DAYS:]]
        yield "What this rests on", said([*words.counted(measures), words.INTERVALS], width)

    def _next(self, width: int) -> Iterator[Part]:
        rows = []
        for number, advice in enumerate(self._advice):
            key = Content.styled("Enter  ", "bold $accent") if not number else Content("       ")
            rows.append(hanging(INDENT + key, Content(advice.words), width))
        if rows:
            yield "Do next", rows


def _day(day: Day, days: Sequence[Day]) -> Content:
    most = max(each.answers for each in days)
    line = bar(day.answers, most, 20) if day.answers < most else Content.styled("━" * 20, "$accent")
    return Content.assemble(f"  {day.day}  ", line, f"  {day.answers:>3}", (f", {day.right} right", "$quiet"))
