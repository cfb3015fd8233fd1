"""Reading a lesson, a step at a time; its questions are asked where they stand."""

from __future__ import annotations

from tui.course.errors import CourseError, UnknownIdError
from tui.course.markdown import plain
from tui.course.model import Check, Figure, Item, Link, Pair, Prose, Reflect
from tui.plain.afterwards import ask_next
from tui.plain.asides import choose
from tui.plain.feedback import read_feedback
from tui.plain.pairs import ask_pair, open_pair, read_pair
from tui.plain.prompts import Choices, Face, GoTo, Keys, ask, not_here, number
from tui.plain.questions import Asked, Move, ask_item, read_item
from tui.plain.reading import first_words, read_figure, read_note, read_term, step_title
from tui.plain.reflecting import Reflecting, ask_reflect, read_reflection
from tui.tutor import wording
from tui.tutor.judging import Judgement, Reflection
from tui.tutor.lesson import LessonSession
from tui.tutor.start import MAP

_KEYS: Keys = {
    "Enter": "go on; this step then counts as read",
    "b": "back to the step before",
    "x": "skip: go on, without counting this step as read",
    "r": "read this step again",
    "a": "answer the questions of this step that are open; if none is, all of them again",
    "l": "look back at your answers in this step",
    "o": "outline: the steps of this lesson, to choose from",
    "t": "table of contents: the course map",
}


def read_lesson(face: Face, name: str, step: str = "") -> str:
    """Go through a lesson.

    Args:
        face: Where to read and ask.
        name: The lesson.
        step: The step to begin with, `lesson#step`; by default the first one not read.

    Returns:
        Where to go then.

    Raises:
        UnknownIdError: There is no such lesson or step.
        CourseError: The lesson cannot be opened.
        GoTo: A link was followed.
    """
    return _Reader(face, LessonSession(face.course, face.record, name, step)).run()


class _Reader:
    def __init__(self, face: Face, session: LessonSession) -> None:
        self.face = face
        self.lines = face.lines
        self.session = session

    def run(self) -> str:
        asks = True
        while True:
            if not self._read(asks):
                asks = False
                continue
            asks = True
            reply = self._ask()
            if reply == "b":
                if not self.session.back():
                    return MAP
            elif reply == "":
                if not self.session.forward():
                    return self._end()
            elif reply == "x":
                if self.session.is_last:
                    return self._end()
                self.session.go(self.session.place + 1)
            elif reply == "a":
                asks = self._ask_checks()
            elif reply == "r":
                asks = False

    def _end(self) -> str:
        following = self.session.next_lesson
        self.lines.part()
        self.lines.say(f"This was the last step of “{plain(self.session.lesson.title)}”.")
        return f"lesson:{following}" if following else MAP

    def _read(self, asks: bool) -> bool:
        """Read the step; False where the learner goes back from a question, to read it again."""
        session, lines = self.session, self.lines
        step = session.step
        lines.part()
        lines.say(f"{plain(session.lesson.title)}. Step {session.place + 1} of {len(session.lesson.steps)}.")
        lines.say(plain(step.title))
        for block in step.blocks:
            if isinstance(block, Prose):
                lines.markdown(block.markdown)
            elif isinstance(block, Figure):
                read_figure(self.face, block)
            elif isinstance(block, Pair):
                told = self._pair(block, asks)
                if told == "back":
                    return False
                if told != "told":
                    lines.say("What follows comes once you have said which is which; a asks it.")
                    break
            elif not self._check(block, asks):
                return False
        lines.part()
        lines.say(f"Who speaks? {wording.voice(session.course, step)}.")
        return True

    def _check(self, check: Check, asks: bool) -> bool:
        item = self._item(check.item)
        if item is None:
            return True
        self.lines.part()
        if check.item not in self.session.open_checks:
            judgement = None if isinstance(item, Reflect) else self.session.judgement(item)
            how = f" {'rightly' if judgement.right else 'wrongly'}" if judgement else ""
            self.lines.say(f"Question, answered before{how}: {first_words(item, 2000)}")
            return True
        if not asks:
            self.lines.say(f"Question, still open: {first_words(item, 2000)}")
            return True
        return self._ask_check(item)

    def _item(self, name: str) -> Item | None:
        try:
            return self.session.item(name)
        except (UnknownIdError, CourseError) as error:
            self.lines.part()
            self.lines.say(f"A question belongs here, and it cannot be asked: {error}.")
            return None

    def _ask_check(self, item: Item) -> bool:
        """Ask an item in place; False where the learner goes back."""
        result = self._result(item)
        if result == "back":
            return False
        if result == "skip":
            self.lines.say("The question stays open.")
            return True
        read_feedback(self.face, result, self.session.step.id)
        return ask_next(self.face, item, "Enter goes on with the step.")

    def _result(self, item: Item) -> Judgement | Reflection | Move:
        session = self.session
        if isinstance(item, Reflect):
            return ask_reflect(
                Reflecting(
                    self.face,
                    item,
                    lambda text: session.write(item, text),
                    lambda covered: session.rate(item, covered),
                )
            )
        quiz, _ = session.course.find_item(item.id)
        shown = item.hints[: session.record.history.hints_shown(session.step.id, item.id)]
        return ask_item(
            Asked(
                self.face,
                item,
                quiz.verdicts,
                lambda answer: session.answer(item, answer),
                lambda: session.hint(item),
                "back to the text of the step; the question stays open",
                shown,
            )
        )

    def _pair(self, pair: Pair, asks: bool) -> str:
        """Read a pair and ask which is which; `told`, or why it was not."""
        comparison = open_pair(self.face, self.session, pair)
        if comparison is None:
            return "told"
        read_pair(self.face, comparison)
        judgement = self.session.told_apart(comparison)
        if judgement is not None:
            self.lines.part()
            self.lines.say(f"You have told them apart. {wording.outcome(judgement)}.")
            return "told"
        return ask_pair(self.face, self.session, comparison) if asks else "skip"

    def _ask_checks(self) -> bool:
        """Ask what the step asks; returns whether what is still open is asked when it is read again."""
        for block in self.session.step.blocks:
            comparison = open_pair(self.face, self.session, block) if isinstance(block, Pair) else None
            if comparison is not None and self.session.told_apart(comparison) is None:
                return ask_pair(self.face, self.session, comparison) == "told"
        names = self.session.open_checks or self.session.step.checks
        if not names:
            self.lines.say("This step asks nothing.")
        for name in names:
            item = self._item(name)
            if item is not None and not self._ask_check(item):
                break
        return False

    def _ask(self) -> str:
        """The way on from the step: empty to go on, or `a`, `b`, `r`, `x`."""
        session = self.session
        links = session.step.links
        choices: Choices = [(place, self._link(link)) for place, link in enumerate(links, 1)]
        lead = (
            f"Enter goes on to: {plain(session.lesson.steps[session.place + 1].title)}" if not session.is_last else ""
        )
        if session.is_last:
            after = next((h for h in session.course.lesson_heads if h.id == session.next_lesson), None)
            lead = (
                f"Enter ends this lesson and opens the next: {plain(after.title)}"
                if after
                else "Enter ends the course's last lesson."
            )
        while True:
            self.lines.part()
            reply = ask(self.face, "go", choices, _KEYS, subject=session.step.id, goes=True, lead=lead)
            chosen = number(reply, choices)
            if chosen is not None:
                self._follow(links[chosen - 1])
            elif reply in ("", "a", "b", "r", "x"):
                return reply
            elif reply == "l":
                self._look_back()
            elif reply == "o":
                self._outline()
            elif reply == "t":
                raise GoTo(MAP)
            else:
                not_here(self.face, reply)

    def _link(self, link: Link) -> str:
        kind, _, rest = link.target.partition(":")
        if kind == "note":
            return next((f"note {note.number}" for note in self.session.step.footnotes if note.name == rest), "note")
        if kind == "term":
            return f"{link.text}, in the glossary"
        if kind == "lesson":
            return f"{link.text}: go to {step_title(self.face, rest)}"
        return f"{link.text}, a question" if kind == "item" else f"{link.text}, an address"

    def _follow(self, link: Link) -> None:
        kind, _, rest = link.target.partition(":")
        if kind == "note":
            for note in self.session.step.footnotes:
                if note.name == rest:
                    read_note(self.face, note)
        elif kind == "term":
            read_term(self.face, rest)
        elif kind == "lesson":
            raise GoTo(link.target)
        elif kind == "item":
            self._follow_item(rest)
        else:
            self.lines.say(f"The address is {link.target}")

    def _follow_item(self, name: str) -> None:
        item = self._item(name)
        if item is None:
            return
        if self.session.course.find_item(name)[0].is_test:
            self.lines.say("This item is kept for a test.")
            return
        self._ask_check(item)

    def _outline(self) -> None:
        session = self.session
        choices: list[tuple[int | str, str]] = []
        for place, step in enumerate(session.lesson.steps, 1):
            here = ", you are here" if place == session.place + 1 else ", read" if session.is_read(step) else ""
            choices.append((place, f"{plain(step.title)}{here}"))
        chosen = choose(self.face, choices, f"{plain(session.lesson.title)}. A number goes to a step, Enter stays.")
        if chosen is not None:
            raise GoTo(f"lesson:{session.lesson.steps[chosen - 1].id}")

    def _look_back(self) -> None:
        found = False
        for name in self.session.step.checks:
            item = self._item(name)
            if item is None:
                continue
            if isinstance(item, Reflect):
                reflection = self.session.reflection(item)
                if reflection is not None:
                    found = True
                    read_item(self.face, item)
                    read_reflection(self.face, reflection)
                continue
            judgement = self.session.judgement(item)
            if judgement is not None:
                found = True
                read_item(self.face, item)
                read_feedback(self.face, judgement, self.session.step.id)
        if not found:
            self.lines.say("You have answered nothing in this step yet.")
