"""How the rule looks: short first, in about ten lines, then feature by feature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.course.rubric_schema import FeatureEntry
from tui.tutor.rule import OFFERED, SILENCE, RuleCard
from tui.widgets.texts import lines, styled
from tui.widgets.wrapped import Wrapped
from tui.widgets.wrapping import hanging

_NONE = "This course has no rule card: it has no rule by which texts are judged, or one that cannot be read."


class RuleView(Wrapped):
    """The rule card."""

    DEFAULT_CSS = """
    RuleView { max-width: 76; }
    """

    def __init__(self, card: RuleCard | None, before: str = "") -> None:
        """Show a rule.

        Args:
            card: The rule; None where there is none.
            before: What is said above it.
        """
        super().__init__()
        self.card = card
        self.before = before

    def show(self, card: RuleCard | None, before: str) -> None:
        """Show another rule."""
        self.card, self.before = card, before
        self.repaint()

    def content_for(self, width: int) -> Content:
        """The card, for a width in cells."""
        if self.card is None:
            return Content(_NONE)
        parts: list[Content | str] = [self.before, ""] if self.before else []
        return lines([*parts, *_short(self.card, width), "", *_full(self.card, width)])


def _short(card: RuleCard, width: int) -> Iterator[Content]:
    """The rule in about ten lines."""
    for verdict in sorted(card.verdicts, key=lambda verdict: verdict.hotkey):
        key = Content.styled(f"{verdict.hotkey}  ", "bold $accent")
        yield hanging(key, Content.styled(f"{verdict.label}. ", "bold") + styled(verdict.meaning), width)
    if card.offers_all:
        yield hanging(Content("   "), Content(OFFERED), width)
    yield hanging(Content("   "), Content(SILENCE), width)
    if card.stakes:
        yield hanging(Content.styled("±  ", "bold $accent"), Content(f"Marks: {card.stakes}."), width)
    for sense in card.senses:
        yield hanging(Content("   "), Content.styled(f"{sense.label}: ", "bold $carries") + sense.needs + ".", width)


def _full(card: RuleCard, width: int) -> Iterator[Content | str]:
    for part in card.parts:
        yield hanging(Content("   "), Content.styled(f"{part.label}: ", "bold $carries") + part.needs + ".", width)
    if card.parts:
        yield ""
    yield Content.styled("What to look for", "bold $accent")
    yield from _features(card.features, width)
    if card.noted:
        yield ""
        yield Content.styled("Shown beside it, and never decides", "bold $accent")
        yield from _features(card.noted, width)
    if card.follows:
        yield ""
        yield Content.styled("What follows from what", "bold $accent")
        for sentence in card.follows:
            yield hanging(Content("· "), Content(sentence), width)


def _features(features: Sequence[FeatureEntry], width: int) -> Iterator[Content | str]:
    for feature in features:
        yield ""
        yield Content.styled(feature.label, "bold")
        yield hanging(Content("  "), styled(feature.question), width)
        for mark, style, words in (("✓", "$success", feature.counts), ("✗", "$error", feature.does_not)):
            if words:
                yield hanging(Content.styled(f"  {mark} ", f"bold {style}"), styled(words, "$quiet"), width)
