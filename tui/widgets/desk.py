"""A text, below it what is asked about it, and a column beside them. The line between says which one is scrolled."""

from __future__ import annotations

from typing import Literal, NamedTuple

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from tui.course.vignette_model import Vignette
from tui.tutor.judging import Evidence
from tui.widgets.lasting import Lasting
from tui.widgets.parts import Page, Sheet, put_into, scroll_page
from tui.widgets.seam import Seam
from tui.widgets.vignette_view import VignetteView

State = Literal["asking", "answered", "textless"]
"""What is to be seen: a text with what is asked about it, with what is said of the answer, or what is asked alone."""


class _Share(NamedTuple):
    """The room of a part, in the words of a stylesheet."""

    height: str
    least: int | None = None
    most: str | None = None


_FOLLOWING = (_Share("auto", most="55%"), _Share("1fr"))
_IN_TALL = (_Share("auto", most="60%"), _Share("1fr"))
_ALONE = (_Share("0"), _Share("1fr"))
_SHARES: dict[tuple[State, bool], tuple[_Share, _Share]] = {
    # In a low window the questions stand at the foot, as high as they are; hints make them grow into the text's rows.
    ("asking", False): (_Share("1fr", least=4), _Share("auto", most="65%")),
    # What is said about the answer follows on the text, which stays where it is.
    ("answered", False): _FOLLOWING,
    ("textless", False): _ALONE,
    ("asking", True): _IN_TALL,
    ("answered", True): _IN_TALL,
    ("textless", True): _ALONE,
}
"""The room of the text and of what is below it, by what is to be seen and whether the window is tall.

It is set from here: looking up the rules of a class would take longer than laying the parts out.
"""
_LONGEST = 14
"""Lines of the longest usual text; in a tall window the questions begin below as many, wherever the text ends."""


class Desk(Lasting, Vertical):
    """Where an item lies. It knows how things are laid out, and nothing about what they mean."""

    text = getters.query_one("#text", Page)
    seam = getters.query_one(Seam)
    below = getters.query_one("#below", Page)
    right = getters.query_one("#right", Page)
    vignette = getters.query_one(VignetteView)

    def __init__(self) -> None:
        super().__init__(id="body")
        self._state: State = "asking"
        self._shared: tuple[State, bool] | None = None
        """For which state the room is shared out, and whether for a tall window."""
        self._scrolls_text = True
        """Whether the keys scroll the text rather than what is below, where both can be scrolled."""

    def compose(self) -> ComposeResult:
        """The text, the line below it, what stands below that, and the column."""
        yield Page(id="right")
        with Sheet(id="text"):
            yield VignetteView()
        yield Seam(self._keys)
        yield Sheet(id="below")

    def on_mount(self) -> None:
        """Follow what can be scrolled: a window that was too small leaves other heights behind than it found."""
        for part in (self.text, self.below):
            self.watch(part, "virtual_size", self.mark_later, init=False)

    def lay(self, text: Vignette | None, pickable: bool, evidence: tuple[Evidence, ...] = ()) -> None:
        """Begin with an item: its text, if any, whether sentences can be pointed at, and what is marked already."""
        if text is not None:
            self.vignette.ask(text, pickable, evidence)
        self.turn_to(text=True)
        self.to_top()

    async def put(self, widget: Widget) -> None:
        """Put something below the text, in place of what is there."""
        await self.below.remove_children()
        await put_into(self.below, widget)

    def share(self, state: State, with_column: bool) -> None:
        """Share the room out anew."""
        self._state = state
        self.text.display = state != "textless"
        self.right.set_class(with_column, "-used")
        self.on_resize()

    def on_resize(self) -> None:
        """Share the room of another window out."""
        tall = self.screen.has_class("-tall")
        before, self._shared = self._shared, (self._state, tall)
        if self._shared == before:
            return
        shares = _SHARES[self._shared]
        if before is None or shares != _SHARES[before]:  # Taking a bound away paints a part, even where there is none.
            for part, share in zip((self.text, self.below), shares, strict=True):
                part.styles.height = share.height
                part.styles.min_height = share.least
                part.styles.max_height = share.most
        self.vignette.styles.min_height = _LONGEST if tall and self._state == "asking" else None

    def to_top(self) -> None:
        """Scroll both to the top, where they are not there; asking for nothing costs a paint."""
        for part in (self.text, self.below):
            if part.scroll_y:
                part.scroll_home(animate=False, immediate=True)

    def turn_to(self, text: bool) -> None:
        """Let the keys scroll the text, or else what is below."""
        self._scrolls_text = text
        self.seam.refresh()
        self.mark_later()

    @on(VignetteView.Moved)
    def _pick_in_view(self, message: VignetteView.Moved) -> None:
        """Bring the line of the sentence that is pointed at into view."""
        message.stop()
        line, top = message.line, int(self.text.scroll_y)
        if not top <= line < top + self.text.size.height - 1:
            self.text.scroll_to(y=max(line - 1, 0), animate=False)

    @property
    def _both(self) -> bool:
        return self.text.display and self.text.max_scroll_y > 0 and self.below.max_scroll_y > 0

    @property
    def _scrolled(self) -> Page:
        if self._both:
            return self.text if self._scrolls_text else self.below
        return self.text if self.text.display and self.text.max_scroll_y else self.below

    def mark_later(self) -> None:
        """Have the line between the two say which one the keys scroll, also where only their heights have changed."""
        self.call_after_refresh(self.seam.check)

    def _keys(self) -> Content:
        if not self._both:
            return Content("")
        here, there = ("↑ text", "↓ below") if self._scrolls_text else ("↓ below", "↑ text")
        return Content.assemble(
            ("Space", "bold $accent"), (f" {here}  ", "$foreground"), ("Tab", "bold $accent"), (f" {there}", "$quiet")
        )

    def switch(self) -> None:
        """Let the keys scroll the other part."""
        self.turn_to(not self._scrolls_text)

    def line(self, by: int) -> None:
        """Scroll a line."""
        self._scrolled.scroll_relative(y=by, animate=False)

    def page(self, direction: int) -> None:
        """Scroll a page."""
        scroll_page(self._scrolled, direction)

    def end(self, direction: int) -> None:
        """Scroll to one of the ends."""
        part = self._scrolled
        (part.scroll_end if direction > 0 else part.scroll_home)(animate=False)
