"""Going through a lesson, a step at a time; its questions are asked where they stand."""

from __future__ import annotations

from functools import partial

from tui.course.markdown import plain
from tui.course.model import Figure, Link, Prose, Reveal
from tui.course.target import MAP, Target
from tui.plain.afterwards import put
from tui.plain.asides import ask, choose
from tui.plain.items import at_item
from tui.plain.past import look_back
from tui.plain.prompts import Choices, Face, GoTo, Keys, attempt, enter_leads
from tui.plain.reading import read_differences, read_figure, read_note, read_pair, read_term, step_title, stopped
from tui.tutor import wording
from tui.tutor.lesson import LessonSession, Unasked
from tui.tutor.question import PairQuestion, Question
from tui.tutor.summing import lesson_ended, way_in_words

_KEYS: Keys = {
    "": "go on; this step then counts as read",
    "b": "back to the step before",
    "x": f"{wording.SKIP.lower()}: go on; while something of this step is open, it does not count as read",
    "r": "read this step again",
    "a": "answer the questions of this step that are open; if none is, all of them again",
    "l": "look back at your answers in this step",
    "o": "outline: the steps of this lesson, to choose from",
    "t": "table of contents: the course map",
}


def go_through(face: Face, name: str, step: str = "") -> Target:
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
    session = LessonSession(face.course, face.record, name, step)
    attempt(face, session.visit)
    try:
        return _Reader(face, session).run()
    finally:
        attempt(face, session.leave)


class _Reader:
    def __init__(self, face: Face, session: LessonSession) -> None:
        self.face = face
        self.lines = face.lines
        self.session = session
        self._goes_on = False
        """Whether the learner has gone on from the step's last question, and so from the step."""

    def run(self) -> Target:
        session = self.session
        self._read_step()
        while True:
            attempt(self.face, session.reached_end)
            reply, before = self._ask(), session.place
            if reply == "a":
                self._answer()
            elif reply == "r":
                self._read_step(asks=False)
            elif reply == "b" and not session.place:
                return MAP
            elif reply == "b":
                attempt(self.face, session.back)
            elif reply == "x" and session.waits:
                if not session.is_last:
                    attempt(self.face, partial(session.go, before + 1))
            elif reply in ("", "x") and not attempt(self.face, session.forward):
                continue
            if session.place != before:
                self._read_step()
            elif reply in ("", "x"):
                target = self._end()
                if target is not None:
                    return target
                self._read_step(asks=False)

    def _end(self) -> Target | None:
        """Say what the lesson came to; returns where to go, or None to go back to its last step."""
        ending = self.session.ending
        self.lines.part()
        for line in lesson_ended(ending):
            self.lines.say(line)
        keys = {"": way_in_words(ending.way), "b": "back to the last step", "t": _KEYS["t"]}
        reply = ask(self.face, "go", (), keys, goes=True, lead=enter_leads(ending.way))
        if reply == "b":
            return None
        return ending.way.target if reply == "" else MAP

    def _read_step(self, asks: bool = True) -> None:
        session, lines = self.session, self.lines
        while True:
            lines.part()
            lines.say(f"{plain(session.lesson.title)}. Step {session.place + 1} of {len(session.lesson.steps)}.")
            lines.say(plain(session.step.title))
            lines.say(f"Who speaks? {stopped(wording.voice(session.course, session.step))}")
            if self._read_blocks(0, asks):
                break
            asks = False

    def _read_blocks(self, first: int, asks: bool) -> bool:
        """Read what may be shown, from a block on; False where the learner goes back from a question."""
        place = first
        while place < len(self.session.blocks):
            block = self.session.blocks[place]
            if isinstance(block, Reveal):
                if not self._reveal(block):
                    break
                continue
            place += 1
            if isinstance(block, Prose):
                self.lines.markdown(block.markdown)
            elif isinstance(block, Figure):
                read_figure(self.face, block)
            elif isinstance(block, Unasked):
                self.lines.part()
                self.lines.say(f"A question belongs here, and it cannot be asked: {block.why}.")
            elif asks and block.is_open:
                if not self._put(block, self._is_last(block)):
                    return False
            else:
                self._read_question(block)
        return True

    def _reveal(self, reveal: Reveal) -> bool:
        """Wait until what follows is to be heard; False where it stays hidden."""
        self.lines.part()
        label = f"{plain(reveal.label)} " if reveal.label else ""
        keys = {"": "hear what follows", "x": "leave it hidden for now"}
        subject = self.session.step.id
        if ask(self.face, "reveal", (), keys, subject=subject, lead=f"{label}Enter reveals what follows.") == "x":
            self.lines.say("What follows stays hidden; a reveals it.")
            return False
        return self.session.reveal()

    def _read_question(self, question: Question) -> None:
        """Read a question that is not asked now."""
        self.lines.part()
        if isinstance(question, PairQuestion):
            read_pair(self.face, question.comparison)
            if not question.is_open:
                read_differences(self.face, question.comparison)
            self.lines.part()
        if question.is_answered:
            said = f". {wording.right_or_wrong(question.judgement.right)}" if question.judgement else ""
            how = f"answered{said}"
        else:
            how = "skipped; a asks it" if question.is_skipped else "still open; a asks it"
        self.lines.say(f"Question, {how}: {wording.first_words(question.item, 2000)}")

    def _is_last(self, question: Question) -> bool:
        """Whether nothing follows a question in its step."""
        blocks, whole = self.session.blocks, [one for one in self.session.step.blocks if not isinstance(one, Reveal)]
        return blocks[-1] is question and len(blocks) == len(whole)

    def _put(self, question: Question, is_last: bool) -> bool:
        """Ask a question in place; False where the learner goes back. From the last one, one Enter leaves the step."""
        back = "back to the text of the step; the question stays open"
        lead = "Enter goes on with the step."
        if is_last:
            lead = self._way_on() + (" b goes back to the step and its links." if self.session.step.links else "")
        try:
            move = put(self.face, question, back=back, lead=lead, here=self.session.step.id)
        finally:
            if question.is_answered:
                self.session.did()
        if move == "skip" and attempt(self.face, question.skip):
            self.session.did()
            self.lines.say("Skipped. The question waits for you; a asks it.")
        self._goes_on = is_last and move == "done"
        return move != "back"

    def _answer(self) -> None:
        """Ask what is open or was skipped, or everything again; then read what that has revealed."""
        shown = len(self.session.blocks)
        held = bool(self.session.blocks) and isinstance(self.session.blocks[-1], Reveal)
        waiting = [question for question in self.session.questions if not question.is_answered]
        if not waiting and not held:
            waiting = list(self.session.questions)
            for question in waiting:
                question.again()
        if not waiting and not held:
            self.lines.say("This step asks nothing.")
        for question in waiting:
            if not self._put(question, question is waiting[-1] and self._is_last(question)):
                return
        if held or len(self.session.blocks) > shown:
            self._read_blocks(shown - held, True)

    def _way_on(self) -> str:
        session = self.session
        if session.following is None:
            return "Enter ends this lesson."
        return f"Enter goes on to: {stopped(plain(session.lesson.steps[session.following].title))}"

    def _ask(self) -> str:
        """The way on from the step."""
        if self._goes_on:
            self._goes_on = False
            return ""
        session = self.session
        links = [(link, Target.parse(link.target)) for link in session.step.links]
        choices: Choices = [(place, self._link(link, target)) for place, (link, target) in enumerate(links, 1)]
        while True:
            self.lines.part()
            reply = ask(self.face, "go", choices, _KEYS, subject=session.step.id, goes=True, lead=self._way_on())
            if reply.isdecimal():
                self._follow(links[int(reply) - 1][1])
            elif reply == "l":
                look_back(self.face, session.step.id)
            elif reply == "o":
                self._outline()
            elif reply == "t":
                raise GoTo(MAP)
            else:
                return reply

    def _link(self, link: Link, target: Target) -> str:
        if target.kind == "note":
            return next((f"note {note.number}" for note in self.session.step.footnotes if note.name == target.name), "")
        if target.kind == "lesson":
            return f"{link.text}: go to {step_title(self.face, target.name)}"
        what = {"term": "in the glossary", "item": "a question"}.get(target.kind, "an address")
        return f"{link.text}, {what}"

    def _follow(self, target: Target) -> None:
        if target.kind == "note":
            for note in self.session.step.footnotes:
                if note.name == target.name:
                    read_note(self.face, note)
        elif target.kind == "term":
            read_term(self.face, target.name)
        elif target.kind == "item":
            at_item(self.face, target.name)
        elif target.kind == "lesson":
            raise GoTo(target)
        else:
            self.lines.say(f"The address is {target}")

    def _outline(self) -> None:
        session = self.session
        choices: list[tuple[int, str]] = []
        for place, step in enumerate(session.lesson.steps, 1):
            here = ", you are here" if place == session.place + 1 else ", read" if session.is_read(step) else ""
            on_it = ", on the short way" if step.id in session.short_way else ""
            choices.append((place, f"{plain(step.title)}{on_it}{here}"))
        chosen = choose(self.face, choices, f"{plain(session.lesson.title)}. A number goes to a step, Enter stays.")
        if chosen is not None:
            raise GoTo(Target("lesson", session.lesson.steps[chosen - 1].id))
