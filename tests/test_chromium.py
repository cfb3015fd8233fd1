"""The browser that other tests use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import chromium
from tests.chromium import requires_chromium

if TYPE_CHECKING:
    from playwright.async_api import Browser


@requires_chromium
async def test_it_shows_a_page_and_reaches_no_other_machine(browser: Browser) -> None:
    page = await browser.new_page(viewport={"width": 320, "height": 640})
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(f"{request.url} {request.failure}"))
    await page.set_content('<h1>Here</h1><img src="http://elsewhere.example/x.png"><img src="http://192.0.2.1/x.png">')
    assert await page.inner_text("h1") == "Here"
    assert sorted(failed) == [
        "http://192.0.2.1/x.png net::ERR_NAME_NOT_RESOLVED",
        "http://elsewhere.example/x.png net::ERR_NAME_NOT_RESOLVED",
    ]


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "NAMES", ("no-such-browser",))
    assert chromium.missing() == "there is no Chromium"
