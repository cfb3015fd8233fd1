"""The files as authors write them, with a word on each key: nothing derived.

An editor shows these words, and the first line of a mapping's docstring as its title.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tui.course import bounds

# (?!\n): Python's $ also matches before a last line break.
ID_PATTERN = r"^[a-z][a-z0-9-]*$(?!\n)"
OBJECTIVE_PATTERN = r"^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$(?!\n)"
STEP_PATTERN = r"^[a-z][a-z0-9-]*#[a-z][a-z0-9-]*$(?!\n)"
PLACE_PATTERN = r"^[a-z][a-z0-9-]*(#[a-z][a-z0-9-]*)?$(?!\n)"
WORDS_PATTERN = r"\S"

LINE = "line"
"""Marks, among what else is known of a type, a text that is shown as one paragraph and may hold no other blocks."""

Id = Annotated[str, Meta(pattern=ID_PATTERN, max_length=bounds.ID_CHARACTERS)]
"""A name for a thing, unique in the course, that never changes."""
ObjectiveId = Annotated[str, Meta(pattern=OBJECTIVE_PATTERN, max_length=bounds.ID_CHARACTERS)]
"""Like `Id`, with dots allowed."""
StepId = Annotated[str, Meta(pattern=STEP_PATTERN, max_length=2 * bounds.ID_CHARACTERS)]
"""A step: `lesson#step`."""
PlaceId = Annotated[str, Meta(pattern=PLACE_PATTERN, max_length=2 * bounds.ID_CHARACTERS)]
"""A lesson, a quiz or a step."""
Words = Annotated[str, Meta(pattern=WORDS_PATTERN, max_length=bounds.TEXT_CHARACTERS)]
"""Text that is not empty or blank. It may hold paragraphs, lists, code and tables."""
MaybeWords = Annotated[str, Meta(max_length=bounds.TEXT_CHARACTERS)]
"""Text that may be empty."""
Line = Annotated[Words, Meta(extra={LINE: True})]
"""Text that is not empty, of one paragraph."""
MaybeLine = Annotated[MaybeWords, Meta(extra={LINE: True})]
"""Text that may be empty, of one paragraph."""
YesNo = Literal["yes", "no"]

Format = Annotated[int, Meta(ge=1, le=1, description="The version of this file's format: 1.")]
ItsId = Annotated[Id, Meta(description="A name that never changes: small letters, digits and hyphens, a letter first.")]
Title = Annotated[Line, Meta(description="Shown to the learner.")]
Label = Annotated[Line, Meta(description="Shown to the learner, in a few words.")]


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """Common to all mappings: unknown keys are refused, keys are written with hyphens."""


class Source(Written, frozen=True, kw_only=True):
    """The work that the course teaches."""

    title: Title
    author: Annotated[MaybeLine, Meta(description="Who wrote it.")] = ""
    url: Annotated[MaybeLine, Meta(description="Where to read it.")] = ""


class Voice(Written, frozen=True, kw_only=True):
    """A voice: who says what a step says."""

    id: Annotated[ItsId, Meta(description="What steps call it: voice=ID.")]
    label: Annotated[Line, Meta(description="Shown with each of its steps, such as The article.")]
    stands: Annotated[MaybeLine, Meta(description="What it stands for, in a sentence.")] = ""
    cites: Annotated[
        MaybeLine,
        Meta(description="Shown in place of the label, before where in the source the step's objectives stand."),
    ] = ""


class ModuleEntry(Written, frozen=True, kw_only=True):
    """A module."""

    id: ItsId
    title: Title
    parts: Annotated[
        tuple[Id, ...],
        Meta(
            max_length=bounds.MODULE_PARTS,
            description="Ids of its lessons (lessons/NN-ID.md) and quizzes (quizzes/ID.yaml), as they are met.",
        ),
    ] = ()


class Skill(Written, frozen=True, kw_only=True):
    """A skill: what an item exercises."""

    id: ItsId
    label: Label


class CourseFile(Written, frozen=True, kw_only=True):
    """lessons/course.yaml: the course, its modules, voices and skills."""

    format: Format
    id: Annotated[Id, Meta(description="The course's name in learners' records; it never changes.")]
    title: Title
    summary: Annotated[Line, Meta(description="One or two sentences for the first screen.")]
    audience: Annotated[
        MaybeLine,
        Meta(description="For whom it is, and what they need to know before; a sentence for the first screen."),
    ] = ""
    version: Annotated[
        MaybeLine, Meta(description="What this state of the course is called, in records of completion: 1.2.")
    ] = ""
    source: Annotated[Source | None, Meta(description="The work that the course teaches.")] = None
    voices: Annotated[
        tuple[Voice, ...],
        Meta(max_length=bounds.FEW, description="Who speaks in the lessons; without them steps name no voice."),
    ] = ()
    modules: Annotated[
        tuple[ModuleEntry, ...],
        Meta(min_length=1, max_length=bounds.MODULES, description="The parts of the course, in order."),
    ]
    express: Annotated[
        tuple[PlaceId, ...],
        Meta(
            max_length=bounds.MODULE_PARTS,
            description="The short way through the course: lessons, steps (LESSON#STEP) and quizzes, as they are met.",
        ),
    ] = ()
    skills: Annotated[tuple[Skill, ...], Meta(max_length=bounds.SKILLS, description="What the items exercise.")] = ()
    complete: Annotated[
        YesNo, Meta(description="yes makes an objective that is not taught or not tested an error.")
    ] = "no"


class Objective(Written, frozen=True, kw_only=True):
    """An objective: one thing that the course teaches."""

    id: Annotated[ObjectiveId, Meta(description="A name that never changes; dots are allowed.")]
    text: Annotated[Line, Meta(description="What the learner is to know or be able to do.")]
    where: Annotated[MaybeLine, Meta(description="Where in the source it stands.")] = ""
    weight: Annotated[
        Literal["core", "supporting", "aside"],
        Meta(description="How central it is; a core objective needs two items."),
    ] = "supporting"


class ObjectivesFile(Written, frozen=True, kw_only=True):
    """lessons/objectives.yaml: what the course teaches."""

    format: Format
    objectives: Annotated[
        tuple[Objective, ...],
        Meta(max_length=bounds.OBJECTIVES, description="What the course teaches and tests."),
    ]


class Term(Written, frozen=True, kw_only=True):
    """A term of the glossary."""

    id: Annotated[Id, Meta(description="Lessons link to it as [words](term:ID).")]
    term: Annotated[Line, Meta(description="The term as it is shown.")]
    aliases: Annotated[tuple[MaybeLine, ...], Meta(max_length=bounds.FEW, description="Other words for it.")] = ()
    definition: Annotated[Line, Meta(description="What it means, in a sentence or two.")]
    source: Annotated[MaybeLine, Meta(description="Whose definition it is.")] = ""
    see_also: Annotated[tuple[Id, ...], Meta(max_length=bounds.FEW, description="Ids of related terms.")] = ()
    step: Annotated[StepId | Literal[""], Meta(description="The step that introduces it, LESSON#STEP.")] = ""


class GlossaryFile(Written, frozen=True, kw_only=True):
    """lessons/glossary.yaml: the terms."""

    format: Format
    terms: Annotated[tuple[Term, ...], Meta(max_length=bounds.TERMS, description="The terms, in any order.")]


class FrontMatter(Written, frozen=True, kw_only=True):
    """The head of a lesson."""

    id: ItsId
    title: Title
    minutes: Annotated[int, Meta(ge=1, le=600)]
