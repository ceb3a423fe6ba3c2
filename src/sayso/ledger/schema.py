"""The tables as queries name them.  What creates them is in ``migrations``; a test compares the
two.
"""

from typing import Any

from sqlalchemy import BigInteger, Column, Float, LargeBinary, MetaData, Table, Text

METADATA = MetaData()


def _table(name: str, /, **columns: Any) -> Table:
    keys = [key for key in ("seq", "sha256") if key in columns][:1]
    return Table(
        name,
        METADATA,
        *(Column(key, kind, primary_key=key in keys) for key, kind in columns.items()),
    )


COMMIT = _table(
    "ledger_commit",
    seq=BigInteger,
    recorded_at=Text,
    first=BigInteger,
    last=BigInteger,
    previous=Text,
    sha256=Text,
)
RECORD = _table("ledger_record", seq=BigInteger, kind=Text, body=Text, sha256=Text, chain=Text)
REMOVED = _table("removed", seq=BigInteger, sha256=Text, name=Text, removal_seq=BigInteger)
CAPTURE = _table("capture", seq=BigInteger, sha256=Text, bytes=BigInteger)
TEXT = _table("report_text", seq=BigInteger, sha256=Text)
REPORT = _table(
    "report", seq=BigInteger, id=Text, text_sha256=Text, capture_sha256=Text, doc=Text, title=Text, outlet=Text,
    url=Text, published_start=Text, published_end=Text, known_at=Text, previous=Text,
)  # fmt: skip
READING = _table(
    "reading",
    seq=BigInteger,
    report_seq=BigInteger,
    reader=Text,
    theatre_id=Text,
    theatre_sha256=Text,
    claims=BigInteger,
)
CLAIM = _table(
    "claim", seq=BigInteger, id=Text, report_seq=BigInteger, reading_seq=BigInteger, number=BigInteger, speaker_id=Text,
    speaker_name=Text, side=Text, mode=Text, act=Text, stance=Text, certainty=Text, against_interest=BigInteger,
    source=Text, cue=Text, content=Text, said_start=Text, said_end=Text, event_start=Text, event_end=Text, outlet=Text,
    published_start=Text, known_at=Text,
)  # fmt: skip
CLAIM_PLACE = _table(
    "claim_place", claim_seq=BigInteger, number=BigInteger, place_id=Text, name=Text, latitude=Float, longitude=Float,
    where_prec=BigInteger,
)  # fmt: skip
CLAIM_PROPOSITION = _table(
    "claim_proposition", claim_seq=BigInteger, number=BigInteger, type=Text, place_id=Text
)
SPEAKER = _table("speaker", id=Text, name=Text, kind=Text, folded=Text)
PLACE = _table(
    "place", id=Text, name=Text, country=Text, latitude=Float, longitude=Float, folded=Text
)
REVISION = _table(
    "revision",
    seq=BigInteger,
    report_seq=BigInteger,
    previous_seq=BigInteger,
    claim_id=Text,
    becomes=Text,
)
DECISION = _table(
    "decision",
    seq=BigInteger,
    subject=Text,
    verdict=Text,
    target=Text,
    into_id=Text,
    undoes=BigInteger,
    who=Text,
)
RETRACTION = _table("retraction", seq=BigInteger, report_seq=BigInteger, known_at=Text, who=Text)
CAPTURE_CONTENT = Table(
    "capture_content",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary),
)

READ_FROM_RECORDS = tuple(
    table for table in METADATA.sorted_tables if table not in (COMMIT, RECORD, CAPTURE_CONTENT)
)
"""The tables that are told anew from the records when a ledger is verified."""
