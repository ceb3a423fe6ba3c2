"""Claims, a line each: the entry as docs/reference/claims.schema.json has it, and what the ledger
knows of it.
"""

from pathlib import Path

from sayso.contract import as_line
from sayso.exports.format import Counts, Format
from sayso.exports.rows import ClaimRow
from sayso.exports.selection import Selection
from sayso.record.json import Json

_REPORT = ("id", "doc", "title", "outlet", "url", "previous")


def _write(selection: Selection, target: Path) -> Counts:
    claims = 0
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for row in selection.claims(answers=False):
            stream.write(as_line(as_json(row)) + "\n")
            claims += 1
    return {"claims": claims}


def as_json(row: ClaimRow) -> Json:
    """The entry with all that the ledger adds to it under one key, as ``sayso claims`` writes
    it.
    """
    report = row.report
    known = {
        "seq": row.seq,
        "report": {name: getattr(report, name) for name in _REPORT},
        "published": {"start": report.published_start, "end": report.published_end},
        "reading": row.reading,
        "review": row.review,
        "decision": row.decision,
        "changes": row.changes,
        "retracted": report.retracted,
        "gone": row.gone,
        "kept": row.became,
        "removed": row.values is None,
    }
    return {**(row.values or {"id": row.id}), "ledger": known}


FORMAT = Format(
    name="jsonl",
    title="claims as JSON Lines",
    media_type="application/jsonl",
    suffix=".jsonl",
    lost="questions, positions and decisions, but for the state of review of each claim",
    read_by="jq, pandas, Polars, DuckDB; a schema is in docs/reference/claims.schema.json",
    write=_write,
    needs_board=False,
)
