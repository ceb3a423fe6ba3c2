"""Where a Chromium is, and how it is started: the one that SAYSO_BROWSER names, else one that is
installed.
"""

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
"""The map is drawn by WebGL, also where no graphics card is."""


def chromium() -> str | None:
    """The program's path; None where there is none."""
    named = os.environ.get("SAYSO_BROWSER")
    if named:
        return named if Path(named).is_file() else None
    return next((path for path in map(shutil.which, NAMES) if path), None)
