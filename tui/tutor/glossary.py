"""Finding a term of the glossary by what a learner types."""

from __future__ import annotations

from tui.course.course import Course
from tui.course.markdown import plain
from tui.course.schema import Term


def find_terms(course: Course, words: str) -> tuple[Term, ...]:
    """The terms that are meant, best first: those called just so, those whose name begins with the words or holds them.

    Where there is none of either, those whose definition holds them. Without words, all terms.
    """
    wanted = _folded(words)
    named = [term for term in course.glossary if any(wanted in name for name in _names(term))]
    if not named:
        return tuple(term for term in course.glossary if wanted in _folded(plain(term.definition)))
    begun = [term for term in named if any(name.startswith(wanted) for name in _names(term))]
    named = list(dict.fromkeys([*begun, *named]))
    return tuple(sorted(named, key=lambda term: not is_called(term, words)))


def is_called(term: Term, words: str) -> bool:
    """Whether the words are a name of the term, and no mere part of one."""
    return _folded(words) in _names(term)


def _names(term: Term) -> list[str]:
    return [term.id, *(_folded(plain(name)) for name in (term.term, *term.aliases))]


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
