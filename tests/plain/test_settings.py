"""Settings in lines, and what is asked by them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from tests.plain.conftest import Session
from tui.settings import FILE, Choices, Settings, save
from tui.tutor.record import Record

TEAS = "quiz:teas"
MAP = "map"


def prompts(said: str) -> list[str]:
    return re.findall(r"^(\w+)> ", said, re.M)


def asks(folder: Path, **own: bool) -> None:
    """Let the learner have chosen what is asked."""
    save(folder, Settings(theme="light", own=Choices(**own)), "ada")


def test_s_on_the_map_reads_and_changes_what_is_asked(session: Session, tmp_path: Path) -> None:
    said = session("t", "s", "1", "2", "2", "", "q", at=MAP, folder=tmp_path)
    assert (
        "What a judgement asks of you. For practice and review; tests always ask it.\n"
        "A number changes what it stands before, Enter leaves.\n"
        " 1  Ask how sure I am: yes\n 2  Ask for the sentence that decides: yes\ngo> "
    ) in said
    assert " 1  Ask how sure I am: no\n 2  Ask for the sentence that decides: yes\ngo> " in said
    assert " 1  Ask how sure I am: no\n 2  Ask for the sentence that decides: no\ngo> " in said
    kept = json.loads((tmp_path / FILE).read_text())["learners"]["ada"]
    assert kept == {"certainty": False, "sentence": True, "mouse": True}
    assert "Ask how sure I am: no" in session("t", "s", "", "q", at=MAP, folder=tmp_path)


def test_what_is_changed_holds_in_this_run_where_nothing_is_kept(session: Session) -> None:
    said = session("t", "s", "1", "2", "", "4", "1", "", "q", at=MAP)
    assert prompts(said)[-3:] == ["verdict", "next", "verdict"]


def test_settings_that_cannot_be_saved(session: Session, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = session("t", "s", "1", "", "4", "1", "q", at=MAP, folder=tmp_path / "file")
    assert "It holds until you leave, and cannot be saved: " in said
    assert prompts(said)[-2:] == ["verdict", "sentence"]


def test_where_certainty_is_not_asked_nothing_is_said_of_it(
    session: Session, tmp_path: Path, open_record: Callable[[], Record]
) -> None:
    asks(tmp_path, certainty=False)
    said = session("r", "1", "s", "1", "q", at=TEAS, folder=tmp_path)
    assert prompts(said) == ["verdict", "verdict", "sentence", "sentence", "next"]
    assert "two questions: what it supports and which sentence decides. Often several do;" in " ".join(said.split())
    assert "At each of the two questions, r reads" in said
    assert "sure" not in said.replace("measure", "")
    assert "mark if" not in said
    assert "Right.\nSentence 2 decides.\nYou pointed at sentence 1." in said
    (given,) = open_record().history.answers()
    assert (given.data.certainty, given.data.marks, given.data.sentence) == (None, None, 1)


def test_where_no_sentence_is_asked_for_nothing_is_said_of_it(
    session: Session, tmp_path: Path, open_record: Callable[[], Record]
) -> None:
    asks(tmp_path, sentence=False)
    said = session("1", "s", "q", at=TEAS, folder=tmp_path)
    assert prompts(said) == ["verdict", "certainty", "next"]
    assert "Which sentence decides?" not in said
    assert "which sentence decides" not in said
    assert "Right, and sure: 3 marks.\nThe text supports: A green tea.\n" in said
    (given,) = open_record().history.answers()
    assert (given.data.certainty, given.data.sentence, given.data.right_reason) == ("sure", None, None)


def test_with_neither_asked_a_verdict_is_a_whole_answer_and_b_leads_back(session: Session, tmp_path: Path) -> None:
    asks(tmp_path, certainty=False, sentence=False)
    said = session("b", "4", "1", "", "4", "q", at=TEAS, folder=tmp_path)
    assert prompts(said) == ["verdict", "go", "verdict", "next", "verdict", "next"]
    assert "A text follows, and one question: what it supports. " in " ".join(said.split())
    assert said.count("This is your first judgement.") == 2, "until a judgement is on record, and never again"


def test_a_lesson_and_an_item_ask_what_is_wanted(session: Session, tmp_path: Path) -> None:
    asks(tmp_path, certainty=False, sentence=False)
    assert prompts(session("1", "q", at="item:olu-open", folder=tmp_path)) == ["verdict", "next"]
    again = session("a", "1", "q", at="item:olu-open", folder=tmp_path)
    assert prompts(again) == ["next", "verdict", "next"]


def test_a_guest_is_asked_everything_and_has_nothing_to_set(session: Session, tmp_path: Path) -> None:
    asks(tmp_path, certainty=False, sentence=False)
    before = (tmp_path / FILE).read_text()
    said = session("t", "s", "?", "4", "1", "q", at=MAP, folder=tmp_path, guest=True)
    assert "There is nothing to set here." in said
    assert "s: settings" not in said
    assert prompts(said)[-1] == "certainty"
    assert (tmp_path / FILE).read_text() == before


def test_settings_that_make_no_sense_are_told_first(session: Session, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('{"learners": {"ada": {"certainty": 1, "sentence": false}}}')
    said = session("t", "4", "1", "q", at=MAP, folder=tmp_path)
    assert "learners.ada.certainty is neither true nor false" in " ".join(said.split())
    assert prompts(said)[-2:] == ["verdict", "certainty"]
