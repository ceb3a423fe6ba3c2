"""What no row can be: numbers below one, hashes and times that are none, kinds that there are not.

The tables stay as they are, and what stands in them is left to ``sayso verify``; what is added from
now on is refused.
"""

from collections.abc import Iterator

from sayso.ledger.migrations.ddl import REFUSAL

_KINDS = ", ".join(
    f"'{kind}'"
    for kind in (
        "ledger", "capture", "text", "report", "reading", "claim", "removal", "revision", "decision", "retraction",
        "stamp", "clock",
    )
)  # fmt: skip
_DIGITS = "[0-9]"

_SEQ = ("seq > 0",)
_LIMITS: dict[str, tuple[str, ...]] = {
    "ledger_commit": (
        *_SEQ, "first > 0", "last >= first", "hash(previous)", "hash(sha256)", "instant(recorded_at)"
    ),
    "ledger_record": (*_SEQ, f"kind IN ({_KINDS})", "hash(sha256)", "hash(chain)"),
    "removed": (*_SEQ, "removal_seq > seq", "hash(sha256)", "name = '' OR hash(name)"),
    "capture": (*_SEQ, "bytes >= 0", "hash(sha256)"),
    "report_text": (*_SEQ, "hash(sha256)"),
    "report": (
        *_SEQ, "hash(text_sha256)", "hash(capture_sha256)", "instant(known_at)",
        "published_start IS NULL OR instant(published_start)", "published_end IS NULL OR "
                                                               "instant(published_end)",
    ),
    "reading": (*_SEQ, "report_seq > 0", "report_seq < seq", "claims >= 0"),
    "claim": (*_SEQ, "report_seq > 0", "reading_seq > 0", "reading_seq < seq", "number >= 0", "instant(known_at)"),
    "claim_place": ("claim_seq > 0", "number >= 0"),
    "claim_proposition": ("claim_seq > 0", "number >= 0"),
    "revision": (*_SEQ, "report_seq > 0", "previous_seq > 0"),
    "decision": (*_SEQ, "undoes IS NULL OR (undoes > 0 AND undoes < seq)"),
    "retraction": (*_SEQ, "report_seq > 0", "instant(known_at)"),
}  # fmt: skip
_COLUMNS = (
    "seq", "first", "last", "previous", "sha256", "recorded_at", "kind", "chain", "removal_seq", "name", "bytes",
    "text_sha256", "capture_sha256", "known_at", "published_start", "published_end", "report_seq", "claims",
    "reading_seq", "number", "claim_seq", "previous_seq", "undoes",
)  # fmt: skip


def statements(dialect: str) -> Iterator[str]:
    """What puts the limits on the tables, and lets a row of ``removed`` stand only where a removal
    is recorded.
    """
    for table, limits in _LIMITS.items():
        condition = " AND ".join(f"({_written(limit, dialect)})" for limit in limits)
        if dialect == "sqlite":
            refuse = f"SELECT RAISE(ABORT, '{REFUSAL}: no such row')"
            yield f"CREATE TRIGGER {table}_limits BEFORE INSERT ON {table} WHEN NOT ({condition}) BEGIN {refuse}; END"
        else:
            yield f"ALTER TABLE {table} ADD CONSTRAINT {table}_limits CHECK ({condition}) NOT VALID"
    yield from _removals(dialect)
    yield LOST_TEXTS


LOST_TEXTS = (
    "INSERT INTO report_text (seq, sha256) SELECT removed.seq, removed.name FROM removed "
    "JOIN ledger_record ON ledger_record.seq = removed.seq AND ledger_record.kind = 'text' "
    "WHERE NOT EXISTS (SELECT 1 FROM report_text WHERE report_text.seq = removed.seq)"
)
"""Of a text whose words were gone before it was replayed, the row with its hash."""


def _removals(dialect: str) -> Iterator[str]:
    there = "EXISTS (SELECT 1 FROM ledger_record WHERE seq = {} AND kind = 'removal')"
    if dialect == "sqlite":
        refuse = f"SELECT RAISE(ABORT, '{REFUSAL}: no such removal')"
        unless = f"WHEN NOT {there.format('NEW.removal_seq')}"
        yield f"CREATE TRIGGER removed_by_removal BEFORE INSERT ON removed {unless} BEGIN {refuse}; END"
        return
    yield (
        "CREATE FUNCTION sayso_is_removal(number BIGINT) RETURNS boolean LANGUAGE sql STABLE AS "
        f"$$ SELECT {there.format('number')} $$"
    )
    yield (
        "CREATE TRIGGER removed_by_removal BEFORE INSERT ON removed FOR EACH ROW "
        "WHEN (NOT sayso_is_removal(NEW.removal_seq)) EXECUTE FUNCTION sayso_refuse()"
    )


def _written(limit: str, dialect: str) -> str:
    """A limit in a store's words: ``hash(x)`` and ``instant(x)`` are spelt out, and SQLite's
    triggers say NEW.x.
    """
    for kind in ("hash", "instant"):
        start = limit.find(f"{kind}(")
        if start >= 0:
            column = limit[start + len(kind) + 1 : limit.index(")", start)]
            limit = limit.replace(f"{kind}({column})", _matches(kind, column, dialect))
    if dialect == "sqlite":
        return " ".join(
            f"NEW.{word}" if word in _COLUMNS else word for word in _spaced(limit).split(" ")
        )
    return limit


def _spaced(limit: str) -> str:
    return limit.replace("(", "( ").replace(")", " )")


def _matches(kind: str, column: str, dialect: str) -> str:
    if dialect == "postgresql":
        pattern = "^[0-9a-f]{64}$" if kind == "hash" else _pattern("[0-9]{%d}", dot="[.]")
        return f"{column} ~ '{pattern}'"
    if kind == "hash":
        return f"length( {column} ) = 64 AND {column} NOT GLOB '*[^0-9a-f]*'"
    return f"{column} GLOB '{_pattern('', dot='.')}'"


def _pattern(digits: str, dot: str) -> str:
    """The form of a time: with a count of digits, or with each digit written out."""
    parts = (4, "-", 2, "-", 2, "T", 2, ":", 2, ":", 2, dot, 6, "Z")
    written = "".join(
        part if isinstance(part, str) else (digits % part if digits else _DIGITS * part)
        for part in parts
    )
    return f"^{written}$" if digits else written
