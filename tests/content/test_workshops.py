"""The plans for workshops of the course that ships: what is measured is measured fairly, and nothing gives it away."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.content.bank import course
from tui.course.bundled import bundled_course
from tui.course.checking import check
from tui.course.model import Classify, are_pair
from tui.course.reading import WORKSHOPS
from tui.course.workshops import Front, OwnPace, Page, Plan, minutes_needed
from tui.tutor.judging import temptations

COURSE = course()
WORKSHOP, SHORT = COURSE.plans


def _vignette(name: str) -> Classify:
    quiz, item = COURSE.find_item(name)
    assert quiz.id == "workshop"
    assert isinstance(item, Classify)
    return item


def _front(plan: Plan) -> list[Classify]:
    return [_vignette(each.item) for each in plan.activities if isinstance(each, Front)]


def _forms() -> tuple[list[Classify], list[Classify]]:
    before, after = (each for each in WORKSHOP.activities if isinstance(each, OwnPace))
    assert (before.a, before.b) == (after.a, after.b)
    return [_vignette(name) for name in before.a], [_vignette(name) for name in before.b]


def _allows_the_confusion_to_cure(item: Classify) -> bool:
    verdicts = COURSE.quiz("workshop").verdicts
    return any(COURSE.rubric.is_headline(kind) for kind in temptations(item, verdicts, COURSE.rubric))


def test_check_finds_nothing_in_the_plans() -> None:
    assert [str(problem) for problem in check(bundled_course()) if problem.path == WORKSHOPS] == []


def test_the_plans_share_no_item_and_use_all_that_are_kept_for_rooms() -> None:
    a, b = _forms()
    named = [item.id for item in (*a, *b, *_front(WORKSHOP), *_front(SHORT))]
    assert sorted(named) == sorted(item.id for item in COURSE.quiz("workshop").items)


def test_each_form_has_a_text_that_allows_a_conflation_and_a_worst_case() -> None:
    for form in _forms():
        assert sum(map(_allows_the_confusion_to_cure, form)) == 1
        assert sum(item.key == "worst-case" for item in form) == 1


def test_the_forms_are_alike() -> None:
    a, b = _forms()
    assert sorted(item.key for item in a) == sorted(item.key for item in b)
    assert sum(item.difficulty or 0 for item in a) == sum(item.difficulty or 0 for item in b)


def test_nobody_meets_a_mate_but_in_a_transfer() -> None:
    a, b = _forms()
    front = _front(WORKSHOP)
    met = {(one.id, other.id) for one, other in combinations((*a, *b, *front), 2) if are_pair(one, other)}
    transfers = zip(WORKSHOP.activities, WORKSHOP.activities[1:], strict=False)
    assert met == {
        (one.item, other.item)
        for one, other in transfers
        if isinstance(one, Front) and isinstance(other, Front) and other.is_transfer
    }
    assert len(met) == 2
    assert not any(are_pair(one, other) for one, other in combinations(_front(SHORT), 2))


def test_the_page_in_front_has_all_four_differences() -> None:
    (page,) = (each for each in WORKSHOP.activities if isinstance(each, Page))
    drawn = str(COURSE.step(page.step).blocks)
    for word in ("CONTEXTS", "LOCALITY", "CAPABILITIES", "ALIGNMENT"):
        assert word in drawn


@pytest.mark.parametrize("plan", [WORKSHOP, SHORT], ids=lambda plan: plan.id)
def test_a_plan_fits_into_its_time(plan: Plan) -> None:
    assert minutes_needed(plan) <= plan.minutes
