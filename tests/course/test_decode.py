import pytest

from tui.course.bounds import TEXT_CHARACTERS
from tui.course.decode import decode
from tui.course.quiz_schema import QuizHead
from tui.course.rubric_schema import RubricFile
from tui.course.schema import CourseFile, GlossaryFile
from tui.course.strict_yaml import parse

HEAD = "format: 1\nid: q\ntitle: T\nform: practice\n"


def found(text: str, schema: type[object]) -> list[tuple[str, int, int, str]]:
    document = parse("a", text)
    assert decode(document, schema) is None
    return [(p.rule, p.line, p.column, p.hint) for p in document.problems]


def test_a_sound_head() -> None:
    head = decode(parse("a", HEAD + "verdicts: [a, b]\n"), QuizHead)
    assert head == QuizHead(format=1, id="q", title="T", form="practice", verdicts=("a", "b"))


@pytest.mark.parametrize("word", ["no", "3.10", "12:30", "null", "~", "true", "[bold]", "[/x]"])
def test_words_that_other_readers_change_stay_words(word: str) -> None:
    text = HEAD.replace("title: T", f"title: '{word}'" if word.startswith("[") else f"title: {word}")
    head = decode(parse("a", text), QuizHead)
    assert head is not None
    assert head.title == word


@pytest.mark.parametrize(
    ("old", "new", "rule", "line", "column"),
    [
        ("id: q\n", "", "missing-key", 1, 1),
        ("title: T", "title: T\ntitel: U", "unknown-key", 4, 1),
        ("format: 1", "format: 2", "wrong-value", 1, 9),
        ("format: 1", "format: one", "wrong-type", 1, 9),
        ("format: 1", "format: [1]", "wrong-type", 1, 9),
        ("id: q", "id: Q", "bad-id", 2, 5),
        ("id: q", "id: |\n  q\n", "bad-id", 2, 5),
        ("id: q", "id: 9", "bad-id", 2, 5),
        ("id: q", "id: " + "q" * 81, "bad-id", 2, 5),
        ("title: T", "title:", "wrong-value", 3, 7),
        ("title: T", "title: {a: b}", "wrong-type", 3, 8),
        ("title: T", "title: " + "T" * (TEXT_CHARACTERS + 1), "too-large", 3, 8),
        ("form: practice", "form: practise", "wrong-value", 4, 7),
        ("form: practice", "form: [practice]", "wrong-value", 4, 7),
        ("form: practice", "form: practice\nverdicts: a", "wrong-type", 5, 11),
        ("form: practice", "form: practice\nverdicts: [a, {}]", "wrong-type", 5, 15),
    ],
)
def test_a_misfit_is_placed(old: str, new: str, rule: str, line: int, column: int) -> None:
    assert (rule, line, column) in [case[:3] for case in found(HEAD.replace(old, new), QuizHead)]


@pytest.mark.parametrize("text", ["plain", "[a]", "[]", "''"])
def test_a_file_of_another_shape(text: str) -> None:
    assert [case[0] for case in found(text, CourseFile)] == ["wrong-type"]


def test_a_misspelt_key_is_guessed_at() -> None:
    hints = [case[3] for case in found(HEAD.replace("title", "titel"), QuizHead)]
    assert "did you mean 'title'?" in hints


def test_every_misfit_is_told_in_one_run() -> None:
    terms = "  - {id: X, definition: d}\n  - {id: y, term: '', definition: d, see-also: z, extra: 1}\n"
    text = f"format: 7\nterms:\n{terms}"
    assert {case[0] for case in found(text, GlossaryFile)} == {
        "wrong-value",
        "bad-id",
        "missing-key",
        "wrong-type",
        "unknown-key",
    }


def test_conditions_nest_to_the_bound() -> None:
    nested = "{any: [a, " * 10 + "a" + "]}" * 10
    text = f"""\
format: 1
features: [{{id: a, label: A, question: "A?"}}]
senses: [{{id: s, label: S, all: [{nested}]}}]
verdicts: [{{id: v, label: V, hotkey: 1, meaning: m, when: {{s: yes}}}}, {{id: w, label: W, hotkey: 2, meaning: m}}]
"""
    assert decode(parse("a", text), RubricFile) is not None
