"""A small course of its own subject, complete and sound, for tests of whatever reads a course."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

FILES = {
    "lessons/course.yaml": """\
        format: 1
        id: two-teas
        title: Two Teas
        summary: Green tea and black tea come from one leaf.
        source: {title: The Book of Leaves, author: A. Taster, url: "https://example.org/leaves"}
        voices:
          - {id: article, label: The article, stands: What the article says., cites: The article}
          - {id: carlsmith, label: A letter}
          - {id: course, label: "This course's own gloss", cites: "This course's own gloss, on the article"}
        skills:
          - {id: by-heat, label: Tells by the heat}
          - {id: by-colour, label: Tells by the colour}
        modules:
          - {id: leaf, title: The leaf, parts: [leaf, making, questions]}
          - {id: tasting, title: Tasting, parts: [teas, last]}
        complete: yes
        """,
    "lessons/objectives.yaml": """\
        format: 1
        objectives:
          - {id: leaf.one, text: Both teas come from one plant., where: chapter 1, weight: core}
          - {id: leaf.heat, text: Heat keeps a leaf green., where: chapter 2}
          - {id: leaf.air, text: Air turns a rolled leaf dark., where: chapter 3}
        """,
    "lessons/glossary.yaml": """\
        format: 1
        terms:
          - id: oxidation
            term: oxidation
            aliases: [browning]
            definition: What *air* does to a cut leaf.
            source: chapter 3
            see-also: [firing]
            step: making#air
          - {id: firing, term: firing, definition: Heating a leaf, see-also: [oxidation]}
        """,
    "lessons/01-leaf.md": """\
        ---
        id: leaf
        title: One leaf
        minutes: 3
        ---

        {#plant teaches="leaf.one" voice=article}
        ## One plant

        Two cups, one *plant*. The difference is [oxidation](term:oxidation), as the next
        lesson [says](lesson:making#air).[^1] There is a [page](https://example.org/leaves) too.

        ```figure
        caption: One bush, two cups
        alt: A bush with two branches, one to a green cup and one to a black one.
        ---
          bush -> cup
        ```

        ```check
        same-plant
        ```

        After the question a last word on plants.

        [^1]: A note about *chapter* three.

        {#care teaches="leaf.one" voice=course}
        ## Care

        Pick in the morning:

        - two leaves
        - one bud

        | tea | cup |
        | --- | --- |
        | green | pale |
        """,
    "lessons/02-making.md": """\
        ---
        id: making
        title: Making tea
        minutes: 4
        ---

        {#heat teaches="leaf.heat" voice=article}
        ## Heat

        Heat keeps a leaf green.

        ```check
        what-heat-does
        ```

        {#air teaches="leaf.air" voice=carlsmith}
        ## Air

        Air turns a rolled leaf dark.
        """,
    "quizzes/rubric.yaml": """\
        format: 1
        features:
          - {id: heated, label: Heated at once, question: Is the leaf heated at once?, claims: [leaf.heat]}
          - {id: rolled, label: Rolled, question: Is the leaf rolled?, claims: [leaf.air]}
          - {id: dark, label: Left to darken, question: Is the leaf left to darken?, claims: [leaf.air]}
          - {id: scented, label: Scented, question: Is a scent added?, noted: yes}
        senses:
          - {id: green-tea, label: Green tea, all: [heated]}
          - {id: black-tea, label: Black tea, all: [rolled, dark]}
        implications:
          - {if: {heated: yes}, then: {dark: no}}
          - {if: {dark: yes}, then: {heated: no}}
        verdicts:
          - {id: green, label: A green tea, hotkey: 1, meaning: Heated at once., when: {green-tea: yes}}
          - {id: black, label: A black tea, hotkey: 2, meaning: Rolled and left to darken., when: {black-tea: yes}}
          - {id: other, label: Another tea, hotkey: 3, meaning: Neither of them., when: {green-tea: no, black-tea: no}}
          - {id: open, label: The text does not settle it, hotkey: 4, meaning: Something is left open.}
        kinds:
          - {id: mix-up, label: Conflation, headline: yes}
          - {id: slip, label: A slip}
        confusions:
          - {kind: mix-up, key: green, answered: black, text: A dark cup is not a darkened leaf.}
        """,
    "quizzes/questions.yaml": """\
        format: 1
        id: questions
        title: Questions on the leaf
        form: check
        items:
          - id: same-plant
            kind: choice
            tests: [leaf.one]
            lesson: leaf#plant
            difficulty: 1
            hints: [Think of the bush., Count its branches.]
            stem: How many *plants* give the two teas?
            options:
              - {text: One, correct: yes, why: One bush gives both.}
              - {text: Two, why: There is only one.}
          - id: what-heat-does
            kind: choice
            tests: [leaf.heat]
            lesson: making#heat
            difficulty: 1
            stem: What does heat do?
            options:
              - {text: It turns the leaf dark., why: That is what air does.}
              - {text: It keeps the leaf green., correct: yes, why: "It stops the air's work."}
        """,
    "quizzes/teas.yaml": """\
        format: 1
        id: teas
        title: Which tea
        form: practice
        verdicts: [green, black, open]
        items:
          - id: mira-green
            kind: classify
            skill: by-heat
            difficulty: 1
            pair: mira
            tests: [leaf.heat]
            lesson: making#heat
            hints: [Look at the pan.]
            vignette: |
              Mira carries her baskets down before noon. [She heats every leaf in a wide pan at once.]{heated=yes}
              [A flower scents the box.]{scented=yes}

              Her neighbours praise the dark cups that she sells by the river.
            explain:
              green: The pan comes at once, and so the leaf stays green.
              black: The cups are dark, and no leaf was left to darken.
              open: The pan is stated.
          - id: mira-black
            kind: classify
            skill: by-colour
            difficulty: 2
            pair: mira
            tests: [leaf.air]
            lesson: making#air
            vignette: |
              Mira carries her baskets down before noon. [She rolls the leaves]{rolled=yes} and
              [leaves them in the air until they are brown.]{dark=yes} Her neighbours praise the pale cups.
            explain:
              green: No leaf was heated.
              black: Rolled and left in the air.
              open: Both are stated.
          - id: olu-black
            kind: classify
            skill: by-colour
            difficulty: 1
            pair: olu
            tests: [leaf.air]
            lesson: making#air
            vignette: |
              Olu works by night in a cold shed. [The leaves are rolled by hand,]{rolled=yes} he says. [They darken
              on the racks for hours.]{dark=yes}
            explain:
              green: Nothing is heated.
              black: Rolled, and darkened.
              open: Both are stated.
          - id: olu-open
            kind: classify
            skill: by-colour
            difficulty: 3
            pair: olu
            tests: [leaf.air]
            lesson: making#air
            vignette: |
              Olu works by night in a cold shed. [The leaves are rolled by hand,]{rolled=yes} he says. Nobody has
              seen what happens on the racks.
            explain:
              green: Nothing is said of heat.
              black: Rolling is not enough.
              open: Nobody knows about the racks.
        """,
    "quizzes/last.yaml": """\
        format: 1
        id: last
        title: The last form
        form: final
        verdicts: [green, black]
        items:
          - id: secret-cup
            kind: classify
            skill: by-heat
            difficulty: 1
            tests: [leaf.heat]
            lesson: making#heat
            vignette: |
              A stranger brings a hidden tin to the fair. [Its leaves went into the fire within the hour.]{heated=yes}
            explain:
              green: Fire within the hour.
              black: No rack is named.
        """,
}
"""The files by their path below the course's folder."""


def small_course(folder: Path) -> Path:
    """Write the course into `course` below a folder, and return its path.

    It has two lessons of two steps each, a figure, a footnote, every kind of link but `item:`, a check with hints, a
    practice of two pairs, and a final form of one item.
    """
    root = folder / "course"
    for name, content in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(content), encoding="utf-8")
    return root


WORKSHOP = """\
    format: 1
    id: room
    title: For a room
    form: workshop
    verdicts: [green, black]
    items:
      - id: ana-green
        kind: classify
        skill: by-heat
        difficulty: 1
        pair: ana
        tests: [leaf.heat]
        lesson: making#heat
        vignette: |
          Ana sells from a cart by the bridge. [Each basket goes over the coals first thing.]{heated=yes}
        explain:
          green: The coals come first.
          black: No rack is named.
      - id: ana-black
        kind: classify
        skill: by-colour
        difficulty: 1
        pair: ana
        tests: [leaf.air]
        lesson: making#air
        vignette: |
          Ana sells from a cart by the bridge. [Each basket is rolled]{rolled=yes} and
          [stands open till all of it is brown.]{dark=yes}
        explain:
          green: No coals are named.
          black: Rolled, and left open.
    """
"""A quiz for a room: a pair that nobody meets alone."""


def ask_in_lessons(root: Path) -> None:
    """Let the small course's questions be asked inside its lessons only, and add `WORKSHOP`."""
    quiz = root / "quizzes/questions.yaml"
    quiz.write_text(quiz.read_text().replace("form: check", "form: lesson"))
    head = root / "lessons/course.yaml"
    head.write_text(head.read_text().replace("[teas, last]", "[teas, room, last]"))
    (root / "quizzes/room.yaml").write_text(dedent(WORKSHOP))


def add_express(root: Path, *parts: str) -> None:
    """Give the small course a short way; by default the second lesson, then the practice: 10 minutes."""
    head = root / "lessons/course.yaml"
    head.write_text(f"{head.read_text()}express: [{', '.join(parts or ('making', 'teas'))}]\n")


def recall(root: Path, item: str, other: str) -> None:
    """Let an item of the small course ask another one again on purpose."""
    for path in (root / "quizzes").glob("*.yaml"):
        path.write_text(path.read_text().replace(f"- id: {item}\n", f"- id: {item}\n    recalls: {other}\n"))


MORE = """\
    format: 1
    id: more
    title: More
    form: check
    items:
      - id: own-words
        kind: reflect
        lesson: leaf#plant
        prompt: What *makes* a tea black?
        criteria: [Names the rolling., Names the air.]
        model-answer: |
          Rolling, and then *air*.
      - id: turn-green
        kind: flip
        of: olu-open
        to: black
        options:
          - {text: The racks turn them brown., why: Then both are stated., sets: {dark: yes}}
          - {text: A flower is added., why: A scent decides nothing., sets: {scented: yes}}
    """
"""A quiz of the other kinds of items: a reflection and a flip."""


def add_more(root: Path) -> None:
    """Add to the small course `MORE`, and to a step a pair to compare and a reflection."""
    head = root / "lessons/course.yaml"
    head.write_text(head.read_text().replace("[teas, last]", "[teas, last, more]"))
    (root / "quizzes/more.yaml").write_text(dedent(MORE))
    lesson = root / "lessons/01-leaf.md"
    fences = "```pair\nmira-green mira-black\n```\n\nThe principle.\n\n```check\nown-words\n```\n\nPick in"
    lesson.write_text(lesson.read_text().replace("Pick in", fences))
