"""The files as authors write them: one form for each kind, nothing derived."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from tui.course import bounds

# (?!\n): Python's $ also matches before a last line break.
ID_PATTERN = r"^[a-z][a-z0-9-]*$(?!\n)"
OBJECTIVE_PATTERN = r"^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$(?!\n)"
STEP_PATTERN = r"^[a-z][a-z0-9-]*#[a-z][a-z0-9-]*$(?!\n)"
WORDS_PATTERN = r"\S"

Id = Annotated[str, Meta(pattern=ID_PATTERN, max_length=bounds.ID_CHARACTERS)]
"""A name for a thing, unique in the course, that never changes."""
ObjectiveId = Annotated[str, Meta(pattern=OBJECTIVE_PATTERN, max_length=bounds.ID_CHARACTERS)]
"""Like `Id`, with dots allowed."""
StepId = Annotated[str, Meta(pattern=STEP_PATTERN, max_length=2 * bounds.ID_CHARACTERS)]
"""A step: `lesson#step`."""
Words = Annotated[str, Meta(pattern=WORDS_PATTERN, max_length=bounds.TEXT_CHARACTERS)]
"""Text that is not empty or blank."""
MaybeWords = Annotated[str, Meta(max_length=bounds.TEXT_CHARACTERS)]
"""Text that may be empty."""
YesNo = Literal["yes", "no"]
Form = Literal["practice", "check", "pretest", "final", "retest"]
"""What a quiz is for."""
TEST_FORMS: frozenset[Form] = frozenset(("pretest", "final", "retest"))
"""The forms that are tests: their items are met nowhere else, are not practised, and keep their keys."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab", kw_only=True):
    """Common to all forms: unknown keys are refused, keys are written with hyphens."""


class Source(_File, frozen=True, kw_only=True):
    """The work that the course teaches."""

    title: Words
    author: MaybeWords = ""
    url: MaybeWords = ""


class ModuleEntry(_File, frozen=True, kw_only=True):
    """A part of the course: its lessons and quizzes, in order."""

    id: Id
    title: Words
    parts: Annotated[tuple[Id, ...], Meta(max_length=bounds.MODULE_PARTS)] = ()
    """Ids of lessons and quizzes in the order in which they are met; one with a file quizzes/ID.yaml is a quiz."""


class Skill(_File, frozen=True, kw_only=True):
    """What an item exercises."""

    id: Id
    label: Words


class CourseFile(_File, frozen=True, kw_only=True):
    """`lessons/course.yaml`."""

    format: Annotated[int, Meta(ge=1, le=1)]
    id: Id
    title: Words
    summary: Words
    source: Source | None = None
    modules: Annotated[tuple[ModuleEntry, ...], Meta(min_length=1, max_length=bounds.MODULES)]
    skills: Annotated[tuple[Skill, ...], Meta(max_length=bounds.SKILLS)] = ()
    complete: YesNo = "no"


class Objective(_File, frozen=True, kw_only=True):
    """One thing that the course teaches."""

    id: ObjectiveId
    text: Words
    where: MaybeWords = ""
    """Where in the source it stands."""
    weight: Literal["core", "supporting", "aside"] = "supporting"


class ObjectivesFile(_File, frozen=True, kw_only=True):
    """`lessons/objectives.yaml`."""

    format: Annotated[int, Meta(ge=1, le=1)]
    objectives: Annotated[tuple[Objective, ...], Meta(max_length=bounds.OBJECTIVES)]


class Term(_File, frozen=True, kw_only=True):
    """An entry of the glossary."""

    id: Id
    term: Words
    aliases: Annotated[tuple[MaybeWords, ...], Meta(max_length=bounds.FEW)] = ()
    definition: Words
    source: MaybeWords = ""
    see_also: Annotated[tuple[Id, ...], Meta(max_length=bounds.FEW)] = ()
    step: StepId | Literal[""] = ""


class GlossaryFile(_File, frozen=True, kw_only=True):
    """`lessons/glossary.yaml`."""

    format: Annotated[int, Meta(ge=1, le=1)]
    terms: Annotated[tuple[Term, ...], Meta(max_length=bounds.TERMS)]


class FrontMatter(_File, frozen=True, kw_only=True):
    """The head of a lesson."""

    id: Id
    title: Words
    minutes: Annotated[int, Meta(ge=1, le=600)]


class Condition(_File, frozen=True, kw_only=True):
    """A nested condition: exactly one of `all`, `any`, or `at-least` with `of`."""

    all: tuple[Id | Condition, ...] = ()
    any: tuple[Id | Condition, ...] = ()
    at_least: Annotated[int, Meta(ge=1, le=99)] | None = None
    of: tuple[Id | Condition, ...] = ()


class FeatureEntry(_File, frozen=True, kw_only=True):
    """Something that a text states, denies, or is silent about."""

    id: Id
    label: Words
    question: Words
    counts: MaybeWords = ""
    does_not: MaybeWords = ""
    claims: Annotated[tuple[ObjectiveId, ...], Meta(max_length=bounds.FEW)] = ()
    noted: YesNo = "no"
    """`yes` for a feature that is shown and never decides."""


class SenseEntry(Condition, frozen=True, kw_only=True):
    """A condition over features that has a name."""

    id: Id
    label: Words


class ImplicationEntry(_File, frozen=True, kw_only=True):
    """Features that follow from others."""

    if_: dict[Id, YesNo] = msgspec.field(name="if")
    then: dict[Id, YesNo]


class VerdictEntry(_File, frozen=True, kw_only=True):
    """An answer; without `when`, the one for everything else."""

    id: Id
    label: Words
    hotkey: Annotated[int, Meta(ge=1, le=9)]
    meaning: Words
    when: dict[Id, YesNo] = {}


class Refutation(_File, frozen=True, kw_only=True):
    """What to say to one wrong answer for one key."""

    key: Id
    answered: Id
    text: Words
    conflation: YesNo = "no"
    """`yes` where this confusion is the one that the course exists to cure."""


class RubricFile(_File, frozen=True, kw_only=True):
    """`quizzes/rubric.yaml`."""

    format: Annotated[int, Meta(ge=1, le=1)]
    features: Annotated[tuple[FeatureEntry, ...], Meta(min_length=1, max_length=bounds.FEATURES)]
    senses: Annotated[tuple[SenseEntry, ...], Meta(min_length=1, max_length=bounds.SENSES)]
    implications: Annotated[tuple[ImplicationEntry, ...], Meta(max_length=bounds.IMPLICATIONS)] = ()
    verdicts: Annotated[tuple[VerdictEntry, ...], Meta(min_length=2, max_length=bounds.OPTIONS)]
    refutations: Annotated[tuple[Refutation, ...], Meta(max_length=bounds.REFUTATIONS)] = ()
    banned: Annotated[tuple[Words, ...], Meta(max_length=bounds.BANNED)] = ()
    """Words that no vignette may use, since they name the label; `*` at a word's end stands for more letters."""


class QuizHead(_File, frozen=True, kw_only=True):
    """A quiz without its items."""

    format: Annotated[int, Meta(ge=1, le=1)]
    id: Id
    title: Words
    form: Form
    verdicts: Annotated[tuple[Id, ...], Meta(max_length=bounds.OPTIONS)] = ()


class _ItemEntry(_File, frozen=True, kw_only=True, tag_field="kind"):
    """Common to all items.

    An item's revision is a hash of all its keys, defaults included, and is in learners' records. A key that is added
    to the format is therefore unset by default, which leaves it out of the hash.
    """

    id: Id
    tests: Annotated[tuple[ObjectiveId, ...], Meta(max_length=bounds.FEW)] = ()
    lesson: StepId | Literal[""] = ""
    hints: Annotated[tuple[Words, ...], Meta(max_length=bounds.FEW)] = ()
    skill: Id | Literal[""] = ""
    difficulty: Annotated[int, Meta(ge=1, le=3)] | None = None


class ClassifyEntry(_ItemEntry, frozen=True, kw_only=True, tag="classify"):
    """A described model, and the verdict that its text supports."""

    vignette: Words
    skill: Id
    difficulty: Annotated[int, Meta(ge=1, le=3)]
    explain: Annotated[dict[Id, Words], Meta(max_length=bounds.OPTIONS)]
    pair: Id | Literal[""] = ""
    expect: Id | Literal[""] = ""


class OptionEntry(_File, frozen=True, kw_only=True):
    """An option of a choice item."""

    id: Id | UnsetType = UNSET
    text: Words
    why: Words
    correct: YesNo = "no"


class ChoiceEntry(_ItemEntry, frozen=True, kw_only=True, tag="choice"):
    """A question about a concept, with one right option."""

    stem: Words
    shuffle: YesNo | UnsetType = UNSET
    options: Annotated[tuple[OptionEntry, ...], Meta(min_length=2, max_length=bounds.OPTIONS)]


class FlipOptionEntry(_File, frozen=True, kw_only=True):
    """A fact that could be added to a vignette, or take the place of one."""

    id: Id | UnsetType = UNSET
    text: Words
    why: Words
    sets: dict[Id, Literal["yes", "no", "silent"]]
    """What the text would then state (yes), deny (no), or no longer speak of (silent)."""


class FlipEntry(_ItemEntry, frozen=True, kw_only=True, tag="flip"):
    """Which fact would turn the verdict on a vignette into another? The right option is derived."""

    of: Id
    """A classify item of the course."""
    to: Id
    """The verdict wanted."""
    stem: MaybeWords = ""
    """A lead-in, before the question that every flip asks."""
    shuffle: YesNo | UnsetType = UNSET
    options: Annotated[tuple[FlipOptionEntry, ...], Meta(min_length=2, max_length=bounds.OPTIONS)]


class ReflectEntry(_ItemEntry, frozen=True, kw_only=True, tag="reflect"):
    """A question to be answered in one's own words, and compared."""

    prompt: Words
    criteria: Annotated[tuple[Words, ...], Meta(min_length=1, max_length=bounds.OPTIONS)]
    """What a good answer covers."""
    model_answer: Words


ItemEntry = ClassifyEntry | ChoiceEntry | FlipEntry | ReflectEntry


class QuizFile(QuizHead, frozen=True, kw_only=True):
    """`quizzes/NAME.yaml`."""

    items: Annotated[tuple[ItemEntry, ...], Meta(max_length=bounds.ITEMS)]


ITEM_FORMS: dict[str, type[ItemEntry]] = {
    "classify": ClassifyEntry,
    "choice": ChoiceEntry,
    "flip": FlipEntry,
    "reflect": ReflectEntry,
}
"""The form of each kind of item."""
