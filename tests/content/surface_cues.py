"""Can the key of a vignette be told from its surface alone?

Two tests: the two keys of two-way practice, and worst-case against the rest over the whole bank.

Three linear classifiers (bag of words, length, hedges and scope words) are tested under leave-pair-out
cross-validation: leave-one-out would be a trap, since the mate left in the training set gives the item away with its
label turned round, and reads 0 even without a leak. The null distribution is made by shuffling labels between pairs
of one size and within them, and p is corrected for the three tests (Bonferroni).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import StandardScaler

from tests.content import bank

PERMUTATIONS = 999
LEVEL = 0.05
SEED = 20240905
RIDGE = 1.0
"""Strength of the classifiers' penalty."""
MOST_ACCURATE, MANY = 0.60, 96
"""With at least so many vignettes a balanced accuracy above this is a leak, whatever p says."""

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

    def leaks(self, count: int) -> bool:
        """Whether it tells the key too well, on so many vignettes."""
        return self.p <= LEVEL or (count >= MANY and self.accuracy > MOST_ACCURATE)


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
        permutations: How many times labels are shuffled at random.
    """
    labels = np.array([1.0 if example.positive else -1.0 for example in examples])
    names = sorted({example.pair for example in examples})
    folds = [np.array([i for i, example in enumerate(examples) if example.pair == name]) for name in names]
    random = np.random.default_rng(SEED)
    shuffled = np.stack([_shuffled(labels, folds, random) for _ in range(permutations)], axis=1)
    every = np.column_stack([labels, shuffled])
    result = []
    for name, features in CLASSIFIERS.items():
        accuracy = _accuracy(features([example.text for example in examples]), every, folds)
        p = (1 + np.count_nonzero(accuracy[1:] >= accuracy[0])) / (1 + permutations)
        result.append(Figure(name, float(accuracy[0]), min(1.0, p * len(CLASSIFIERS))))
    return result


def _shuffled(labels: np.ndarray, folds: Sequence[np.ndarray], random: np.random.Generator) -> np.ndarray:
    """Labels exchanged between folds of one size, and within each fold."""
    shuffled = labels.copy()
    for size in {len(fold) for fold in folds}:
        alike = [fold for fold in folds if len(fold) == size]
        for fold, place in zip(alike, random.permutation(len(alike)), strict=True):
            shuffled[fold] = random.permutation(labels[alike[place]])
    return shuffled


def _accuracy(features: np.ndarray, labels: np.ndarray, folds: Sequence[np.ndarray]) -> np.ndarray:
    """Leave-pair-out balanced accuracy of a ridge classifier, for each column of labels at once.

    Both labels weigh the same, however many vignettes have each, so that chance is one half.
    """
    positive = labels > 0
    weighed = np.where(positive, 1 / positive.sum(axis=0), -1 / (~positive).sum(axis=0)) * len(labels) / 2
    kernel = features @ features.T
    right = np.zeros_like(labels)
    for fold in folds:
        rest = np.setdiff1d(np.arange(len(labels)), fold)
        solved = np.linalg.solve(kernel[np.ix_(rest, rest)] + RIDGE * np.eye(len(rest)), weighed[rest])
        right[fold] = (kernel[np.ix_(fold, rest)] @ solved > 0) == positive[fold]
    recall = [(right * side).sum(axis=0) / side.sum(axis=0) for side in (positive, ~positive)]
    return np.asarray(sum(recall) / 2)


def two_way_examples() -> list[Example]:
    """The vignettes of the practice quizzes that offer two verdicts."""
    return [
        Example(item.vignette.text, item.pair or item.id, item.key == list(item.explain)[1])
        for item in bank.vignettes("practice")
        if len(item.explain) == 2
    ]


def worst_case_examples() -> list[Example]:
    """All vignettes of the bank: worst-case against the rest."""
    return [Example(item.vignette.text, item.pair or item.id, item.key == "worst-case") for item in bank.vignettes()]


def report(what: str, examples: Sequence[Example], found: Sequence[Figure]) -> str:
    """The figures in words."""
    lines = [f"Surface cues, {what}, leave-pair-out, N = {len(examples)}, {PERMUTATIONS} permutations"]
    for figure in found:
        word = "LEAK" if figure.leaks(len(examples)) else "no leak found"
        lines.append(f"  {figure.name:<13} balanced {figure.accuracy:.3f}   corrected p {figure.p:.3f}   {word}")
    return "\n".join(lines)
