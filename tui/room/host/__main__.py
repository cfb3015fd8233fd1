"""A host as a process of its own: settings come in on standard input, the secret by the environment."""

from __future__ import annotations

import os
import sys

from tui.course.errors import CourseError
from tui.room.host.serve import main
from tui.room.host.settings import SECRET_VARIABLE, ServeSettings, SettingsError
from tui.room.plan import CourseChanged, PlanError
from tui.room.store import StoreError


def _run() -> int:
    secret = os.environ.pop(SECRET_VARIABLE, "")
    if not secret:
        sys.stderr.write(f"{SECRET_VARIABLE} is not set.\n")
        return 2
    try:
        main(ServeSettings.from_json(sys.stdin.buffer.read(), secret))
    except (SettingsError, StoreError, CourseError, CourseChanged, PlanError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(_run())
