"""`export record` and `cohort`: files, what is said of them, and how the run ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run
from tui.cli import main
from tui.course.course import Course
from tui.journal.store import Journal
from tui.tutor.cohort_records import RECORD_BYTES
from tui.tutor.completion import read
from tui.tutor.judging import ClassifyAnswer
from tui.tutor.record import Record
from tui.tutor.sitting import FormSession

Files = dict[str, Path]


@pytest.fixture
def sat(course_root: Path, tmp_path: Path) -> None:
    """`me` has sat the final form of the small course."""
    with Journal.open(tmp_path / "data/journal.sqlite") as journal:
        course = Course.open(course_root)
        session = FormSession(course, Record(journal, "me", course.id), "last")
        session.visit()
        session.question.give(ClassifyAnswer("green", "sure", 2))
        assert not session.next()


@pytest.mark.usefixtures("sat")
def test_a_record_is_printed_as_json(run: Run) -> None:
    done = run("export", "record")
    assert (done.code, done.err) == (0, "")
    found = read(done.out.encode())
    assert found.is_intact
    assert (found.record.learner, found.record.administered_by, found.record.answers) == ("me", "", None)
    assert found.record.results.after is not None
    assert found.record.results.after.right.count == 1


@pytest.mark.usefixtures("sat")
def test_what_is_asked_for_is_in_it(run: Run) -> None:
    done = run("export", "record", "--anonymous", "--administered-by", " G.  Lead ", "--answers", "--remarks")
    found = read(done.out.encode()).record
    assert (found.learner, found.administered_by, found.remarks) == ("", "G. Lead", ())
    assert found.answers is not None
    assert [answer.item for answer in found.answers] == ["secret-cup"]


@pytest.mark.usefixtures("sat")
@pytest.mark.parametrize(
    ("name", "options", "begins"),
    [
        ("r.html", [], "<!doctype html>"),
        ("r.MD", [], "# Record of completion"),
        ("r", [], "{"),
        ("r.html", ["--format", "json"], "{"),
        ("r.json", ["--format", "markdown"], "# Record of completion"),
    ],
)
def test_its_format_follows_from_the_files_name_unless_it_is_asked_for(
    run: Run, tmp_path: Path, name: str, options: list[str], begins: str
) -> None:
    path = tmp_path / name
    done = run("export", "record", *options, "-o", str(path))
    assert (done.code, done.out, done.err) == (0, "", f"Written to {path}.\n")
    assert path.read_text(encoding="utf-8").startswith(begins)
    assert run("export", "record", "-o", str(path)).code == 1
    assert run("export", "record", "-o", str(path), "--overwrite").code == 0


def test_where_no_form_was_finished_nothing_is_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    done = run("export", "record", "-o", str(path))
    assert (done.code, done.out) == (1, "")
    assert done.err == "two-schemers: there is nothing to record: none of its forms (The last form) was finished\n"
    assert not path.exists()


@pytest.mark.usefixtures("sat")
def test_a_record_of_a_course_without_a_pretest_or_a_retest(run: Run) -> None:
    text = run("export", "record", "--format", "markdown").out
    assert "Retest" not in text
    assert "| Passed | yes |" in text or "| Passed | no |" in text


@pytest.fixture
def table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Runs `cohort` on the bundled course."""

    def call(*arguments: str) -> Done:
        code = main(["--data-dir", str(tmp_path / "data"), *arguments])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    yield call
    assert not (tmp_path / "data").exists()


def files(handed_in: Files) -> list[str]:
    return [str(path) for path in handed_in.values()]


def test_the_table_of_eight(table: Run, handed_in: Files) -> None:
    done = table("cohort", *files(handed_in))
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Cohort\n======\n")
    assert all(f"\n{name} " in done.out for name in handed_in)
    assert "Read again: five-verdicts#" in " ".join(done.out.split())


def test_plain_it_is_read_out(table: Run, handed_in: Files) -> None:
    done = table("--plain", "cohort", *files(handed_in))
    assert "Who: conflater; Try: 1; Passed: no; Before: 2/8" in " ".join(done.out.split())


def test_json_has_all_of_it(table: Run, handed_in: Files) -> None:
    done = table("cohort", "--json", *files(handed_in))
    assert (done.code, done.err) == (0, "")
    data = done.data
    assert list(data) == ["form", "groups", "repeats", "namesakes"]
    (group,) = data["groups"]
    assert list(group) == [
        *("course", "is_here", "people", "finished", "passed", "change", "kinds", "levels", "items", "item_people"),
        *("remarks", "topics"),
    ]
    assert list(group["people"][0]) == [
        *(
            "name",
            "file",
            "changed",
            "administered_by",
            "full_resets",
            "before",
            "right",
            "attempt",
            "unseen",
            "counts",
        ),
        *("passed", "reasons", "kinds", "levels", "has_answers"),
    ]
    assert group["is_here"] is True
    assert list(group["topics"][0]) == ["words", "shared", "item", "step"]
    assert list(group["change"]) == [
        "people",
        "better",
        "worse",
        "before",
        "after",
        "difference",
        "low",
        "high",
        "gain",
    ]


def test_the_pretest_can_be_looked_at(table: Run, handed_in: Files) -> None:
    assert "8 of 8 people finished the pretest." in table("cohort", "--form", "pretest", *files(handed_in)).out


def test_a_page_is_written_once_and_whole(table: Run, handed_in: Files, tmp_path: Path) -> None:
    page = tmp_path / "cohort.html"
    done = table("cohort", "--html", str(page), *files(handed_in))
    assert (done.code, done.out, done.err) == (0, "", f"Written to {page}.\n")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert table("cohort", "--html", str(page), *files(handed_in)).code == 1
    assert table("cohort", "--html", str(page), "--overwrite", *files(handed_in)).code == 0


def test_what_is_no_record_is_named_and_the_rest_is_shown(table: Run, handed_in: Files, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_bytes(handed_in["ideal"].read_bytes().replace(b'"full_resets": 0', b'"full_resets": "0"'))
    big = tmp_path / "big.json"
    big.write_bytes(b" " * (RECORD_BYTES + 1))
    gone, folder = tmp_path / "gone.json", tmp_path
    done = table("cohort", str(bad), str(big), str(gone), str(folder), str(handed_in["ideal"]))
    assert done.code == 1
    assert "1 of 1 person finished the final form." in done.out
    assert done.err.splitlines() == [
        f"two-schemers: {bad}: it cannot be read: Expected `int`, got `str` - at `$.full_resets`",
        f"two-schemers: {big}: it has more than 4,000,000 bytes, and no record has",
        f"two-schemers: {gone}: it cannot be read: No such file or directory",
        f"two-schemers: {folder}: it is a folder",
    ]


def test_where_nothing_can_be_read_it_says_so(table: Run, tmp_path: Path) -> None:
    done = table("cohort", str(tmp_path / "gone.json"))
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines()[-1] == "two-schemers: no record of completion could be read"


def test_a_file_given_twice_counts_once_and_a_copy_is_named(table: Run, handed_in: Files, tmp_path: Path) -> None:
    path = handed_in["ideal"]
    copy = tmp_path / "copy.json"
    copy.write_bytes(path.read_bytes())
    assert table("cohort", str(path), str(path)).err == ""
    done = table("cohort", str(path), str(copy))
    assert (done.code, "1 of 1 person finished" in done.out) == (0, True)
    assert done.err == f"two-schemers: {copy} holds the same sitting as {path}, and is left out\n"


def test_a_record_changed_since_is_marked(table: Run, handed_in: Files, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(handed_in["ideal"].read_bytes().replace(b'"ideal"', b'"someone"'))
    done = table("cohort", str(path))
    assert done.code == 0
    assert "\nsomeone * " in done.out
    assert "the file was changed after it was made" in done.out


@pytest.mark.usefixtures("sat")
def test_a_record_of_another_course_stands_apart(run: Run, handed_in: Files, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    run("export", "record", "-o", str(other))
    done = run("cohort", str(other), str(handed_in["ideal"]), str(handed_in["hasty"]), "--json")
    assert [len(group["people"]) for group in done.data["groups"]] == [2, 1]
    assert [group["is_here"] for group in done.data["groups"]] == [False, True]
    assert json.dumps(done.data).count("five-verdicts#") == 0


def test_hostile_records_reach_no_terminal(table: Run, handed_in: Files, tmp_path: Path) -> None:
    data = json.loads(handed_in["ideal"].read_bytes()) | {"learner": "\x1b[2Jx\u202e\n| y"}
    path = tmp_path / "x.json"
    path.write_text(json.dumps(data))
    done = table("cohort", str(path))
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out
    data["full_resets"] = "x"
    data["\x1b[2J\n" + "k" * 999] = 1
    data["results"]["after"]["measures"]["table"]["\x1b[2J\n" + "k" * 999] = {"x": 10**12}
    data["full_resets"] = 0
    path.write_text(json.dumps(data))
    done = table("cohort", str(path))
    assert done.code == 1
    assert "\x1b" not in done.err
    assert len(done.err.splitlines()) == 2
    assert max(map(len, done.err.splitlines())) < 400 + len(str(path))
