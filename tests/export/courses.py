"""The small course with all that is hard to take along."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from tests.courses import add_more
from tests.documents import add_documents
from tui.course.forms import USES

AWKWARD = r"""
    format: 1
    id: awkward
    title: "Awkward: {a} / b"
    form: practice
    verdicts: [green, black, open]
    items:
      - id: signs
        kind: choice
        tests: [leaf.one]
        lesson: leaf#plant
        difficulty: 1
        stem: |
          What is ~ = # { } : \ \n // here, ::and:: ####here -> there?

              a {
              = b

          $CATEGORY: none
        options:
          - {text: "%50%half = ~ all", why: "No: {a} #b \\n, a </p><script>alert(1)</script>."}
          - {text: "[html]<b>bold</b> & \"so\"", correct: yes, why: "[sound:x.mp3] \\\\ &amp; ~"}
          - {text: "= \\", why: "|"}
      - id: signs-tea
        kind: classify
        skill: by-heat
        difficulty: 1
        tests: [leaf.heat]
        lesson: making#heat
        vignette: |
          **Log {3} = \~x: #1.** [\<script>alert(2)\</script> heats it
          at once, \<img src=x onerror=alert(3)>.]{heated=yes}
        explain:
          green: "It is: `a = {b}` ~ #1"
          black: No \ rack.
          open: "::"
    """
"""A quiz whose texts are full of the signs of other formats."""

SENTINEL = "Zanzibar"
"""Stands in whatever of an item may not be told while it is kept unseen."""

_KEPT = """
    format: 1
    id: {form}-kept
    title: Kept for {form}
    form: {form}
    verdicts: [green, black]
    items:
      - id: {form}-text
        kind: classify
        skill: by-heat
        difficulty: 1
        tests: [leaf.heat]
        lesson: making#heat
        vignette: |
          [Zanzibar heats it at once.]{{heated=yes}} [Zanzibar adds a scent.]{{scented=yes}}
        explain:
          green: Zanzibar is green.
          black: Zanzibar is not black.
      - id: {form}-other
        kind: classify
        skill: by-colour
        difficulty: 1
        tests: [leaf.air]
        lesson: making#air
        vignette: |
          [Zanzibar rolls it]{{rolled=yes}} and [Zanzibar leaves it.]{{dark=yes}}
        explain:
          green: Zanzibar is not green.
          black: Zanzibar is black.
      - id: {form}-question
        kind: choice
        tests: [leaf.one]
        lesson: leaf#plant
        difficulty: 1
        stem: What is kept?
        options:
          - {{text: Zanzibar, correct: yes, why: Zanzibar is}}
          - {{text: Another Zanzibar, why: Zanzibar is not}}
      - id: {form}-words
        kind: reflect
        tests: [leaf.one]
        lesson: leaf#plant
        prompt: What is it?
        criteria: [Names Zanzibar., Names it again.]
        model-answer: It is Zanzibar.
    """
_FLIP = """\
      - id: {form}-flip
        kind: flip
        of: {form}-text
        to: black
        options:
          - {{text: Zanzibar turns it brown., why: Zanzibar., sets: {{heated: silent, rolled: yes, dark: yes}}}}
          - {{text: Zanzibar adds a flower., why: Zanzibar., sets: {{scented: yes}}}}
    """
KEPT_FORMS = tuple(form for form, use in USES.items() if use.kept_for)


def add_quiz(root: Path, name: str, source: str, before: str = "last") -> None:
    """Add a quiz to the course."""
    (root / f"quizzes/{name}.yaml").write_text(dedent(source).lstrip("\n"), encoding="utf-8")
    head = root / "lessons/course.yaml"
    head.write_text(head.read_text().replace(f", {before}", f", {name}, {before}"))


def add_awkward(root: Path) -> None:
    """Add every kind of item and of document, and the quiz of awkward signs."""
    add_more(root)
    add_documents(root)
    add_quiz(root, "awkward", AWKWARD)


def add_kept(root: Path) -> None:
    """Add a quiz of every form that is kept unseen, and whatever in the open leads to its items."""
    flips = []
    for form in KEPT_FORMS:
        add_quiz(root, f"{form}-kept", _KEPT.format(form=form))
        flips.append(dedent(_FLIP.format(form=form)))
    open_quiz = "format: 1\nid: turned\ntitle: Turned\nform: practice\nitems:\n" + "".join(flips)
    add_quiz(root, "turned", open_quiz)
    lesson = root / "lessons/01-leaf.md"
    fences = "".join(
        f"```check\n{form}-text\n```\n\n```pair\n{form}-text {form}-other\n```\n\n```check\n{form}-flip\n```\n\n"
        for form in KEPT_FORMS
    )
    lesson.write_text(lesson.read_text().replace("Pick in", f"{fences}Pick in"))
