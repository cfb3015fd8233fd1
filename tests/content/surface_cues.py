"""Can the key of a two-way vignette be told from its surface alone?

Three linear classifiers (bag of words, length, hedges and scope words) are tested under leave-pair-out
cross-validation: leave-one-out would be a trap, since the mate left in the training set gives the item away with its
label turned round, and reads 0 even without a leak. The null distribution is made by swapping the labels within
pairs, and p is corrected for the three tests (Bonferroni). Run this module to see the figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import StandardScaler

from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.course.model import Classify

PERMUTATIONS = 999
LEVEL = 0.05
SEED = 20240905
RIDGE = 1.0
"""Strength of the classifiers' penalty."""
WARN_ACCURACY, WARN_FROM = 0.60, 96
"""Above this accuracy, with at least so many items, a passing test still deserves a look."""

HEDGES = re.compile(
    r"\b(?:only|never|always|all|every|any|each|none|no|not|nothing|everywhere|elsewhere|other|others|same|some|"
    r"may|might|could|would|perhaps|seems?|rarely|often|sometimes|once|both|alike|whatever|whenever|too|still|even)\b",
    re.IGNORECASE,
)


class Example(NamedTuple):
    """A vignette as the classifiers see it."""

    text: str
    pair: str
    positive: bool
    """Whether it has the second of the two keys."""


class Figure(NamedTuple):
    """What one classifier reached."""

    name: str
    accuracy: float
    p: float
    """Corrected for the number of classifiers."""


Features = Callable[[Sequence[str]], np.ndarray]


def bag_of_words(texts: Sequence[str]) -> np.ndarray:
    """Which words and pairs of words occur."""
    counts = CountVectorizer(binary=True, ngram_range=(1, 2), lowercase=True).fit_transform(texts)
    rows = np.asarray(counts.todense(), dtype=float)
    return np.asarray(rows / np.sqrt(rows.sum(axis=1, keepdims=True)))


def length(texts: Sequence[str]) -> np.ndarray:
    """Words, characters and sentences."""
    rows = [(len(text.split()), len(text), len(re.findall(r"[.!?](?:\s|$)", text))) for text in texts]
    return np.asarray(StandardScaler().fit_transform(np.array(rows, dtype=float)))


def hedges(texts: Sequence[str]) -> np.ndarray:
    """How many hedges and scope words, and how many for each word of text."""
    rows = [(len(HEDGES.findall(text)), len(HEDGES.findall(text)) / len(text.split())) for text in texts]
    return np.asarray(StandardScaler().fit_transform(np.array(rows, dtype=float)))


CLASSIFIERS: Mapping[str, Features] = {"bag of words": bag_of_words, "length": length, "hedges": hedges}


def figures(examples: Sequence[Example], permutations: int = PERMUTATIONS) -> list[Figure]:
    """Test every classifier.

    Args:
        examples: The vignettes; one without a mate is a pair of its own.
        permutations: How many times labels are swapped within pairs at random.
    """
    labels = np.array([1.0 if example.positive else -1.0 for example in examples])
    names = sorted({example.pair for example in examples})
    folds = [np.array([i for i, example in enumerate(examples) if example.pair == name]) for name in names]
    random = np.random.default_rng(SEED)
    swapped = np.stack([_swap(labels, folds, random) for _ in range(permutations)], axis=1)
    every = np.column_stack([labels, swapped])
    result = []
    for name, features in CLASSIFIERS.items():
        accuracy = _accuracy(features([example.text for example in examples]), every, folds)
        p = (1 + np.count_nonzero(accuracy[1:] >= accuracy[0])) / (1 + permutations)
        result.append(Figure(name, float(accuracy[0]), min(1.0, p * len(CLASSIFIERS))))
    return result


def _swap(labels: np.ndarray, folds: Sequence[np.ndarray], random: np.random.Generator) -> np.ndarray:
    swapped = labels.copy()
    for fold in folds:
        if len(fold) == 2 and random.random() < 0.5:
            swapped[fold] = swapped[fold[::-1]]
    return swapped


def _accuracy(features: np.ndarray, labels: np.ndarray, folds: Sequence[np.ndarray]) -> np.ndarray:
    """Leave-pair-out accuracy of a ridge classifier, for each column of labels at once."""
    kernel = features @ features.T
    right = np.zeros(labels.shape[1])
    for fold in folds:
        rest = np.setdiff1d(np.arange(len(labels)), fold)
        weights = np.linalg.solve(kernel[np.ix_(rest, rest)] + RIDGE * np.eye(len(rest)), labels[rest])
        scores = kernel[np.ix_(fold, rest)] @ weights
        right += ((scores > 0) == (labels[fold] > 0)).sum(axis=0)
    return np.asarray(right / len(labels))


def two_way_examples() -> list[Example]:
    """The vignettes of the bundled course's practice quizzes that offer two verdicts."""
    course = Course.open(bundled_course())
    examples = []
    for title in course.quiz_titles:
        quiz = course.quiz(title.id)
        if quiz.form == "practice" and len(quiz.verdicts) == 2:
            for item in quiz.items:
                if isinstance(item, Classify):
                    examples.append(Example(item.vignette.text, item.pair or item.id, item.key == quiz.verdicts[1]))
    return examples


def report(examples: Sequence[Example], found: Sequence[Figure]) -> str:
    """The figures in words."""
    lines = [f"Surface cues, leave-pair-out, N = {len(examples)}, {PERMUTATIONS} permutations"]
    for figure in found:
        leak = figure.p <= LEVEL
        wary = figure.accuracy > WARN_ACCURACY and len(examples) >= WARN_FROM
        word = "LEAK" if leak else "look at it" if wary else "no leak found"
        lines.append(f"  {figure.name:<13} accuracy {figure.accuracy:.3f}   corrected p {figure.p:.3f}   {word}")
    return "\n".join(lines)


if __name__ == "__main__":
    bank = two_way_examples()
    print(report(bank, figures(bank)))
