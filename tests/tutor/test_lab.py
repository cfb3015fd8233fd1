"""The lab: what follows from facts, what would change it, and the line that opens it again."""

from __future__ import annotations

import pytest

from tests.tutor.asking import answer, ask
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.model import Classify
from tui.tutor import lab_words
from tui.tutor.history import History
from tui.tutor.lab import LabError, changed, changes, judged, look, presets, read, share
from tui.tutor.record import Record


def said(course: Course, line: str) -> str:
    """All that the lab says of the facts of a line."""
    found = look(course.rubric, read(course.rubric, line))
    if found.outcome is None:
        return lab_words.clash(found)
    senses = [f"{truth}: {label}{f': {needs}' if needs else ''}" for truth, label, needs in lab_words.senses(found)]
    other = lab_words.changes(changes(course.rubric, found.facts), course.rubric)
    return "\n".join([found.outcome.verdict.id, lab_words.decided(found), *senses, *other])


def test_the_verdict_is_the_rubrics_for_every_text(course: Course) -> None:
    for title in course.quiz_titles:
        for item in course.quiz(title.id).items:
            if isinstance(item, Classify):
                outcome = look(course.rubric, item.vignette.stated).outcome
                assert outcome is not None
                assert outcome.verdict.id == item.key


def test_what_follows_is_shown_as_following(course: Course) -> None:
    switches = {switch.feature.id: switch for switch in look(course.rubric, {"heated": "yes"}).switches}
    assert [lab_words.state(switches[name]) for name in ("heated", "dark", "rolled")] == [
        "stated",
        "ruled out",
        "silent",
    ]
    assert switches["heated"].decides
    assert not switches["dark"].decides


def test_facts_that_cannot_hold_together_are_named(course: Course) -> None:
    found = look(course.rubric, {"heated": "yes", "dark": "yes"})
    assert found.outcome is None
    assert "“Heated at once”" in lab_words.clash(found)
    assert [lab_words.state(switch) for switch in found.switches] == ["stated", "silent", "stated", "silent"]


def test_the_smallest_changes_to_every_other_verdict(course: Course) -> None:
    words = said(course, "rolled=yes,dark=yes")
    assert words.startswith("black\nDecided by “Rolled” and “Left to darken”.\n")
    assert "yes: Black tea" in words
    assert "The text does not settle it, if one of “Rolled” or “Left to darken” is silent or denied." in words
    assert "A green tea, if “Heated at once” is stated" in words


def test_what_is_open_is_settled_by_more_facts_alone(course: Course) -> None:
    words = said(course, "rolled=yes")
    assert words.startswith("open\n")
    assert "A black tea, if “Left to darken” is stated." in words
    assert "A green tea, if “Heated at once” is stated." in words


def test_each_change_leads_where_it_says(course: Course) -> None:
    for line in ("", "heated=yes", "rolled=yes,dark=yes", "heated=no", "rolled=no,heated=no"):
        facts = read(course.rubric, line)
        for change in changes(course.rubric, facts):
            assert course.rubric.verdict(changed(facts, change.facts)) == change.verdict != course.rubric.verdict(facts)


@pytest.mark.parametrize("line", ["", "heated=yes", "heated=yes,rolled=no,scented=yes"])
def test_a_line_opens_the_same_facts_again(course: Course, line: str) -> None:
    assert share(course.rubric, read(course.rubric, line)) == line


def test_a_line_may_be_in_any_order_and_have_blanks(course: Course) -> None:
    assert share(course.rubric, read(course.rubric, " rolled = no , heated=yes")) == "heated=yes,rolled=no"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("heated", "part 1 of the facts, 'heated': a fact is written FEATURE=yes or FEATURE=no"),
        ("heated=yes,", "part 2 of the facts, '': a fact is written"),
        (
            "rolled=no,heeted=yes",
            "part 2 of the facts, 'heeted=yes': there is no feature 'heeted'; did you mean",
        ),
        ("heated=maybe", "part 1 of the facts, 'heated=maybe': what is said of it is yes or no, and not 'maybe'"),
        ("heated=yes,heated=no", "part 2 of the facts, 'heated=no': the feature 'heated' stands there twice"),
        ("\x1b[31m=yes", "part 1 of the facts, '\\x1b[31m=yes': there is no feature '\\x1b[31m'"),
    ],
)
def test_a_line_that_cannot_be_read_says_where(course: Course, line: str, words: str) -> None:
    with pytest.raises(LabError) as caught:
        read(course.rubric, line)
    assert words in str(caught.value)


def test_texts_are_presets_but_for_those_kept_unseen(course: Course, record: Record) -> None:
    answer(ask(course, record, "mira-green"))
    labels = [preset.label for preset in presets(course, record.history)]
    assert labels[:2] == ["Which tea: mira-green", "Which tea: mira-black, not judged yet"]
    assert len(labels) == 4


def test_the_bundled_presets_say_what_they_are() -> None:
    course = Course.open(bundled_course())
    found = list(presets(course, History()))
    verdicts = [look(course.rubric, preset.facts).outcome for preset in found[:5]]
    limited = ["context-limited"] * 3
    assert [outcome.verdict.id for outcome in verdicts if outcome] == [*limited, "consistent", "worst-case"]
    kept = {item.id for title in course.quiz_titles if title.use.kept_for for item in course.quiz(title.id).items}
    assert not {preset.label.rpartition(": ")[2].partition(",")[0] for preset in found} & kept


def test_the_facts_of_a_text_are_told_once_it_is_judged(course: Course, record: Record) -> None:
    question = ask(course, record, "mira-green")
    assert judged(question) == ""
    answer(question)
    assert judged(question) == "heated=yes,scented=yes"
    choice = ask(course, record, "same-plant")
    answer(choice)
    assert judged(choice) == ""
