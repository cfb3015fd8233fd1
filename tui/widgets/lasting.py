"""What comes for a part that is being taken away finds it without its own parts, which go one by one."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

from textual.css.query import NoMatches
from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget as Part
else:
    # Textual takes styles from the first base that is a widget: here that is to be the other one.
    Part = object


class Lasting(Part):
    """A part, or a screen, for which nothing is done any more once it goes; stands before the widget's own class."""

    @property
    def is_going(self) -> bool:
        """Whether it is being taken away, or the program ends."""
        return self._pruning or self.app._exit

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Call something after the next paint, if this is still there then."""

        async def call() -> None:
            if not self.is_going and isawaitable(done := callback(*args, **kwargs)):
                await done

        return super().call_after_refresh(call)

    async def _on_message(self, message: Message) -> None:
        """Hear what the parts say, unless there is nothing left to do about it."""
        try:
            await super()._on_message(message)
        except NoMatches:
            if not self.is_going:
                raise
