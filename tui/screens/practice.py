"""Practice: one item after the other is asked, judged and explained, in rounds."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from tui.commands import Command
from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.model import Reflect
from tui.course.target import BACK as GO_BACK
from tui.course.target import Target
from tui.screens.base import NOT_KEPT
from tui.screens.following import PracticeFollowing
from tui.screens.guard import Guard
from tui.screens.practice_commands import COMMANDS, RULE, TICK
from tui.tutor import summing, wording
from tui.tutor.asks import Asked
from tui.tutor.practice import PracticeSession, Sum
from tui.tutor.question import Question
from tui.tutor.record import Record
from tui.tutor.selection import Round
from tui.widgets.item_view import ItemView
from tui.widgets.judgement_pane import Told

_JUDGING: dict[str, Asked] = {"certainty": "certainty", "surer": "certainty", "none_decides": "sentence"}
"""What answers a question of a judgement, and which."""
_TELLING = frozenset({"undo", "reread", "dispute"})
"""What is done about an answer once something has been said about it."""
_ANYWHERE = frozenset({"onward", "past", "back", "move", "scroll", "end", "switch"})
_STAGES: dict[Told, Told] = {"evidence": "key", "key": "all"}
"""What is told after a stage of what is revealed to a room."""
_BESIDE = 8
"""Cells of the top line that neither the title nor what is said beside it takes up."""
_EDGE = 2
"""Cells that the lines at the top and at the foot keep from the edge."""


class PracticeScreen(PracticeFollowing):
    """Practice."""

    TITLE_FOR_HELP = "Practice"
    CSS_PATH = "practice.tcss"
    OWN: ClassVar[tuple[Command, ...]] = COMMANDS
    READERS_ONLY = frozenset({"onward", "skip", "undo"})

    def __init__(self, course: Course, record: Record, session: PracticeSession, guest: bool = False) -> None:
        """Open a quiz, or a review.

        Args:
            course: The course.
            record: The learner's record.
            session: What is practised.
            guest: Whether it is shown to a room: the record is in memory only, and the answer is revealed in stages.
        """
        super().__init__(course, record)
        self.session = session
        self.guest = guest
        self.sum: Sum | None = None
        """What is said at the end of a round; None before."""
        self._shown: Question | None = None
        """The question on the screen."""

    @property
    def question(self) -> Question:
        """The current question."""
        return self.session.question

    @property
    def subject(self) -> str:
        """The item."""
        return self.question.subject

    @property
    def subject_title(self) -> str:
        """The item's first words."""
        return wording.first_words(self.question.item, 40)

    def first_line(self) -> tuple[str, str]:
        """The quiz, and how far; less of it where there is little room."""
        title = plain(self.session.quiz.title)
        flag = self.marks
        kept = "guest: nothing is kept" if self.guest else f"{self.session.seen} answered"
        at = summing.standing(self.session) if self.sum is None else "end of the round"
        short = at.partition(":")[0]
        room = self.size.width - len(title) - _BESIDE
        lines = [f"{at} · {kept}{flag}", f"{short} · {kept}{flag}", f"{kept if self.guest else short}{flag}"]
        return title, next((line for line in lines if len(line) <= room), lines[-1])

    def compose_body(self) -> ComposeResult:
        """The item."""
        yield ItemView()

    async def on_mount(self) -> None:
        """Show the item where practice is."""
        if self.is_built:
            self._guard = Guard(lambda: self.app.clock())  # type: ignore[attr-defined]
            for moved in ("scroll_y", "virtual_size"):
                self.watch(self.view.below, moved, self._see_later, init=False)
            await self._ask()
            self.take_up_draft()
            if self.question.is_answered:
                await self._tell("all")

    def _see_later(self) -> None:
        self.call_after_refresh(self._see)

    def _see(self) -> None:
        """Once the criteria of an own text are in view, Enter need not lead to them."""
        if self.written_card is not None and self.written_card.see():
            self.show_keys()

    def on_resize(self) -> None:
        """Lay out anew what depends on the height, and keep the lines around the item as wide as it is."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        self.view.lay_out()
        widest = self.view.styles.max_width
        beside = (0, max((self.size.width - int(widest.value if widest else self.size.width)) // 2, 0) + _EDGE)
        for line in (self.top_line, self.key_line):
            line.styles.padding = beside
        self.top_line.show(*self.first_line())

    async def on_screen_resume(self) -> None:
        """Put on record that the learner is here, now or again; show a draft that was left."""
        await self.keep(self.session.visit)
        if self.is_built and self.view.is_written:
            self.view.lay_out()

    async def leave(self) -> None:
        """Go away from here for good."""
        await self.keep(self.session.leave)

    async def recover(self) -> None:
        """Ask the question that practice is at, if that is another one than the screen shows."""
        if self._shown is not self.question:
            await self._ask()

    def not_kept(self) -> None:
        """Say between text and question that nothing was put on record, until the answer is changed or given."""
        self.view.say(NOT_KEPT)

    async def _ask(self, word: str = "") -> None:
        """Show the current question, from the beginning, and a word on how it came to be asked."""
        self._shown, self.sum = self.question, None
        async with self.another_page():
            await self.view.ask(self.question)
            self.view.say(word)
            self._show_surroundings()
        self._see_later()

    def _show_surroundings(self) -> None:
        self.top_line.show(*self.first_line())
        self.show_keys()

    def can(self, action: str) -> bool:
        """Whether something can be done now."""
        question = self.question
        if action in _ANYWHERE:
            return True
        if self.sum is not None or action in ("missed", "again"):
            return self.sum is not None and (action == "again" or (action == "missed" and bool(self.sum.missed)))
        asking = not question.is_answered
        if action in _TELLING and not self.session.tells_at_once:
            return False
        if action in _JUDGING:
            return asking and self.pane is not None and _JUDGING[action] in question.asks.questions
        return {
            "choose": asking,
            "skip": asking,
            "hint": asking and len(question.hints) < len(question.item.hints),
            "write": asking and self.view.is_written,
            "undo": not asking and (question.can_undo or question.reflection is not None),
            "reread": not asking and bool(question.item.step),
            "dispute": question.judgement is not None,
        }.get(action, True)

    def show_keys(self) -> None:
        """Show what can be done now, and by its name what Enter does."""
        onward, *others = self.available
        if self.question.is_answered and self.sum is None:
            others.remove(RULE)
        elif self.written_card is not None and self.written_card.answer is not None:
            others.insert(0, TICK._replace(keys=f"1-{self.written_card.most}"))
        self.key_line.set_commands((onward._replace(name=self._onward), *others))

    @property
    def is_test(self) -> bool:
        """Whether a form is asked here, in which nothing helps to judge."""
        return not self.session.tells_at_once

    @property
    def facts(self) -> str:
        """What the text states and denies, once it has been judged."""
        from tui.tutor.lab import judged

        return judged(self.question) if self.sum is None else ""

    @property
    def _onward(self) -> str:
        if self.sum is not None:
            return "Go on"
        if not self.question.is_answered:
            return self.written_card.next_act if self.written_card else "Give this answer"
        told = self.pane.told if self.pane else "all"
        return {"evidence": "Show the key", "key": "Show why", "all": "Next"}[told]

    async def action_onward(self) -> None:
        """Give the answer, go to what is missing, or go on."""
        if self.sum is not None:
            self.go(self.sum.way.target)
        elif not self.question.is_answered:
            await self._give()
        elif not self.session.tells_at_once:
            await self._next()
        elif self._guard.lets_on():
            told = self.pane.told if self.pane else "all"
            await (self._next() if told == "all" else self._tell(_STAGES[told]))

    async def _give(self) -> None:
        question = self.question
        answer = self.card.answer if self.card else None
        if answer is None:
            if self.can("write"):
                self.action_write()
            elif self.card is not None:
                self.card.ask()
                self.card.bring_into_view()
                self.view.say(self.pane.word_missing if self.pane else "")
        elif self.written_card is not None and self.written_card.leads:
            self.action_to_check()
        elif await self.keep(lambda: question.rate(answer) if isinstance(answer, frozenset) else question.give(answer)):
            self.session.did()
            if self.session.tells_at_once:
                await self._tell("evidence" if self.guest and self.pane else "all")
            else:
                await self._next()

    async def _tell(self, told: Told) -> None:
        """Say something about the answer: all, or before a room one thing after the other."""
        note = "The next text has the same setting. Look for what has changed." if self.session.is_mate_next else ""
        async with self.at_once():
            self.view.tell(self.question, told, note)
            self._show_surroundings()
        self._guard.feedback_shown()

    async def _next(self) -> None:
        over = False

        def move() -> None:
            nonlocal over
            over = not self.session.next()

        if await self.keep(move):
            await (self._end() if over else self._ask())

    async def _end(self) -> None:
        """Say what was got in this round, or of a form on a page of its own."""
        if not self.session.tells_at_once:
            self.go(GO_BACK)
            self.go(Target("form", self.session.quiz.id))
            return
        self.sum = self.session.sum
        async with self.at_once():
            await self.view.tell_sum(self.sum)
            self._show_surroundings()

    async def _another(self, round: Round) -> None:
        if await self.keep(lambda: self.session.again(round)):
            await self._ask()

    async def action_missed(self) -> None:
        """Begin a round of what was missed."""
        await self._another("missed")

    async def action_again(self) -> None:
        """Begin another round."""
        await self._another("all")

    async def action_hint(self) -> None:
        """Show the next hint."""
        if await self.keep(self.question.hint) and self.card is not None:
            self.session.did()
            self.card.hinted()
            self.show_keys()
            self.view.grown()

    async def action_skip(self) -> None:
        """Leave the item for now."""
        if await self.keep(self.session.skip):
            if self._shown is self.question:
                self.view.say("This is the last one of the round.")
            else:
                await self._ask("The one before comes again at the end.")

    async def action_undo(self) -> None:
        """Take the answer back as a slip; what was ticked on one's own words is simply to be ticked again."""
        if self.written_card is not None:
            self.question.again()
            self.view.turn_to(text=False)
            self.action_to_check()
            self._show_surroundings()
        elif await self.keep(self.question.undo):
            await self._ask("Taken back: it does not count.")

    def action_reread(self) -> None:
        """Open the step to reread."""
        self.go(Target("lesson", self.question.item.step))

    def action_past(self) -> None:
        """Look back at past answers."""
        self.go(Target("past", self.session.quiz.id))

    def action_dispute(self) -> None:
        """Dispute the key, with a note."""
        question = self.question
        self.write_on(
            "dispute",
            "Dispute this key",
            "Why is this key wrong? Your words are kept with your answers.",
            lambda text: question.dispute(text.strip()) if text.strip() else None,
            lambda: self.view.say("Your objection is kept."),
        )

    def action_write(self) -> None:
        """Write on an item that asks for one's own words."""
        question = self.question
        if isinstance(question.item, Reflect):
            self.write_on(
                "note",
                "In your own words",
                plain(question.item.prompt),
                lambda text: question.write(text) if text.strip() else None,
                self._written,
            )

    def _written(self) -> None:
        if self.question.text:
            self.session.did()
            self.view.written()
            self.show_keys()
            self._see_later()

    def marks_changed(self) -> None:
        """Show whether there is a note or a bookmark here."""
        self.top_line.show(*self.first_line())
