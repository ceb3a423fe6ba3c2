"""What stands around the tables of a shared ledger: triggers, functions, limits, indexes,
rights.
"""

import re
from collections.abc import Iterator

from sqlalchemy import Connection, Row, text

from sayso.ledger.migrations import statements
from sayso.ledger.schema import METADATA

_TRIGGERS = """
SELECT tgname AS name, relname AS of, tgenabled AS enabled, pg_get_triggerdef(t.oid) AS made
FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
WHERE NOT tgisinternal AND c.relnamespace = current_schema()::regnamespace
"""
_FUNCTIONS = """
SELECT p.proname AS name, p.prosrc AS made, l.lanname AS language, p.prosecdef AS definer, p.proconfig AS config
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE p.pronamespace = current_schema()::regnamespace
AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
"""
_INDEXES = """
SELECT i.relname AS name, c.relname AS of, pg_get_indexdef(x.indexrelid) AS made, x.indisvalid AS valid,
EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid) AS keyed
FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid
WHERE c.relnamespace = current_schema()::regnamespace
"""
_LIMITS = """
SELECT k.conname AS name, c.relname AS of FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE k.contype = 'c' AND c.relnamespace = current_schema()::regnamespace
"""
_RULES = """
SELECT r.rulename AS name, c.relname AS of FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind <> 'v'
UNION ALL SELECT c.relname, c.relname FROM pg_class c
WHERE c.relkind IN ('v', 'm') AND c.relnamespace = current_schema()::regnamespace
AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
UNION ALL SELECT c.relname, c.relname FROM pg_class c
WHERE c.relrowsecurity AND c.relnamespace = current_schema()::regnamespace
"""
_RIGHTS = """
SELECT c.relname AS of, coalesce(r.rolname, 'PUBLIC') AS name, a.privilege_type AS held, a.grantee = c.relowner AS owns
FROM pg_class c CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a
LEFT JOIN pg_roles r ON r.oid = a.grantee
WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
UNION ALL
SELECT c.relname, coalesce(r.rolname, 'PUBLIC'), a.privilege_type, a.grantee = c.relowner
FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid CROSS JOIN LATERAL aclexplode(t.attacl) a
LEFT JOIN pg_roles r ON r.oid = a.grantee
WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
"""
_STRAY = """
SELECT sha256 FROM capture_content
WHERE NOT EXISTS (SELECT 1 FROM capture WHERE capture.sha256 = capture_content.sha256) ORDER BY sha256 LIMIT 5
"""
_NEVER = ("UPDATE", "DELETE", "TRUNCATE")
_OWNERS = ("TRIGGER",)
"""With it somebody else could put a trigger on a table."""


def unsound(connection: Connection) -> Iterator[str]:
    """A sentence for each thing that is not as it was made, or that nobody of Sayso made."""
    version = connection.execute(text("SELECT max(version) FROM ledger_schema")).scalar()
    made = tuple(statements("postgresql", version))
    yield from _compared("trigger", _triggers(made), _rows(connection, _TRIGGERS))
    yield from _compared("function", _functions(made), _rows(connection, _FUNCTIONS))
    yield from _compared(
        "index", _indexes(made), [row for row in _rows(connection, _INDEXES) if not row.keyed]
    )
    limits = {row.name for row in _rows(connection, _LIMITS)}
    expected = set(re.findall(r"ADD CONSTRAINT (\w+)", "\n".join(made)))
    for name in sorted(expected ^ limits):
        yield (
            f"The limit {name} is not there."
            if name in expected
            else f"The limit {name} is none of Sayso's."
        )
    for sha256 in connection.execute(text(_STRAY)).scalars():
        yield f"The table capture_content holds {sha256[:80]}, which no record names."
    for row in _rows(connection, _RULES):
        yield f"The rule or view {row.name} on {row.of} is none of Sayso's."
    for row in _rows(connection, _RIGHTS):
        if row.of in METADATA.tables and (
            row.held in _NEVER or (row.held in _OWNERS and not row.owns)
        ):
            yield f"{row.name} has the right to {row.held} on {row.of}."


def _rows(connection: Connection, query: str) -> list[Row[tuple[object, ...]]]:
    rows = connection.execute(text(query)).all()
    return [
        row for row in rows if getattr(row, "of", "claim") in METADATA.tables or "relkind" in query
    ]


def _compared(
    kind: str, expected: dict[str, str], rows: list[Row[tuple[object, ...]]]
) -> Iterator[str]:
    there = {str(row.name): row for row in rows}
    for name, made in expected.items():
        row = there.get(name)
        if row is None or _bare(str(row.made)) != _bare(made) or not _is_on(row):
            yield f"The {kind} {name} is not there, or not as it was made."
    for name in sorted(there.keys() - expected.keys()):
        yield f"The {kind} {name} is none of Sayso's."


def _is_on(row: Row[tuple[object, ...]]) -> bool:
    """Whether it is at work, and as whoever asks: not off, not with another's rights."""
    said = row._mapping
    return (
        said.get("enabled", "O") in ("O", "A")
        and said.get("valid", True)
        and not said.get("definer", False)
        and not said.get("config")
        and said.get("language", "sql") in ("sql", "plpgsql")
    )


def _triggers(made: tuple[str, ...]) -> dict[str, str]:
    return {words.split()[2]: words for words in made if words.split()[:2] == ["CREATE", "TRIGGER"]}


def _functions(made: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for words in made:
        if match := re.match(r"\s*CREATE FUNCTION (\w+)\(.*\$\$(.*)\$\$", words, re.DOTALL):
            found[match[1]] = match[2]
    return found


def _indexes(made: tuple[str, ...]) -> dict[str, str]:
    return {words.split()[2]: words for words in made if words.split()[:2] == ["CREATE", "INDEX"]}


_CAST = re.compile(r"::\w+")
_SCHEMA = re.compile(r"\b\w+\.(?=\w+ (?:for each|using|when)|sayso_)")


def _bare(made: str) -> str:
    """A definition without what PostgreSQL adds when it tells it: brackets, casts, the schema, the
    way of an index.
    """
    words = " ".join(_CAST.sub("", made).lower().split())
    words = _SCHEMA.sub("", words).replace(" using btree", "").replace("if not exists ", "")
    return re.sub(r"[()\s]+", "", words)
