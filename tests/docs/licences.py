"""The table of the libraries' licences, written anew from what the project names: ``python -m
tests.docs.licences``.
"""

import json
import re
import tomllib
from collections.abc import Iterator

from .pages import DOCS, ROOT, prose_of, read

PAGE = DOCS / "reference" / "licences.md"
LIBRARIES = DOCS / "explanation" / "libraries.md"
_HEAD = "| library | when it is installed | licence |\n|---|---|---|\n"


def licences() -> dict[str, str]:
    """The licence of each library, as the page on libraries has it."""
    rows = re.findall(r"^\| `([\w@/-]+)` \|([^|]*)\|([^|]*)\|", prose_of(LIBRARIES), re.MULTILINE)
    return {name: licence.strip() for name, _, licence in rows}


def groups() -> dict[str, list[str]]:
    """When each library is installed."""
    project = tomllib.loads(read(ROOT / "pyproject.toml"))
    extras = project["project"]["optional-dependencies"]
    wanted = {
        "always": project["project"]["dependencies"],
        **{f"extra `{name}`": some for name, some in extras.items()},
        "to build": project["build-system"]["requires"],
    }
    browser = json.loads(read(ROOT / "ui" / "package.json"))
    wanted["with the pages"] = browser["dependencies"]
    wanted["to build the pages"] = browser["devDependencies"]
    found: dict[str, list[str]] = {}
    for group, some in wanted.items():
        for each in some:
            name = each if group.endswith("the pages") else re.split(r"[^\w-]", each, maxsplit=1)[0]
            found.setdefault(name, []).append(group)
    return found


def rows() -> Iterator[str]:
    """A row for each library, by name."""
    known = licences()
    for name, some in sorted(groups().items()):
        yield f"| `{name}` | {', '.join(some)} | {known.get(name, 'unknown')} |"


def main() -> None:
    """Put the rows into the page."""
    before, _, _ = read(PAGE).partition(_HEAD)
    PAGE.write_text(before + _HEAD + "\n".join(rows()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
