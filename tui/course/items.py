"""Items as authors wrote them into items as they are asked, with their keys derived."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from tui.course import vignettes
from tui.course.files import ChoiceEntry, ClassifyEntry
from tui.course.model import Choice, Classify, Item, Option, Vignette
from tui.course.rubric import ContradictionError, Rubric
from tui.course.strict_yaml import Document, Path

Entry = ClassifyEntry | ChoiceEntry

_encoder = msgspec.json.Encoder(order="deterministic")


def revision(entry: Entry) -> str:
    """A hash that changes with an item's content, and with nothing else."""
    return sha256(_encoder.encode(entry)).hexdigest()[:12]


def build(entry: Entry, rubric: Rubric, document: Document, path: Path) -> Item | None:
    """Turn an entry into an item.

    Args:
        entry: What the author wrote.
        rubric: Gives a vignette its key.
        document: The file; findings are added to it.
        path: Where the entry stands in it.

    Returns:
        The item, or None where it is not sound enough to be asked.
    """
    if isinstance(entry, ChoiceEntry):
        return _choice(entry, document, path)
    return _classify(entry, rubric, document, path)


def _choice(entry: ChoiceEntry, document: Document, path: Path) -> Choice | None:
    options = tuple(Option(o.text, o.why, o.correct == "yes") for o in entry.options)
    right = sum(option.correct for option in options)
    sound = True
    if right != 1:
        message = f"exactly one option is right; {right} are marked correct"
        document.report(document.mark(*path, "options"), "one-key", message)
        sound = False
    texts = [" ".join(option.text.split()).casefold() for option in options]
    for index, text in enumerate(texts):
        if text in texts[:index]:
            document.report(document.mark(*path, "options", index), "options", "this option stands twice")
            sound = False
    if not sound:
        return None
    return Choice(
        entry.id,
        entry.tests,
        entry.lesson,
        entry.hints,
        entry.skill,
        entry.difficulty,
        revision(entry),
        entry.stem,
        options,
    )


def _classify(entry: ClassifyEntry, rubric: Rubric, document: Document, path: Path) -> Classify | None:
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
    return Classify(
        entry.id,
        entry.tests,
        entry.lesson,
        entry.hints,
        entry.skill,
        entry.difficulty,
        revision(entry),
        vignette,
        entry.explain,
        entry.pair,
        key,
    )


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
