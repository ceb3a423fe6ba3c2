"""What Datasette is to say of the tables: what each is, its licence, units, facets, and queries."""

from typing import Any

from sayso.exports.format import Sheet
from sayso.exports.manifest import facts_of
from sayso.exports.selection import Selection
from sayso.exports.sheets import SHEETS

Json = dict[str, Any]
_FACETS = {
    "claims": ["side", "stance", "certainty", "outlet", "review"],
    "answers": ["type", "standing", "side", "outlet"],
    "questions": ["type", "standing", "place_name"],
    "positions": ["side", "stance", "ended"],
    "standings": ["standing"],
    "reports": ["outlet", "retracted"],
    "decisions": ["verdict", "who"],
}
_LABELS = {"questions": "what", "reports": "title", "claims": "content"}
"""The column by whose words a row is called, where another table leads to it."""
_SORTED = {
    "claims": {"sort_desc": "published_start"},
    "questions": {"sort_desc": "changed_at"},
    "standings": {"sort": "at"},
    "reports": {"sort_desc": "published_start"},
}
_UNITS = {"lat": "degree", "lon": "degree"}
"""As Datasette names them, by columns."""
_QUERIES: dict[str, Json] = {
    "said": {
        "title": "Who said words like these?",
        "description": "All the words, in any order.",
        "sql": "SELECT claims.speaker_name, claims.stance, claims.content, claims.outlet, "
        "claims.published_start, claims.url FROM claims_fts "
        "JOIN claims ON claims.rowid = claims_fts.rowid "
        "WHERE claims_fts MATCH '\"' || replace(trim(replace(:words, '\"', ' ')), ' ', '\" \"') || '\"' "
        "ORDER BY claims.published_start, claims.record",
        "params": ["words"],
    },
    "contested": {
        "title": "What is contested, the latest first",
        "sql": "SELECT what, reason, say_sos, echoes, changed_at FROM questions "
        "WHERE standing = 'contested' ORDER BY changed_at DESC",
    },
    "denials": {
        "title": "Who denies what",
        "sql": "SELECT speaker_name, cue, content, outlet, published_start, url FROM claims "
        "WHERE stance = 'denies' ORDER BY published_start, record",
    },
    "against_interest": {
        "title": "What speakers said against the interest of their own side",
        "sql": "SELECT speaker_name, side, content, against_interest, outlet, url FROM claims "
        "WHERE against_interest IS NOT NULL AND against_interest <> '' "
        "ORDER BY published_start, record",
    },
    "held_by": {
        "title": "What one speaker holds, and held",
        "description": "A part of the speaker's name.",
        "sql": "SELECT questions.what, positions.speaker_name, positions.answer, positions.first, "
        "positions.until, positions.ended FROM positions JOIN questions USING (question) "
        "WHERE positions.speaker_name LIKE '%' || :name || '%' ORDER BY positions.first",
        "params": ["name"],
    },
    "history": {
        "title": "How a question came to stand as it does",
        "description": "A part of the question.",
        "sql": "SELECT questions.what, standings.at, standings.before, standings.standing, "
        "standings.by, standings.reason FROM standings JOIN questions USING (question) "
        "WHERE questions.what LIKE '%' || :what || '%' ORDER BY questions.what, standings.at",
        "params": ["what"],
    },
}
"""Queries by their addresses; what begins with a colon is asked for on the page."""


def metadata_of(selection: Selection, database: str) -> Json:
    """The metadata of a database of this name, as Datasette 0.65 reads it."""
    facts = facts_of(selection)
    ledger = facts["ledger"]
    of = f"Ledger {ledger['head']}, recorded by {ledger['vintage'] or 'nobody yet'}"
    limits = [
        f"{name} {facts[name]}" for name in ("as_of", "recorded_by", "filters") if facts[name]
    ]
    return {
        "title": "Who says what",
        "description": "Who says so, in which words, and how each question stands. Nothing here "
        "says what is true. All times are UTC.",
        "source": "; ".join([of, *limits]),
        **({"license": facts["licence"]} if facts["licence"] else {}),
        "databases": {
            database: {
                "queries": _QUERIES,
                "tables": {sheet.name: _table(sheet) for sheet in SHEETS}
                | {"claims_fts": {"hidden": True}},
            }
        },
    }


def _table(sheet: Sheet) -> Json:
    names = [column.name for column in sheet.columns]
    label = _LABELS.get(sheet.name)
    return {
        "description": f"Each row is {sheet.row}.",
        "columns": {column.name: column.meaning for column in sheet.columns},
        "facets": _FACETS.get(sheet.name, []),
        "units": {name: unit for name, unit in _UNITS.items() if name in names},
        "size": 50,
        **({"label_column": label} if label else {}),
        **_SORTED.get(sheet.name, {}),
    }
