"""A group as one table: figures worked out by hand, and eight learners who are told apart."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from scipy import stats

from tui.course.course import Course
from tui.tutor.cohort import Cohort, GroupFigures, Person, change, cohort
from tui.tutor.cohort_records import admit, sort
from tui.tutor.cohort_topics import MOST, topics
from tui.tutor.completion import sealed
from tui.tutor.intervals import wilson
from tui.tutor.measures import Share

PAIRS = [(0.25, 0.5), (0.5, 0.75), (0.25, 1.0), (0.75, 0.75), (0.5, 0.25), (0.0, 0.5)]


def test_from_five_people_on_the_mean_difference_has_a_t_interval() -> None:
    found = change(PAIRS)
    differences = [after - before for before, after in PAIRS]
    expected = stats.ttest_1samp(differences, 0).confidence_interval(0.95)
    assert (found.people, found.better, found.worse) == (6, 4, 1)
    assert found.difference == pytest.approx(0.25)
    assert found.low == pytest.approx(expected.low)
    assert found.high == pytest.approx(expected.high)


def test_the_gain_is_that_of_the_means() -> None:
    found = change(PAIRS)
    assert found.before == pytest.approx(0.375)
    assert found.after == pytest.approx(0.625)
    assert found.gain == pytest.approx(0.25 / 0.625)


def test_where_all_was_right_before_there_is_no_gain() -> None:
    found = change([(1.0, 1.0)] * 4 + [(1.0, 0.5)])
    assert found.difference == pytest.approx(-0.1)
    assert found.gain is None


def test_below_five_people_there_are_counts_alone() -> None:
    found = change(PAIRS[:4])
    assert (found.people, found.better, found.worse) == (4, 3, 0)
    assert (found.before, found.after, found.difference, found.low, found.high, found.gain) == (None,) * 6
    assert change([]).people == 0


@pytest.fixture(scope="module")
def found(handed_in: dict[str, Path], bundled: Course) -> Cohort:
    """The eight."""
    return cohort(sort([admit(name, path.read_bytes()) for name, path in handed_in.items()]), "final", bundled)


@pytest.fixture(scope="module")
def group(found: Cohort) -> GroupFigures:
    """Their only group."""
    assert len(found.groups) == 1
    return found.groups[0]


def row(group: GroupFigures, name: str) -> Person:
    return next(person for person in group.people if person.name == name)


def kind(person: Person, name: str) -> Share:
    return next(each.share for each in person.kinds if each.kind == name)


def test_all_finished_and_those_passed_who_should(group: GroupFigures) -> None:
    assert group.is_here
    assert group.finished == Share(8, 8, *wilson(8, 8))
    passed = {person.name for person in group.people if person.passed}
    assert "ideal" in passed
    assert not passed & {"guesser", "conflater", "overconfident", "half-way", "hasty"}
    assert group.passed.count == len(passed)
    assert all(person.counts and person.attempt == 1 and not person.changed for person in group.people)


def test_each_learner_shows_in_a_row_of_their_own(group: GroupFigures) -> None:
    ideal, conflater, blind = (row(group, name) for name in ("ideal", "conflater", "scope-blind"))
    assert ideal.right == Share(12, 12, *wilson(12, 12))
    assert conflater.right == Share(3, 12, *wilson(3, 12))
    assert kind(conflater, "conflation").rate == kind(conflater, "over-reading").rate == 1
    assert kind(ideal, "conflation").count == kind(blind, "conflation").count == 0
    assert kind(blind, "scope").count == 2
    assert kind(conflater, "under-reading") == Share(0, 3, *wilson(0, 3))
    sure = {person.name for person in group.people for level in person.levels if level.leans == "over"}
    assert {"conflater", "overconfident"} <= sure
    assert not sure & {"ideal", "guesser", "scope-blind"}


def test_kinds_are_pooled_over_all_the_headline_first(group: GroupFigures) -> None:
    assert [each.kind for each in group.kinds] == ["conflation", "over-reading", "under-reading", "scope", "other"]
    for each in group.kinds:
        shares = [kind(person, each.kind) for person in group.people]
        count, of = sum(share.count for share in shares), sum(share.of for share in shares)
        assert each.share == Share(count, of, *wilson(count, of))
        assert (each.people.count, each.people.of) == (sum(share.count > 0 for share in shares), 8)
    assert group.kinds[0].share.count >= 2


def test_certainty_is_pooled_too(group: GroupFigures) -> None:
    guess, leaning, sure = group.levels
    assert (guess.right.of, leaning.right.of) == (12, sum(_answers(group, "leaning")))
    assert guess.stated == pytest.approx(0.2)
    assert sure.stated == pytest.approx(0.9)
    assert sure.leans == "over"
    assert sure.overconfident == sum(
        level.leans == "over" for person in group.people for level in person.levels if level.certainty == "sure"
    )


def _answers(group: GroupFigures, certainty: str) -> list[int]:
    return [level.right.of for person in group.people for level in person.levels if level.certainty == certainty]


def test_before_and_after_are_of_the_same_people(group: GroupFigures) -> None:
    assert group.change is not None
    pairs = [(person.before, person.right) for person in group.people]
    rates = [(before.rate or 0, after.rate or 0) for before, after in pairs if before and after]
    assert group.change == change(rates)
    assert group.change.people == 8
    assert group.change.gain is not None


def test_every_item_is_known_with_what_to_read_again(group: GroupFigures, bundled: Course) -> None:
    assert group.item_people == 8
    assert {item.item for item in group.items} == {item.id for item in bundled.quiz("final").items}
    for item in group.items:
        assert item.right.of == 8
        assert item.step
        assert item.title
        assert item.unused is None
        assert sum(wrong.people for wrong in item.wrong) == 8 - item.right.count


def test_disputes_and_notes_are_told_with_who_wrote_them(group: GroupFigures) -> None:
    dispute, note = group.remarks
    assert [said.name for said in dispute.disputes] == ["half-way"]
    assert (note.subject, note.title, note.notes[0].text) == (
        "one-word#side-by-side",
        "Side by side",
        "Read this again.",
    )


def test_what_to_talk_about_begins_with_what_most_share(group: GroupFigures) -> None:
    said = topics(group)
    assert 3 <= len(said) <= MOST
    *shared, dispute = said
    rates = [each.shared.rate or 0 for each in shared]
    assert rates == sorted(rates, reverse=True)
    assert all(each.shared.count >= 2 for each in shared)
    assert dispute.words == f"{dispute.item}: its key is disputed by 1 of 8 people."
    assert all(each.step for each in said if each.item)


def test_without_the_course_nothing_but_titles_is_lacking(handed_in: dict[str, Path], found: Cohort) -> None:
    bare = cohort(sort([admit(name, path.read_bytes()) for name, path in handed_in.items()]), "final")
    (group,) = bare.groups
    assert not group.is_here
    assert [each.right for each in group.items] == [each.right for each in found.groups[0].items]
    assert not any(each.title or each.step for each in group.items)
    assert (group.kinds, group.change) == (found.groups[0].kinds, found.groups[0].change)


def test_the_pretest_can_be_looked_at_and_a_retest_that_nobody_sat(handed_in: dict[str, Path]) -> None:
    records = sort([admit(name, path.read_bytes()) for name, path in handed_in.items()])
    (before,) = cohort(records, "pretest").groups
    assert (before.change, before.passed.count, before.item_people) == (None, 0, 8)
    assert before.people[0].right == before.people[0].before
    (later,) = cohort(records, "retest").groups
    assert (later.finished.count, later.items, later.kinds) == (0, (), ())
    assert all(person.right is None for person in later.people)
    assert later.change is not None
    assert later.change.people == 0


def test_who_had_seen_a_text_before_counts_in_no_figure_of_all(handed_in: dict[str, Path]) -> None:
    entries = [admit(name, path.read_bytes()) for name, path in handed_in.items()]
    record = entries[0].record
    assert record.results.after is not None
    after = msgspec.structs.replace(record.results.after, unseen=11)
    results = msgspec.structs.replace(record.results, after=after)
    again = admit("again", sealed(msgspec.structs.replace(record, results=results)))
    (group,) = cohort(sort([again, *entries[1:]]), "final").groups
    assert [person.counts for person in group.people] == [False] + [True] * 7
    assert group.kinds[0].people.of == 7
    assert group.change is not None
    assert group.change.people == 7
    assert group.finished.count == 8
