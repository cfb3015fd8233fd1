"""What each command prints."""

from __future__ import annotations

import io
import json
import re
import shlex
import sys
from pathlib import Path
from typing import Any
from unicodedata import category

import pytest

from tests.cli.conftest import ROOT, Run
from tests.courses import add_express, ask_in_lessons
from tests.documents import add_documents
from tests.screens.hostile import hostile_course
from tui.cli import main
from tui.cli.commands.schema import ALL_KINDS
from tui.course.checking import ALL_RULES
from tui.course.course import Course
from tui.journal.events import Reset
from tui.journal.store import Journal
from tui.tutor.judging import ChoiceAnswer, ClassifyAnswer
from tui.tutor.lesson import LessonSession
from tui.tutor.practice import PracticeSession
from tui.tutor.record import Record

SENSES = {"green-tea": "yes", "black-tea": "no"}


def test_list_json(run: Run) -> None:
    done = run("list", "--json")
    assert (done.code, done.err) == (0, "")
    data = done.data
    assert list(data) == ["course", "title", "express", "modules", "objectives", "plans"]
    assert (data["course"], data["title"]) == ("two-teas", "Two Teas")
    module, tasting = data["modules"]
    assert list(module) == ["id", "title", "lessons", "quizzes"]
    assert list(module["lessons"][0]) == ["id", "title", "minutes", "steps"]
    assert module["lessons"][0]["steps"][0] == {
        "id": "leaf#plant",
        "title": "One plant",
        "teaches": ["leaf.one"],
        "voice": "article",
    }
    assert list(module["quizzes"][0]) == ["id", "title", "form", "verdicts", "items"]
    choice = module["quizzes"][0]["items"][0]
    assert list(choice) == ["id", "kind", "skill", "pair", "difficulty", "tests", "verdict"]
    assert choice == {
        **dict.fromkeys(("skill", "pair", "verdict")),
        "id": "same-plant",
        "kind": "choice",
        "difficulty": 1,
        "tests": ["leaf.one"],
    }
    teas, last = tasting["quizzes"]
    assert teas["verdicts"] == ["green", "black", "open"]
    assert [item["verdict"] for item in teas["items"]] == ["green", "black", "black", "open"]
    assert teas["items"][0]["pair"] == "mira"
    assert [item["verdict"] for item in last["items"]] == [None]
    heat = {"id": "leaf.heat", "text": "Heat keeps a leaf green.", "taught_by": ["making#heat"]}
    assert data["objectives"][1] == {**heat, "tested_by": ["what-heat-does", "mira-green", "secret-cup"]}


def test_list_answers(run: Run) -> None:
    data = run("list", "--json", "--answers").data
    assert data["modules"][1]["quizzes"][1]["items"][0]["verdict"] == "green"


def test_list_as_text(run: Run) -> None:
    done = run("list")
    assert done.out.startswith("Two Teas (two-teas): 2 lessons, 4 steps, 3 quizzes, 7 items, 3 objectives\n")
    assert "secret-cup" in done.out
    assert not [line for line in done.out.splitlines() if "secret-cup" in line and "green" in line]
    assert "green" in next(line for line in run("list", "--answers").out.splitlines() if "secret-cup" in line)


def test_list_names_what_cannot_be_opened_and_goes_on(run: Run, course_root: Path) -> None:
    (course_root / "quizzes/teas.yaml").write_text("nothing")
    (course_root / "lessons/02-making.md").unlink()
    done = run("list", "--json")
    assert done.code == 0
    assert done.data["modules"][1]["quizzes"][0]["items"] == []
    assert len(done.err.splitlines()) == 2
    assert sum("cannot be opened" in line for line in run("list").out.splitlines()) == 2


def test_list_says_what_is_on_the_short_way(run: Run, course_root: Path) -> None:
    assert run("list", "--json").data["express"] == []
    add_express(course_root)
    assert run("list", "--json").data["express"] == ["making", "teas"]
    text = run("list").out
    assert "Making tea (making), on the short way, 4 minutes" in text
    assert "Which tea (teas), on the short way, practice: 4 classify" in text
    assert text.count("on the short way") == 2


def test_list_says_what_is_planned_for_workshops(run: Run, course_root: Path) -> None:
    assert run("list", "--json").data["plans"] == []
    assert "Plans of workshops" not in run("list").out
    plan = "format: 1\nplans: [{id: tea-time, title: Tea *time*, minutes: 20, activities: [step: leaf#plant]}]\n"
    (course_root / "lessons/workshops.yaml").write_text(plan)
    assert run("list", "--json").data["plans"] == [{"id": "tea-time", "title": "Tea time", "minutes": 20}]
    assert "\nPlans of workshops\n\n  Tea time (tea-time), 20 minutes\n" in run("list").out


def test_list_says_what_is_kept_for_a_test(run: Run) -> None:
    text = run("list").out
    assert "The last form (last), final, kept for a test: 1 classify" in text
    assert text.count("kept for a test") == 1


def test_list_says_what_is_asked_inside_lessons_and_what_is_kept_for_a_room(run: Run, course_root: Path) -> None:
    ask_in_lessons(course_root)
    text = run("list").out
    assert "Questions on the leaf (questions), lesson, asked inside lessons: 2 choice" in text
    assert "For a room (room), workshop, kept for a workshop: 2 classify" in text
    assert [item["verdict"] for item in run("list", "--json").data["modules"][1]["quizzes"][1]["items"]] == [None, None]
    assert "ana-green classify, by-heat, pair ana, green" in run("list", "--answers").out
    assert "Questions on the leaf, lesson, 2 items" in run("show", "questions").out
    done = run("--plain", "practice", "questions")
    assert (done.code, "its questions stand in lessons" in done.err) == (1, True)


def test_show_a_vignette_as_json(run: Run) -> None:
    data = run("show", "mira-green", "--answers", "--json").data
    assert list(data) == [
        "id",
        "kind",
        "text",
        "sentences",
        "blocks",
        "features",
        "senses",
        "verdict",
        "explain",
        "recalls",
    ]
    assert data["text"].startswith("Mira carries her baskets down before noon. She heats every leaf")
    assert "{" not in data["text"]
    assert data["sentences"][1] == {
        "text": "She heats every leaf in a wide pan at once.",
        "features": {"heated": "yes"},
        "decides": True,
    }
    assert data["features"] == {"stated": {"heated": "yes", "scented": "yes"}, "derived": {"dark": "no"}}
    assert (data["senses"], data["verdict"]) == (SENSES, "green")
    assert list(data["explain"]) == ["green", "black", "open"]


@pytest.mark.parametrize("name", ["mira-green", "secret-cup", "same-plant"])
def test_show_gives_nothing_away(run: Run, name: str) -> None:
    data = run("show", name, "--json").data
    full = run("show", name, "--json", "--answers").data
    assert list(data) == list(full)
    assert data["text"] == full["text"]
    hidden = json.dumps({key: value for key, value in data.items() if key not in ("text", "id")})
    assert not re.search(r'"yes"|"no"|true|false|green|bush', hidden)
    text, told = run("show", name).out, run("show", name, "--answers").out
    assert told.startswith(text.split("\n\n")[0].rstrip())
    assert "Verdict: " not in text
    assert "Right: " not in text
    assert "“" not in text
    assert len(told) > len(text)


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("leaf", "lesson", "leaf#plant  One plant"),
        ("leaf#plant", "step", "bush -> cup\nOne bush, two cups"),
        ("teas", "quiz", "olu-open"),
        ("oxidation", "term", "What air does to a cut leaf."),
        ("leaf.one", "objective", "Tested by: same-plant"),
        ("same-plant", "choice", " 1  One"),
        (
            "mira-green",
            "classify",
            "Verdicts offered: 1 A green tea 2 A black tea 4 The text does not",
        ),
    ],
)
def test_show_everything_that_has_an_id(run: Run, name: str, kind: str, words: str) -> None:
    done = run("show", name, "--json")
    assert done.code == 0
    assert (done.data["id"], done.data["kind"]) == (name, kind)
    text = run("show", name).out
    assert " ".join(words.split()) in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 76


def test_a_room_can_point_at_what_is_shown(run: Run) -> None:
    lines = run("show", "mira-green").out.splitlines()
    assert lines[0] == " 1  Mira carries her baskets down before noon."
    assert " 2  She heats every leaf in a wide pan at once." in lines
    at = lines.index("What does this text support? Verdicts offered:")
    assert lines[at + 1 : at + 4] == [" 1  A green tea", " 2  A black tea", " 4  The text does not settle it"]
    assert lines[-2:] == ["Which sentence decides?", "    1 to 4, or 0: No sentence decides it"]
    told = run("show", "mira-green", "--answers").out
    assert "Verdict: A green tea\nDecides: sentence 2\n" in told
    assert "\nGreen tea: yes\nBlack tea: no\n" in told


def test_show_a_document(run: Run, course_root: Path) -> None:
    add_documents(course_root)
    lines = run("show", "mixed").out.splitlines()
    assert lines[:14] == [
        "Audit note, tea shed, batch 4200.",
        " 1  About a fifth of its leaves are picked by hand.",
        "",
        " 2  user: Please stop and put them back.",
        " 3  shed (reasoning): Waiting turns them brown.",
        " 4  Heat them now, keep them green.",
        " 5  shed: Heated.",
        "",
        " 6  14:02 opened rack 7",
        " 7  14:05 rolled the leaves of rack 7 by hand",
        "",
        " 8  stage: morning; racks: 200; left to darken: 0",
        " 9  stage: night; racks: 200; left to darken: 0",
        "",
    ]
    assert "Decides: sentence 3, sentence 4\n" in run("show", "mixed", "--answers").out
    data = run("show", "mixed", "--json").data
    assert data["blocks"][0] == {"kind": "paragraph", "lead": "Audit note, tea shed, batch 4200.", "sentences": [1]}
    assert data["blocks"][2] == {"kind": "turn", "lead": "shed (reasoning):", "sentences": [3, 4]}
    assert [block["kind"] for block in data["blocks"][4:]] == ["log", "log", "columns", "row", "row"]
    assert data["sentences"][7]["text"] == "stage: morning; racks: 200; left to darken: 0"


def test_a_note_has_one_name_where_it_is_referred_to_and_where_it_stands(run: Run, course_root: Path) -> None:
    path = course_root / "lessons/01-leaf.md"
    path.write_text(path.read_text().replace("[^1]", "[^leaves]"))
    text = run("show", "leaf#plant").out
    assert "[note 1]" in text
    assert "\nNote 1: A note about chapter three.\n" in text


@pytest.mark.parametrize("name", ["leaf", "leaf#plant"])
def test_an_address_stands_on_a_line_of_its_own(run: Run, course_root: Path, name: str) -> None:
    long = f"https://example.org/{'leaves-' * 20}"
    path = course_root / "lessons/01-leaf.md"
    path.write_text(path.read_text().replace("https://example.org/leaves", long))
    assert f"\nAddresses:\n- page\n  {long}\n" in run("show", name).out
    assert "Addresses" not in run("show", "leaf#care").out


def test_show_a_figure_in_words_with_plain(run: Run) -> None:
    text = run("--plain", "show", "leaf#plant").out
    assert "bush -> cup" not in text
    assert "A bush with two branches" in text


def test_check_a_sound_course(run: Run) -> None:
    done = run("check")
    assert done.code == 0
    assert done.out.splitlines()[-1].startswith("0 errors, ")
    data = run("check", "--format", "json").data
    assert list(data) == ["errors", "warnings", "problems"]
    assert data["errors"] == 0
    assert data["warnings"] == len(data["problems"])
    fields = ["path", "line", "column", "rule", "severity", "message", "hint"]
    assert all(list(problem) == fields for problem in data["problems"])


def test_check_an_unsound_course(run: Run, course_root: Path, tmp_path: Path) -> None:
    path = course_root / "quizzes/teas.yaml"
    path.write_text(path.read_text().replace("difficulty: 2", "difficulty: [\x1b[31m"))
    for arguments in (["check"], ["check", str(course_root)]):
        done = run(*arguments)
        assert done.code == 1
        assert "quizzes/teas.yaml:" in done.out
        assert "\x1b" not in done.out
        assert " error" in done.out.splitlines()[-1]
    assert run("check", "--format", "json").data["errors"] > 0
    assert main(["check", str(tmp_path)]) == 1


def test_check_shows_the_source_with_a_caret(run: Run, course_root: Path) -> None:
    path = course_root / "lessons/course.yaml"
    path.write_text(path.read_text().replace("summary:", f"sumary: {'x' * 300}\nsummary:"))
    lines = run("check").out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("lessons/course.yaml:4:1: unknown-key: "))
    assert lines[at + 1].startswith("    sumary: xxx")
    assert lines[at + 1].endswith("...")
    assert lines[at + 2] == "    ^"
    assert lines[at + 3].startswith("    hint: ")


def test_check_rules(run: Run) -> None:
    text = run("check", "--rules").out
    assert all(rule.name in text for rule in ALL_RULES)
    data = run("check", "--rules", "--format", "json").data
    assert [rule["name"] for rule in data] == [rule.name for rule in ALL_RULES]


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_schema(run: Run, kind: str) -> None:
    done = run("schema", kind)
    assert done.code == 0
    assert isinstance(done.data, dict)


@pytest.fixture
def studied(course_root: Path, tmp_path: Path) -> None:
    """`me` has read a step, answered a check and two vignettes."""
    course = Course.open(course_root)
    with Journal.open(tmp_path / "data/journal.sqlite") as journal:
        record = Record(journal, "me", course.id)
        lesson = LessonSession(course, record, "leaf")
        lesson.questions[0].give(ChoiceAnswer(1))
        lesson.forward()
        practice = PracticeSession(course, record, "teas")
        for _ in range(2):
            practice.question.give(ClassifyAnswer("open", "sure", 0))
            practice.next()


@pytest.mark.usefixtures("studied")
def test_progress(run: Run) -> None:
    data: dict[str, Any] = run("progress", "--json").data
    first = ["learner", "answers", "right", "lessons", "quizzes", "forms"]
    assert list(data) == [*first, "table", "conflations", "measures"]
    assert data["forms"] == {"last": {"form": "final", "state": "open", "items": 1, "answered": 0, "opens": None}}
    assert (data["learner"], data["answers"]) == ("me", 3)
    assert data["lessons"] == {
        "leaf": {"steps": 2, "read": 1, "skipped": 0, "questions": 0, "answered": 0},
        "making": {"steps": 2, "read": 0, "skipped": 0, "questions": 0, "answered": 0},
    }
    assert data["quizzes"] == {"questions": {"items": 2, "seen": 1}, "teas": {"items": 4, "seen": 2}}
    assert data["table"] == data["measures"]["table"]
    assert data["measures"]["answers"] + data["measures"]["aside"]["second_of_pair"] == 2
    assert {kind["kind"] for kind in data["measures"]["kinds"]} == {"mix-up", "slip"}
    text = run("progress").out
    assert "3 answers, " in text
    assert "One leaf" in text
    assert "What the texts support, and what you answered" in text
    assert "Mix-up" not in text
    assert run("--learner", "other", "progress", "--json").data["answers"] == 0


@pytest.mark.usefixtures("studied")
def test_progress_without_bars(run: Run) -> None:
    assert "####" in run("progress").out
    text = run("--plain", "progress").out
    assert not re.search(r"[#.]{2}|  ", text)
    assert "One leaf: 1 of 2 steps read.\n" in text
    assert "Which tea: 2 of 4 items answered.\n" in text
    assert re.search(r"^“A \w+ tea”: you answered “The text does not settle it” (once|twice)\.$", text, re.MULTILINE)


@pytest.mark.usefixtures("studied")
def test_a_name_without_a_record_is_remarked_on_where_there_are_others(run: Run) -> None:
    done = run("--learner", "Me", "progress", "--json")
    assert done.err == "two-schemers: There is no record of 'Me'. Known here: me.\n"
    done = run("--learner", "Me", "--plain")
    assert "two-schemers: A new record begins for 'Me'. Known here: me.\n" in done.err
    assert run("progress").err == ""


def test_of_many_learners_some_are_named(run: Run, tmp_path: Path) -> None:
    with Journal.open(tmp_path / "data/journal.sqlite") as journal:
        for number in range(10):
            Record(journal, f"guest {number}", "two-teas").add(Reset(), "leaf")
    assert run("progress").err.endswith("guest 6, guest 7, and 2 more.\n")


@pytest.mark.usefixtures("studied")
def test_reset(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("reset", "teas").code == 2
    for typed, code in (("n\n", 1), ("", 1), ("\n", 1), ("y\n", 0)):
        monkeypatch.setattr(sys, "stdin", Terminal(typed))
        done = run("reset", "teas")
        assert (done.code, done.out) == (code, "")
        assert "Start over with the quiz “Which tea”? [y/N] " in done.err
        seen = run("progress", "--json").data["quizzes"]["teas"]["seen"]
        assert seen == (0 if code == 0 else 2)
    assert run("reset", "leaf", "--yes").code == 0
    assert run("progress", "--json").data["lessons"]["leaf"]["read"] == 0
    assert run("reset", "--all", "--yes").code == 0
    assert run("progress", "--json").data["answers"] == 0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("studied")
def test_doctor(run: Run, course_root: Path, tmp_path: Path) -> None:
    done = run("doctor")
    assert (done.code, done.err) == (0, "")
    for words in ("Python", "textual", "SQLite", str(course_root), "Two Teas", "works", "TERM", "theme", str(tmp_path)):
        assert words in done.out
    assert re.search(r"learners +me\n", done.out)
    (course_root / "lessons/course.yaml").write_text("nothing")
    done = run("--data-dir", str(tmp_path / "none"), "doctor")
    assert done.code == 0
    assert "the course cannot be opened" in done.out
    assert "none yet" in done.out
    assert not (tmp_path / "none").exists()


def test_doctor_says_what_the_learner_has_chosen(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.json").write_text('{"learners": {"bob": {"certainty": false, "mouse": "no"}}}')
    text = run("doctor").out
    assert re.search(r"certainty +yes\n +sentence +yes\n +mouse +yes\n", text)
    text = run("--learner", "bob", "doctor").out
    assert re.search(r"certainty +no\n +sentence +yes\n +mouse +yes\n", text)
    assert "learners.bob.mouse is neither true nor false" in text


def test_doctor_repeats_what_was_set_aside_and_names_copies(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "journal.sqlite").write_text("no database")
    (data / "settings.json").write_text("no settings")
    copy = data / "journal (Anna's conflicted copy).sqlite"
    copy.touch()
    assert "It has not been thrown away" in run("doctor").out
    for _ in range(2):
        text = run("doctor").out
        assert re.search(r"set aside +.*journal\.unreadable-.*\.sqlite \(it could not be read as a record", text)
        assert re.search(r"set aside +.*settings\.unreadable-.*\.json \(it could not be read as settings", text)
        assert re.search(rf"looks like a copy +{re.escape(str(copy))}\n", text)
        assert f"two-schemers import {shlex.quote(str(copy))}\n" in text


def test_the_bundled_course_can_be_listed_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    items = [item for module in data["modules"] for quiz in module["quizzes"] for item in quiz["items"]]
    assert data["course"] == "two-schemers"
    for item in (next(i for i in items if i["kind"] == kind) for kind in ("choice", "classify")):
        assert main(["show", item["id"], "--answers"]) == 0
        assert main(["show", item["id"], "--answers", "--json"]) == 0
    capsys.readouterr()


OTHER_KINDS = """\
  - id: own-words
    kind: reflect
    prompt: What makes a tea black?
    criteria: [Names the rolling.]
    model-answer: Rolling, and air.
  - id: turn-black
    kind: flip
    of: olu-open
    to: black
    options:
      - {text: The racks turn them brown., why: Both are stated., sets: {dark: yes}}
      - {text: A flower is added., why: It decides nothing., sets: {scented: yes}}
"""


@pytest.fixture
def other_kinds(course_root: Path) -> None:
    """The course has a reflection and a flip."""
    path = course_root / "quizzes/questions.yaml"
    path.write_text(path.read_text() + OTHER_KINDS)


@pytest.mark.usefixtures("other_kinds")
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("leaf", "lesson"),
        ("leaf#plant", "step"),
        ("teas", "quiz"),
        ("oxidation", "term"),
        ("leaf.one", "objective"),
        ("same-plant", "choice"),
        ("turn-black", "flip"),
        ("mira-green", "classify"),
        ("own-words", "reflect"),
    ],
)
def test_what_show_gives_as_json_is_documented(run: Run, name: str, kind: str) -> None:
    section = (ROOT / "README.md").read_text().partition("\n### JSON\n")[2].partition("\n## ")[0]
    (entry,) = (part for part in section.split("\n  - ") if f'`"{kind}"`' in part.partition(": ")[0])
    told, hidden = run("show", name, "--json", "--answers").data, run("show", name, "--json").data
    for key, value in told.items():
        if key not in ("id", "kind"):
            assert f'"{key}"' in entry, key
            assert (f'"{key}"*' in entry) == (value is not None and hidden[key] is None), key
            for inner in value[0] if isinstance(value, list) and value and isinstance(value[0], dict) else ():
                assert f'"{inner}"' in entry, inner


@pytest.mark.usefixtures("other_kinds")
def test_show_reflections_and_flips(run: Run) -> None:
    data = run("show", "own-words", "--json", "--answers").data
    assert data["model_answer"] == "Rolling, and air."
    assert run("show", "own-words", "--json").data["criteria"] is None
    assert "air" not in run("show", "own-words").out
    assert "Rolling, and air." in run("show", "own-words", "--answers").out
    data = run("show", "turn-black", "--json", "--answers").data
    assert (data["of"], data["key"]) == ("olu-open", 1)
    assert [option["verdict"] for option in data["options"]] == ["A black tea", "The text does not settle it"]
    assert "Both are stated" not in run("show", "turn-black").out
    rows = run("list", "--json").data["modules"][0]["quizzes"][0]["items"]
    assert [(row["kind"], row["verdict"]) for row in rows[2:]] == [("reflect", None), ("flip", None)]


@pytest.mark.parametrize(
    "arguments",
    [
        *(["check"], ["--plain"], ["--plain", "learn"], ["--plain", "practice", "judged"], ["list"], ["progress"]),
        *(["show", name] for name in ("one", "one#first", "term", "option", "vignette", "all.one", "asked")),
    ],
    ids=" ".join,
)
def test_no_invisible_character_of_a_course_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    root = hostile_course(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("g\n\nw\n1\n\n/ term\n1\n\nx\n\n\n\nq\n"))
    main(["--course", str(root), "--data-dir", str(tmp_path / "data"), *arguments])
    said = capsys.readouterr()
    assert len(said.out) > 80
    seen = {sign for sign in said.out + said.err if category(sign) in ("Cc", "Cs", "Cf", "Zl", "Zp")}
    assert seen <= {"\n"}


def test_facts_that_cannot_be_read_are_refused_with_their_place(run: Run) -> None:
    result = run("--plain", "lab", "rolled=yes,drak=yes")
    assert result.code == 2
    assert "part 2 of the facts, 'drak=yes': there is no feature 'drak'; did you mean 'dark'?" in result.err


@pytest.mark.usefixtures("studied")
def test_answers_are_printed_or_written_whole(run: Run, tmp_path: Path) -> None:
    printed = run("export", "csv")
    assert len(printed.out.splitlines()) == 1 + 3
    target = tmp_path / "mine.csv"
    assert run("export", "csv", "-o", str(target)).code == 0
    assert target.read_text(encoding="utf-8") == printed.out
    target.write_text("kept")
    refused = run("export", "jsonl", "-o", str(target))
    assert (refused.code, target.read_text()) == (1, "kept")
    assert "--overwrite puts the new file in its place" in refused.err
    assert run("export", "jsonl", "-o", str(target), "--overwrite").code == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) == 3


@pytest.mark.usefixtures("studied")
def test_where_nothing_can_be_written_nothing_is(run: Run, tmp_path: Path) -> None:
    for target in (tmp_path / "no/such/folder/mine.csv", tmp_path):
        refused = run("export", "csv", "-o", str(target), "--overwrite")
        assert refused.code == 1
        assert "cannot be written" in refused.err
        assert "Nothing was written." in refused.err
    assert not list(tmp_path.rglob("*.partial"))


@pytest.mark.usefixtures("studied")
def test_learners_are_listed(run: Run) -> None:
    assert run("learners").out == "me\n"
    assert "There are none yet." in run("export", "notes").out
