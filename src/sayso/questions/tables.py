"""The board's tables.  All of it can be dropped and made again from the ledger beside which it
stands.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

VERSION = "7"
"""Of what the tables hold.  A board of another version is made anew."""

METADATA = MetaData()

STATE = Table(
    "board_state",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
REPORT = Table(
    "board_report",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("origin", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("minima", LargeBinary, nullable=False),
)
BAND = Table(
    "board_band",
    METADATA,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("report", Text, nullable=False),
    sqlite_with_rowid=False,
)
GROUP = Table(
    "board_group",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("made", BigInteger, nullable=False),
    Column("last", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
BUCKET = Table(
    "board_bucket",
    METADATA,
    Column("bucket", Text, primary_key=True),
    Column("group_id", Text, primary_key=True),
    sqlite_with_rowid=False,
)
ANSWER = Table(
    "board_answer",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("group_id", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Column("reading", BigInteger, nullable=False),
    Column("report_seq", BigInteger, nullable=False),
    Column("claim", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("known_at", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("place", Text, nullable=False),
    Index("board_answer_group", "group_id", "seq", "number"),
    Index("board_answer_speaker", "speaker"),
    Index("board_answer_claim", "claim"),
    Index("board_answer_report", "report_seq"),
    Index("board_answer_place", "place"),
)
QUESTION = Table(
    "board_question",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("place_name", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("last_at", Text, nullable=False),
    Column("sides", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("say_sos", Integer, nullable=False),
    Column("weight", Float, nullable=False),
    Index("board_question_place", "place"),
    Index("board_question_name", "place_name"),
    Index("board_question_last", "last_at"),
)
IN_ORDER = (
    QUESTION.c.rank,
    QUESTION.c.weight.desc(),
    QUESTION.c.changed_at.desc(),
    QUESTION.c.id.desc(),
)
"""The order of the board, in which the indexes have it: the first page is read without sorting the
others.
"""
Index("board_question_order", *IN_ORDER)
Index("board_question_weight", QUESTION.c.weight.desc(), QUESTION.c.id)
Index("board_question_type", QUESTION.c.type, *IN_ORDER)
Index("board_question_standing", QUESTION.c.standing, *IN_ORDER)
CASE = Table(
    "board_case",
    METADATA,
    Column("question", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("board_case_question", "question"),
    Index("board_case_speaker", "speaker"),
)
HOLDER = Table(
    "board_holder",
    METADATA,
    Column("question", Text, nullable=False),
    Column("speaker", Text, nullable=False),
    Column("name", Text, nullable=False),
    Index("board_holder_question", "question"),
    Index("board_holder_speaker", "speaker"),
    Index("board_holder_name", "name"),
)

SKIPPED = Table(
    "board_skipped",
    METADATA,
    Column("subject", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("question", Text, nullable=False),
    Index("board_skipped_question", "question"),
)
"""What could not be worked out, in the order of the fields of ``sayso.questions.apart.Skipped``."""


def make(connection: Connection) -> None:
    """Make the tables that are not there."""
    METADATA.create_all(connection)


def drop(connection: Connection) -> None:
    """Drop the board; the ledger stays as it is."""
    METADATA.drop_all(connection)
