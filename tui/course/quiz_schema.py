"""`quizzes/NAME.yaml` as authors write it, with a word on each key: quizzes and the kinds of item."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, UnsetType

from tui.course import bounds
from tui.course.forms import Form
from tui.course.schema import Format, Id, ItsId, Line, MaybeWords, ObjectiveId, StepId, Title, Words, Written, YesNo

Difficulty = Annotated[int, Meta(ge=1, le=3)]
Shuffle = Annotated[
    YesNo | UnsetType,
    Meta(description="no where the order of the options means something; else each learner has another."),
]
OptionId = Annotated[
    Id | UnsetType,
    Meta(description="A name for it that never changes; without one an answer is kept by the option's text."),
]


class QuizHead(Written, frozen=True, kw_only=True):
    """The head of a quiz."""

    format: Format
    id: ItsId
    title: Title
    form: Annotated[
        Form,
        Meta(
            description=(
                "What the quiz is for: practice or check, asked as a round; lesson, asked inside lessons only; "
                "pretest, final, retest or workshop, kept unseen, so that its items are met nowhere else."
            )
        ),
    ]
    verdicts: Annotated[
        tuple[Id, ...], Meta(max_length=bounds.OPTIONS, description="Ids of the verdicts offered for its vignettes.")
    ] = ()
    pairs: Annotated[
        Literal["together", "apart"],
        Meta(
            description=(
                "How practice asks the two of a pair: one after the other, so that they can be compared, or apart, "
                "with all skills and verdicts in turns."
            )
        ),
    ] = "together"
    helps: Annotated[
        YesNo,
        Meta(
            description="yes begins practice with worked examples, and lets help fade: a cue, then none; it comes back "
            "after errors. What is answered with help does not count for ability."
        ),
    ] = "no"


class _ItemEntry(Written, frozen=True, kw_only=True, tag_field="kind"):
    """Common to all items.

    An item's revision is a hash of all its keys, defaults included, and is in learners' records. A key that is added
    to the format is therefore unset by default, which leaves it out of the hash.
    """

    id: ItsId
    tests: Annotated[
        tuple[ObjectiveId, ...],
        Meta(max_length=bounds.FEW, description="Ids of the objectives that the item tests."),
    ] = ()
    lesson: Annotated[StepId | Literal[""], Meta(description="The step to reread, LESSON#STEP.")] = ""
    hints: Annotated[
        tuple[Words, ...],
        Meta(max_length=bounds.FEW, description="Given one after the other when the learner asks."),
    ] = ()
    skill: Annotated[
        Id | Literal[""], Meta(description="Id of the skill that the item exercises, from course.yaml.")
    ] = ""
    difficulty: Annotated[Difficulty | None, Meta(description="1 easy, 2 middling, 3 hard.")] = None
    recalls: Annotated[
        Id | UnsetType,
        Meta(description="Id of an item of a lesson that this one asks again on purpose; the learner is told."),
    ] = UNSET


class ClassifyEntry(_ItemEntry, frozen=True, kw_only=True, tag="classify"):
    """A vignette to judge: a described model, and the verdict that its text supports."""

    vignette: Annotated[
        Words,
        Meta(
            description="Paragraphs, bold heads, quoted turns (> user: ...), bullets, log lines and small tables, with "
            "[evidence]{feature=yes} within one of them; write it as a block with |."
        ),
    ]
    skill: Annotated[Id, Meta(description="Id of the skill that the item exercises, from course.yaml.")]
    difficulty: Annotated[Difficulty, Meta(description="1 easy, 2 middling, 3 hard.")]
    explain: Annotated[
        dict[Id, Line],
        Meta(
            max_length=bounds.OPTIONS,
            description="For every verdict offered: why it is right, or tempting and wrong.",
        ),
    ]
    pair: Annotated[Id | Literal[""], Meta(description="A name that two items of the quiz share.")] = ""
    expect: Annotated[Id | Literal[""], Meta(description="The verdict that you expect to follow; a cross-check.")] = ""


class OptionEntry(Written, frozen=True, kw_only=True):
    """An option of a choice item."""

    id: OptionId = UNSET
    text: Annotated[Words, Meta(description="The option.")]
    why: Annotated[Words, Meta(description="Why it is right or wrong.")]
    correct: Annotated[YesNo, Meta(description="yes on the right one.")] = "no"


class ChoiceEntry(_ItemEntry, frozen=True, kw_only=True, tag="choice"):
    """A question with one right option."""

    stem: Annotated[Words, Meta(description="The question; it can be answered with the options covered.")]
    shuffle: Shuffle = UNSET
    options: Annotated[
        tuple[OptionEntry, ...],
        Meta(min_length=2, max_length=bounds.OPTIONS, description="Two to nine, with exactly one correct."),
    ]


class FlipOptionEntry(Written, frozen=True, kw_only=True):
    """A fact that could be added to a vignette, or take the place of one."""

    id: OptionId = UNSET
    text: Annotated[Words, Meta(description="The fact.")]
    why: Annotated[Words, Meta(description="What it would change, and why.")]
    sets: Annotated[
        dict[Id, Literal["yes", "no", "silent"]],
        Meta(description="Features that the text would then state (yes), deny (no) or pass over (silent)."),
    ]


class FlipEntry(_ItemEntry, frozen=True, kw_only=True, tag="flip"):
    """Which fact would turn the verdict on a vignette into another? The right option is derived."""

    of: Annotated[Id, Meta(description="Id of the vignette.")]
    to: Annotated[Id, Meta(description="The verdict wanted; the right option is the one that leads to it.")]
    stem: Annotated[MaybeWords, Meta(description="A lead-in, before the question that every flip asks.")] = ""
    shuffle: Shuffle = UNSET
    options: Annotated[
        tuple[FlipOptionEntry, ...],
        Meta(
            min_length=2,
            max_length=bounds.OPTIONS,
            description="Two to nine, of which exactly one leads to the verdict wanted.",
        ),
    ]


class ReflectEntry(_ItemEntry, frozen=True, kw_only=True, tag="reflect"):
    """A question to answer in one's own words, and to compare."""

    prompt: Annotated[Words, Meta(description="What to write about.")]
    criteria: Annotated[
        tuple[Words, ...],
        Meta(min_length=1, max_length=bounds.OPTIONS, description="What a good answer covers."),
    ]
    model_answer: Annotated[Words, Meta(description="An answer to compare with.")]


ItemEntry = ClassifyEntry | ChoiceEntry | FlipEntry | ReflectEntry
ITEM_KINDS: dict[str, type[ItemEntry]] = {
    "classify": ClassifyEntry,
    "choice": ChoiceEntry,
    "flip": FlipEntry,
    "reflect": ReflectEntry,
}
"""What an item of each kind looks like."""


class QuizShell(QuizHead, frozen=True, kw_only=True):
    """A quiz whose items are not looked at yet."""

    items: Annotated[tuple[Any, ...], Meta(min_length=1, max_length=bounds.ITEMS)]


class QuizFile(QuizHead, frozen=True, kw_only=True):
    """quizzes/NAME.yaml: a quiz and its items."""

    items: Annotated[tuple[ItemEntry, ...], Meta(max_length=bounds.ITEMS, description="The items.")]
