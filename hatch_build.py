"""Builds the browser code before a wheel is packed, so that an installed wheel needs no Node."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BrowserCode(BuildHookInterface):  # type: ignore[type-arg]
    """Hatch's hook.  An editable installation goes without: ``make`` builds there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build what is missing or older than its sources."""
        if version != "editable":
            runpy.run_path(str(Path(self.root) / "ui" / "build.py"))["main"]()
