"""The record of completion: what a learner has got in a course's forms, to be handed on. Honest about what it is.

Its JSON is sealed by a checksum over its canonical form: keys in order, nothing between them. That shows a slip of an
editor or a broken file. It is no signature: whoever makes a record can make another.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

import msgspec

from tui import __version__
from tui.course.course import Course
from tui.course.fingerprint import fingerprint
from tui.course.forms import Form
from tui.tutor.forms import form_of
from tui.tutor.given import Given
from tui.tutor.measures import Measures, measure
from tui.tutor.record import Record
from tui.tutor.results import Results, results

KIND: Literal["record-of-completion"] = "record-of-completion"
"""Says of a JSON file that it is one of these."""
FORMS: tuple[Form, ...] = ("pretest", "final", "retest")
"""In the order in which they are sat."""


class CourseState(msgspec.Struct, frozen=True):
    """Which course, and in which state."""

    id: str
    title: str
    version: str
    """What its author calls this state; may be empty."""
    content: str
    """A hash of all its files."""


class FormAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that was given in a form."""

    form: Form
    item: str
    revision: str
    """Of the item, when it was answered."""
    skill: str
    seen: bool
    """Whether the learner had answered it before."""
    key: str
    """The right verdict then."""
    given: str
    right: bool
    certainty: str | None
    """`guess`, `leaning` or `sure`."""
    right_reason: bool | None
    """Whether the sentence pointed at decides; null where it is half right."""
    confusion: str
    """The kind of a wrong answer, or empty."""
    label: str
    """What that kind is called, or empty."""


class Remark(msgspec.Struct, frozen=True):
    """What a learner wrote on an item or a step."""

    subject: str
    """The item, or the step as `LESSON#STEP`."""
    dispute: str
    """Why its key is held to be wrong, or empty."""
    note: str


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """A record of completion."""

    kind: Literal["record-of-completion"] = KIND
    format: Literal[1] = 1
    program: str
    """The version that made it."""
    made: datetime
    """UTC."""
    learner: str = ""
    """Who it is about; empty where they chose not to say."""
    administered_by: str = ""
    """Who says that they saw to it that the forms were sat unaided; empty where nobody does."""
    course: CourseState
    full_resets: int
    """How often the learner had started over with everything; what had been seen before counts as seen all the same."""
    results: Results
    """The forms, each null where it was not finished."""
    standing: Measures
    """Of all first judgements, those of practice and of the forms."""
    answers: tuple[FormAnswer, ...] | None = None
    """What was answered in the forms, in order; null where that was not asked for."""
    remarks: tuple[Remark, ...] | None = None
    """Disputes and notes; null where they were not asked for."""


def completion(
    course: Course,
    record: Record,
    *,
    named: bool = True,
    administered_by: str = "",
    with_answers: bool = False,
    with_remarks: bool = False,
) -> Completion:
    """Make a record of completion from what is on record.

    Args:
        course: The course.
        record: The learner's record.
        named: Whether it says who it is about.
        administered_by: Who says that they saw to it that the forms were sat unaided; empty for nobody.
        with_answers: Whether it lists what was answered in the forms.
        with_remarks: Whether it holds the learner's disputes and notes.
    """
    history = record.history
    return Completion(
        program=__version__,
        made=record.journal.now(),
        learner=record.learner if named else "",
        administered_by=administered_by,
        course=CourseState(course.id, course.title, course.version, fingerprint(course.root)),
        full_resets=history.full_resets,
        results=results(course, history),
        standing=measure(course, history),
        answers=tuple(_answers(course, record)) if with_answers else None,
        remarks=tuple(_remarks(record)) if with_remarks else None,
    )


def _answers(course: Course, record: Record) -> Iterator[FormAnswer]:
    labels = {kind.kind: kind.label for kind in measure(course, record.history).kinds}
    for form in FORMS:
        title = form_of(course, form)
        sitting = record.history.sittings.of(title.id) if title else None
        if sitting is not None and sitting.finished is not None:
            for given in sitting.answers.values():
                yield _answer(form, given, given.item in sitting.seen, labels)


def _answer(form: Form, given: Given, seen: bool, labels: dict[str, str]) -> FormAnswer:
    data = given.data
    return FormAnswer(
        form=form,
        item=given.item,
        revision=given.event.revision,
        skill=data.skill,
        seen=seen,
        key=data.key,
        given=data.given,
        right=data.right,
        certainty=data.certainty,
        right_reason=data.right_reason,
        confusion=data.confusion,
        label=labels.get(data.confusion, data.confusion),
    )


def _remarks(record: Record) -> Iterator[Remark]:
    disputes, notes = record.history.disputes, record.history.notes
    for subject in dict.fromkeys([*disputes, *notes]):
        yield Remark(subject, disputes.get(subject, ""), notes.get(subject, ""))


class CompletionError(Exception):
    """A file is no record of completion."""


class Read(msgspec.Struct, frozen=True):
    """A record of completion as it was read."""

    record: Completion
    is_intact: bool
    """Whether its checksum is that of what it says."""


def sealed(record: Completion) -> bytes:
    """The JSON of a record, with its checksum, to be read by people too."""
    plain = msgspec.to_builtins(record)
    whole = plain | {"checksum": _checksum(plain)}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def checksum(record: Completion) -> str:
    """The checksum of a record: SHA-256 of its canonical JSON, in hexadecimal digits."""
    return _checksum(msgspec.to_builtins(record))


def _checksum(plain: dict[str, Any]) -> str:
    return sha256(msgspec.json.encode(plain, order="deterministic")).hexdigest()


def read(content: bytes) -> Read:
    """Read a record of completion.

    Raises:
        CompletionError: It is none, with the place where it goes wrong.
    """
    try:
        plain = msgspec.json.decode(content)
        if not isinstance(plain, dict) or plain.get("kind") != KIND:
            raise CompletionError("it is no record of completion")
        if plain.get("format") != 1:
            raise CompletionError(f"it is of format {plain.get('format')!r}; this version reads format 1")
        said = plain.pop("checksum", "")
        return Read(msgspec.convert(plain, Completion, strict=True), said == _checksum(plain))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise CompletionError(f"it cannot be read: {error}") from None
