"""What a judgement asks for beside the verdict: how sure one is, and which sentence decides; or not.

Known before the first paint, so nothing that judges is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from tui.tutor.judging import ClassifyAnswer

Asked = Literal["verdict", "certainty", "sentence"]
"""The questions of a judgement."""


class Asks(Struct, frozen=True):
    """What is asked for. Every face asks what `questions` says, and nothing else is kept."""

    certainty: bool = True
    """Whether it is asked how sure one is."""
    sentence: bool = True
    """Whether it is asked which sentence decides."""

    @property
    def questions(self) -> tuple[Asked, ...]:
        """The questions, in the order in which they are asked."""
        certainty: tuple[Asked, ...] = ("certainty",) if self.certainty else ()
        sentence: tuple[Asked, ...] = ("sentence",) if self.sentence else ()
        return ("verdict", *certainty, *sentence)

    def of(self, answer: ClassifyAnswer) -> ClassifyAnswer:
        """An answer without what is not asked for."""
        from dataclasses import replace

        return replace(
            answer,
            certainty=answer.certainty if self.certainty else None,
            sentence=answer.sentence if self.sentence else None,
        )


BOTH = Asks()
"""Both are asked: so it is in tests, for a guest, and for whoever has chosen nothing else."""
