"""Voting in a room: what one has chosen, what was given and what is saved, and the keys that change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Protocol

from textual import getters, on

from tui.commands import HELP, Command, digits
from tui.journal.events import Certainty
from tui.room.asked import Asked
from tui.room.messages import Cast, State, Vote, You
from tui.screens.room_screen import RoomScreen
from tui.tutor.asks import Asked as Part
from tui.tutor.judging import CERTAINTIES, NONE_DECIDES
from tui.widgets.parts import Page
from tui.widgets.question_pane import Draft
from tui.widgets.vignette_view import VignetteView
from tui.widgets.vote_pane import VotePane, asks_of, draft_of

_NUMBER = "Choose the answer in that place."
_LETTERS = "abcdef"
"""What chooses an answer; certainties have other letters."""


class Seat(Protocol):
    """One's seat in a room: what is known of it, and who takes votes."""

    state: State | None
    you: You | None

    @property
    def pending(self) -> Sequence[Cast]:
        """The votes that are not known to be saved."""

    async def cast(
        self, answer: str, sure: Certainty | None = None, sentence: int | None = None, q: int = 1
    ) -> Cast | None:
        """Vote."""


class Voting(RoomScreen):
    """One's votes. Subclasses compose a part `below` beside `upper`, and paint themselves in `paint_anew`."""

    OWN: ClassVar[tuple[Command, ...]] = (
        Command("give", "enter", "Give this answer", "Give the answer; until voting closes it can be changed.", True),
        *(
            Command(f"choose('{letter}')", letter, f"Answer {letter.upper()}", f"Choose answer {letter.upper()}.")
            for letter in _LETTERS
        ),
        *(each._replace(action=f"number({n})", palette=False) for n, each in enumerate(digits("Answer", _NUMBER), 1)),
        Command("certainty('guess')", "g", "Guess", "Say that it is a guess."),
        Command("certainty('leaning')", "l", "Leaning", "Say that you lean to it."),
        Command("certainty('sure')", "s", "Sure", "Say that you are sure."),
        Command("point(1)", "down", "Sentence", "Point at the next sentence.", palette=False),
        Command("point(-1)", "up", "Sentence before", "Point at the sentence before.", palette=False),
        Command("none_decides", "0", "No sentence", "Say that no sentence decides it."),
        Command("turn(1)", "right", "Next question", "The next one of your own questions."),
        Command("turn(-1)", "left", "Question before", "The one before."),
        Command("scroll(1)", "space,pagedown", "Scroll", "Scroll down.", True, palette=False),
        Command("scroll(-1)", "pageup", "Scroll up", "Scroll up.", palette=False),
        HELP,
    )

    below = getters.query_one("#below", Page)

    def __init__(self) -> None:
        super().__init__()
        self.seat: Seat | None = None
        """One's seat; set by the program before there is any news."""
        self._drafts: dict[tuple[int, int, int], Draft] = {}
        """What is chosen and not given yet, by activity, round and question."""
        self.q = 1
        """Number of the question that is shown: of one's own there can be several."""
        self.missing: Part | None = None
        """The part of an answer that one was sent back to, if any."""

    def paint_anew(self) -> None:
        """Show what is the case."""
        raise NotImplementedError

    # What is known

    @property
    def state(self) -> State | None:
        """What all see."""
        return self.seat.state if self.seat is not None else None

    @property
    def you(self) -> You | None:
        """What is one's own."""
        return self.seat.you if self.seat is not None else None

    @property
    def asked(self) -> Asked | None:
        """The question that is shown."""
        state = self.state
        return state.items[min(self.q, len(state.items)) - 1] if state is not None and state.items else None

    @property
    def votes_now(self) -> bool:
        """Whether a vote can be given here now."""
        state = self.state
        if state is None or self.farewell is not None or not state.items:
            return False
        return state.phase in ("vote", "set") and not state.paused and not state.hands

    def _key(self, q: int) -> tuple[int, int, int]:
        assert self.state is not None
        return self.state.act, max(1, self.state.round), q

    def saved(self, q: int) -> Vote | None:
        """What is on the host's disk for a question."""
        votes = self.you.votes if self.you is not None else ()
        return next((vote for vote in votes if (vote.act, vote.round, vote.q) == self._key(q)), None)

    def pending(self, q: int) -> Cast | None:
        """What was given for a question and is not known to be saved."""
        pending = self.seat.pending if self.seat is not None else ()
        return next((cast for cast in pending if (cast.act, cast.round, cast.q) == self._key(q)), None)

    def given(self, q: int) -> Draft:
        """What was given last, saved or on its way."""
        pending = self.pending(q)
        if pending is not None:
            return Draft(pending.answer, pending.sure, pending.sentence)
        saved = self.saved(q)
        return draft_of(saved) if saved is not None else Draft()

    @property
    def draft(self) -> Draft:
        """What is chosen for the question that is shown."""
        return self._drafts.get(self._key(self.q)) or self.given(self.q)

    # What can be done

    def can(self, action: str) -> bool:
        """What can be done goes by what is asked."""
        asked, votes = self.asked, self.votes_now
        asks = asks_of(asked) if asked is not None else None
        return {
            "give": votes or self.has_more_below,
            "choose": votes,
            "number": votes,
            "certainty": votes and asks is not None and asks.certainty,
            "none_decides": votes and asks is not None and asks.sentence,
            "turn": votes and self.state is not None and len(self.state.items) > 1,
        }.get(action, True)

    def _change(self, part: Part, draft: Draft) -> None:
        self._drafts[self._key(self.q)] = draft
        if self.missing == part:
            self.missing = None
        self.refuse("")
        self.paint_anew()

    def action_choose(self, letter: str) -> None:
        """Choose an answer by its letter."""
        asked = self.asked
        if asked is not None and any(option.id == letter for option in asked.options):
            self._change("verdict", replace(self.draft, verdict=letter))

    def action_number(self, number: int) -> None:
        """Choose an answer by its place."""
        asked = self.asked
        if asked is not None and number <= len(asked.options):
            self.action_choose(asked.options[number - 1].id)

    def action_certainty(self, certainty: Certainty) -> None:
        """Choose how sure."""
        if certainty in CERTAINTIES:
            self._change("certainty", replace(self.draft, certainty=certainty))

    def action_point(self, by: int) -> None:
        """Point at the sentence after or before; where none is asked for, scroll."""
        asked = self.asked
        if not self.can("none_decides") or asked is None or asked.text is None:
            self.action_nudge(by)
            return
        count, now = len(asked.text.sentences), self.draft.sentence
        self._point_at(min(max(now + by, 1), count) if now else 1 if by > 0 else count)

    def _point_at(self, number: int) -> None:
        self._change("sentence", replace(self.draft, sentence=number))

    def action_none_decides(self) -> None:
        """Say that no sentence decides it."""
        self._point_at(NONE_DECIDES)

    def action_turn(self, by: int) -> None:
        """Go to another one of one's own questions."""
        state = self.state
        if state is not None and 1 <= self.q + by <= len(state.items):
            self.q, self.missing = self.q + by, None
            self.paint_anew()
            self.upper.scroll_home(animate=False)

    def action_scroll(self, direction: int) -> None:
        """Scroll the text to its end, and then what is asked below it."""
        upper = self.upper
        ends = not upper.display or (upper.scroll_y >= upper.max_scroll_y if direction > 0 else upper.scroll_y <= 0)
        part = self.below if ends and self.below.display else upper
        (part.scroll_page_down if direction > 0 else part.scroll_page_up)(animate=False)

    def action_give(self) -> None:
        """Give the answer, or say what is missing; where nothing is asked, show more."""
        asked = self.asked
        if not self.votes_now or asked is None:
            self.action_scroll(1)
            return
        draft = self.draft
        self.missing = draft.missing(asks_of(asked))
        is_held = draft == self.given(self.q)
        if self.missing == "sentence" and is_held:
            self._go_on()
        elif self.missing in (None, "sentence"):
            # As on a phone: with an answer and a certainty a vote counts; the sentence can follow.
            self.run_worker(self._give(asked, draft, self._key(self.q)), exit_on_error=True)
        self.paint_anew()

    async def _give(self, asked: Asked, draft: Draft, key: tuple[int, int, int]) -> None:
        if self.seat is None:
            return
        await self.seat.cast(draft.verdict, draft.certainty, draft.sentence, asked.q)
        if self._drafts.get(key) == draft:
            del self._drafts[key]
        if draft.missing(asks_of(asked)) is None:
            self._go_on()
        self.paint_anew()

    def _go_on(self) -> None:
        """Of several questions go to the next one that has no answer, once this one has."""
        state = self.state
        if state is None or len(state.items) < 2 or not self.given(self.q).verdict:
            return
        after = [*range(self.q + 1, len(state.items) + 1), *range(1, self.q)]
        self.q = next((q for q in after if not self.given(q).verdict), self.q)
        self.upper.scroll_home(animate=False)

    @on(VotePane.AnswerChosen)
    def _answer_clicked(self, message: VotePane.AnswerChosen) -> None:
        message.stop()
        if self.can("choose"):
            self.action_choose(message.letter)

    @on(VotePane.CertaintyChosen)
    def _certainty_clicked(self, message: VotePane.CertaintyChosen) -> None:
        message.stop()
        if self.can("certainty"):
            self.action_certainty(message.certainty)

    @on(VignetteView.SentenceChosen)
    def _sentence_clicked(self, message: VignetteView.SentenceChosen) -> None:
        message.stop()
        if self.can("none_decides"):
            self._point_at(message.number)

    @on(VignetteView.Moved)
    def _pick_in_view(self, message: VignetteView.Moved) -> None:
        message.stop()
        line, top = message.line, int(self.upper.scroll_y)
        if not top <= line < top + self.upper.size.height - 1:
            self.upper.scroll_to(y=max(line - 1, 0), animate=False)
