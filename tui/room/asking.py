"""Making a workshop plan ready for a room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from string import ascii_lowercase
from typing import TypeVar

from tui.course import workshops
from tui.course.course import Course
from tui.course.errors import CourseError, UnknownIdError
from tui.course.markdown import plain
from tui.course.model import Choice, Classify, Figure, Flip, Item, Prose, Quiz, Reflect, Step
from tui.course.plaintext import flat, render
from tui.course.vignette_model import Vignette
from tui.room.agenda import Agenda, Form, Planned, Question, Which
from tui.room.asked import Asked, Choosable, Page, Text
from tui.room.plan import Options, PlanError
from tui.tutor.presenting import presented
from tui.tutor.wording import QUESTION_VERDICT

ONE_VOTE = ", one vote"
"""What the heading of a text ends in that is voted on once."""
_T = TypeVar("_T")
_HANDS_FORMS: Mapping[Which, Form] = {"before": "a", "after": "b"}
"""Which form all are asked where hands are counted."""


def agenda(course: Course, plan: workshops.Plan, options: Options, seed: str, *, is_tolerant: bool = False) -> Agenda:
    """Make a plan ready.

    Args:
        course: Where its items and steps are.
        plan: The plan.
        options: What the facilitator chose.
        seed: Of the order of a choice item's options: the same for all in the room, who talk about them.
        is_tolerant: Whether what is no longer in the course is left out, and the activities keep their numbers and
            headings: for a room that is read back, never for one that is to be run.

    Raises:
        PlanError: It names what is not in the course, or cannot be voted on.
    """
    asking = _Asking(course, options, seed, is_tolerant)
    activities = [each for activity in plan.activities for each in asking.planned(activity)]
    fronts = [place for place, each in enumerate(activities) if each.kind == "item" and each.is_told]
    for number, place in enumerate(fronts, 1):
        one_vote = ONE_VOTE if activities[place].rounds == 1 else ""
        heading = f"Text {number} of {len(fronts)}{one_vote}"
        activities[place] = replace(activities[place], heading=heading)
    activities = [
        replace(each, kind="page") if each.kind == "item" and not each.questions else each for each in activities
    ]
    rubric = course.sound_rubric
    headlines = [plain(kind.label) for kind in rubric.kind.values() if rubric.is_headline(kind.id)] if rubric else []
    return Agenda(
        title=plain(plan.title),
        minutes=plan.minutes,
        activities=tuple(activities),
        options=options,
        headline=headlines[0] if headlines else "",
    )


def sealed(vignette: Vignette) -> Text:
    """A vignette without anything that tells its key."""
    return Text(
        text=vignette.text,
        styles=vignette.styles,
        sentences=tuple((each.start, each.end) for each in vignette.sentences),
        passages=vignette.passages,
    )


@dataclass(frozen=True, slots=True)
class _Asking:
    course: Course
    options: Options
    seed: str
    is_tolerant: bool

    def planned(self, activity: workshops.Activity) -> Iterator[Planned]:
        """An activity as it is run; where hands are counted a set is a text in front after another."""
        match activity:
            case workshops.Front():
                yield Planned(
                    kind="item",
                    heading="",
                    questions=self._questions([activity.item]),
                    rounds=1 if activity.is_transfer else activity.rounds,
                    is_transfer=activity.is_transfer,
                )
            case workshops.OwnPace() if self.options.hands:
                yield from self._set_by_hands(activity)
            case workshops.OwnPace():
                yield Planned(
                    kind="set",
                    heading=f"{activity.which.capitalize()}, on your own",
                    forms={"a": self._questions(activity.a), "b": self._questions(activity.b)},
                    which=activity.which,
                    is_told=False,
                )
            case workshops.Page():
                page = self._if_there(partial(self._page, activity.step))
                yield Planned(kind="page", heading=page.title if page else activity.step, page=page)
            case workshops.Talk():
                page = self._if_there(partial(self._talk, activity.item))
                yield Planned(kind="page", heading="Talk in groups", page=page)
            case workshops.Pause():
                words = flat(activity.text)
                yield Planned(
                    kind="page",
                    heading="A pause",
                    page=Page(title="A pause", markdown=activity.text, plain=words),
                )

    def _set_by_hands(self, activity: workshops.OwnPace) -> Iterator[Planned]:
        form = _HANDS_FORMS[activity.which]
        items = activity.a if form == "a" else activity.b
        for number, item in enumerate(items, 1):
            yield Planned(
                kind="item",
                heading=f"{activity.which.capitalize()}, text {number} of {len(items)}",
                questions=self._questions([item]),
                which=activity.which,
                rounds=1,
                is_told=False,
            )

    def _questions(self, items: Sequence[str]) -> tuple[Question, ...]:
        found = (self._if_there(partial(self._question, item, number)) for number, item in enumerate(items, 1))
        return tuple(question for question in found if question)

    def _if_there(self, make: Callable[[], _T]) -> _T | None:
        try:
            return make()
        except (PlanError, CourseError, LookupError):
            if self.is_tolerant:
                return None
            raise

    def _question(self, name: str, number: int) -> Question:
        quiz, item = self._find(name)
        if isinstance(item, Reflect):
            raise PlanError(f"{name} is written, and cannot be voted on.")
        item = presented(item, f"{self.seed}/{name}")
        if isinstance(item, Choice):
            asked = self._choice(item, number)
            return Question(item=item, asked=asked, answers=tuple(option.key for option in item.options))
        asked = self._classify(item, quiz.verdicts, number)
        return Question(item=item, asked=asked, answers=quiz.verdicts, confusing=self._confusing(item, quiz.verdicts))

    def _confusing(self, item: Classify, verdicts: Iterable[str]) -> frozenset[str]:
        rubric, stated = self.course.rubric, item.vignette.stated
        found = ((verdict, rubric.confusion(stated, verdict)) for verdict in verdicts if verdict != item.key)
        return frozenset(verdict for verdict, confusion in found if confusion and rubric.is_headline(confusion.kind))

    def _classify(self, item: Classify, verdicts: Iterable[str], number: int) -> Asked:
        entries = [self.course.rubric.verdict_entry[verdict] for verdict in verdicts]
        return Asked(
            q=number,
            kind="classify",
            ask=QUESTION_VERDICT,
            text=sealed(item.vignette),
            options=tuple(
                Choosable(letter, plain(entry.label), plain(entry.meaning))
                for letter, entry in zip(ascii_lowercase, entries, strict=False)
            ),
            sure=not self.options.hands,
            sentence=self.options.sentence and not self.options.hands,
        )

    def _choice(self, item: Choice, number: int) -> Asked:
        return Asked(
            q=number,
            kind="choice",
            ask=flat(item.stem),
            text=sealed(item.original.vignette) if isinstance(item, Flip) else None,
            options=tuple(
                Choosable(letter, flat(option.text))
                for letter, option in zip(ascii_lowercase, item.options, strict=False)
            ),
            sure=not self.options.hands,
            sentence=False,
        )

    def _find(self, name: str) -> tuple[Quiz, Item]:
        try:
            return self.course.find_item(name)
        except (UnknownIdError, CourseError) as error:
            raise PlanError(f"The plan asks for {name}, which cannot be asked: {error}.") from error

    def _step(self, name: str) -> Step:
        try:
            return self.course.step(name)
        except (UnknownIdError, CourseError) as error:
            raise PlanError(f"The plan shows {name}, which cannot be shown: {error}.") from error

    def _page(self, name: str) -> Page:
        step = self._step(name)
        shown, said = [], []
        for block in step.blocks:
            if isinstance(block, Prose):
                shown.append(block.markdown)
                said.append(render(block.markdown, 72, notes=False))
            elif isinstance(block, Figure):
                shown.append(f"```\n{block.drawing}\n```")
                said.append(f"Figure: {plain(block.caption)}. {plain(block.alt)}")
        return Page(title=plain(step.title), markdown="\n\n".join(shown), plain="\n\n".join(said))

    def _talk(self, name: str) -> Page:
        _, item = self._find(name)
        if not isinstance(item, Reflect):
            raise PlanError(f"{name} is no question to talk about: it has a key.")
        return Page(title="Talk in groups", markdown=item.prompt, plain=flat(item.prompt))
