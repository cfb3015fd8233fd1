"""A cohort to be read: the table of people, what all together mixed up, items, remarks, what to talk about."""

from __future__ import annotations

from collections.abc import Iterator

from tui.course.markdown import plain
from tui.export.report import Beside, Block, Grid, Heading, Intervals, Points, Report, Words
from tui.tutor.amounts import count
from tui.tutor.cohort import FEWEST_PAIRS, Change, Cohort, GroupFigures
from tui.tutor.cohort_items import FEWEST_FOR_OPTIONS, ItemFigures
from tui.tutor.cohort_topics import topics
from tui.tutor.measure_words import LEANS, LEVEL_LABELS, of_all, percent
from tui.tutor.measures import Share

KINDS = 3
"""Kinds of wrong answers that have a column in the table of people: the headline and the next two."""
MOST_DRAWN = 40
"""People whose intervals are drawn one by one; the table has those of any number."""
_FORMS = {"pretest": "the pretest", "final": "the final form", "retest": "the retest"}
_LIMITS = (
    "Each figure of one person rests on a dozen answers at most. Where intervals overlap, do not rank people.",
    "The answers of one person hang together, so that the intervals of all together are narrower than they should be.",
    "Before and after were different texts, and nobody was assigned to learn or not to: a difference need not be the "
    "course's doing.",
    "Records are made by those whom they are about. The table shows what to talk about, and is no ground for decisions "
    "on people.",
)


def report(found: Cohort) -> Report:
    """A cohort as a report."""
    return Report("Cohort: records of completion", tuple(_blocks(found)))


def _blocks(found: Cohort) -> Iterator[Block]:
    yield Heading("Cohort", 1)
    for place, group in enumerate(found.groups):
        yield Heading(_name(group))
        if place:
            yield Words("Another course, or another state of it: counted by itself.")
        yield from _group(found, group)
    left = [f"{repeat.file} holds the same sitting as {repeat.of}; left out." for repeat in found.repeats]
    left += [
        f"Several records are named “{name}” and share no sitting: people of one name, or one who sat it again."
        for name in found.namesakes
    ]
    if left:
        yield Heading("Records")
        yield Points(tuple(left))
    yield Heading("What not to conclude")
    yield Points(_LIMITS)


def _name(group: GroupFigures) -> str:
    course = group.course
    version = f" {course.version}" if course.version else ""
    return f"{plain(course.title)}{version} ({course.id}, content {course.content[:8]})"


def _group(found: Cohort, group: GroupFigures) -> Iterator[Block]:
    yield Words(" ".join(_sum(found, group)))
    yield people(group)
    changed = [person for person in group.people if person.changed]
    if changed:
        fails = "the file was changed after it was made: its checksum fails"
        yield Points(tuple(f"* {person.name}: {fails} ({person.file})." for person in changed))
    yield Words(" ".join(_stated(group)))
    if group.change is not None:
        yield Words(" ".join(_change(group.change)))
    counted = [person for person in group.people if person.counts]
    if counted:
        yield Heading("All together", 3)
        headline = next((kind for kind in group.kinds if kind.headline), None)
        pooled = Intervals(
            "Mixed up, of the texts that allow it", tuple((each.label, each.share) for each in group.kinds)
        )
        figures = [pooled]
        if headline is not None and len(counted) <= MOST_DRAWN:
            rows = [(each.name, one.share) for each in counted for one in each.kinds if one.kind == headline.kind]
            figures.append(Intervals(f"{headline.label}, person by person", tuple(rows)))
        yield Beside(tuple(figures))
        yield Grid(("Certainty", "states", "right", "leans", "overconfident"), tuple(_levels(group)))
    yield Heading("Items", 3)
    yield from _items(group)
    if group.remarks:
        yield Heading("Disputes and notes", 3)
        yield Points(tuple(_remarks(group)))
    yield Heading("What to talk about", 3)
    said = [f"{each.words}{f' Read again: {each.step}.' if each.step else ''}" for each in topics(group)]
    yield Points(tuple(said) or ("Nothing is shared by two people or more.",))


def _sum(found: Cohort, group: GroupFigures) -> Iterator[str]:
    form = _FORMS[found.form]
    yield f"{group.finished.count} of {count(group.finished.of, 'person', 'people')} finished {form}."
    if found.form != "pretest" and group.finished.count:
        yield f"Passed: {of_all(group.passed)}."
    apart = sum(not person.counts for person in group.people if person.right is not None)
    if apart:
        yield f"{apart} had seen texts of it before, and count in no figure of all together."


def people(group: GroupFigures) -> Grid:
    """The table of people."""
    kinds = group.kinds[:KINDS]
    head = ("Who", "Try", "Passed", "Before", "After", *(kind.label for kind in kinds), "Too sure")
    rows = []
    for person in group.people:
        shares = {one.kind: one.share for one in person.kinds}
        rows.append(
            (
                f"{person.name}{' *' if person.changed else ''}",
                str(person.attempt or ""),
                {True: "yes", False: "no", None: "" if person.right else "not done"}[person.passed],
                _out_of(person.before),
                _out_of(person.right),
                *(_short(shares.get(kind.kind)) for kind in kinds),
                ", ".join(LEVEL_LABELS[each.certainty] for each in person.levels if each.leans == "over"),
            )
        )
    counted = [person for person in group.people if person.counts]
    if counted:
        pooled = (_short(kind.share) for kind in kinds)
        rows.append((f"all {len(counted)} that count", "", "", "", "", *pooled, ""))
    return Grid(tuple(head), tuple(rows))


def _out_of(share: Share | None) -> str:
    return f"{share.count}/{share.of}" if share else ""


def _short(share: Share | None) -> str:
    """`2/7, 8-64%`."""
    if share is None or share.low is None or share.high is None:
        return ""
    return f"{share.count}/{share.of}, {round(100 * share.low)}-{percent(share.high)}"


def _stated(group: GroupFigures) -> Iterator[str]:
    """What the records state of how they came about."""
    by = sorted({person.administered_by for person in group.people if person.administered_by})
    alone = sum(not person.administered_by for person in group.people)
    said = [f"self-administered {alone}"] if alone else []
    said += [f"by {name} {sum(person.administered_by == name for person in group.people)}" for name in by]
    yield f"Administered, as the records state: {', '.join(said)}."
    again = [f"{person.name} {person.full_resets}" for person in group.people if person.full_resets]
    if again:
        yield f"Started over with everything: {', '.join(again)}."


def _change(found: Change) -> Iterator[str]:
    if not found.people:
        yield "Nobody's record holds both forms with unseen texts, so that there is no before and after."
        return
    same = found.people - found.better - found.worse
    yield (
        f"Before and after, {count(found.people, 'person', 'people')} with both: "
        f"{found.better} better, {found.worse} worse, {same} the same."
    )
    if found.difference is None or found.low is None or found.high is None:
        yield f"From {FEWEST_PAIRS} people on a mean difference is given."
        return
    yield f"Mean right {percent(found.before or 0)} before, {percent(found.after or 0)} after."
    yield f"Mean difference {100 * found.difference:+.0f} points ({100 * found.low:+.0f} to {100 * found.high:+.0f})."
    if found.gain is None:
        yield "<g> is undefined: all was right before."
    else:
        yield f"<g> {found.gain:.2f}: of what the mean could gain."


def _levels(group: GroupFigures) -> Iterator[tuple[str, ...]]:
    for level in group.levels:
        stated = percent(level.stated) if level.stated is not None else ""
        right = of_all(level.right) if level.right.of else "no answers"
        people = count(level.overconfident, "person", "people") if level.overconfident else ""
        yield LEVEL_LABELS[level.certainty], stated, right, LEANS[level.leans], people


def _items(group: GroupFigures) -> Iterator[Block]:
    if not group.items:
        yield Words("No record holds answers. `two-schemers export record --answers` puts them in.")
        return
    yield Words(
        f"From {count(group.item_people, 'record')} with answers, the hardest first. Fit is how being right here goes "
        "with being right elsewhere in the form, from -1 to 1."
    )
    rows: list[tuple[str, ...]] = []
    for item in group.items:
        fit = "-" if item.correlation is None else f"{item.correlation:+.2f}"
        wrong = "; ".join(
            f"{each.answer} {each.people}{f' ({each.label})' if each.label else ''}" for each in item.wrong[:3]
        )
        rows.append((item.item, item.key, _short(item.right), fit, "; ".join(_flags(item)), wrong))
    head: tuple[str, ...] = ("Item", "Supports", "Right", "Fit", "Look", "Answered instead")
    if not any(look for *_, look, _ in rows):
        head, rows = (*head[:4], head[5]), [(*row[:4], row[5]) for row in rows]
    yield Grid(head, tuple(rows))
    if group.item_people < FEWEST_FOR_OPTIONS:
        yield Words(
            f"With {count(group.item_people, 'record')} a fit is rough, and may be below 0 by chance. Options that "
            f"hardly anybody chose are named from {FEWEST_FOR_OPTIONS} records on."
        )


def _flags(item: ItemFigures) -> Iterator[str]:
    if item.is_against_the_rest:
        yield "check the key"
    if item.unused:
        yield f"hardly chosen: {', '.join(item.unused)}"


def _remarks(group: GroupFigures) -> Iterator[str]:
    for each in group.remarks:
        title = f" ({each.title})" if each.title else ""
        for dispute in each.disputes:
            yield f"{each.subject}{title}, disputed by {dispute.name}: {dispute.text}"
        for note in each.notes:
            yield f"{each.subject}{title}, {note.name} notes: {note.text}"
