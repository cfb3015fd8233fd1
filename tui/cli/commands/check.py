"""`check`: look for mistakes in a course, and print each with its place."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from tui.cli.failures import DONE, FAILED
from tui.cli.opening import course_folder
from tui.cli.streams import out, out_json, width
from tui.course import safe_text
from tui.course.checking import ALL_RULES, check
from tui.course.plaintext import cells, wrap
from tui.course.problem import Problem


class Report(msgspec.Struct, frozen=True):
    """What `check --format json` prints."""

    errors: int
    warnings: int
    problems: tuple[Problem, ...]


def run(arguments: argparse.Namespace) -> int:
    """Print the findings, or the rules."""
    if arguments.rules:
        _rules(arguments.format == "json")
        return DONE
    root = course_folder(arguments.path or arguments.course)
    problems = check(root)
    errors = sum(problem.severity == "error" for problem in problems)
    if arguments.format == "json":
        out_json(msgspec.json.encode(Report(errors, len(problems) - errors, problems)))
    else:
        _report(root, problems, errors)
    return FAILED if errors else DONE


def _report(root: Path, problems: tuple[Problem, ...], errors: int) -> None:
    sources: dict[str, list[str]] = {}
    for problem in problems:
        if problem.path not in sources:
            content, _ = safe_text.read(root, problem.path)
            sources[problem.path] = content.split("\n") if content else []
        lines = sources[problem.path]
        warning = "" if problem.severity == "error" else " [warning]"
        out(safe_text.clean(f"{problem}{warning}"))
        if 0 < problem.line <= len(lines) and lines[problem.line - 1].strip():
            for line in _source(lines[problem.line - 1], problem.column):
                out(safe_text.clean(line))
        if problem.hint:
            out(safe_text.clean(f"    hint: {problem.hint}"))
        out()
    out(_summary(errors, len(problems) - errors))


def _source(line: str, column: int) -> list[str]:
    """A line of a file, cut to the terminal around a column, and a caret below that column."""
    line = line.replace("\t", " ")
    room = width(120) - 8
    at = min(max(column - 1, 0), len(line))
    start = max(0, at - room * 2 // 3) if len(line) > room else 0
    before = ("..." if start else "") + line[start:at]
    after = line[at : start + room]
    cut = "..." if start + room < len(line) else ""
    return [f"    {before}{after}{cut}", f"    {' ' * cells(before)}^"]


def _summary(errors: int, warnings: int) -> str:
    if not errors and not warnings:
        return "No problems."
    return f"{_count(errors, 'error')}, {_count(warnings, 'warning')}."


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _rules(as_json: bool) -> None:
    if as_json:
        out_json(msgspec.json.encode(ALL_RULES))
        return
    for severity in ("error", "warning"):
        out(f"{severity.capitalize()}s")
        for rule in ALL_RULES:
            if rule.severity == severity:
                for line in wrap(rule.meaning, width(100), f"  {rule.name:<18}  ", " " * 22):
                    out(line)
        out()
