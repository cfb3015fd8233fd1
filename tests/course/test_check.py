"""Every rule of `check`, each provoked on a course that is sound but for one change."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.course.bounds import FILE_BYTES
from tui.course.checking import check
from tui.course.course import Course
from tui.course.problem import Problem
from tui.course.rules import RULES

from .builders import ASKS, LEFT, LESSON, RIGHT, TWO_HATS, Folder, classify, quiz

COURSE, OBJECTIVES, GLOSSARY = "lessons/course.yaml", "lessons/objectives.yaml", "lessons/glossary.yaml"
BRIMS, RUBRIC = "lessons/01-brims.md", "quizzes/rubric.yaml"
ASK, HATS = "quizzes/asks.yaml", "quizzes/two-hats.yaml"
PLANS, PAUSE = "lessons/workshops.yaml", "- pause: Try on a hat."


def test_a_sound_course_has_no_problem(folder: Folder) -> None:
    assert [str(problem) for problem in folder.check()] == []


# rule, file, what is exchanged for what, words on the line where it is reported (in the changed file)
EXCHANGES = [
    ("control-character", ASK, "Which hat", "Which \x1b[31mhat", "Which"),
    ("control-character", ASK, "Which hat", "Wh\N{SOFT HYPHEN}ich hat", "Wh"),
    ("control-character", BRIMS, "A crown may", "A cro\N{ARABIC LETTER MARK}wn may", "may be tall"),
    ("control-character", BRIMS, "A crown may", "A cro&ZeroWidthSpace;wn may", "may be tall"),
    ("control-character", GLOSSARY, "The edge of a hat.", '"an \\e[1m edge"', "an \\e"),
    ("yaml-syntax", ASK, "stem: Which", "stem: Which: ", "stem"),
    ("yaml-syntax", COURSE, "modules:", "[a]: b\nmodules:", "[a]: b"),
    ("yaml-depth", GLOSSARY, "aliases: [top]", "aliases: " + "[" * 40 + "]" * 40, "aliases"),
    ("yaml-alias", COURSE, "title: A tiny", "title: &a A tiny", "&a"),
    ("yaml-alias", COURSE, "label: Tells hats by their shape", "label: *a", "*a"),
    ("yaml-alias", COURSE, "format: 1", "*a : 1", "*a"),
    ("yaml-alias", HATS, "form: practice", "? *a\n: practice", "*a"),
    ("yaml-tag", COURSE, "title: A tiny", "title: !!str A tiny", "!!str"),
    ("yaml-documents", COURSE, "modules:\n", "---\nmodules:\n", "---"),
    ("duplicate-key", COURSE, "id: tiny\n", "id: tiny\nid: tinier\n", "tinier"),
    ("trailing-comment", COURSE, "title: A tiny course", "title: The #1 course", "#1"),
    ("unknown-key", ASK, "stem:", "stemm: x\n    stem:", "stemm"),
    ("missing-key", ASK, "    stem: Which hat gives shade?\n", "", "- id: shade"),
    ("missing-key", HATS, "verdicts: [sun-hat, top-hat]\n", "", "format"),
    ("wrong-type", COURSE, "parts: [brims, asks, two-hats]", "parts: brims", "parts"),
    ("wrong-value", HATS, "form: practice", "form: practise", "practise"),
    ("wrong-value", COURSE, "title: A tiny course", 'title: " "', "title"),
    ("wrong-value", HATS, "kind: classify", "kind: flap", "kind: flap"),
    ("bad-id", COURSE, "id: tiny", "id: Tiny", "Tiny"),
    ("bad-id", COURSE, "id: tiny", "id: " + "t" * 90, "ttt"),
    ("bad-id", BRIMS, 'teaches="hats.tall"', 'teaches="Hats"', 'Hats"'),
    ("duplicate-id", GLOSSARY, "id: crown,", "id: shade,", "id: shade"),
    ("duplicate-id", OBJECTIVES, "id: hats.tall", "id: hats.brim", "A top hat"),
    ("duplicate-id", COURSE, "parts: [brims,", "parts: [brims, brims,", "parts:"),
    ("duplicate-id", BRIMS, "{#tall", "{#wide", "## A tall"),
    ("duplicate-id", RUBRIC, "id: silk", "id: tall", "Is it of silk"),
    ("file-name", BRIMS, "id: brims", "id: crowns", "id: crowns"),
    ("file-name", ASK, "id: asks", "id: questions", "id: questions"),
    ("missing-file", COURSE, " asks,", " asks, none,", "none"),
    ("unknown-reference", ASK, "tests: [hats.brim,", "tests: [hats.brin,", "hats.brin"),
    ("unknown-reference", ASK, "lesson: brims#wide", "lesson: brims#wife", "wife"),
    ("unknown-reference", HATS, "skill: by-shape", "skill: by-shade", "by-shade"),
    ("unknown-reference", HATS, "verdicts: [sun-hat, ", "verdicts: [sun-hut, sun-hat, ", "sun-hut"),
    ("unknown-reference", GLOSSARY, "see-also: [crown]", "see-also: [crow]", "crow]"),
    ("unknown-reference", GLOSSARY, "see-also: [crown]", "see-also: [brim]", "see-also"),
    ("unknown-reference", GLOSSARY, "brims#wide", "brims#wild", "wild"),
    ("unknown-reference", BRIMS, 'teaches="hats.tall"', 'teaches="hats.small"', "hats.small"),
    ("unknown-reference", BRIMS, "term:brim", "term:rim", "term:rim"),
    ("unknown-reference", BRIMS, "lesson:brims#tall", "lesson:brims", "(lesson:brims)"),
    ("unknown-reference", BRIMS, "lesson:brims#tall", "item:shad", "item:shad"),
    ("unknown-reference", BRIMS, "https://example.org/hats", "term:hatts", "term:hatts"),
    ("unknown-reference", BRIMS, "shade\n```", "shades\n```", "shades"),
    ("unknown-reference", BRIMS, "shade\n```", "left\n```", "left"),
    ("unknown-reference", RUBRIC, "claims: [hats.brim]", "claims: [hats.rim]", "hats.rim"),
    ("unknown-reference", RUBRIC, "key: sun-hat, answered: open", "key: sunhat, answered: open", "sunhat"),
    ("unknown-reference", RUBRIC, "all: [tall, silk]", "all: [tall, {any: [silky]}]", "silky"),
    ("unknown-reference", RUBRIC, "when: {sun: yes}", "when: {son: yes}", "son: yes"),
    ("unknown-reference", RUBRIC, "features:", "presets: [{label: A, facts: {wild: yes}}]\nfeatures:", "wild: yes"),
    ("unknown-reference", RUBRIC, "if: {wide: yes}", "if: {wild: yes}", "wild"),
    ("front-matter", BRIMS, "---\nid", "--\nid", "--"),
    ("step-attributes", BRIMS, "{#tall", "#tall", "## A tall"),
    ("markup", COURSE, "summary: Two hats, and", "summary: |\n  Two hats.\n\n  And", "summary: |"),
    ("markup", GLOSSARY, "definition: The edge of a hat.", 'definition: "Of a hat:\n\n  - the edge"', "Of a hat:"),
    ("markup", RUBRIC, "text: Look at the brim.", 'text: "Look:\n\n  ~~~\n\n  brim\n\n  ~~~"', "Look:"),
    ("markup", HATS, "sun-hat: The words", "sun-hat: |\n        First\n\n        the words", "sun-hat: |"),
    ("fence", ASK, "stem: Which hat gives shade?", "stem: |\n      Which?\n\n      ```\n      hat", "stem: |"),
    ("pair", BRIMS, "A crown may be tall.", "A crown.\n\n```pair\nleft\nmiddle\n```", "left"),
    ("duplicate-id", COURSE, "voices:\n", "voices:\n  - {id: course, label: Me}\n", "The course"),
    ("step-attributes", BRIMS, "voice=course", "voice=mine", "voice=mine"),
    ("step-attributes", BRIMS, "voice=course", "voice=course colour=red", "colour=red"),
    ("step-empty", BRIMS, "A crown may be tall.\n\n" + LESSON.partition("tall.\n\n")[2], "", "## A tall"),
    ("no-steps", BRIMS, "minutes: 3\n---\n", "minutes: 3\n---\nBefore all.\n", "Before all"),
    ("fence", BRIMS, "shade\n```", "shade\n", ""),
    ("fence", BRIMS, "_|__|_\n```\n", "_|__|_\n", "```figure"),
    ("fence", BRIMS, "```check", "```chick", "```chick"),
    ("fence", BRIMS, "alt: ", "alternative: ", "```figure"),
    ("footnote", BRIMS, "[^1]: As", "[^2]: As", "Under a"),
    ("footnote", BRIMS, "[^1]: As", "[^1]: So.\n[^1]: As", "As the"),
    ("link", BRIMS, "term:brim", "http://brim", "http://brim"),
    ("link", BRIMS, "term:brim", "javascript:alert", "javascript"),
    ("link", BRIMS, "https://example.org/hats", "file:hats", "file:hats"),
    ("markup", BRIMS, "A crown may", "A <b>crown</b> may", "<b>"),
    ("markup", BRIMS, "A crown may", "![crown](term:crown) may", "!["),
    ("markup", BRIMS, "A crown may", "### Three\n\nA crown may", "### Three"),
    ("markup", HATS, "The first hat", "# The first hat", "# The first"),
    ("span", HATS, "{wide=yes}", "{broad=yes}", "broad"),
    ("contradiction", HATS, "{wide=yes}", "{wide=yes tall=yes}", "vignette: |"),
    ("contradiction", HATS, "{silk=yes}", "{silk=yes tall=no}", "tall=no"),
    ("verdict", HATS, "expect: sun-hat", "expect: top-hat", "expect"),
    ("verdict", HATS, "verdicts: [sun-hat, top-hat]", "verdicts: [sun-hat, open]", ""),
    ("explain", HATS, "verdicts: [sun-hat, top-hat]", "verdicts: [sun-hat, top-hat, open]", "explain"),
    ("explain", HATS, "verdicts: [sun-hat, top-hat]", "verdicts: [sun-hat]", "top-hat: The words"),
    ("one-key", ASK, ", correct: yes", "", "text: One with a wide"),
    ("one-key", ASK, "gives none.", "gives none., correct: yes", "text: One with a wide"),
    ("options", ASK, "One with a very tall crown", "ONE with a  wide brim", "ONE"),
    ("pair", HATS, "pair: shelf\n    expect: top", "pair: self\n    expect: top", "shelf"),
    ("form-item", HATS, "form: practice", "form: pretest", "pair"),
    ("not-taught-yet", BRIMS, 'teaches="hats.tall"', "", ""),
    ("not-tested-yet", OBJECTIVES, "weight: core}", "weight: core}\n  - {id: hats.new, text: New.}", "hats.new"),
    ("not-taught", COURSE, "id: tiny", "id: tiny\ncomplete: yes", ""),
    ("tests-nothing", ASK, "tests: [hats.brim, hats.tall]", "tests: []", "- id: shade"),
    ("no-link", ASK, "    lesson: brims#wide\n", "", "- id: shade"),
    ("asked-twice", BRIMS, "A crown may be tall.", "A crown.\n\n```check\nshade\n```", ""),
    ("unknown-reference", HATS, "pair: shelf", "recalls: shad", "recalls"),
    ("unknown-reference", ASK, "    stem:", "    recalls: shade\n    stem:", "recalls"),
    ("express", COURSE, "modules:", "express: [brim]\nmodules:", "express"),
    ("express", COURSE, "modules:", "express: [two-hats, brims, two-hats]\nmodules:", "express"),
    ("express", COURSE, "modules:", "express: [asks]\nmodules:", "express"),
    ("express", COURSE, "modules:", "express: [brims#wild]\nmodules:", "express"),
    ("express", COURSE, "modules:", "express: [brims#wide, brims#wide]\nmodules:", "express"),
    ("express", COURSE, "modules:", "express: [brims, brims#wide]\nmodules:", "express"),
    ("express", COURSE, "modules:", "express: [brims#wide, brims]\nmodules:", "express"),
    ("bad-id", COURSE, "modules:", "express: [brims#]\nmodules:", "express"),
    ("not-asked", BRIMS, "```check\nshade\n```", "", ""),
    ("not-listed", COURSE, " asks,", "", ""),
    (
        "no-confusion",
        RUBRIC,
        "  - {kind: slip, key: open, answered: top-hat, text: No crown is stated.}\n",
        "",
        "id: open",
    ),
    (
        "unknown-reference",
        RUBRIC,
        "{kind: slip, key: open, answered: top-hat",
        "{kind: slop, key: open, answered: top-hat",
        "slop",
    ),
    ("unknown-reference", RUBRIC, "text: Look at the brim.", "text: Look at the brim., if: {not: wade}", "wade"),
    ("rubric", RUBRIC, "text: Look at the brim.", "text: Look at the brim., if: {label: Wide}", "Look at the brim"),
    (
        "rubric",
        RUBRIC,
        "text: No crown is stated.}",
        "text: No crown is stated.}\n  - {kind: slip, answered: top-hat, key: open, text: Once more.}",
        "Once more",
    ),
    ("rubric", RUBRIC, "hotkey: 2", "hotkey: 1", "id: top-hat"),
    ("rubric", RUBRIC, ", when: {evening: yes}", "", "id: open"),
    ("rubric", RUBRIC, "all: [wide]", "all: [wide], any: [wide]", "id: sun,"),
    ("rubric", RUBRIC, "all: [tall, silk]", "all: [tall, silk, wide]", "id: evening"),
    ("rubric", RUBRIC, "when: {evening: yes}", "when: {evening: yes, sun: yes}", "id: top-hat"),
    ("rubric", RUBRIC, "when: {evening: yes}", "when: {sun: yes}", "id: top-hat"),
    ("rubric", RUBRIC, "{if: {wide: yes}", "{if: {}", "id: evening,"),
    ("rubric", RUBRIC, "noted: yes", "noted: no", "id: old"),
    ("rubric", RUBRIC, "Is it of silk", "Is it of silk?, noted: yes", "id: silk"),
    ("rubric", RUBRIC, "answered: open, text: The brim", "answered: sun-hat, text: The brim", "The brim is"),
    ("rubric", RUBRIC, "answered: open, text: The brim", "answered: top-hat, text: The brim", "The brim is"),
    ("banned-word", HATS, "blue ribbon, and", "blue *Sun-Hats*, SUN\n      hat, and", "SUN"),
    ("banned-word", HATS, "blue ribbon", "blue toppered ribbon", "toppered"),
    ("text-length", HATS, LEFT.partition(" [")[0], "A hat.", "vignette: |"),
    ("explain-length", HATS, "The words on the brim and on the crown", "The word" + " very" * 90, "sun-hat: The word"),
    ("unknown-key", PLANS, PAUSE, "- break: Try on a hat.", "break"),
    ("bad-id", PLANS, "brims#wide", "brims", "step: brims"),
    ("wrong-value", PLANS, PAUSE, "- after: sane", "sane"),
    ("wrong-value", PLANS, PAUSE, "- {item: left, rounds: 3}", "rounds"),
    ("markup", PLANS, PAUSE, "- pause: |\n          Try.\n\n          Go.", "pause: |"),
    (
        "duplicate-id",
        PLANS,
        "plans:\n",
        "plans:\n  - {id: hat-talk, title: A, minutes: 9, activities: [pause: A]}\n",
        "- id: hat-talk",
    ),
    ("unknown-reference", PLANS, "brims#wide", "brims#wife", "wife"),
    ("unknown-reference", PLANS, PAUSE, "- item: lift", "lift"),
    ("unknown-reference", PLANS, PAUSE, "- reflect: lift", "lift"),
    ("unknown-reference", PLANS, PAUSE, "- before:\n          a: [left]\n          b: [wright]", "wright"),
    ("plan", PLANS, PAUSE, "- {}", "- {}"),
    ("plan", PLANS, PAUSE, "- {step: brims#wide, pause: Try.}", "Try."),
    ("plan", PLANS, PAUSE, "- {item: left, transfer: right}", "left"),
    ("plan", PLANS, PAUSE, "- {pause: Try., rounds: 1}", "Try."),
    ("plan", PLANS, PAUSE, "- item: left\n      - pause: Try.\n        rounds: 1", "rounds"),
    ("plan", PLANS, PAUSE, "- item: left\n      - transfer: left", "transfer"),
    ("plan", PLANS, PAUSE, "- before: {a: [left], b: [left]}", "before"),
    ("plan", PLANS, PAUSE, "- before:\n          a: [left, right]\n          b: [shade]", "b:"),
    ("plan", PLANS, PAUSE, "- after: same", "after"),
    ("plan", PLANS, PAUSE, "- after: {a: [left], b: [right]}", "after"),
    ("plan", PLANS, PAUSE, "- reflect: shade", "reflect"),
    ("transfer", PLANS, PAUSE, "- transfer: left", "transfer"),
    ("transfer", PLANS, PAUSE, "- item: left\n      - transfer: shade", "transfer"),
    ("may-be-known", PLANS, PAUSE, "- item: left", "item"),
    ("may-be-known", PLANS, PAUSE, "- before:\n          a: [left]\n          b: [right]", "a: [left]"),
    ("plan-minutes", PLANS, "minutes: 10", "minutes: 4", "minutes"),
    ("step-length", BRIMS, "A crown may", "A crown" + " very" * 180 + " may", "## A tall"),
]


@pytest.mark.parametrize(
    ("rule", "path", "old", "new", "needle"),
    EXCHANGES,
    ids=[f"{case[0]}-{number}" for number, case in enumerate(EXCHANGES)],
)
def test_a_rule_names_the_place(folder: Folder, rule: str, path: str, old: str, new: str, needle: str) -> None:
    if rule == "not-taught":
        folder.change(BRIMS, 'teaches="hats.tall"', "")
    if rule == "pair":
        folder.add_quiz("more", quiz("more", classify("middle", other_words(LEFT))))
    folder.change(path, old, new)
    found = [problem for problem in folder.check() if problem.rule == rule]
    assert found, sorted(map(str, folder.check()))
    if needle:
        assert folder.line(path, needle) in {problem.line for problem in found if problem.path == path}


def _no_file(folder: Folder) -> None:
    (folder.root / OBJECTIVES).unlink()


def _no_glossary(folder: Folder) -> None:
    (folder.root / GLOSSARY).unlink()


def _no_rubric(folder: Folder) -> None:
    (folder.root / RUBRIC).unlink()


def _folder_for_file(folder: Folder) -> None:
    (folder.root / ASK).unlink()
    (folder.root / ASK).mkdir()


def _link_outside(folder: Folder) -> None:
    outside = folder.root.parent / "outside.yaml"
    outside.write_text(ASKS)
    (folder.root / ASK).unlink()
    (folder.root / ASK).symlink_to(outside)


def _huge(folder: Folder) -> None:
    with (folder.root / ASK).open("ab") as file:
        file.truncate(FILE_BYTES + 1)


def _latin(folder: Folder) -> None:
    folder.write(ASK, ASKS.replace("Which hat", "Which hät").encode("latin-1"))


def _untested(folder: Folder) -> None:
    folder.change(COURSE, "id: tiny", "id: tiny\ncomplete: yes")
    folder.change(OBJECTIVES, "weight: core}", "weight: core}\n  - {id: hats.new, text: New.}")


def _tested_once(folder: Folder) -> None:
    folder.change(HATS, "tests: [hats.brim, hats.tall]", "tests: [hats.tall]")
    folder.change(HATS, "tests: [hats.brim, hats.tall]", "tests: [hats.tall]")


def _copies(folder: Folder) -> None:
    folder.add_quiz("more", quiz("more", classify("copy", LEFT.replace("river", "sea"))))


def _three_of_a_pair(folder: Folder) -> None:
    folder.write(HATS, TWO_HATS + classify("third", RIGHT.replace("hat", "cap"), more="pair: shelf"))


def _pair_in_two_quizzes(folder: Folder) -> None:
    folder.change(HATS, "pair: shelf\n    expect: top", "expect: top")
    folder.add_quiz("more", quiz("more", classify("other", other_words(LEFT), more="pair: shelf")))


def _copy_in_a_form(folder: Folder) -> None:
    folder.add_quiz("more", quiz("more", classify("copy", LEFT), form="final"))


def _form_asked(folder: Folder) -> None:
    folder.change(ASK, "form: lesson", "form: retest")


def _asked_in_a_room(folder: Folder) -> None:
    folder.change(ASK, "form: lesson", "form: workshop")


def _round_asked(folder: Folder) -> None:
    folder.change(ASK, "form: lesson", "form: check")


def _round_compared(folder: Folder) -> None:
    folder.change(BRIMS, "A crown may be tall.", "A crown.\n\n```pair\nleft right\n```")


def _one_sided(folder: Folder) -> None:
    items = [classify(f"one-{number}", other_words(LEFT, number)) for number in range(12)]
    folder.add_quiz("more", quiz("more", *items))


def _choices(folder: Folder, key: Callable[[int], int], longest: bool) -> None:
    items = []
    for number in range(24):
        right = key(number)
        options = [f"Hat {place} of shelf {number}" + " indeed" * (longest == (place == right)) for place in range(4)]
        lines = "".join(
            f"      - {{text: {option}, why: So it is.{', correct: yes' * (place == right)}}}\n"
            for place, option in enumerate(options)
        )
        items.append(
            f"  - id: ask-{number}\n    kind: choice\n    tests: [hats.brim]\n    lesson: brims#wide\n"
            f"    stem: Which is it on shelf {number}?\n    options:\n{lines}"
        )
    head = "format: 1\nid: more\ntitle: More\nform: check\nitems:\n"
    folder.add_quiz("more", head + "".join(items))


def _always_first(folder: Folder) -> None:
    _choices(folder, lambda number: 0, longest=False)


def _always_longest(folder: Folder) -> None:
    _choices(folder, lambda number: number % 4, longest=True)


FLIP = """\
  - id: turn
    kind: flip
    tests: [hats.tall]
    lesson: brims#tall
    of: left
    to: top-hat
    options:
      - {text: Its crown is tall., why: The brim is still wide., sets: {tall: yes, wide: no}}
      - {text: It is all of silk and tall and narrow., why: So it is., sets: {tall: yes, silk: yes, wide: no}}
"""


def _flip_of_practice_in_a_form(folder: Folder) -> None:
    folder.add_quiz("more", quiz("more", FLIP, form="final"))


def _two_right_flips(folder: Folder) -> None:
    folder.add_quiz("more", quiz("more", FLIP.replace("{tall: yes, wide: no}", "{tall: yes, wide: no, silk: yes}")))


def _compared(folder: Folder) -> None:
    folder.change(BRIMS, "A crown may be tall.", "A crown.\n\n```pair\nleft\nshade\n```")


CHANGES: list[tuple[str, Callable[[Folder], None], str]] = [
    ("missing-file", _no_file, OBJECTIVES),
    ("missing-file", _no_glossary, GLOSSARY),
    ("missing-file", _no_rubric, RUBRIC),
    ("unreadable-file", _folder_for_file, ASK),
    ("outside-folder", _link_outside, ASK),
    ("too-large", _huge, ASK),
    ("encoding", _latin, ASK),
    ("not-tested", _untested, OBJECTIVES),
    ("tested-once", _tested_once, OBJECTIVES),
    ("near-duplicate", _copies, HATS),
    ("pair", _three_of_a_pair, HATS),
    ("pair", _pair_in_two_quizzes, HATS),
    ("form-item", _copy_in_a_form, HATS),
    ("form-item", _form_asked, BRIMS),
    ("form-item", _asked_in_a_room, BRIMS),
    ("asked-twice", _round_asked, BRIMS),
    ("asked-twice", _round_compared, BRIMS),
    ("form-item", _flip_of_practice_in_a_form, "quizzes/more.yaml"),
    ("one-key", _two_right_flips, "quizzes/more.yaml"),
    ("unknown-reference", _compared, BRIMS),
    ("balance", _one_sided, "quizzes/more.yaml"),
    ("key-position", _always_first, COURSE),
    ("key-length", _always_longest, COURSE),
]


@pytest.mark.parametrize(("rule", "change", "path"), CHANGES)
def test_a_rule_reports_a_file(folder: Folder, rule: str, change: Callable[[Folder], None], path: str) -> None:
    change(folder)
    assert path in {place[0] for place in folder.places(rule)}, sorted(map(str, folder.check()))


def test_every_rule_is_provoked_above() -> None:
    provoked = {case[0] for case in EXCHANGES} | {case[0] for case in CHANGES}
    assert provoked == RULES.keys()


def test_a_rule_says_what_it_means_in_one_line() -> None:
    for name, rule in RULES.items():
        assert rule.name == name
        assert rule.meaning.endswith(".")
        assert "\n" not in rule.meaning


def other_words(text: str, seed: int = 0) -> str:
    """A text of the same shape with other words: nothing like it any more."""
    parts = text.split("[")
    changed = " ".join(f"{word}{chr(97 + seed)}" if word.isalpha() else word for word in parts[0].split(" "))
    rest = " ".join(
        f"{word}{chr(97 + seed)}" if word.isalpha() else word for word in " ".join(parts[1].split("\n")).split(" ")
    )
    return f"{changed}[{rest}"


def test_an_even_bank_of_choices_is_left_alone(folder: Folder) -> None:
    _choices(folder, lambda number: number % 4, longest=False)
    assert folder.rules() == set()


def test_a_flip_of_a_vignette_in_another_quiz_is_sound(folder: Folder) -> None:
    folder.add_quiz("more", quiz("more", FLIP))
    assert folder.check() == ()


def test_a_room_may_have_pairs_and_nobody_else_its_items(folder: Folder) -> None:
    folder.change(HATS, "form: practice", "form: workshop")
    assert folder.check() == ()
    folder.add_quiz("more", quiz("more", FLIP))
    assert folder.rules() == {"form-item"}


def _again(folder: Folder, form: str = "practice", recalls: str = "left") -> None:
    vignette = LEFT.replace("river", "sea")
    folder.add_quiz("more", quiz("more", classify("again", vignette, more=f"recalls: {recalls}"), form=form))


def test_what_asks_again_on_purpose_may_be_alike(folder: Folder) -> None:
    _again(folder)
    assert folder.check() == ()
    item = Course.open(folder.root).find_item("again")[1]
    assert item.recalls == "left"


def test_what_recalls_another_item_may_not_be_alike(folder: Folder) -> None:
    _again(folder, recalls="shade")
    assert folder.rules() == {"near-duplicate"}


def test_what_is_kept_unseen_is_neither_recalled_nor_like_what_it_recalls(folder: Folder) -> None:
    _again(folder, form="final")
    assert folder.rules() == {"form-item"}
    folder.change("quizzes/more.yaml", "recalls: left", "recalls: shade")
    folder.change(ASK, "    stem:", "    recalls: again\n    stem:")
    assert {path for path, *_ in folder.places("form-item")} == {ASK, HATS}


def test_a_short_way_through_lessons_and_rounds_is_sound(folder: Folder) -> None:
    folder.change(COURSE, "modules:", "express: [two-hats, brims]\nmodules:")
    assert folder.check() == ()
    assert Course.open(folder.root).express == {"two-hats": (), "brims": ()}


def test_a_short_way_through_single_steps_is_sound(folder: Folder) -> None:
    folder.change(COURSE, "modules:", "express: [brims#tall, two-hats, brims#wide]\nmodules:")
    assert folder.check() == ()
    assert Course.open(folder.root).express == {"brims": ("brims#tall", "brims#wide"), "two-hats": ()}
    folder.change(HATS, "form: practice", "form: workshop")
    (problem,) = folder.check()
    assert "is a quiz of form workshop, which is not asked as a round" in problem.message


def test_a_comparison_asks_a_question_of_a_lesson(folder: Folder) -> None:
    folder.change(HATS, "form: practice", "form: lesson")
    assert [problem.rule for problem in folder.check()] == ["not-asked", "not-asked"]
    _round_compared(folder)
    assert folder.check() == ()


def test_what_an_unreadable_lesson_asks_is_not_known(folder: Folder) -> None:
    folder.change(BRIMS, "minutes: 3", "minutes: none")
    assert folder.rules() == {"wrong-type"}


def test_problems_are_sorted_and_told_once(folder: Folder) -> None:
    folder.change(COURSE, "parts: [brims,", "parts: [brims, crowns, rims,")
    folder.change(ASK, "tests: [hats.brim,", "tests: [a, b, c,")
    problems = folder.check()
    assert list(problems) == sorted(problems)
    assert len(set(problems)) == len(problems) == 5


def test_one_run_reports_everything(folder: Folder) -> None:
    for rule, path, old, new, _ in EXCHANGES:
        if rule in ("unknown-reference", "one-key", "tests-nothing", "duplicate-key", "trailing-comment"):
            text = (folder.root / path).read_text()
            if old in text:
                folder.write(path, text.replace(old, new, 1))
    assert len(folder.check()) >= 15


def test_what_cannot_be_read_is_not_held_against_what_refers_to_it(folder: Folder) -> None:
    for path in (OBJECTIVES, GLOSSARY, ASK):
        folder.write(path, "a: [")
    assert [(problem.path, problem.rule) for problem in folder.check()] == [
        (GLOSSARY, "yaml-syntax"),
        (OBJECTIVES, "yaml-syntax"),
        (ASK, "yaml-syntax"),
    ]


def test_a_reference_names_the_nearest_id(folder: Folder) -> None:
    folder.change(ASK, "hats.brim", "hats.brin")
    assert [problem.hint for problem in folder.check()] == ["did you mean 'hats.brim'?"]


def test_a_bad_span_does_not_hide_a_bad_reference(folder: Folder) -> None:
    folder.change(HATS, "{wide=yes}", "{broad=yes}")
    folder.change(HATS, "tests: [hats.brim, hats.tall]", "tests: [hats.bream, hats.brim]")
    assert {"span", "unknown-reference"} <= folder.rules()


def test_a_draft_that_no_module_names_is_read_too(folder: Folder) -> None:
    folder.write("quizzes/draft.yaml", "format: 1\nid: draft\ntitle: D\nform: check\nitems: [a]\n")
    folder.write("lessons/99-draft-lesson.md", "no head")
    found = {(problem.path, problem.rule) for problem in folder.check()}
    assert found == {
        ("lessons/99-draft-lesson.md", "front-matter"),
        ("lessons/99-draft-lesson.md", "no-steps"),
        ("lessons/99-draft-lesson.md", "not-listed"),
        ("quizzes/draft.yaml", "not-listed"),
        ("quizzes/draft.yaml", "wrong-type"),
    }


def test_an_item_of_a_draft_is_not_to_be_asked(folder: Folder) -> None:
    folder.change(COURSE, " asks,", "")
    assert {"not-listed", "unknown-reference"} <= folder.rules()


@pytest.mark.parametrize(
    ("name", "rule"),
    [("late.yml", "not-listed"), ("a b.yaml", "file-name"), ("a\x1b[1m.yaml", "file-name"), ("note.md", "not-listed")],
)
def test_odd_names_in_the_folder(folder: Folder, name: str, rule: str) -> None:
    folder.write(f"quizzes/{name}", "")
    assert [problem.rule for problem in folder.check()] == [rule]
    assert all("\x1b" not in problem.path for problem in folder.check())


@pytest.mark.parametrize("name", [".hidden.yaml", "_draft.yaml", "README.md", "picture.png"])
def test_what_is_no_file_of_a_course_is_left_alone(folder: Folder, name: str) -> None:
    folder.write(f"quizzes/{name}", "[")
    assert folder.check() == ()


def test_a_name_that_is_not_unicode(folder: Folder) -> None:
    raw = os.fsencode(folder.root / "quizzes") + b"/\xff.yaml"
    try:
        Path(os.fsdecode(raw)).touch()
    except OSError:
        pytest.skip("the file system refuses such names")
    problems = folder.check()
    assert [problem.rule for problem in problems] == ["file-name"]
    assert problems[0].path.encode()


@pytest.mark.parametrize("place", ["nothing", "file"])
def test_no_course_at_all(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    problems = check(tmp_path / place)
    assert {problem.rule for problem in problems} <= {"missing-file", "unreadable-file"}
    assert problems


def test_a_pipe_is_not_waited_for(folder: Folder) -> None:
    (folder.root / ASK).unlink()
    os.mkfifo(folder.root / ASK)
    assert "unreadable-file" in folder.rules()


def test_mates_may_be_alike_and_others_may_not(folder: Folder) -> None:
    twin = RIGHT.replace("second", "third")
    pair = [classify("one", RIGHT, more="pair: both"), classify("two", twin, more="pair: both")]
    folder.write(HATS, quiz("two-hats", *pair))
    assert folder.rules() == set()
    folder.write(HATS, quiz("two-hats", pair[0].replace("pair: both", "pair: a"), pair[1]))
    assert folder.rules() == {"pair", "near-duplicate"}


def test_features_in_braces_are_no_banned_words(folder: Folder) -> None:
    folder.change(RUBRIC, "banned: [sun hat", "banned: [wide, silk=yes, sun hat")
    places = [problem for problem in folder.check() if problem.rule == "banned-word"]
    assert places == [problem for problem in places if "'wide'" in problem.message]
    assert [(problem.line, problem.column) for problem in places] == [
        (folder.line(HATS, "so wide"), 1 + _column(folder, "so wide") + 3)
    ]


def _column(folder: Folder, needle: str) -> int:
    return (folder.root / HATS).read_text().split("\n")[folder.line(HATS, needle) - 1].index(needle)


def test_a_problem_prints_as_one_line(folder: Folder) -> None:
    folder.change(ASK, "hats.brim", "hats.brin")
    assert str(folder.check()[0]) == "quizzes/asks.yaml:8:13: unknown-reference: there is no objective 'hats.brin'"
    assert isinstance(folder.check()[0], Problem)
