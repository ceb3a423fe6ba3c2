"""Where the places that a user adds are kept."""

import os
import sys
from pathlib import Path

_FILE = "places.sqlite"


def user_file() -> Path:
    """The file, there or not: ``SAYSO_PLACES``, else ``sayso/places.sqlite`` where the system keeps
    users' data.
    """
    chosen = os.environ.get("SAYSO_PLACES")
    return Path(chosen) if chosen else _data_folder() / "sayso" / _FILE


def _data_folder() -> Path:
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
