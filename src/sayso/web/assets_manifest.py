"""What ``ui/`` built: the scripts of the islands, by Vite's manifest.  Without them every page
still works.

A part of a page that scripts may bring to life has ``data-island`` with its name (board, looked,
timeline, counts, reader, map, review, add, job), ``data-source`` with the address of its data, and,
where the page has them already, the data in a ``script`` of class ``data`` and type
``application/json``.  Vite is to build into ``assets`` with its manifest as ``manifest.json`` there
and ``/static/assets/`` as base; the policy allows scripts and styles from there alone.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

_MANIFEST = "manifest.json"
ENTRY = "src/main.ts"
"""The entry whose scripts a page loads."""


@dataclass(frozen=True, slots=True)
class Scripts:
    """Addresses of modules and style sheets, in the order in which a page names them."""

    modules: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


@cache
def island_scripts() -> Scripts:
    """The scripts that are there; none before ``ui/`` was built."""
    folder = resources.files("sayso.web").joinpath("assets")
    manifest = folder.joinpath(_MANIFEST)
    if not manifest.is_file():
        return Scripts()
    entry = json.loads(manifest.read_text(encoding="utf-8")).get(ENTRY, {})
    modules = (f"/static/assets/{entry['file']}",) if "file" in entry else ()
    return Scripts(modules, tuple(f"/static/assets/{each}" for each in entry.get("css", ())))
