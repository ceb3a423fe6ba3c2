"""What is promised is there."""

import re

import sayso
from sayso.assistants.tools import TOOLS

from .pages import DOCS, read

PAGE = read(DOCS / "reference" / "stability.md")
PROMISED = re.findall(r"^\| `sayso\.(\w+)` \|", PAGE, re.MULTILINE)


def test_the_promised_names_are_those_of_the_library_and_each_is_there() -> None:
    assert sayso.__all__ == PROMISED
    assert dir(sayso) == PROMISED
    for name in PROMISED:
        assert getattr(sayso, name).__module__.startswith("sayso.")


def test_the_tools_of_assistants_are_those_of_their_page() -> None:
    page = read(DOCS / "how-to" / "answer-an-assistant.md")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == [tool.name for tool in TOOLS]
