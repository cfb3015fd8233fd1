"""QR codes read back as a phone would: drawn by a browser, and read by OpenCV, which did not make them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Browser

_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""Fonts that Textual's pictures would fetch from elsewhere."""


async def photographed(browser: Browser, page: str, width: int = 1280, height: int = 800) -> bytes:
    """A page as it looks from its top to its end, as a PNG.

    Args:
        browser: What shows it.
        page: HTML, or SVG to stand in a page.
        width: Of the window, in pixels.
        height: Of the window, in pixels.
    """
    tab = await browser.new_page(viewport={"width": width, "height": height})
    await tab.set_content(_FONTS.sub("", page))
    picture = await tab.screenshot(full_page=True)
    await tab.close()
    return picture


def read(png: bytes) -> str:
    """What is in the QR code of a picture; empty if it cannot be read."""
    import cv2
    import numpy as np

    image = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)
    assert image is not None
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(image)
    return text
