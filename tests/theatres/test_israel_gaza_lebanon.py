"""Reports of several kinds, read in the theatre of Israel, Gaza and Lebanon: who speaks, for whom,
of what, where.
"""

import tomllib
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.reader import Reading, directory_for
from sayso.record.entry import Entry
from sayso.theatres.choose import choose_theatre

NAME = "israel-gaza-lebanon-2023"
REPORTS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("israel_gaza_lebanon.toml").read_text(encoding="utf-8")
)["report"]
ANY = "*"
PUBLISHED = sayso.Interval(datetime(2024, 9, 30, tzinfo=UTC), datetime(2024, 10, 1, tzinfo=UTC))


@cache
def reading(text: str) -> Reading:
    return sayso.read_report(sayso.Report(text, "Sample", published=PUBLISHED), directory_for(NAME))


def row(entry: Entry, expected: list[str]) -> list[str]:
    """What was read, in the form of the file; what the file leaves open is left open here."""
    speaker = entry.references.speaker
    unlisted = speaker is None or ":" in speaker.id
    read = [
        expected[0],
        "" if speaker is None or unlisted else speaker.id,
        (speaker.side or "") if speaker else "",
        " ".join(sorted({each.type for each in entry.propositions})),
        ", ".join(place.text for place in entry.references.places),
    ]
    return [ANY if left == ANY else got for got, left in zip(read, expected, strict=True)]


@pytest.mark.parametrize("report", REPORTS, ids=[report["genre"] for report in REPORTS])
def test_a_report_is_read_with_its_speakers_sides_types_and_places(report: dict[str, Any]) -> None:
    entries = [each for each in reading(report["text"]).entries if each.claim.source.text]
    for expected in report["claims"]:
        found = [e for e in entries if e.claim.source.text.startswith(expected[0])]
        assert [row(entry, expected) for entry in found] == [expected]


@pytest.mark.parametrize("report", REPORTS, ids=[report["genre"] for report in REPORTS])
def test_a_report_shows_its_theatre_unless_it_names_namesakes_alone(report: dict[str, Any]) -> None:
    silent = report["genre"] in ("namesakes", "court")
    chosen = choose_theatre(report["text"]).theatre
    assert (chosen.id if chosen else "") == ("" if silent else NAME)
