"""Items as authors wrote them into items as they are asked, with their keys derived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import UNSET

from tui.course import vignettes
from tui.course.documents import Document, Keys
from tui.course.errors import ContradictionError
from tui.course.model import Choice, Classify, Flip, Item, ItemBase, Option, Reflect
from tui.course.problem import did_you_mean
from tui.course.quiz_schema import ChoiceEntry, ClassifyEntry, FlipEntry, FlipOptionEntry, ItemEntry, ReflectEntry
from tui.course.rubric import Rubric
from tui.course.rules import rule
from tui.course.safe_text import inside
from tui.course.vignette_model import Vignette

rule("verdict", "error", "The derived verdict is not among those offered, or not the one expected.")
rule("one-key", "error", "A choice item has not exactly one right option, or a flip item not exactly one.")
rule("options", "error", "An item has fewer than two options, or the same option twice.")

FindVignette = Callable[[str], Classify | None]
"""Gives the vignette with an id, wherever in the course it is; None where there is none."""

_encoder = msgspec.json.Encoder(order="deterministic")


def revision(entry: ItemEntry) -> str:
    """A hash that changes with an item's content, and with nothing else."""
    return sha256(_encoder.encode(entry)).hexdigest()[:12]


def build(entry: ItemEntry, rubric: Rubric | None, document: Document, path: Keys, find: FindVignette) -> Item | None:
    """Turn an entry into an item.

    Args:
        entry: What the author wrote.
        rubric: Gives a vignette its key; without one no vignette is built.
        document: The file; findings are added to it.
        path: Where the entry stands in it.
        find: Gives a flip its vignette.

    Returns:
        The item, or None where it is not sound enough to be asked.
    """
    if isinstance(entry, ChoiceEntry):
        return _choice(entry, document, path)
    if isinstance(entry, ReflectEntry):
        return Reflect(**_base(entry), prompt=entry.prompt, criteria=entry.criteria, model_answer=entry.model_answer)
    if rubric is None:
        return None
    if isinstance(entry, FlipEntry):
        return _flip(entry, rubric, document, path, find)
    return _classify(entry, rubric, document, path)


def _base(entry: ItemEntry, original: Classify | None = None) -> dict[str, Any]:
    """What all items have: what the author calls as the model does, the step to reread, and the revision."""
    kept = {field.name: getattr(entry, field.name, UNSET) for field in fields(ItemBase)}
    own = revision(entry)
    return {name: value for name, value in kept.items() if value is not UNSET} | {
        "step": entry.lesson,
        "revision": f"{own}-{original.revision}" if original else own,
    }


def _differ(options: tuple[Option, ...], document: Document, path: Keys) -> bool:
    """Whether no two options of an item have one text or one key."""
    texts = [" ".join(option.text.split()).casefold() for option in options]
    keys = [option.key for option in options]
    before = len(document.problems)
    for index, (text, key) in enumerate(zip(texts, keys, strict=True)):
        if text in texts[:index]:
            document.report(document.mark(*path, "options", index), "options", "this option stands twice")
        elif key in keys[:index]:
            message = f"{key!r} is another option's key already"
            document.report(document.mark(*path, "options", index, "id"), "duplicate-id", message, "give it another id")
    return len(document.problems) == before


def _choice(entry: ChoiceEntry, document: Document, path: Keys) -> Choice | None:
    options = tuple(
        Option(id=option.id or "", text=option.text, why=option.why, correct=option.correct == "yes")
        for option in entry.options
    )
    right = sum(option.correct for option in options)
    if right != 1:
        message = f"exactly one option is right; {right} are marked correct"
        document.report(document.mark(*path, "options"), "one-key", message)
    if not _differ(options, document, path) or right != 1:
        return None
    return Choice(**_base(entry), stem=entry.stem, options=options, shuffle=entry.shuffle != "no")


def _flip(entry: FlipEntry, rubric: Rubric, document: Document, path: Keys, find: FindVignette) -> Flip | None:
    original = find(entry.of)
    if original is None:
        document.report(document.mark(*path, "of"), "unknown-reference", f"there is no vignette {entry.of!r}")
        return None
    if entry.to not in rubric.verdict_entry:
        hint = did_you_mean(entry.to, rubric.verdict_entry)
        document.report(document.mark(*path, "to"), "unknown-reference", f"there is no verdict {entry.to!r}", hint)
        return None
    if entry.to == original.key:
        document.report(document.mark(*path, "to"), "verdict", f"the text supports {entry.to!r} as it stands")
        return None
    verdicts = [
        _flipped(option, original, rubric, document, (*path, "options", index))
        for index, option in enumerate(entry.options)
    ]
    if None in verdicts:
        return None
    right = verdicts.count(entry.to)
    if right != 1:
        found = ", ".join(str(verdict) for verdict in verdicts)
        message = f"exactly one option leads to {entry.to!r}; here they lead to: {found}"
        document.report(document.mark(*path, "options"), "one-key", message)
        return None
    options = tuple(
        Option(
            id=option.id or "",
            text=option.text,
            why=option.why,
            correct=verdict == entry.to,
            outcome=rubric.verdict_entry[verdict or ""].label,
        )
        for option, verdict in zip(entry.options, verdicts, strict=True)
    )
    if not _differ(options, document, path):
        return None
    now, then = rubric.verdict_entry[original.key].label, rubric.verdict_entry[entry.to].label
    question = f"As it stands, the text supports: {inside(now)}. Which of these facts would make it: {inside(then)}?"
    return Flip(
        **_base(entry, original),
        stem=f"{entry.stem} {question}".strip(),
        options=options,
        shuffle=entry.shuffle != "no",
        original=original,
    )


def _flipped(option: FlipOptionEntry, original: Classify, rubric: Rubric, document: Document, path: Keys) -> str | None:
    """The verdict that the text would support with an option's facts; None where they cannot be."""
    stated = original.vignette.stated
    for name, value in option.sets.items():
        if name not in rubric.feature:
            mark = document.key_mark(*path, "sets", name)
            hint = did_you_mean(name, rubric.feature)
            document.report(mark, "unknown-reference", f"there is no feature {name!r}", hint)
            return None
        stated.pop(name, None)
        if value != "silent":
            stated[name] = value
    try:
        return rubric.verdict(stated)
    except ContradictionError as error:
        message = f"this fact contradicts what the text says on {', '.join(error.features)}"
        hint = "set that feature too, to what it would then be"
        document.report(document.mark(*path, "sets"), "contradiction", message, hint)
        return None


def _classify(entry: ClassifyEntry, rubric: Rubric, document: Document, path: Keys) -> Classify | None:
    vignette, flaws = vignettes.parse(entry.vignette, (feature.id for feature in rubric.features))
    where = (*path, "vignette")
    for flaw in flaws:
        document.report(document.block_place(where, entry.vignette, flaw.offset), flaw.rule, flaw.message, flaw.hint)
    if flaws:
        return None
    try:
        key = rubric.verdict(vignette.stated)
    except ContradictionError as error:
        document.report(document.mark(*where), "contradiction", _blame(vignette, error, rubric))
        return None
    if entry.expect and entry.expect != key:
        message = f"the text supports {key!r}, and the author expects {entry.expect!r}"
        document.report(document.mark(*path, "expect"), "verdict", message)
        return None
    return Classify(**_base(entry), vignette=vignette, explain=entry.explain, pair=entry.pair, key=key)


def _blame(vignette: Vignette, error: ContradictionError, rubric: Rubric) -> str:
    """Name two spans that cannot both hold, or all of them."""
    spans = vignette.spans
    for index, one in enumerate(spans):
        for other in spans[index:]:
            try:
                rubric.verdict({**one.features, **other.features})
            except ContradictionError as pair:
                first, second = vignette.text[one.start : one.end], vignette.text[other.start : other.end]
                what = ", ".join(pair.features)
                if one is other:
                    return f"{first!r} contradicts itself on {what}"
                return f"{first!r} and {second!r} contradict each other on {what}"
    return str(error)
