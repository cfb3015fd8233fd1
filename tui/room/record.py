"""A room read back: who took part, by pseudonyms; every vote, judged; what came of each question; what the host did.

Of a course that has changed since, today's keys judge what is still there, and nothing is said of the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random, SystemRandom
from typing import Any

from tui.course.course import Course
from tui.course.fingerprint import fingerprint
from tui.course.model import Classify
from tui.room.agenda import Agenda, Planned, Question
from tui.room.asked import Summary
from tui.room.asking import agenda
from tui.room.closings import Closings
from tui.room.messages import Face
from tui.room.plan import Options, from_json, options_from_json
from tui.room.question_figures import FiguresOf, QuestionFigures, part_of
from tui.room.store import Ballot, HandsRow, Happening, Saved, SeatRow
from tui.room.tally import Votes, summary
from tui.room.vote_row import VoteRow
from tui.tutor.judging import MARKS, ClassifyAnswer, ClassifyJudgement, judge_classify

_PRIVATE = frozenset({"joined"})
"""What happened that is told of the people, and not of the host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who had a seat."""

    pseudonym: str
    """`P01`; another one in each record of the same room."""
    name: str
    """Empty where it was not asked for, in the room or for the record."""
    face: Face
    came: int
    """The number of the activity in which the seat was taken; 0 in the lobby."""
    was_removed: bool
    votes: int
    """How many there are of this seat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that the host did, or that happened to the room."""

    at: str
    what: str
    act: int
    heading: str
    phase: str
    round: int
    person: str
    """Whom it was done to, by pseudonym; or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A room read back."""

    code: str
    course: str
    content: str
    """Fingerprint of the course that it was held with."""
    is_changed: bool
    """Whether the course at hand is in another state, or is another course."""
    agenda: Agenda
    """As far as the course at hand has it."""
    options: Options
    opened: str
    ended: str
    """Empty while it is open."""
    people: tuple[Participant, ...]
    """By pseudonym: in no order that says who is who."""
    votes: tuple[VoteRow, ...]
    """Every vote and every count of hands: by activity, question, round and pseudonym."""
    unjudged: int
    """How many of the votes nothing can be said of: their question is gone, or another one."""
    questions: tuple[QuestionFigures, ...]
    """In order, those that were voted on and can be judged."""
    summary: Summary
    deeds: tuple[Deed, ...]
    """In order."""
    has_names: bool
    """Whether people's names are in it."""


def record(saved: Saved, course: Course, *, names: bool = False, chance: Random | None = None) -> Record:
    """Read a room back.

    Args:
        saved: What its store holds.
        course: The course at hand.
        names: Whether to put in the names that people gave themselves.
        chance: Draws the pseudonyms; by default nobody can draw them again.

    Raises:
        PlanError: The room's plan or its options cannot be read.
    """
    return _Reader(saved, course, names, chance or SystemRandom()).record()


class _Reader:
    def __init__(self, saved: Saved, course: Course, names: bool, chance: Random) -> None:
        self.saved = saved
        self.names = names
        self.options = options_from_json(saved.room.options)
        plan = from_json(saved.room.plan)
        self.agenda = Agenda(title=plan.title, minutes=plan.minutes, activities=(), options=self.options)
        if course.id == saved.room.course:
            self.agenda = agenda(course, plan, self.options, saved.room.code, is_tolerant=True)
        self.is_changed = (course.id, fingerprint(course.root)) != (saved.room.course, saved.room.content)
        self.rubric = course.sound_rubric
        self.hands = {(place.act, place.round) for place in saved.state.hands}
        self.voted = Counter(ballot.seat for ballot in saved.ballots)
        self.people = self._people(chance)
        self.questions = self._questions()

    def record(self) -> Record:
        """All of it."""
        rows = [*map(self._vote, self.saved.ballots), *self._counted()]
        rows.sort(key=self._order)
        ballots = [each for each in self.saved.ballots if (each.act, each.item) in self.questions]
        hands = [each for each in self.saved.hands if (each.act, each.item) in self.questions]
        votes = Votes(ballots, hands).without_second(self.saved.state.once)
        figures = FiguresOf(
            agenda=self.agenda,
            votes=votes,
            hands=self.hands,
            seats=[seat for seat in self.saved.seats if not seat.removed],
            closed=Closings(self.saved.happened).revisions,
            rows=rows,
        )
        return Record(
            code=self.saved.room.code,
            course=self.saved.room.course,
            content=self.saved.room.content,
            is_changed=self.is_changed,
            agenda=self.agenda,
            options=self.options,
            opened=self.saved.room.opened,
            ended=self.saved.room.ended or self._ended(),
            people=tuple(sorted(self.people.values(), key=lambda each: each.pseudonym)),
            votes=tuple(rows),
            unjudged=len(self.saved.ballots) - len(ballots),
            questions=tuple(figures.all()),
            summary=summary(votes, self.agenda, self.hands),
            deeds=tuple(self._deed(each) for each in self.saved.happened if each.what not in _PRIVATE),
            has_names=self.names,
        )

    def _ended(self) -> str:
        """When a room was ended whose host has not come to note it, or is still saying goodbye."""
        ends = [each.at for each in self.saved.happened if each.what == "end"]
        return ends[-1] if ends and self.saved.state.phase == "over" else ""

    def _people(self, chance: Random) -> Mapping[int, Participant]:
        """By seat; numbers that say nothing of who came when."""
        drawn = list(range(1, len(self.saved.seats) + 1))
        chance.shuffle(drawn)
        width = max(2, len(str(len(drawn))))
        return {
            seat.no: self._participant(seat, f"P{number:0{width}}")
            for seat, number in zip(self.saved.seats, drawn, strict=True)
        }

    def _questions(self) -> Mapping[tuple[int, str], Question]:
        """The questions that are as they were, as far as the answers show: each of these is still offered."""
        given: dict[tuple[int, str], set[str]] = {}
        given_by: tuple[Ballot | HandsRow, ...] = (*self.saved.ballots, *self.saved.hands)
        for each in given_by:
            given.setdefault((each.act, each.item), set()).add(each.answer)
        found = {place: self.agenda.question(*place) for place in given}
        return {
            place: question
            for place, question in found.items()
            if question is not None and given[place] <= set(question.answers)
        }

    def _order(self, row: VoteRow) -> tuple[object, ...]:
        planned = self.agenda.at(row.activity)
        items = [question.item.id for question in planned.all_questions] if planned else []
        number = items.index(row.item) if row.item in items else len(items)
        return row.activity, number, row.item, row.round, row.counted, row.person, row.answer, row.certainty or ""

    def _vote(self, ballot: Ballot) -> VoteRow:
        person = self.people[ballot.seat]
        planned = self.agenda.at(ballot.act)
        question = self.questions.get((ballot.act, ballot.item))
        judged = self._judged(question, ClassifyAnswer(ballot.answer, ballot.sure, ballot.sentence))
        right = ballot.answer == question.key if question else None
        return VoteRow(
            **self._asked(ballot, planned, question),
            counted="vote",
            person=person.pseudonym,
            name=person.name,
            came=person.came,
            removed=person.was_removed,
            form=planned.form_of(ballot.seat) if planned and planned.kind == "set" else "",
            certainty=ballot.sure,
            marks=MARKS[right, ballot.sure] if right is not None and ballot.sure is not None else None,
            sentence=ballot.sentence,
            right_reason=judged.right_reason if judged and not self.is_changed else None,
            confusion=judged.confusion if judged else "",
            headline=judged.conflation if judged else None if question is None else False,
            count=1,
            counts=self._counts(ballot, question) and (ballot.act, ballot.round) not in self.hands,
        )

    def _asked(self, given: Ballot | HandsRow, planned: Planned | None, question: Question | None) -> dict[str, Any]:
        return {
            "room": self.saved.room.code,
            "activity": given.act,
            "heading": self._heading(given.act),
            "part": part_of(planned) if planned else "",
            "item": given.item,
            "round": given.round,
            "answer": given.answer,
            "key": question.key if question else None,
            "right": given.answer == question.key if question else None,
        }

    def _judged(self, question: Question | None, answer: ClassifyAnswer) -> ClassifyJudgement | None:
        if question is None or self.rubric is None or not isinstance(question.item, Classify):
            return None
        if answer.sentence is not None and answer.sentence > len(question.item.vignette.sentences):
            answer = ClassifyAnswer(answer.verdict, answer.certainty)
        return judge_classify(question.item, answer, self.rubric)

    def _counted(self) -> Iterator[VoteRow]:
        """Hands, each counted once: those who were sure, and the rest."""
        sure = Counter({(*_place(each), each.answer): each.count for each in self.saved.hands if each.sure})
        for each in self.saved.hands:
            number = each.count if each.sure else each.count - sure[*_place(each), each.answer]
            if number == 0:
                continue
            question = self.questions.get((each.act, each.item))
            judged = self._judged(question, ClassifyAnswer(each.answer))
            yield VoteRow(
                **self._asked(each, self.agenda.at(each.act), question),
                counted="hands",
                certainty=each.sure or None,
                confusion=judged.confusion if judged else "",
                headline=judged.conflation if judged else None if question is None else False,
                count=number,
                counts=self._counts(each, question) and (each.act, each.round) in self.hands,
            )

    def _counts(self, given: Ballot | HandsRow, question: Question | None) -> bool:
        """Whether it can be judged, and is no part of a second vote that was taken back."""
        return question is not None and not (given.round == 2 and given.act in self.saved.state.once)

    def _participant(self, seat: SeatRow, pseudonym: str) -> Participant:
        return Participant(
            pseudonym=pseudonym,
            name=seat.name if self.names else "",
            face=seat.face,
            came=self._came(seat),
            was_removed=bool(seat.removed),
            votes=self.voted[seat.no],
        )

    def _came(self, seat: SeatRow) -> int:
        """The activity in which a seat was taken."""
        acts = [each.data.get("act", 0) for each in self.saved.happened if each.data.get("rev", 0) <= seat.joined_rev]
        return acts[-1] if acts else 0

    def _deed(self, happening: Happening) -> Deed:
        data = happening.data
        act, person = data.get("act", 0), self.people.get(data.get("seat", 0))
        return Deed(
            at=happening.at,
            what=happening.what,
            act=act,
            heading=self._heading(act),
            phase=data.get("phase", ""),
            round=data.get("round", 0),
            person=person.pseudonym if person else "",
        )

    def _heading(self, act: int) -> str:
        planned = self.agenda.at(act)
        return planned.heading if planned else f"Activity {act}" if act else ""


def _place(hands: HandsRow) -> tuple[int, str, int]:
    return hands.act, hands.item, hands.round
