"""What a facilitator can press, and when: the same on the screen in front and in the private console."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.commands import HELP, QUIT, Command
from tui.room.messages import Phase
from tui.room.orders import Screen

GO = Command("go", "enter", "Next", "Go on to what comes next; where there is more below, first down to that.", True)
EXPORT = Command("export", "e", "Export", "How the record of this room is taken along.")

LEADING: tuple[Command, ...] = (
    GO,
    Command("order('vote')", "v", "Vote", "Open the vote: the first one, or after talking the second one."),
    Command("order('close')", "c", "Close", "Close the vote in five seconds; Enter then closes it at once."),
    Command("order('discuss')", "d", "Discuss", "Let people talk before the second vote."),
    Command("order('hint')", "h", "Hint", "Give the hint, while people talk."),
    Command("order('compare')", "m", "Compare", "Show both votes beside each other, without the key."),
    Command("order('reveal')", "r", "Show the key", "Show the key, and why. There is no way back from that."),
    Command("plan", "p", "Plan", "All activities; go to one of them."),
    Command("hands", "w", "Hands", "Count this vote by a show of hands: type how many for each answer."),
    Command("code", "q", "Code", "Show the QR code and the address, or put them away."),
    Command("order('lock')", "l", "Lock", "Let nobody else in; again, to let people in."),
    Command("order('undo')", "u", "Undo", "Back to the phase before; never behind a key that was shown."),
    Command("order('reopen')", "o", "Open again", "Open the vote again that was just closed."),
    Command("order('pause')", "b", "Pause", "Let a vote rest; again, to go on."),
    Command("meanings", "s", "Senses", "What each answer claims."),
    Command("order('lift-cap')", "a", "Lift the cap", "Let one address have any number of seats, as behind a proxy."),
    EXPORT,
    Command("theme", "t", "Contrast", "Change between the light theme and high contrast."),
    Command("scroll(1)", "space,pagedown", "Scroll", "Scroll down.", palette=False),
    Command("scroll(-1)", "pageup", "Scroll up", "Scroll up.", palette=False),
    Command("nudge(1)", "down,j", "Down", "Scroll down a line.", palette=False),
    Command("nudge(-1)", "up,k", "Up", "Scroll up a line.", palette=False),
    HELP,
)

_FOOT: Mapping[Phase, tuple[str, ...]] = {
    "lobby": ("go", "code", "plan", "lock", "theme"),
    "read": ("go", "code", "plan", "undo"),
    "vote": ("go", "hands", "pause", "undo", "code"),
    "closed": ("go", "discuss", "reveal", "reopen", "hands"),
    "discuss": ("go", "hint", "reveal", "undo", "code"),
    "compare": ("go", "code"),
    "reveal": ("go", "meanings", "plan", "code"),
    "set": ("go", "pause", "undo", "code", "lock"),
    "page": ("go", "plan", "undo", "code"),
    "summary": ("go", "export", "quit"),
    "over": ("export", "quit"),
}
"""What the foot shows in a phase, beside the help, where it can be done."""
_GO_NAMES: Mapping[Phase, str] = {
    "lobby": "Start",
    "read": "Open the vote",
    "vote": "Close",
    "closed": "Go on",
    "discuss": "Vote again",
    "compare": "Show the key",
    "set": "Close",
}
_WHEN: Mapping[str, frozenset[Phase]] = {
    "vote": frozenset({"read", "discuss"}),
    "close": frozenset({"vote", "set"}),
    "hint": frozenset({"discuss"}),
    "reveal": frozenset({"closed", "discuss", "compare"}),
    "reopen": frozenset({"closed"}),
    "hands": frozenset({"vote", "closed"}),
    "pause": frozenset({"vote", "set"}),
    "undo": frozenset({"read", "vote", "closed", "discuss", "set", "page"}),
}


def what(command: Command) -> str:
    """What a command is about, in a word: the order that it gives, or its action."""
    name, _, argument = command.action.partition("(")
    return argument.strip("')") if name == "order" else name.removeprefix("app.")


def fits(thing: str, screen: Screen) -> bool:
    """Whether something can be done in a phase; the host has the last word.

    Args:
        thing: What a command is about.
        screen: What is shown in front.
    """
    state = screen.state
    phase, first = state.phase, state.round == 1
    if thing == "go":
        return phase not in ("summary", "over")
    if thing in ("discuss", "compare"):
        return phase == "closed" and state.rounds > 1 and first == (thing == "discuss")
    if (thing == "hint" and state.hint) or (thing == "reveal" and not (state.rounds and screen.is_told)):
        return False
    if thing == "meanings":
        return any(option.meaning for asked in state.items for option in asked.options)
    if thing == "hands" and phase == "closed":
        return state.hands
    if thing in ("lock", "plan", "code"):
        return phase != "over" and (thing == "plan" or not screen.by_hands)
    return thing not in _WHEN or phase in _WHEN[thing]


def _go_name(screen: Screen) -> str | None:
    if screen.wants_hands:
        return "Count hands"
    return "Close now" if screen.state.closes_ms is not None else _GO_NAMES.get(screen.state.phase)


def at_the_foot(own: Iterable[Command], screen: Screen, shows_code: bool, more_below: bool) -> tuple[Command, ...]:
    """What the foot shows now: six keys at most, by the names that fit.

    Args:
        own: The commands of the screen.
        screen: What is shown in front.
        shows_code: Whether the QR code stands there.
        more_below: Whether Enter first scrolls.
    """
    state = screen.state
    known = {what(command): command for command in (*own, QUIT)}
    wanted = (thing for thing in _FOOT[state.phase] if fits(thing, screen) or (thing == "go" and more_below))
    found = [known[thing] for thing in wanted if thing in known]
    names = {
        "go": "More" if more_below else _go_name(screen),
        "lock": "Let people in" if screen.locked else None,
        "code": "Hide the code" if shows_code else None,
        "pause": "Go on" if state.paused else None,
        "quit": "Leave",
    }
    named = (command._replace(name=names.get(what(command)) or command.name).shown() for command in found)
    return (*named, HELP)
