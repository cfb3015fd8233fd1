"""How much a course may hold. What is within these bounds is read in a moment; what is over them is an error.

Each number stands here alone: readers, schemas and the rules of `check` take it from here.
"""

from __future__ import annotations

FILE_BYTES = 512 * 1024
"""A YAML file."""
FILE_VALUES = 50_000
"""Texts, lists and mappings in a YAML file, keys counted."""
FILE_DEPTH = 32
"""How deep they nest."""
FINDINGS = 100
"""Findings of one rule in one file that are told one by one."""

LESSON_BYTES = 96 * 1024
"""A lesson."""
LESSON_STEPS = 100
"""Steps of a lesson."""
STEP_CHARACTERS = 5_000
"""Characters of a step, fences counted."""
STEP_BLOCKS = 200
"""Paragraphs, items of lists (and the paragraphs in them), quotations, cells of tables, blocks of code in a step."""
STEP_BRACKETS = 300
"""Opening brackets of a step outside fences: each may begin a link, and is held against every later one."""
STEP_NOTES = 30
"""Footnotes of a step."""
STEP_LINKS = 100
"""Different addresses that a step leads to."""

TEXT_CHARACTERS = 3_000
"""A text of an item, a term, or anything else that is not a lesson."""
TEXT_BRACKETS = 50
"""Opening brackets of a vignette."""
TEXT_FEATURES = 12
"""Features that a vignette states: all their sets are looked at to find those that decide."""
TABLE_COLUMNS = 4
"""Columns of a table in a vignette."""
TABLE_ROWS = 8
"""Rows of a table in a vignette, without its head."""
ID_CHARACTERS = 80
"""An id."""

MODULES = 100
"""Modules of a course."""
MODULE_PARTS = 100
"""Lessons and quizzes of a module."""
SKILLS = 100
"""Skills of a course."""
OBJECTIVES = 500
"""Objectives of a course."""
TERMS = 1_000
"""Terms of the glossary."""
ITEMS = 250
"""Items of a quiz."""
FEW = 20
"""What an item or a term has several of: hints, objectives, aliases, terms to see; items of a form in a workshop."""
OPTIONS = 9
"""Options, verdicts, points of comparison: each has a digit for its key."""

PLANS = 20
"""Plans of workshops."""
ACTIVITIES = 50
"""Activities of a plan."""

FEATURES = 40
"""Features of a rubric."""
SENSES = 20
"""Senses of a rubric."""
IMPLICATIONS = 50
"""Implications of a rubric."""
CONDITION_PARTS = 200
"""Names and conditions in one sense, nested ones counted."""
KINDS = 20
"""Kinds of confusions."""
CONFUSIONS = 2 * OPTIONS * OPTIONS
"""Words on wrong answers."""
BANNED = 500
"""Words that a rubric bans."""
