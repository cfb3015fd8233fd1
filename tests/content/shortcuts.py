"""Does a shortcut give the key away? One feature of a text, or the look of an option, in place of reading.

Of the vignettes that state (or deny) any one feature, at most `MOST` may share a verdict. Somebody who always picks the
most hedged option of a choice item, the longest, or the only one of two clauses, may not fare better or worse than
chance by more than `POINTS`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tui.course.markdown import plain
from tui.course.model import Choice, Classify

MOST = 0.70
"""The share of a verdict among the vignettes that say the same of a feature, at most."""
FEWEST = 8
"""A feature of which fewer vignettes say the same is set aside."""
POINTS = 0.08
"""How far from chance a picker may be."""

HEDGE = re.compile(
    r"\b(?:may|might|could|can|would|perhaps|some|somewhat|sometimes|partly|probably|likely|unlikely|nearly|"
    r"approximately|roughly|about|often|usually|rarely|hardly|seems?|suggests?|tends?|a little|in part|not obvious|"
    r"not clear|unclear|as far as|more or less|at least|not necessarily|depends?|possibly|arguably)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"[;:]\s|,\s(?:but|and|though|yet|while|since|because|so|which|as|unless|if|although|whereas|even|not|or)\b|"
    r"\s(?:but|although|though|whereas|unless|because|while)\s",
    re.IGNORECASE,
)


class FeatureShare(NamedTuple):
    """Vignettes that say the same of a feature."""

    feature: str
    value: str
    texts: int
    """How many."""
    verdict: str
    """The most frequent one."""
    share: float

    @property
    def leaks(self) -> bool:
        """Whether the feature alone gives the verdict away."""
        return self.texts >= FEWEST and self.share > MOST


def feature_shares(vignettes: Sequence[Classify]) -> list[FeatureShare]:
    """By feature and what is said of it, how often the most frequent verdict is right."""
    verdicts: dict[tuple[str, str], Counter[str]] = {}
    for item in vignettes:
        for fact in item.vignette.stated.items():
            verdicts.setdefault(fact, Counter())[item.key] += 1
    found = []
    for (feature, value), counted in sorted(verdicts.items()):
        verdict, most = counted.most_common(1)[0]
        found.append(FeatureShare(feature, value, counted.total(), verdict, most / counted.total()))
    return found


class Picker(NamedTuple):
    """What somebody gets who goes by the look of the options."""

    name: str
    score: float
    """Mean chance of being right; options that look alike are taken at random."""
    chance: float
    singled_out: int
    """Items of which one option alone has the look."""
    singled_out_right: int

    @property
    def leaks(self) -> bool:
        """Whether it is far from chance."""
        return abs(self.score - self.chance) > POINTS


def hedges(option: str) -> int:
    """How many hedges an option has."""
    return len(HEDGE.findall(option))


def clauses(option: str) -> int:
    """1 for an option of two clauses or more, else 0."""
    return int(bool(CLAUSE.search(option)))


LOOKS: Mapping[str, Callable[[str], int]] = {
    "the most hedged": hedges,
    "the longest": len,
    "the one of two clauses": clauses,
}


def pickers(choices: Sequence[Choice]) -> list[Picker]:
    """What each look earns over all items."""
    return [_picker(name, look, choices) for name, look in LOOKS.items()]


def _picker(name: str, look: Callable[[str], int], choices: Sequence[Choice]) -> Picker:
    score = chance = 0.0
    singled_out = right = 0
    for item in choices:
        looks = [look(plain(option.text)) for option in item.options]
        best = [number for number, value in enumerate(looks, 1) if value == max(looks)]
        score += (item.key in best) / len(best)
        chance += 1 / len(looks)
        singled_out += len(best) == 1
        right += best == [item.key]
    return Picker(name, score / len(choices), chance / len(choices), singled_out, right)


def report(vignettes: Sequence[Classify], choices: Sequence[Choice]) -> Iterator[str]:
    """The figures in words."""
    yield f"Single features, N = {len(vignettes)} vignettes, at most {MOST:.0%} of those that say the same share a key"
    for share in feature_shares(vignettes):
        word = "LEAK" if share.leaks else "too few to tell" if share.texts < FEWEST else ""
        yield f"  {share.feature:<20} {share.value:<4} {share.texts:>4}   {share.share:.2f} {share.verdict:<16} {word}"
    yield f"Looks of options, N = {len(choices)} items, within {POINTS * 100:.0f} points of chance"
    for picker in pickers(choices):
        alone = f"alone in {picker.singled_out}, right in {picker.singled_out_right} of these"
        word = "LEAK" if picker.leaks else ""
        yield f"  {picker.name:<24} {picker.score:.3f}   chance {picker.chance:.3f}   {alone}   {word}"
