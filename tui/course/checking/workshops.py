"""Plans of workshops ask what can be voted on, and what nobody in the room has seen; and they fit into their time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.course.checking.entries import Entry, entries_of
from tui.course.checking.references import LookUp
from tui.course.checking.survey import Survey
from tui.course.documents import Mark
from tui.course.problem import Problem
from tui.course.rules import rule
from tui.course.workshops import PLAN, minutes_needed

OVER_TIME = 20
"""How much longer than its minutes a plan's activities may take, in per cent."""

TRANSFER = rule(
    "transfer",
    "warning",
    "In a workshop's plan a transfer item has no item before it, or shares neither pair nor skill with that one.",
)
MAY_BE_KNOWN = rule(
    "may-be-known",
    "warning",
    "A workshop's plan asks an item that is not of a quiz of form workshop, so that participants may have seen it.",
)
PLAN_MINUTES = rule(
    "plan-minutes",
    "warning",
    f"The activities of a workshop's plan take over {OVER_TIME}% longer than the minutes that it gives.",
)


class _Named(NamedTuple):
    """An item that a plan names, and where."""

    item: str
    mark: Mark


def find(survey: Survey) -> Iterator[Problem]:
    """Report what a plan names and the course has not, what cannot be voted on, and what does not fit."""
    look_up = LookUp()
    for plan in entries_of(survey.plans_file, "plans"):
        before = ""
        for activity in _inner(plan, "activities"):
            for named in _voted(activity):
                yield from look_up(activity, named.mark, survey.item_names, named.item)
                yield from _vote(survey, activity, named)
            yield from _transfer(survey, activity, before)
            before = activity.text("item") or before
            yield from _talk(survey, look_up, activity)
            yield from look_up(activity, activity.mark("step"), survey.step_names, activity.text("step"))
    yield from _minutes(survey)


def _inner(entry: Entry, *keys: str) -> Iterator[Entry]:
    """The mappings under some keys of an entry: those of a list, or the value itself."""
    for key in keys:
        value = entry.data.get(key)
        if isinstance(value, dict):
            yield Entry(entry.document, (*entry.path, key), value)
        for index, part in enumerate(value if isinstance(value, list) else ()):
            if isinstance(part, dict):
                yield Entry(entry.document, (*entry.path, key, index), part)


def _voted(activity: Entry) -> Iterator[_Named]:
    """The items that an activity lets people vote on."""
    for key in ("item", "transfer"):
        if activity.text(key):
            yield _Named(activity.text(key), activity.mark(key))
    for forms in _inner(activity, "before", "after"):
        for form in ("a", "b"):
            yield from (_Named(name, mark) for name, mark in forms.texts(form))


def _vote(survey: Survey, activity: Entry, named: _Named) -> Iterator[Problem]:
    item, mark = named
    quiz = survey.item_quiz.get(item)
    if quiz is None:
        return
    if survey.item_kind[item] == "reflect":
        message = f"the item {item!r} is answered in one's own words, and cannot be voted on"
        yield activity.problem(mark, PLAN, message, f"reflect: {item} lets groups talk about it")
    elif quiz.use.is_sat:
        message = f"the item {item!r} belongs to {quiz.name!r}, a quiz of form {quiz.form}, and would be known there"
        yield activity.problem(mark, "form-item", message, "ask an item of a quiz of form workshop")
    elif not quiz.use.kept_for:
        message = f"participants may have met the item {item!r} in {quiz.name!r}, a quiz of form {quiz.form}"
        yield activity.problem(mark, MAY_BE_KNOWN, message, "a quiz of form workshop keeps its items for rooms")


def _transfer(survey: Survey, activity: Entry, before: str) -> Iterator[Problem]:
    item, mark = activity.text("transfer"), activity.mark("transfer")
    if item and not before:
        message = f"no item stands before the transfer item {item!r}"
        yield activity.problem(mark, TRANSFER, message, f"item: {item} lets the room talk about it")
    elif item in survey.item_quiz and before in survey.item_quiz:
        first, second = (survey.item_entry[name] for name in (before, item))
        if not any(first.text(key) and first.text(key) == second.text(key) for key in ("pair", "skill")):
            message = f"{item!r} shares neither pair nor skill with the item before it, {before!r}"
            yield activity.problem(mark, TRANSFER, message, "it cannot show what was taken along")


def _talk(survey: Survey, look_up: LookUp, activity: Entry) -> Iterator[Problem]:
    item, mark = activity.text("reflect"), activity.mark("reflect")
    yield from look_up(activity, mark, survey.item_names, item)
    if survey.item_kind.get(item) not in (None, "", "reflect"):
        message = f"the item {item!r} is no reflect item, which groups talk about"
        yield activity.problem(mark, PLAN, message, f"item: {item} lets the room vote on it")


def _minutes(survey: Survey) -> Iterator[Problem]:
    plans = survey.workshops.plans if survey.workshops else ()
    for entry, plan in zip(entries_of(survey.plans_file, "plans"), plans, strict=False):
        needed = minutes_needed(plan)
        if 100 * needed > (100 + OVER_TIME) * plan.minutes:
            message = f"the activities of {plan.id!r} take about {needed} minutes, and it gives {plan.minutes}"
            yield entry.problem(entry.mark("minutes"), PLAN_MINUTES, message, "leave something out, or give more time")
