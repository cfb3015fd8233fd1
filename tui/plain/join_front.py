"""What somebody who takes part is told, as lines: each time what is new."""

from __future__ import annotations

from tui.plain.ballot import in_words
from tui.plain.lines import Lines
from tui.plain.reading import in_sentences, stopped
from tui.plain.room_reading import read_asked, read_reveal, read_summary, read_tally, read_text
from tui.room import saying
from tui.room.asked import Asked, Reveal
from tui.room.messages import Result, State, Vote, You
from tui.tutor.amounts import count
from tui.tutor.wording import marks_in_words

_ROUNDS = {1: "first", 2: "second"}


class JoinFront:
    """Says what a participant sees."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._state: State | None = None
        self._read: set[tuple[int, int]] = set()
        self._late_in = 0
        self._is_told = False

    def show(self, state: State, you: You | None) -> bool:
        """Say what is new; whether it is another phase."""
        before, self._state = self._state, state
        if before is None or _place(before) != _place(state):
            self._arrive(state, you)
            return True
        if state.closes_ms is not None and before.closes_ms is None:
            self._lines.say(f"The vote closes in {count(-(-state.closes_ms // 1000), 'second')}.")
        if state.hint and not before.hint:
            self._lines.say(f"The hint: {state.hint}")
        if state.hands and not before.hands:
            self._lines.say(f"{saying.HANDS} Your vote, if it is saved, stays on record.")
        if state.paused != before.paused:
            self._lines.say(saying.PAUSED if state.paused else "It goes on.")
        return False

    def own(self, you: You) -> None:
        """Say what is new of one's own: that one came late, and in the end how it went."""
        state = self._state
        if state is None:
            return
        if you.missed and self._late_in != state.act:
            self._late_in = state.act
            self._lines.say("You were not here for a vote of this text. It does not count as missed.")
        if you.result is not None and not self._is_told:
            self._is_told = True
            self._result(you.result)

    def read(self, asked: Asked, *, is_next: bool = False) -> None:
        """Read a text, once.

        Args:
            asked: The text, and what is asked.
            is_next: Whether what is asked and the options are said next, so that they are left out.
        """
        state = self._state
        place = (state.act if state else 0), asked.q
        if place not in self._read:
            self._read.add(place)
            (read_text if is_next else read_asked)(self._lines, asked)

    def _arrive(self, state: State, you: You | None) -> None:
        lines = self._lines
        lines.part()
        match state.phase:
            case "lobby":
                lines.say(f"{stopped(state.title)} You are in. {saying.LOOK_IN_FRONT}")
            case "read":
                lines.say(stopped(state.heading))
                self._questions(state)
                lines.part()
                lines.say(f"{saying.READ} The vote is not open yet.")
            case "vote":
                self._questions(state)
                lines.part()
                lines.say(_open(state))
            case "set":
                lines.say(f"{stopped(state.heading)} {count(len(state.items), 'text')}, alone and in silence.")
            case "closed":
                lines.say(saying.CLOSED if state.rounds else f"{saying.SET_CLOSED} How it went is told at the end.")
                self._votes(state, you)
            case "discuss":
                lines.say(saying.to_talk_about(state.items[0] if state.items else None))
                self._votes(state, you)
                if state.hint:
                    lines.say(f"The hint: {state.hint}")
            case "compare" if state.tally is not None and state.items:
                read_tally(lines, state.items[0], state.tally)
                self._votes(state, you)
            case "reveal" if state.reveal is not None and state.items:
                self._questions(state)
                read_reveal(lines, state.items[0], state.reveal)
                self._own_result(state, state.items[0], state.reveal, you)
            case "page":
                lines.say(f"{stopped(state.page.title) if state.page else ''} {saying.LOOK_IN_FRONT}".strip())
            case "summary" if state.summary is not None:
                read_summary(lines, state.summary)
            case "over":
                lines.say(saying.OVER)

    def _questions(self, state: State) -> None:
        for asked in state.items:
            self.read(asked, is_next=state.phase == "vote" and not state.hands)

    def _votes(self, state: State, you: You | None) -> None:
        for asked in state.items:
            for vote in _votes_on(state, asked, you):
                which = f" {_ROUNDS[vote.round]}" if state.rounds > 1 else ""
                on = "" if state.rounds else f" on text {asked.q}"
                self._lines.say(stopped(f"Your{which} vote{on}: {in_words(asked, vote)}"))

    def _own_result(self, state: State, asked: Asked, reveal: Reveal, you: You | None) -> None:
        """Whether one's own votes were right, for the right reason, and their marks."""
        self._lines.part()
        votes = _votes_on(state, asked, you)
        if not votes:
            self._lines.say("You have not voted on this text.")
        reason = ""
        for vote in votes:
            which = f"{_ROUNDS[vote.round].capitalize()} vote: " if len(votes) > 1 else "Your vote: "
            is_right = vote.answer == reveal.key
            marks = ""
            if vote.sure is not None and vote.sure in reveal.marks:
                marks = f", {marks_in_words(reveal.marks[vote.sure][0 if is_right else 1])}"
            self._lines.say(f"{which}{in_words(asked, vote)}. {'Right' if is_right else 'Wrong'}{marks}.")
            before, reason = reason, "" if vote.sentence is None else _reason(vote.sentence, reveal)
            if reason != before:
                self._lines.say(reason)

    def _result(self, result: Result) -> None:
        self._lines.part()
        for each in result.sets:
            self._lines.say(f"You, {each.which}: {each.right} of {each.of} right.")
        fronts = [told for told in result.votes if told.vote.round == 1 and told.vote.q == 1]
        if fronts and not result.sets:
            right = sum(told.right for told in fronts)
            self._lines.say(f"You: {right} of {len(fronts)} right when voting first.")


def _place(state: State) -> tuple[int, str, int]:
    return state.act, state.phase, state.round


def _open(state: State) -> str:
    if state.hands:
        return saying.HANDS
    again = " You can keep your answer, or give another one." if state.round > 1 else ""
    return f"{'The second vote' if state.round > 1 else 'The vote'} is open. {saying.ALONE}{again}"


def _votes_on(state: State, asked: Asked, you: You | None) -> list[Vote]:
    votes = you.votes if you is not None else ()
    return sorted((each for each in votes if (each.act, each.q) == (state.act, asked.q)), key=lambda vote: vote.round)


def _reason(sentence: int, reveal: Reveal) -> str:
    """Whether the sentence that was pointed at decides; 0 for none."""
    if not reveal.deciding:
        if str(sentence) in reveal.half:
            return f"Sentence {sentence} is half of it: no sentence decides it alone."
        return "But no sentence decides it." if sentence else "No sentence decides it, as you said."
    if sentence in reveal.deciding:
        return f"Sentence {sentence} decides, as you said."
    return f"But {in_sentences(reveal.deciding)} decide{'s' if len(reveal.deciding) == 1 else ''}."
