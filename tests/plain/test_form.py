"""A form in lines."""

from __future__ import annotations

from pathlib import Path

from tests.plain.conftest import Session
from tui.settings import Choices, Settings, save


def test_it_is_sat_and_told_of_at_its_end(session: Session) -> None:
    said = session("", "1", "3", "2", "l", "1", "", "b", "q", at="form:last")
    assert "The last form.\nThis is the end of the course" in said
    assert "1 text, about 2 minutes." in said
    before, _, after = said.partition("The last form, 1 of 1, feedback at the end.")
    assert "Enter begins." in before
    assert "Right" not in after.partition("The end of “The last form”.")[0]
    assert "Passed: 1 of 1 right." in after
    assert "Met: 1 text not seen before: 1." in after
    assert "Fire within the hour." in after, "its key is told once it is finished"


def test_it_asks_everything_whatever_the_learner_has_chosen(session: Session, tmp_path: Path) -> None:
    save(tmp_path, Settings(own=Choices(certainty=False, sentence=False)), "ada")
    said = session("", "1", "3", "2", "q", at="form:last", folder=tmp_path)
    assert "How sure are you?" in said
    assert "Which sentence decides?" in said
    assert "Passed: 1 of 1 right." in said


def test_it_is_left_and_gone_on_with(session: Session) -> None:
    said = session("", "b", "q", at="form:last")
    assert "The end of" not in said
    said = session("q", at="form:last")
    assert "You have answered 0 of 1; 1 text to go." in said
    assert "Enter goes on with it." in said


def test_what_was_sat_is_told_again(session: Session) -> None:
    session("", "1", "3", "2", "q", at="form:last")
    said = session("q", at="form:last")
    assert said.count("The end of “The last form”.") == 1
    assert "Enter begins" not in said


def test_a_note_on_a_text_of_it_opens_the_text_once_it_is_finished_and_not_before(session: Session) -> None:
    session("", "n", "remember", "", "b", "q", at="form:last")
    said = session("n", "1", "", "q", at="map")
    assert "This item is kept for a test." in said
    assert "Fire within the hour." not in said
    session("", "1", "3", "2", "q", at="form:last")
    said = session("n", "1", "", "q", at="map")
    assert "Fire within the hour." in said
    assert "It was asked in a form that is finished, and is not asked again." in said
    assert "a answers it again" not in said
