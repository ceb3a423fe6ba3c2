"""Claims as JSON Lines."""

import io
import json

from hypothesis import given, settings

from sayso.cli.rendering.jsonl import write_claims
from sayso.contract import entry_as_json
from sayso.reader import Reading
from tests.cli.rendering.readings import bridge, reading_of, readings, report


def test_claims_are_written_one_a_line_in_the_order_they_come() -> None:
    stream = io.StringIO()
    first, second = bridge(), bridge(doc="again")
    write_claims([first, reading_of(report("Nothing.")), second], stream)

    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [line["id"] for line in lines] == [made.id for made in (*first.claims, *second.claims)]
    assert [line["doc"] for line in lines] == ["bridge"] * 5 + ["again"] * 5


@settings(deadline=None)
@given(readings())
def test_every_claim_is_one_line_that_reads_back_as_itself(reading: Reading) -> None:
    stream = io.StringIO()
    write_claims([reading], stream)
    written = stream.getvalue()
    written.encode("utf-8")

    assert len(written.splitlines()) == len(reading.claims)
    for line, made in zip(written.splitlines(), reading.entries, strict=True):
        # JSON joins a pair of surrogates that stood apart into the one character that they spell.
        assert json.loads(line) == json.loads(json.dumps(entry_as_json(made)))
