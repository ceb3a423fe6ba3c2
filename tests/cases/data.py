"""The cases as they stand in ``cases.jsonl``."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sayso.reader import read
from tests.cases.checking import failures
from tests.cases.views import SAMPLES, alike, view_of_case, view_of_reading

CASES: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases.jsonl")
    .read_text(encoding="utf-8")
    .strip()
    .split("\n")
]


def faults(case: dict[str, Any]) -> list[str]:
    """What is not right in a case, in words."""
    with TemporaryDirectory() as folder:
        view = view_of_case(case, Path(folder))
    wrong = failures(view, case["check"])
    if "like" in case:
        other = read(
            case["like"], published=case["published"], theatre=str(SAMPLES / case["theatre"])
        )
        if alike(view) != alike(view_of_reading(other)):
            wrong.append(f"{alike(view)} is not {alike(view_of_reading(other))}")
    return wrong
