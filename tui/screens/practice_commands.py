"""What can be done in practice."""

from __future__ import annotations

from tui import commands
from tui.commands import Command
from tui.tutor import wording
from tui.tutor.judging import CERTAINTIES

RULE = commands.RULE.shown()
COMMANDS: tuple[Command, ...] = (
    Command("onward", "enter", "Answer, next", "Give the answer, or go to what is missing; then go on.", True),
    *commands.digits("Verdict", "Choose a verdict or an option, tick a criterion."),
    *(
        Command(
            f"certainty('{each}')",
            each[0],
            each.capitalize(),
            f"How sure you are: {wording.stakes_in_words(each)}.",
            palette=False,
        )
        for each in CERTAINTIES
    ),
    Command("surer(1)", "right", "Surer", "Surer than that.", palette=False),
    Command("surer(-1)", "left", "Less sure", "Less sure than that.", palette=False),
    Command("move(1)", "down,j", "Next sentence", "Point at the next sentence; later a line down.", palette=False),
    Command("move(-1)", "up,k", "Sentence before", "Point at the one before; later a line up.", palette=False),
    Command("none_decides", "0", "None decides", "No sentence decides it.", palette=False),
    commands.HINT,
    commands.SKIP._replace(help="Leave it for now; it comes again at the end."),
    commands.UNDO.shown(),
    commands.REREAD,
    commands.DISPUTE.shown(),
    commands.WRITE,
    Command("missed", "m", "The missed", "Another round, of those whose latest answer was wrong.", True),
    Command("again", "r", "All again", "Another round of all items.", True),
    commands.PAST,
    Command("switch", "tab", "Other part", "Scroll the other part: the text, or what is below.", palette=False),
    Command("scroll(1)", "space,pagedown", "Scroll", "Scroll the text, or what is below it.", palette=False),
    Command("scroll(-1)", "pageup", "Scroll up", "Scroll back up.", palette=False),
    Command("end(-1)", "home", "Top", "Scroll to the top.", palette=False),
    Command("end(1)", "end", "End", "Scroll to the end.", palette=False),
    commands.NOTE,
    commands.BOOKMARK,
    RULE,
    commands.SEARCH,
    commands.BACK,
    commands.HELP,
)
"""In the order in which the footer, the palette and the help show them."""
TICK = Command("to_check", "1-9", "Tick", "Bring the criteria into view.", footer=True)
"""Stands in the footer for the digits, with those that tick something as its key."""
