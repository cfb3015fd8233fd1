"""A form as a page: what is to be known before it is sat, or what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.course.course import Course
from tui.course.heads import QuizTitle
from tui.course.markdown import plain
from tui.tutor import form_words, result_words
from tui.tutor.forms import Standing
from tui.tutor.measure_words import TABLE
from tui.tutor.path import Way
from tui.tutor.results import Result, Results
from tui.tutor.summing import way_in_words
from tui.widgets.measure_rows import Part, said, shares, verdict_table
from tui.widgets.texts import lines, way
from tui.widgets.wrapped import Linking
from tui.widgets.wrapping import hanging


class FormView(Linking):
    """The first page of a form, and its last."""

    DEFAULT_CSS = """
    FormView {
        max-width: 76;
    }
    """

    def __init__(
        self, course: Course, title: QuizTitle, stands: Standing, way: Way, result: Result | None, results: Results
    ) -> None:
        """Show a form.

        Args:
            course: The course.
            title: The form.
            stands: Where the learner stands with it.
            way: What comes after it.
            result: What came of it; None before its end.
            results: What came of all forms.
        """
        super().__init__()
        self._course = course
        self._title = title
        self._stands = stands
        self._way = way
        self._result = result
        self._results = results

    def content_for(self, width: int) -> Content:
        """The page, for a width in cells."""
        shown = self._ended(self._result, width) if self._result else self._front(width)
        return lines([Content.styled(plain(self._title.title), "bold $accent"), "", *shown])

    def _front(self, width: int) -> Iterator[Content | str]:
        early = form_words.early(self._stands, self._way)
        for sentence in (*form_words.front(self._title, self._stands), *([early] if early else [])):
            yield hanging(Content(""), Content(sentence), width)
            yield ""
        if self._stands.can_be_sat:
            yield way("Enter", "onward", "Go on" if self._stands.state == "begun" else "Begin")
        if self._stands.can_be_passed_over:
            yield way(form_words.PASS_OVER, "pass_over", "Pass it over, and begin the course")

    def _ended(self, result: Result, width: int) -> Iterator[Content | str]:
        style = {True: "bold $success", False: "bold $error", None: "bold"}[result.passed]
        yield Content.styled(result_words.headline(result), style)
        for each in result.conditions:
            mark = Content.styled("  ✓ ", "bold $success") if each.met else Content.styled("  ✗ ", "bold $error")
            yield hanging(mark, Content(result_words.condition(each)), width)
        kinds = [(each.label, each.share, "bold" if each.headline else "") for each in result.measures.kinds]
        sentences = result_words.reasons(result)
        parts: list[Part] = [
            ("What you mixed up, of the texts that allow it", shares(kinds, width) if kinds else []),
            ("Reasons", said(sentences, width)),
            (TABLE, verdict_table(self._course, result.measures.table, width)),
            ("Before and after", said(result_words.side_by_side(self._results), width)),
        ]
        for heading, rows in parts:
            if rows:
                yield ""
                yield Content.styled(heading, "bold $accent")
                yield from rows
        if result.passed is not None:
            yield ""
            yield hanging(Content(""), Content.styled(result_words.HAND_ON, "$quiet"), width)
        yield ""
        yield way("Enter", "onward", way_in_words(self._way))
        yield way("a", "past", "What each text supports, and why: your answers one by one")
