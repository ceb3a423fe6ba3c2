"""Marks against interest in whole sentences: forty that concede something, and as many that do not.

The sentences are invented, or tell well-known things in our own words; the file beside this one has
them."""

import json
from pathlib import Path

from sayso.reader import read

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("interest.jsonl").read_text("utf-8").splitlines()
]
LEAST = 34
"""Of the forty, two fewer than were found when the floor was set."""


def is_marked(case: dict[str, str]) -> bool:
    found = read(case["text"], published="2024-03-15", theatre=case["theatre"])
    return any(entry.against_interest for entry in found.entries)


def test_most_concessions_are_marked() -> None:
    concessions = [case for case in CASES if case["against"]]
    assert len(concessions) == 40
    assert sum(map(is_marked, concessions)) >= LEAST


def test_boasts_accusations_and_what_others_say_are_not_marked() -> None:
    assert [case["text"] for case in CASES if not case["against"] and is_marked(case)] == []
