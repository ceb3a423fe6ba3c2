"""Snapshots of the pages, and a page that shows what differs from the last ones: ``python -m
tests.web.picture_differences FOLDER [PAGE...]``.

The folder has ``now``, ``before`` and ``differences.html``.  The pictures of the run before become
``before``.  By default the board, a question's timeline, a toll and the map; of the record in memory,
or of the ledger that SAYSO_LEDGER names.
"""

import shutil
import sys
from html import escape
from pathlib import Path

from tests.web import pictures

USUAL = ["board", "question", "question-count", "map"]
"""The board, the timeline, the toll and the map."""
_PAGE = """<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>What differs</title><style>
body{{font:16px sans-serif;margin:2em}} figure{{display:inline-block;width:31%;margin:0 1% 2em 0}}
img{{width:100%;border:1px solid #999}}
.over{{position:relative;isolation:isolate}}
.over img+img{{position:absolute;left:0;top:0;mix-blend-mode:difference}}
</style></head><body><h1>What differs</h1><p>{told}</p>{rows}</body></html>
"""


def main(folder: Path, wanted: list[str]) -> None:
    """Take the pictures, hold them against the last ones, and write the page."""
    now, before = folder / "now", folder / "before"
    if now.is_dir():
        shutil.rmtree(before, ignore_errors=True)
        now.rename(before)
    pictures.main(now, wanted or USUAL)
    names = [path.name for path in sorted(now.glob("*.png"))]
    rows = [_row(folder, name) for name in names if differs(before / name, now / name)]
    gone = [path.name for path in before.glob("*.png") if path.name not in names]
    told = f"{len(rows)} of {len(names)} pictures differ. " + (
        f"Gone: {', '.join(gone)}." if gone else ""
    )
    page = folder / "differences.html"
    page.write_text(_PAGE.format(told=escape(told), rows="".join(rows)), encoding="utf-8")
    print(f"{told.strip()} {page}")


def differs(before: Path, now: Path) -> bool:
    """Whether a picture is new or another one."""
    return not before.is_file() or before.read_bytes() != now.read_bytes()


def _row(folder: Path, name: str) -> str:
    shown = [what for what in ("before", "now") if (folder / what / name).is_file()]
    figures = [_figure(what, _image(f"{what}/{name}")) for what in shown]
    if len(shown) > 1:
        both = "".join(_image(f"{what}/{name}") for what in shown)
        figures.append(_figure("what differs is light", f'<div class="over">{both}</div>'))
    return f"<h2>{escape(name)}</h2>{''.join(figures)}"


def _figure(what: str, inner: str) -> str:
    return f"<figure><figcaption>{what}</figcaption>{inner}</figure>"


def _image(source: str) -> str:
    return f'<img src="{escape(source)}" alt="">'


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
