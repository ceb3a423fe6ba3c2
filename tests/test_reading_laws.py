"""What a report means depends on the report, the theatre and the model, and on nothing else."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso
from sayso.contract import entry_as_json
from sayso.errors import InputError
from sayso.reader import Reading, directory_for

REPORTS = [
    sayso.Report(
        "Kyiv said on Thursday that its soldiers still held Soledar, while the Wagner Group "
        "claimed to have taken it. "
        "He has lost the town, a spokesman for the eastern command was told. More than 500 "
        "civilians remain, the "
        "governor of Donetsk said.",
        "a",
        published=sayso.Interval(
            datetime(2023, 1, 13, tzinfo=UTC), datetime(2023, 1, 14, tzinfo=UTC)
        ),
    ),
    sayso.Report(
        "The Rapid Support Forces said they had seized the market in El Fasher on Monday, killing "
        "40 soldiers. The "
        "army denied that. “We hold every street,” its spokesman said.",
        "b",
    ),
    sayso.Report(
        "The mayor said 14 tanks, 10 km (6 miles) from Paris, Texas, would be sent if the vote "
        "passes.",
        "c",
    ),
]
SCRIPT = """
import json, sys
from tests.test_reading_laws import REPORTS, told
import sayso
print(json.dumps([told(reading) for reading in sayso.read_many(REPORTS)]))
"""


def told(reading: Reading | InputError) -> list[dict[str, object]]:
    assert isinstance(reading, Reading)
    return [entry_as_json(entry) for entry in reading.entries]


def test_a_report_is_read_the_same_in_any_company() -> None:
    forwards = [told(reading) for reading in sayso.read_many(REPORTS)]
    backwards = [told(reading) for reading in sayso.read_many(REPORTS[::-1])]

    assert forwards == backwards[::-1]
    assert all(forwards)


def test_another_process_in_another_time_zone_reads_the_same() -> None:
    environment = {**os.environ, "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    )

    here = json.loads(json.dumps([told(reading) for reading in sayso.read_many(REPORTS)]))
    assert rounded(json.loads(done.stdout)) == rounded(here)


def rounded(value: object) -> object:
    """Scores to two digits: their last ones may differ between runs of the network."""
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    return [rounded(each) for each in value] if isinstance(value, list) else value


def spans_in(value: object) -> Iterator[tuple[int, int]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "span":
                yield tuple(inner)
            elif key == "spans":
                yield from (tuple(each) for each in inner)
            else:
                yield from spans_in(inner)
    elif isinstance(value, list):
        for each in value:
            yield from spans_in(each)


WORDS = st.sampled_from(
    [
        *(
            "Kyiv ",
            "Soledar ",
            "the governor ",
            "said ",
            "denied ",
            "that ",
            "63 soldiers ",
            "were killed ",
            "he ",
        ),
        *(
            "on Thursday ",
            "in Moscow, Idaho, ",
            "on 31 February ",
            "10^400 soldiers ",
            "“We hold it,” ",
            "took ",
            "if ",
        ),
        *("pledged 14 tanks ", "Russia ", "blamed Ukraine ", "for ", "about ", "none "),
        *(". ", "\n\n", "\x00", "\u202e", "\ud800", "€"),
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=30).map("".join))
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    reading = sayso.read_report(sayso.Report(text, "any"), directory_for("ukraine-2022"))

    for entry in reading.entries:
        written = entry_as_json(entry)
        assert json.loads(json.dumps(written, allow_nan=False)) is not None
        assert all(0 <= start < end <= len(text) for start, end in spans_in(written))
