"""What is said when something ends or is looked back at: a lesson, a round of practice, a past answer."""

from __future__ import annotations

from collections.abc import Iterator

from tui.course.markdown import plain
from tui.tutor.amounts import count
from tui.tutor.helping import SAID
from tui.tutor.lesson import Ending
from tui.tutor.past import Past
from tui.tutor.path import Way
from tui.tutor.practice import PracticeSession, Sum
from tui.tutor.record import Record
from tui.tutor.wording import reworded, signed


def lesson_ended(ending: Ending) -> tuple[str, ...]:
    """Sentences on the end of a lesson: what was got, and what waits."""
    title = f"“{plain(ending.title)}”"
    end = f"That is all of {title} on the short way." if ending.is_part else f"You have come to the end of {title}."
    lines = [end]
    if ending.asked:
        lines.append(f"{ending.right} of {count(ending.asked, 'question')} right at the first try.")
    if ending.left:
        lines.append(f"{ending.left} not answered: {'it waits' if ending.left == 1 else 'they wait'} for you.")
    if ending.way.news:
        lines.append(ending.way.news)
    return tuple(lines)


def round_ended(sum: Sum) -> tuple[str, ...]:
    """Sentences on the end of a round: what was got, and what is left."""
    lines = [f"The end of this round of “{plain(sum.title)}”."]
    if sum.judged:
        marks = "" if sum.marks is None else f", {signed(sum.marks)} {'mark' if abs(sum.marks) == 1 else 'marks'}"
        lines.append(f"{sum.right} of {count(sum.judged, 'answer')} right{marks}.")
    elif sum.answered:
        lines.append(f"{count(sum.answered, 'text')} written and compared.")
    if sum.conflations:
        lines.append(f"{count(sum.conflations, 'conflation')}: taking the one for the other, which this course cures.")
    if sum.new:
        lines.append(f"{sum.new} of this quiz not answered yet.")
    if sum.missed:
        lines.append(f"{count(sum.missed, 'item')} of this quiz wrong at the latest answer.")
    if sum.way.news:
        lines.append(sum.way.news)
    return tuple(lines)


def way_in_words(way: Way) -> str:
    """The way on in one line: `Next: One word, two senses, step 1 of 7`."""
    if not way.verb:
        return plain(way.title)
    detail = f", {way.detail}" if way.detail else ""
    return f"{way.verb}: {plain(way.title)}{detail}"


def standing(session: PracticeSession) -> str:
    """Where a round stands, and why this item: `3 of 14 · new skill`."""
    at = f"{session.number} of {session.size}"
    if session.reason:
        return f"{at} · {session.reason}"
    if session.round == "missed":
        return f"{at} · missed before"
    if session.question.help:
        at = f"{at} · {SAID[session.question.help]}"
    if session.is_retest:
        return f"{at} · again after a sure mix-up"
    if session.is_mate:
        return f"{at} · the other of the pair"
    if session.is_new_skill and session.course.skill_label(session.item.skill) != session.item.skill:
        return f"{at} · new skill: {session.course.skill_label(session.item.skill)}"
    return f"{at} · seen before" if session.times > 0 else at


def remarks(past: Past, record: Record) -> Iterator[str]:
    """What is to be said of a past answer beside its feedback."""
    if past.hints:
        yield f"Answered after {count(past.hints, 'hint')}."
    if past.right is not None and past.judgement is None:
        yield reworded(past.right)
    elif past.revised:
        yield "The item has been reworded since; this is what it says now."
    if past.item.id in record.history.disputes:
        yield f"You dispute this key: {record.history.disputes[past.item.id]}"
    note = record.history.notes.get(past.item.id, "")
    if note and (past.reflection is None or past.reflection.text != note):
        yield f"Your note: {note}"
