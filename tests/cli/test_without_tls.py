from __future__ import annotations

import subprocess
import sys

import pytest

from tui.course.bundled import bundled_course

LOOP = "import asyncio; assert asyncio.run(asyncio.sleep(0, 7)) == 7; "
LOAD = "from tui.cli.without_tls import load_asyncio; load_asyncio(); "
TLS = "import ssl; ssl.create_default_context(); "
THERE = "print('ssl' in sys.modules, hasattr(asyncio.sslproto, 'ssl') and asyncio.sslproto.ssl is not None)"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (LOAD + LOOP, "False False"),
        (LOAD + LOOP + TLS, "True False"),
        (LOAD + LOAD + LOOP, "False False"),
        (LOOP + LOAD + LOOP + TLS, "True True"),
        (TLS + LOAD + LOOP, "True True"),
    ],
)
def test_the_event_loop_does_without_it_and_nobody_else_has_to(code: str, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}import asyncio.sslproto; {THERE}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=bundled_course(),
    )
    assert done.stdout.strip() == said
