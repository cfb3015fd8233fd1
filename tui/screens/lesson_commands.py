"""What can be done in a lesson, and what of it the footer shows."""

from __future__ import annotations

from tui import commands
from tui.commands import BACK, Command

COMMANDS: tuple[Command, ...] = (
    Command("onward", "enter", "Next", "Give the chosen answer; with nothing open, go on."),
    Command("next", "right", "Next step", "To the next step, where no question is open.", palette=False),
    Command("previous", "left,p", "Previous", "To the step before."),
    Command("scroll(1)", "space", "Scroll", "Scroll the page; at its end, with nothing open, go on.", palette=False),
    Command("page(1)", "pagedown", "Page down", "Scroll the page.", palette=False),
    Command("page(-1)", "pageup", "Page up", "Scroll the page up.", palette=False),
    Command("nudge(1)", "down,j", "Down", "Scroll down a line.", palette=False),
    Command("nudge(-1)", "up,k", "Up", "Scroll up a line.", palette=False),
    Command("edge(-1)", "home", "Top", "To the top of the page.", palette=False),
    Command("edge(1)", "end", "End", "To the end of the page.", palette=False),
    *commands.digits("Option", "Choose an option of the question, tick a criterion."),
    Command("other", "tab", "The other question", "Let the keys be about the next open question of the page."),
    commands.HINT,
    commands.SKIP,
    commands.WRITE,
    Command("again", "r", "Try again", "Ask the question again; your first answer stays on record."),
    commands.UNDO,
    Command("outline", "o", "Outline", "The steps of this lesson, to go to one."),
    Command("links", "l", "Links", "The links of this page, to follow one."),
    Command("footnotes", "f", "Footnotes", "The footnotes of this page."),
    commands.GLOSSARY.by("g"),
    commands.NOTE,
    commands.BOOKMARK,
    commands.SEARCH,
    BACK,
    commands.HELP,
)
TO_QUESTION = Command("to_question", "1", "Choose", "Bring the open question into view.")
"""Stands in the footer for the digits, with those that choose something as its key."""

MOST = 6
"""How many of these the footer shows; the way back and the help stand behind them."""
WRITING: tuple[str, ...] = ("onward", "skip")
"""Actions that the footer shows while a text is to be written."""
ANSWERING: tuple[str, ...] = ("to_question", "onward", "write", "hint", "skip", "footnotes", "links")
"""While a question is open."""
AFTERWARDS: tuple[str, ...] = ("onward", "again", "undo", "previous", "outline", "links")
"""On a page with an answered question and no open one."""
READING: tuple[str, ...] = ("onward", "previous", "outline", "footnotes", "links")
"""On any other page."""
