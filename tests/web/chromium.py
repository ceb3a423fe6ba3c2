"""Where a Chromium is: the one that SAYSO_BROWSER names, else one that is installed."""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The program's path; None where there is none."""
    named = os.environ.get("SAYSO_BROWSER")
    if named:
        return named if Path(named).is_file() else None
    return next((path for path in map(shutil.which, NAMES) if path), None)
