"""`room check`: the day before. Addresses, whether a phone gets through, and whether the plan can be run."""

from __future__ import annotations

import argparse
import asyncio
import sys

from tui.cli.commands.room_faces import explained, the_plan
from tui.cli.failures import DONE, FAILED
from tui.cli.opening import open_course
from tui.cli.streams import flush, is_terminal, out, width
from tui.course.checking import check
from tui.course.course import Course
from tui.course.plaintext import WIDTH, wrap
from tui.course.reading import WORKSHOPS
from tui.course.workshops import Plan, minutes_needed
from tui.plain.typed import listen
from tui.room.asking import agenda
from tui.room.host.addresses import EVERYWHERE, LOOPBACK, current, first_free_port, url
from tui.room.host.fronts import NOT_PRIVATE
from tui.room.host.qr import cells
from tui.room.host.trying import trying
from tui.room.lint import too_long
from tui.room.messages import STATE_BYTES
from tui.room.plan import Options
from tui.room.saying import LONE

_BLACK, _WHITE, _MIXED, _AS_BEFORE = "\x1b[40m", "\x1b[107m", {True: "\x1b[30;107m▀", False: "\x1b[97;40m▀"}, "\x1b[0m"


def run(arguments: argparse.Namespace) -> int:
    """Print what is found; at a terminal, wait until a phone has got through, or Enter.

    Returns:
        The exit code: 1 where the plan cannot be run.

    Raises:
        Failure: There is no plan.
        UnknownIdError: There is none of that name.
    """
    course = open_course(arguments)
    plan = the_plan(course, arguments.plan)
    with explained():
        is_sound = _look_at(course, plan)
    port = first_free_port()
    found = current()
    ip = found[0].ip
    out()
    out(f"Address: {url(ip, port)}" if ip != LOOPBACK else "This machine is in no network: only --hands works here.")
    for other in found[1:]:
        if not other.is_loopback and ":" not in other.ip:  # A host listens at all IPv4 addresses.
            out(f"Another address: {url(other.ip, port)}")
    if ip != LOOPBACK and not found[0].is_private:
        for part in wrap(NOT_PRIVATE, width(WIDTH)):
            out(part)
    if is_terminal(sys.stdin) and is_terminal(sys.stdout) and not arguments.plain and ip != LOOPBACK:
        _print_qr(url(ip, port))
    if is_terminal(sys.stdin) and ip != LOOPBACK:
        asyncio.run(_wait_for_a_phone(ip, port))
    return DONE if is_sound else FAILED


def _look_at(course: Course, plan: Plan) -> bool:
    """Say what is found about a plan; whether it can be run."""
    made = agenda(course, plan, Options(), seed="")
    activities = len(made.activities)
    out(f"Plan {plan.id}: {made.title}, {activities} activities.")
    for act, activity in enumerate(made.activities, 1):
        out(f"{act:>2}  {activity.heading}")
    out(f"They take about {minutes_needed(plan)} minutes; the plan gives {plan.minutes}.")
    problems = [problem for problem in check(course.root) if problem.path == WORKSHOPS]
    for problem in problems:
        out(str(problem))
    long = list(too_long(made, course.sound_rubric))
    for each in long:
        out(f"Activity {each.act}, {each.heading}: {each.size:,} bytes for every phone; {STATE_BYTES:,} are enough.")
    return not long and all(problem.severity != "error" for problem in problems)


def _print_qr(address: str) -> None:
    """Print a code in black on white, whatever the terminal's colours are."""
    for row in cells(address):
        line = ""
        for upper, lower in row:
            line += f"{_BLACK if upper else _WHITE} " if upper == lower else _MIXED[upper]
        out(f"{line}{_AS_BEFORE}")


async def _wait_for_a_phone(ip: str, port: int) -> None:
    """Say when the first phone has got through; Enter ends it, too."""
    come: asyncio.Queue[str | None] = asyncio.Queue()
    phones: asyncio.Queue[str] = asyncio.Queue()
    own = {each.ip for each in current()}

    def came(peer: str) -> None:
        if peer not in own:
            phones.put_nowait(peer)

    async with trying(EVERYWHERE, port, came):
        out("Open this address on a phone that is in this network. Enter ends the waiting.")
        flush()
        listen(sys.stdin, come.put_nowait)
        phone, line = asyncio.create_task(phones.get()), asyncio.create_task(come.get())
        await asyncio.wait((phone, line), return_when=asyncio.FIRST_COMPLETED)
        if phone.done():
            out(f"A phone has got through: {phone.result()}.")
        else:
            for part in wrap(LONE, width(WIDTH)):
                out(part)
        phone.cancel()
        line.cancel()
