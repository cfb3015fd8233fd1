"""The rubric as its author writes it, with a word on each key; see `schema`."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tui.course import bounds
from tui.course.schema import Format, Id, ItsId, Label, Line, MaybeLine, ObjectiveId, StepId, Written, YesNo


class Condition(Written, frozen=True, kw_only=True):
    """A condition: exactly one of all, any, not, or at-least with of."""

    all: Annotated[tuple[Id | Condition, ...], Meta(description="Every one of these must hold.")] = ()
    any: Annotated[tuple[Id | Condition, ...], Meta(description="At least one of these must hold.")] = ()
    at_least: Annotated[
        Annotated[int, Meta(ge=1, le=99)] | None, Meta(description="How many of the parts under `of` must hold.")
    ] = None
    of: Annotated[tuple[Id | Condition, ...], Meta(description="The parts that at-least counts.")] = ()
    not_: Annotated[Id | Condition | None, Meta(description="What must not hold.")] = msgspec.field(
        default=None, name="not"
    )
    label: Annotated[MaybeLine, Meta(description="What the condition is called where it is a part of a sense.")] = ""


class FeatureEntry(Written, frozen=True, kw_only=True):
    """A feature that a text states, denies, or is silent about."""

    id: ItsId
    label: Label
    question: Annotated[Line, Meta(description="What to ask of a text to see whether it states the feature.")]
    counts: Annotated[MaybeLine, Meta(description="An example that states it.")] = ""
    does_not: Annotated[MaybeLine, Meta(description="An example that seems to and does not.")] = ""
    claims: Annotated[
        tuple[ObjectiveId, ...],
        Meta(max_length=bounds.FEW, description="Ids of the objectives that it comes from."),
    ] = ()
    noted: Annotated[YesNo, Meta(description="yes for a feature that is shown and never decides.")] = "no"


class SenseEntry(Condition, frozen=True, kw_only=True):
    """A sense: a condition over features that has a name."""

    id: ItsId
    label: Label


class ImplicationEntry(Written, frozen=True, kw_only=True):
    """An implication: if these features, then those."""

    if_: Annotated[dict[Id, YesNo], Meta(description="Features and what is said of them: yes or no.")] = msgspec.field(
        name="if"
    )
    then: Annotated[dict[Id, YesNo], Meta(description="What follows.")]


class VerdictEntry(Written, frozen=True, kw_only=True):
    """A verdict: an answer; without `when`, the one for everything else."""

    id: ItsId
    label: Label
    hotkey: Annotated[int, Meta(ge=1, le=9, description="The digit that chooses it.")]
    meaning: Annotated[Line, Meta(description="One line that says what it claims.")]
    when: Annotated[
        dict[Id, YesNo],
        Meta(description="Senses and whether each holds; one verdict has none, and is right otherwise."),
    ] = msgspec.field(default_factory=dict)


class ConfusionKind(Written, frozen=True, kw_only=True):
    """A kind of wrong answers, by what was confused."""

    id: ItsId
    label: Label
    meaning: Annotated[MaybeLine, Meta(description="One line that says what is confused.")] = ""
    headline: Annotated[
        YesNo, Meta(description="yes for the confusion that the course exists to cure, which is counted by itself.")
    ] = "no"


class Confusion(Written, frozen=True, kw_only=True):
    """What to say to a wrong answer; the first entry that fits is said."""

    kind: Annotated[Id, Meta(description="Id of the kind.")]
    key: Annotated[Id | Literal[""], Meta(description="The right verdict; any, where it is left out.")] = ""
    answered: Annotated[
        Id | Literal[""], Meta(description="The wrong verdict that was chosen; any, where it is left out.")
    ] = ""
    if_: Annotated[
        Condition | None,
        Meta(description="What the text must state; what it does not state counts as not holding."),
    ] = msgspec.field(default=None, name="if")
    text: Annotated[Line, Meta(description="What to say then.")]


class Preset(Written, frozen=True, kw_only=True):
    """A set of facts to begin with in the lab."""

    label: Annotated[Line, Meta(description="What it shows.")]
    facts: Annotated[dict[Id, YesNo], Meta(min_length=1, description="Features and what is said of them: yes or no.")]
    step: Annotated[StepId | Literal[""], Meta(description="The step that it comes from, LESSON#STEP.")] = ""


class RubricFile(Written, frozen=True, kw_only=True):
    """quizzes/rubric.yaml: how a verdict follows from a text."""

    format: Format
    features: Annotated[
        tuple[FeatureEntry, ...],
        Meta(
            min_length=1,
            max_length=bounds.FEATURES,
            description="What a text may state or deny, in the order in which it is shown.",
        ),
    ]
    senses: Annotated[
        tuple[SenseEntry, ...],
        Meta(min_length=1, max_length=bounds.SENSES, description="Named conditions over features."),
    ]
    implications: Annotated[
        tuple[ImplicationEntry, ...],
        Meta(
            max_length=bounds.IMPLICATIONS,
            description="What follows from what; applied until nothing changes.",
        ),
    ] = ()
    verdicts: Annotated[
        tuple[VerdictEntry, ...],
        Meta(
            min_length=2,
            max_length=bounds.OPTIONS,
            description="The answers; the first whose `when` holds is the key.",
        ),
    ]
    kinds: Annotated[
        tuple[ConfusionKind, ...],
        Meta(max_length=bounds.KINDS, description="Kinds of wrong answers."),
    ] = ()
    confusions: Annotated[
        tuple[Confusion, ...],
        Meta(max_length=bounds.CONFUSIONS, description="What to say to wrong answers; the first that fits is said."),
    ] = ()
    presets: Annotated[
        tuple[Preset, ...],
        Meta(max_length=bounds.KINDS, description="Sets of facts to begin with in the lab."),
    ] = ()
    banned: Annotated[
        tuple[Line, ...],
        Meta(
            max_length=bounds.BANNED,
            description=(
                "Words that no vignette may use, since they name the label; * at a word's end stands for more letters."
            ),
        ),
    ] = ()
