"""A course whose every text tries something: markup, escape sequences, words without end, wide characters."""

from __future__ import annotations

import json
from pathlib import Path

MARKUP = "[/x] [bold]b[/bold] [@click=app.quit]q[/] [red]"
"""What Textual would take for markup; shown as it stands."""
FORMATS = "\u061c\u200b\u200d\u200f\u202e\u2066\u2069\u00ad\u2028\ufeff\ufff9\U000e0041"
"""What nobody sees, some of which turns the order of what stands around it; never shown."""
ESCAPES = f"\x1b]0;owned\x07\x1b[31mred\x9b32m\x1b[2J{FORMATS}"
"""What a terminal would obey; never shown."""
LONG = "pneumono" * 30
WIDE = "茶の葉は一枚🍵"
ALL = f"{MARKUP} {WIDE} {LONG}"


def quoted(words: str, markup: str = MARKUP) -> str:
    """A text with everything in it, as YAML that parses to it."""
    return json.dumps(f"{words} {markup} {WIDE} {LONG} {ESCAPES}", ensure_ascii=False)


def hostile_course(folder: Path) -> Path:
    """Write the course below a folder and return its path."""
    root = folder / "hostile"
    for name, content in _files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def _files() -> dict[str, str]:
    return {
        "lessons/course.yaml": f"""\
format: 1
id: hostile
title: {quoted("Course")}
summary: {quoted("Summary")}
source: {{title: {quoted("Source")}, author: {quoted("Author")}, url: "https://example.org/[/x]"}}
voices: [{{id: article, label: {quoted("Voice")}, cites: {quoted("Voice")}}}, {{id: course, label: {quoted("Voice")}}}]
skills: [{{id: skill, label: {quoted("Skill")}}}]
modules: [{{id: all, title: {quoted("Module")}, parts: [one, asked, judged]}}]
""",
        "lessons/objectives.yaml": f"""\
format: 1
objectives: [{{id: all.one, text: {quoted("Objective")}, where: {quoted("Where")}}}]
""",
        "lessons/glossary.yaml": f"""\
format: 1
terms:
  - id: term
    term: {quoted("Term")}
    aliases: [{quoted("Alias")}]
    definition: {quoted("Definition")}
    source: {quoted("Glossed")}
    see-also: [other]
    step: one#first
  - {{id: other, term: {quoted("Zother")}, definition: {quoted("Othermeaning")}, see-also: [term]}}
""",
        "lessons/01-one.md": f"""\
---
id: one
title: {quoted("Lesson")}
minutes: 1
---

{{#first teaches="all.one" voice=article}}
## Step {MARKUP} {WIDE} &#27;[31m &#155;32m \x1b[2J

Prose {ALL} {FORMATS} &#x61c;&shy;&rlm; \x1b[31m &#27;]0;owned &#155;[2J \x07 [lin[k](term:term) and [/y](https://example.org/[/x]).[^e]

```figure
caption: Caption [/x] [bold]
alt: Alt [/x]
---
  [/x] [@click=app.quit]x[/] {WIDE}\x1b[31m
```

| [/x] | [bold]b |
| --- | --- |
| [/x] | [@click=app.quit]q[/] |

> [/quote] `[/code]`

<b>[/html]</b>

    [/indented] [@click=app.quit]q[/] \x1b[31m

```check
option
```

[^e]: Footnote {MARKUP} {LONG}

{{#second teaches="all.one" voice=course}}
## Second [/x]

[^f]

[^f]:
""",
        "quizzes/rubric.yaml": f"""\
format: 1
features: [{{id: hot, label: {quoted("Feature")}, question: {quoted("Question")}}}]
senses: [{{id: sense, label: {quoted("Sense")}, all: [hot]}}]
verdicts:
  - {{id: "yes-it-is", label: {quoted("Verdict")}, hotkey: 1, meaning: {quoted("Meaning")}, when: {{sense: "yes"}}}}
  - {{id: open, label: {quoted("Open")}, hotkey: 2, meaning: {quoted("Unsettled")}}}
kinds: [{{id: mix-up, label: {quoted("Kind")}, headline: "yes"}}]
confusions: [{{kind: mix-up, key: "yes-it-is", answered: open, text: {quoted("Refutation")}}}]
""",
        "quizzes/asked.yaml": f"""\
format: 1
id: asked
title: {quoted("Asked")}
form: check
items:
  - id: option
    kind: choice
    tests: [all.one]
    lesson: one#first
    hints: [{quoted("Hint")}]
    stem: {quoted("Stem")}
    options:
      - {{text: {quoted("First")}, correct: "yes", why: {quoted("Because")}}}
      - {{text: {quoted("Second")}, why: {quoted("Whynot")}}}
""",
        "quizzes/judged.yaml": f"""\
format: 1
id: judged
title: {quoted("Judged")}
form: practice
verdicts: ["yes-it-is", open]
items:
  - id: vignette
    kind: classify
    skill: skill
    difficulty: 1
    tests: [all.one]
    lesson: one#first
    hints: [{quoted("Clue")}]
    vignette: |
      Vignette {MARKUP} {WIDE} {LONG}. [It is hot {WIDE} here.]{{hot=yes}} Last [/x] one.
    explain:
      yes-it-is: {quoted("Explanation")}
      open: {quoted("Notopen")}
""",
    }
