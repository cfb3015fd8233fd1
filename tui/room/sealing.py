"""Who may see what in which phase: the one place where anything of a room is made ready to leave the host.

Before the key is shown, nothing that goes to phones and to the screens in front holds keys, features, evidence,
explanations, skills, pairs or ids of items; counts by option come with `compare`. The facilitator alone sees more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from tui.course.markdown import plain
from tui.course.model import Classify
from tui.course.plaintext import flat
from tui.course.rubric import Rubric
from tui.room import tally as counting
from tui.room.advice import advise
from tui.room.agenda import Agenda, Form, Planned, Question
from tui.room.asked import Asked, Evidence, Reveal, Share, Summary, Tally
from tui.room.messages import Phase, Result, SetResult, State, Told, Vote, You
from tui.room.news import CAP_REACHED
from tui.room.orders import Advice, Person, Screen, View
from tui.room.state import RoomState
from tui.room.store import Ballot, SeatRow
from tui.room.tally import Votes
from tui.tutor import judging, wording
from tui.tutor.judging import CERTAINTIES, MARKS, ClassifyAnswer

_ASKING: frozenset[Phase] = frozenset({"read", "vote", "closed", "discuss", "compare", "reveal", "set"})
_COUNTED: frozenset[Phase] = frozenset({"compare", "reveal"})
_AFTERWARDS: frozenset[Phase] = frozenset({"summary", "over"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Where a room can be reached, as it is shown in front."""

    code: str
    address: str
    """Without the code."""
    url: str
    """With it."""
    open_to: str
    """Who can reach it, in a line."""
    others: tuple[str, ...] = ()
    """More addresses, for the facilitator."""
    by_hands: bool = False
    """Whether no phone takes part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """All that a host knows at a moment. It goes nowhere as it is."""

    agenda: Agenda
    rubric: Rubric | None
    content: str
    state: RoomState
    votes: Votes
    seats: Mapping[int, SeatRow]
    """Those that were not taken away, by number."""
    here: frozenset[int]
    """Seats with an open connection."""
    closed: Mapping[tuple[int, int], int]
    """By activity and round: the revision at which its vote closed last."""
    front: Front
    now: float
    since: float
    """When the phase began, by the clock of `now`."""
    trouble: str = ""
    notices: tuple[str, ...] = ()
    cap_lifted: bool = False

    @property
    def planned(self) -> Planned | None:
        """The present activity, while the room is in one."""
        return self.agenda.at(self.state.act) if self.state.phase not in ("lobby", *_AFTERWARDS) else None

    @property
    def question(self) -> Question | None:
        """The question in front."""
        planned = self.planned
        return planned.questions[0] if planned is not None and planned.questions else None

    @property
    def rounds(self) -> tuple[int, ...]:
        """The rounds of the question in front that have begun, and were not taken back."""
        return tuple(range(1, self.state.round + 1))

    @property
    def by_hands(self) -> tuple[int, ...]:
        """Those of them that are counted by hands."""
        return tuple(each.round for each in self.state.hands if each.act == self.state.act)


def phone(inside: Inside, form: Form | None) -> State:
    """What everybody with this form may see; without a form, what is seen in front."""
    state, planned, question = inside.state, inside.planned, inside.question
    asked: tuple[Asked, ...] = ()
    if planned is not None and state.phase in _ASKING:
        asked = tuple(each.asked for each in (planned.forms[form] if form and planned.forms else planned.questions))
    is_counted = question is not None and planned is not None and planned.is_told and state.phase in _COUNTED
    page = planned.page if planned is not None else None
    return State(
        rev=state.rev,
        title=inside.agenda.title,
        act=state.act,
        of=len(inside.agenda.activities),
        heading=planned.heading if planned is not None else "",
        phase=state.phase,
        round=max(inside.rounds, default=state.round),
        rounds=planned.rounds if planned is not None else 0,
        closes_ms=None if state.closes_at is None else max(0, round(1000 * (state.closes_at - inside.now))),
        paused=state.paused,
        hands=inside.agenda.options.hands or state.is_by_hands,
        items=asked,
        hint=_hint(question) if question is not None and state.hint else "",
        page=replace(page, markdown="", plain="") if page is not None else None,
        tally=_tally(inside, question, private=False) if is_counted and question is not None else None,
        reveal=_reveal(inside, question) if is_counted and question and state.phase == "reveal" else None,
        summary=_summary(inside) if state.phase in _AFTERWARDS else None,
    )


def you(inside: Inside, seat: int) -> You:
    """What is a seat's own."""
    state = inside.state
    own = [] if inside.planned is None else inside.votes.of_seat(state.act, seat)
    is_over = state.phase in _AFTERWARDS
    return You(
        no=seat,
        n=inside.votes.highest(seat),
        votes=tuple(filter(None, (own_vote(inside.agenda, ballot) for ballot in own))),
        missed=_missed(inside, seat),
        result=_result(inside, seat) if is_over else None,
    )


def screen(inside: Inside) -> Screen:
    """What is shown in front."""
    shown = phone(inside, None)
    page = inside.planned.page if inside.planned is not None else None
    voted, of = _voted(inside)
    return Screen(
        state=replace(shown, page=page),
        plan=tuple(activity.heading for activity in inside.agenda.activities),
        code=inside.front.code,
        address=inside.front.address,
        url=inside.front.url,
        open_to=inside.front.open_to,
        here=len(inside.here),
        voted=voted,
        of=of,
        since_ms=max(0, round(1000 * (inside.now - inside.since))),
        locked=inside.state.locked,
        is_told=inside.planned is None or inside.planned.is_told,
        by_hands=inside.front.by_hands or inside.agenda.options.hands,
        crowded=CAP_REACHED if CAP_REACHED in inside.notices and not inside.cap_lifted else "",
        trouble=inside.trouble,
    )


def host(inside: Inside) -> View:
    """What the facilitator may see, in private."""
    question, planned, state = inside.question, inside.planned, inside.state
    has_votes = question is not None and state.round > 0
    return View(
        screen=screen(inside),
        people=tuple(_person(inside, seat) for seat in inside.seats.values()),
        tally=_tally(inside, question, private=True) if question is not None and has_votes else None,
        key=question.letter(question.key) if question is not None else "",
        right=_rights(inside, question) if question is not None and planned is not None else {},
        advice=advice(inside),
        notices=inside.notices,
        addresses=inside.front.others,
        cap_lifted=inside.cap_lifted,
    )


def advice(inside: Inside) -> Advice | None:
    """What to do after the first of two votes; None at any other moment."""
    question, planned, state = inside.question, inside.planned, inside.state
    if question is None or planned is None or not planned.is_told or planned.rounds < 2:
        return None
    if state.phase not in ("closed", "discuss") or state.round != 1:
        return None
    right = counting.right_of(inside.votes, state.act, question, 1, 1 in inside.by_hands)
    wrong = counting.sure_and_wrong(inside.votes, state.act, question, 1, 1 in inside.by_hands)
    return advise(right, wrong, len(question.letters))


def own_vote(agenda: Agenda, ballot: Ballot) -> Vote | None:
    """A stored vote as its seat sees it; None where its question is no longer there."""
    question = agenda.question(ballot.act, ballot.item)
    if question is None:
        return None
    return Vote(
        act=ballot.act,
        q=question.asked.q,
        round=ballot.round,
        answer=question.letter(ballot.answer),
        sure=ballot.sure,
        sentence=ballot.sentence,
    )


def _hint(question: Question) -> str:
    return flat(question.item.hints[0]) if question.item.hints else ""


def _tally(inside: Inside, question: Question, *, private: bool) -> Tally:
    return counting.tally(inside.votes, inside.state.act, question, inside.rounds, inside.by_hands, private=private)


def _rights(inside: Inside, question: Question) -> dict[str, Share]:
    act, hands = inside.state.act, inside.by_hands
    found = {round: counting.right_of(inside.votes, act, question, round, round in hands) for round in inside.rounds}
    return {str(round): share for round, share in found.items() if share is not None}


def _reveal(inside: Inside, question: Question) -> Reveal:
    act, hands = inside.state.act, inside.by_hands
    wrong = {
        round: counting.sure_and_wrong(inside.votes, act, question, round, round in hands) for round in inside.rounds
    }
    common = Reveal(
        q=question.asked.q,
        key=question.letter(question.key),
        why=_why(question),
        deciding=(),
        evidence=(),
        changes=(),
        right=_rights(inside, question),
        sure_wrong={
            str(round): share
            for round, share in wrong.items()
            if share is not None and (round in hands or share.of >= counting.FEW)
        },
        moves=None if hands or 2 not in inside.rounds else counting.moves(inside.votes, act, question),
        marks={each: (MARKS[True, each], MARKS[False, each]) for each in CERTAINTIES} if question.asked.sure else {},
    )
    item, rubric = question.item, inside.rubric
    if not isinstance(item, Classify) or rubric is None:
        return common
    judged = judging.judge_classify(item, ClassifyAnswer(item.key), rubric)
    numbers = range(1, len(item.vignette.sentences) + 1)
    half = {number: judging.half_right(item, number, rubric) for number in numbers}
    return replace(
        common,
        deciding=judged.deciding_sentences,
        half={
            str(number): tuple(plain(rubric.verdict_entry[verdict].label) for verdict in verdicts)
            for number, verdicts in half.items()
            if verdicts
        },
        evidence=tuple(
            Evidence(each.sentences[0], wording.says(span, rubric), each.decides)
            for each, span in zip(judged.evidence, item.vignette.spans, strict=True)
            if each.sentences
        ),
        changes=tuple(plain(line) for line in wording.changes(judged, rubric)),
    )


def _why(question: Question) -> dict[str, str]:
    item = question.item
    if isinstance(item, Classify):
        said = [item.explain.get(answer, "") for answer in question.answers]
    else:
        said = [option.why for option in item.options]
    return {letter: flat(words) for letter, words in zip(question.letters, said, strict=True)}


def _summary(inside: Inside) -> Summary:
    by_hands = ((each.act, each.round) for each in inside.state.hands)
    found = counting.summary(inside.votes.without_second(inside.state.once), inside.agenda, by_hands)
    few = [share is not None and share.of < counting.FEW for share in (found.sure_wrong_first, found.sure_wrong_last)]
    return replace(found, sure_wrong_first=None, sure_wrong_last=None) if any(few) else found


def _result(inside: Inside, seat: int) -> Result:
    agenda = inside.agenda
    told: list[Told] = []
    sets: list[SetResult] = []
    for act, planned in enumerate(agenda.activities, 1):
        own = inside.votes.of_seat(act, seat)
        right = 0
        for ballot in own:
            question, vote = agenda.question(act, ballot.item), own_vote(agenda, ballot)
            if question is None or vote is None:
                continue
            right += ballot.answer == question.key
            told.append(Told(vote=vote, item=ballot.item, right=ballot.answer == question.key))
        if planned.kind == "set" and planned.which is not None and own:
            sets.append(SetResult(planned.which, right, len(planned.questions_of(seat))))
    return Result(sets=tuple(sets), votes=tuple(told), content=inside.content)


def _missed(inside: Inside, seat: int) -> tuple[int, ...]:
    """The rounds of the present activity that had closed before the seat was taken."""
    row, planned = inside.seats.get(seat), inside.planned
    if row is None or planned is None:
        return ()
    closed = sorted(inside.closed.items())
    return tuple(round for (act, round), rev in closed if act == inside.state.act and rev <= row.joined_rev)


def _voted(inside: Inside) -> tuple[int, int]:
    """How many have voted in the present round, and how many could."""
    # A vote stays where its seat was taken away.
    done = {seat for seat in inside.votes.seats() | inside.seats.keys() if _has_voted(inside, seat)}
    question = inside.question
    if question is not None and inside.state.round in inside.by_hands:
        hands = inside.votes.hands(inside.state.act, question.item.id, inside.state.round) or {}
        count = sum(count for (_, sure), count in hands.items() if not sure)
        return count, max(count, len(inside.here))
    return len(done), len(done | inside.here)


def _has_voted(inside: Inside, seat: int) -> bool:
    planned, state = inside.planned, inside.state
    if planned is None or state.round == 0:
        return False
    if planned.kind == "set":
        return counting.has_answered_all(inside.votes, state.act, planned, seat)
    return any(seat in inside.votes.of(state.act, each.item.id, state.round) for each in planned.questions)


def _person(inside: Inside, seat: SeatRow) -> Person:
    return Person(
        no=seat.no,
        name=seat.name,
        face=seat.face,
        here=seat.no in inside.here,
        voted=_has_voted(inside, seat.no),
    )
