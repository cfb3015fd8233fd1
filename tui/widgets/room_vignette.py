"""A text before a room. Once its key is shown, the numbers of the sentences that decide stand in circles."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from tui.course.vignette_model import Vignette
from tui.room.asked import Reveal, Text
from tui.room.texts import as_vignette
from tui.tutor.judging import Evidence
from tui.widgets.vignette_view import VignetteView

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def circled(number: int) -> str:
    """A number in a circle; in brackets where there is no such sign."""
    return _CIRCLED[number - 1] if 1 <= number <= len(_CIRCLED) else f"({number})"


class RoomVignette(VignetteView):
    """It shows what the host says, and keeps which text that is, so that the same one stays where it is."""

    NUMBERS: ClassVar[str] = "$secondary"
    """Before a room nothing is dim, and people name sentences by them."""

    def __init__(self) -> None:
        super().__init__()
        self._text: Text | None = None
        self._reveal: Reveal | None = None

    def put(self, text: Text | None, pickable: bool = False, picked: int = 0) -> None:
        """Show a text; None shows none."""
        self._reveal = None
        self.display = text is not None
        if text is not None and (text != self._text or self._evidence or pickable != self._pickable):
            self.ask(as_vignette(text), pickable)
        self._text = text
        if picked != self._picked:
            self.pick(picked)

    def tell(self, text: Text | None, reveal: Reveal, picked: int = 0) -> None:
        """Show a text with the sentences marked that say something."""
        if (text, reveal, picked) == (self._text, self._reveal, self._picked):
            return
        self.display = text is not None
        self._text, self._reveal = text, reveal
        if text is not None:
            shown = as_vignette(text)
            self.show(shown, _marks(shown, reveal), picked)

    def content_for(self, width: int) -> Content:
        """The text, for a width in cells."""
        content = super().content_for(width)
        if self._reveal is None:
            return content
        text = content.plain
        for number in self._reveal.deciding:
            start, end, _ = self._document.numbers[number - 1]
            sign = circled(number)
            if len(sign) <= end - start:
                text = text[:start] + sign.ljust(end - start) + text[end:]
        return Content(text, spans=list(content.spans))


def _marks(shown: Vignette, reveal: Reveal) -> tuple[Evidence, ...]:
    said = dict.fromkeys([*reveal.deciding, *(each.sentence for each in reveal.evidence)])
    return tuple(
        Evidence(
            start=shown.sentences[number - 1].start,
            end=shown.sentences[number - 1].end,
            sentences=(number,),
            decides=number in reveal.deciding,
        )
        for number in said
        if 1 <= number <= len(shown.sentences)
    )
