"""Writes what the blocks of the documentation print anew: ``python -m tests.docs.generate
[PAGE...]``.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from .pages import ELSEWHERE, PAGES, ROOT, blocks_of, read
from .running import with_output


def main(names: list[str]) -> None:
    chosen = [Path(name).resolve() for name in names] or PAGES
    for page in chosen:
        if page in ELSEWHERE or not any(block.is_run for block in blocks_of(page)):
            continue
        with TemporaryDirectory() as folder:
            old, new = read(page), with_output(read(page), Path(folder))
        if old != new:
            page.write_text(new, encoding="utf-8")
            print(f"Written anew: {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
