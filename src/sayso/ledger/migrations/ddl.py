"""Tables as the two stores are told them, and the triggers that keep them append-only.

A row may be added.  None may be changed or deleted, but for one case: what a removal names (its
number stands in ``removed``) can be emptied, a record of its body and nothing else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TYPES = {"INTEGER": "BIGINT", "REAL": "DOUBLE PRECISION", "TEXT": 'TEXT COLLATE "C"'}
REFUSAL = "the ledger is append-only"
_REMOVED = {
    "sqlite": "EXISTS (SELECT 1 FROM removed WHERE seq = {})",
    "postgresql": "sayso_is_removed({})",
}
_SPEAKS = "EXISTS (SELECT 1 FROM claim WHERE speaker_id = {id} AND speaker_name = {name})"
_LIES = "EXISTS (SELECT 1 FROM claim_place WHERE place_id = {id} AND name = {name})"
_NAMED_BY = {
    "speaker": {
        "sqlite": "NOT " + _SPEAKS.format(id="OLD.id", name="OLD.name"),
        "postgresql": "NOT sayso_speaks(OLD.id, OLD.name)",
    },
    "place": {
        "sqlite": "NOT " + _LIES.format(id="OLD.id", name="OLD.name"),
        "postgresql": "NOT sayso_lies(OLD.id, OLD.name)",
    },
}
"""What claims share may go with the last claim that names it."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in SQLite's words.  ``owner`` is the column with the number of the record that a row
    was read from; empty where rows are shared by many.
    """

    name: str
    columns: str
    indexes: tuple[str, ...] = ()
    owner: str = "seq"

    @property
    def keys(self) -> tuple[tuple[str, ...], ...]:
        """The sets of columns in which no two rows are alike."""
        single = re.findall(r"(\w+) \w+ (?:NOT NULL )?(?:PRIMARY KEY|UNIQUE)", self.columns)
        joint = re.findall(r"PRIMARY KEY \(([^)]+)\)", self.columns)
        return (*((name,) for name in single), *(tuple(names.split(", ")) for names in joint))

    def statements(self, dialect: str) -> Iterator[str]:
        """What creates it."""
        if dialect == "sqlite":
            yield f"CREATE TABLE {self.name} ({self.columns}) STRICT"
        else:
            columns = re.sub(
                r"\b(INTEGER|REAL|TEXT)\b", lambda match: _TYPES[match[1]], self.columns
            )
            yield f"CREATE TABLE {self.name} ({columns})"
        for columns in self.indexes:
            name = f"{self.name}__{re.sub(r'[^a-z0-9_]+', '_', columns)}"
            yield f"CREATE INDEX {name} ON {self.name} ({columns})"

    def guards(self, dialect: str) -> Iterator[str]:
        """The triggers that refuse what must not happen to it."""
        yield from self._sqlite_guards() if dialect == "sqlite" else self._postgresql_guards()

    def _sqlite_guards(self) -> Iterator[str]:
        for verb in ("UPDATE", "DELETE"):
            when = f"WHEN NOT ({allowed})" if (allowed := self._allowed(verb, "sqlite")) else ""
            name = f"{self.name}_no_{verb.lower()}"
            refuse = f"SELECT RAISE(ABORT, '{REFUSAL}')"
            yield f"CREATE TRIGGER {name} BEFORE {verb} ON {self.name} {when} BEGIN {refuse}; END"
        # INSERT OR REPLACE deletes what stands in its way without asking the trigger on DELETE.
        there = " OR ".join(
            f"EXISTS (SELECT 1 FROM {self.name} WHERE "
            f"{' AND '.join(f'{name} = NEW.{name}' for name in key)})"
            for key in self.keys
        )
        answer = f"RAISE(ABORT, '{REFUSAL}')" if self.owner else "RAISE(IGNORE)"
        name = f"{self.name}_no_replace"
        yield f"CREATE TRIGGER {name} BEFORE INSERT ON {self.name} WHEN {there} BEGIN SELECT {answer}; END"

    def _postgresql_guards(self) -> Iterator[str]:
        for verb in ("UPDATE", "DELETE"):
            allowed = self._allowed(verb, "postgresql")
            when = f"WHEN (NOT ({allowed}))" if allowed else ""
            yield (
                f"CREATE TRIGGER {self.name}_no_{verb.lower()} BEFORE {verb} ON {self.name} "
                f"FOR EACH ROW {when} EXECUTE FUNCTION sayso_refuse()"
            )
        yield (
            f"CREATE TRIGGER {self.name}_no_truncate BEFORE TRUNCATE ON {self.name} "
            "FOR EACH STATEMENT EXECUTE FUNCTION sayso_refuse()"
        )
        yield f"REVOKE UPDATE, DELETE, TRUNCATE ON {self.name} FROM PUBLIC, CURRENT_USER"

    def _allowed(self, verb: str, dialect: str) -> str:
        """The condition under which a row may be changed or deleted; empty for never."""
        removed = _REMOVED[dialect]
        if verb == "DELETE" and self.name in ("claim", "claim_place", "claim_proposition"):
            return removed.format(f"OLD.{self.owner}")
        if verb == "DELETE" and self.name in _NAMED_BY:
            return _NAMED_BY[self.name][dialect]
        if verb == "UPDATE" and self.name == "ledger_record":
            kept = " AND ".join(
                f"NEW.{name} = OLD.{name}" for name in ("seq", "kind", "sha256", "chain")
            )
            return f"NEW.body IS NULL AND {kept} AND {removed.format('OLD.seq')}"
        return ""


POSTGRESQL_FUNCTIONS = (
    f"""
    CREATE FUNCTION sayso_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$
    """,
    """
    CREATE FUNCTION sayso_is_removed(number BIGINT) RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT EXISTS (SELECT 1 FROM removed WHERE seq = number) $$
    """,
    f"""
    CREATE FUNCTION sayso_speaks(given_id TEXT, given_name TEXT) RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT {_SPEAKS.format(id="given_id", name="given_name")} $$
    """,
    f"""
    CREATE FUNCTION sayso_lies(given_id TEXT, given_name TEXT) RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT {_LIES.format(id="given_id", name="given_name")} $$
    """,
)
"""PostgreSQL triggers call functions, and their conditions may not hold a query."""
