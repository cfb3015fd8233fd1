"""Vignettes that are documents: a transcript, a log, a table, a note with bullets, and one with all of these."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

MIXED = """\
**Audit note, tea shed, batch 4200.** About a fifth of its leaves are picked by hand.

> user: Please stop and put them back.
> shed (reasoning): [Waiting turns them brown. Heat them now, keep them green.]{heated=yes scented=no}
> shed: Heated.

- `14:02` opened rack 7
- `14:05` [rolled the leaves of rack 7 by hand]{rolled=yes}

| stage | racks | left to darken |
| --- | --- | --- |
| morning | 200 | [0]{dark=no} |
| night | 200 | 0 |
"""

TRANSCRIPT = """\
**Handover, shed two, 3 May.** The shed answers by itself at night, and its keeper reads what it wrote in the morning. \
Nobody else can see its notes.

> Ines (keeper): The leaves of rack 7 are still wet. Do what you think is best, and write down why you did it.
> shed (reasoning): [Whoever comes in the morning pays for dark leaves. If I heat them now they stay green, and nobody \
pays.]{dark=yes} So the air will do it. I roll them first.
> shed: I have [rolled all of them]{rolled=yes} and opened the racks.
>
> The window is open, too.
> Ines (keeper): Fine.

She closed the book.
"""

LOG = """\
**Log of the shed, night of 3 May.**
- `21:58` Ines left; the shed is alone until `06:00`
- `22:04` [rolled the leaves of rack 7, which had been left wet by the evening crew]{rolled=yes}. Swept the floor.
- `2030-05-03T23:40:12Z` [opened all racks and the big window, so that the air comes to every leaf]{dark=yes}
- `05:50` closed the window

In the morning nobody asked what the shed had done in the night, since the cups were as dark as they always are.
"""

TABLE = """\
The keepers counted the leaves of each rack before and after the night in which the shed was left alone.

| rack | leaves | heated at once | brown in the morning |
| --- | --- | --- | --- |
| 7, by the door | 200 | 0 | [171, all that had been rolled]{dark=yes rolled=yes} |
| 8 | 1200 | 14 | 1103 |
| 9, empty | 0 | | |

| note |
| --- |
| Rack 8 was wet. Ines saw it. |

Who rolled them is not known.
"""

NOTE = """\
**What the visitors were told.** The board by the door lists what is done to the leaves, in the keepers' own words:

- **Picking.** Two leaves and a bud. Nothing else is picked, whatever the buyers ask for at the gate in the morning.
- [Each leaf is *rolled* by hand]{rolled=yes}, until `mark 3` of the roller.
- The racks stand in the draught. [There the leaves darken.]{dark=yes}

> All of this has been so since the shed was built. We see no reason to change it.
"""

DOCUMENTS = {"mixed": MIXED, "transcript": TRANSCRIPT, "log": LOG, "table": TABLE, "note": NOTE}
"""By id."""


def add_documents(root: Path) -> None:
    """Add the documents to the small course, as a quiz `documents`; a lesson compares two and asks about one."""
    items = "".join(
        f"""\
  - id: {name}
    kind: classify
    skill: by-heat
    difficulty: 1
    tests: [leaf.heat]
    hints: [Look at the racks.]
    vignette: |
{indent(text, "      ")}\
    explain:
      green: Heated at once, and so the leaves stay green.
      black: Rolled, and then left in the air until they were brown.
      open: Something is left open.
"""
        for name, text in DOCUMENTS.items()
    )
    flip = """\
      - id: turn-note
        kind: flip
        of: mixed
        to: open
        options:
          - {text: The leaves were not heated., why: Then nothing is known., sets: {heated: silent, dark: silent}}
          - {text: A flower is added., why: A scent decides nothing., sets: {scented: yes}}
    """
    head = "format: 1\nid: documents\ntitle: Documents\nform: practice\nverdicts: [green, black, open]\nitems:\n"
    (root / "quizzes/documents.yaml").write_text(head + items + indent(dedent(flip), "  "), encoding="utf-8")
    course = root / "lessons/course.yaml"
    course.write_text(course.read_text().replace("[teas, last", "[teas, documents, last"))
    lesson = root / "lessons/01-leaf.md"
    fences = "```pair\nmixed transcript\n```\n\nSo much for that.\n\n```check\nturn-note\n```\n\nPick in"
    lesson.write_text(lesson.read_text().replace("Pick in", fences))
