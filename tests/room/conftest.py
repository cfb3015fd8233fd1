"""Rooms that are served, for tests of their web."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.room.rooms import open_room
from tests.room.served import Served, served, small_assets


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """Pages that say what was filled into them."""
    folder = tmp_path / "assets"
    folder.mkdir()
    return small_assets(folder)


@pytest.fixture
async def site(assets: Path) -> AsyncIterator[Served]:
    """A room in its lobby, served."""
    room, _ = await open_room()
    async with served(room, assets) as site:
        yield site
    await room.close()
