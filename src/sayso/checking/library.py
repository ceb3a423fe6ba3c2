"""One reading of the ledger, in which words are looked for: whatever is added meanwhile, every
statement of a draft is held against the same records.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy import text as sql

from sayso.checking.normal import WORD
from sayso.checking.passage import Passage
from sayso.ledger.dossier import text_of
from sayso.ledger.filters import Filters
from sayso.ledger.query import Found, RecordedReport, as_report, find_claims, load_reports
from sayso.ledger.schema import RECORD, REPORT, TEXT
from sayso.ledger.view import View

_TERM = re.compile(r"[^\W_]+")
"""A word as the ledger's index of words has it."""
_MANY = 40
"""Reports that have a quotation of which all are looked at; and texts for each that is sought."""
_NEAREST = 5
"""Reports that are compared word by word: those whose claims share most words."""
_LOOKED_AT = 200
"""Claims whose words are counted."""
_ALL_OF = 6
"""The longest words of a quotation, all of which a claim must have that has the quotation.  In
150,000 claims it takes a tenth of the time in which all its words are found in a row.
"""
_IN_A_ROW = 12
_ALL = 2000
"""Claims of one report: a day's live blog has some hundreds."""
_REMEMBERED = 64
_KEYS = 3
"""The longest words of a quotation, of which a report must have all but one to be looked at."""
_SHORTEST_KEY = 4


class Library:
    """Finds claims and texts by words, as of a view.  ``without`` is the hash of a text that is not
    looked in: the draft's own.
    """

    def __init__(self, connection: Connection, view: View, without: str = "") -> None:
        self.connection = connection
        self.view = view
        self.without = without
        self._passages: dict[str, Passage | None] = {}
        self._claims: dict[int, tuple[Found, ...]] = {}

    def has_itself(self) -> bool:
        """Whether the text that is not looked in is there."""
        asked = select(REPORT.c.seq).where(
            REPORT.c.text_sha256 == self.without, REPORT.c.seq <= self.view.seq
        )
        return self.connection.execute(asked.limit(1)).first() is not None

    def passage(self, sha256: str) -> Passage | None:
        """The text that a hash names; None where it was removed or is not looked in."""
        if sha256 == self.without:
            return None
        if sha256 not in self._passages:
            if len(self._passages) >= _REMEMBERED:
                self._passages.clear()
            text = text_of(self.connection, sha256)
            self._passages[sha256] = None if text is None else Passage(text)
        return self._passages[sha256]

    def claims_of(self, report: int) -> tuple[Found, ...]:
        """The claims of the report with this number, of its newest reading."""
        if report not in self._claims:
            if len(self._claims) >= _REMEMBERED:
                self._claims.clear()
            asked = Filters(report_seq=report)
            page = find_claims(self.connection, asked, self.view, limit=_ALL)
            self._claims[report] = page.claims
        return self._claims[report]

    def quoting(self, form: str) -> list[RecordedReport]:
        """The reports with claims that may have all of these words, the nearest first."""
        terms = _TERM.findall(form)
        keys = _longest(terms, _ALL_OF)
        groups = [keys] if len(keys) > 1 else [[" ".join(terms[:_IN_A_ROW])]] if terms else []
        return self._reports(groups, form, _MANY)

    def resembling(self, form: str) -> list[RecordedReport]:
        """The reports with claims that have the telling words of a third of these, the nearest
        first.
        """
        terms = _TERM.findall(form)
        third = -(-len(terms) // 3)
        parts = (terms[at : at + third] for at in range(0, len(terms), third or 1))
        groups = [keys for part in parts if len(keys := _longest(part, _KEYS)) > 1]
        keys = _longest(terms, _KEYS)
        pairs = [[a, b] for at, a in enumerate(keys) for b in keys[at + 1 :]]
        return self._reports(groups, form, _NEAREST) or self._reports(pairs, form, _NEAREST)

    def _reports(
        self, groups: Sequence[Sequence[str]], form: str, most: int
    ) -> list[RecordedReport]:
        """The reports with claims that have all phrases of any of some groups; those first whose
        claim shares most words with ``form``.
        """
        if not groups:
            return []
        sqlite = self.connection.dialect.name == "sqlite"
        asked = _asked_of_sqlite(groups) if sqlite else _asked_of_postgresql(groups)
        statement = _SQLITE if sqlite else _POSTGRESQL.format(asked=asked[0])
        bounds = {"upto": self.view.seq, "known": self.view.known_by or "~", "most": _LOOKED_AT}
        rows = self.connection.execute(sql(statement), {**asked[1], **bounds}).all()
        wanted = Counter(WORD.findall(form.casefold()))
        rows = sorted(rows, key=lambda row: (-_shared(wanted, row.content), row.seq))
        seqs = list(dict.fromkeys(row.report_seq for row in rows))[:most]
        reports = load_reports(self.connection, set(seqs)) if seqs else {}
        return [reports[seq] for seq in seqs if seq in reports]

    def spoken(
        self, speakers: Sequence[str], groups: Sequence[Sequence[Sequence[str]]]
    ) -> list[tuple[str, str]]:
        """The ids and contents of claims of these speakers that have, of any of some groups, one
        word of each list; a word that ends in ``*`` is a beginning.  The earliest come first.
        """
        sqlite = self.connection.dialect.name == "sqlite"
        asked = (_any_of if sqlite else _any_of_postgresql)(groups)
        names = {f"s{number}": speaker for number, speaker in enumerate(speakers)}
        named = f"AND claim.speaker_id IN ({', '.join(f':{name}' for name in names)}) "
        statement = _SQLITE if sqlite else _POSTGRESQL.format(asked="to_tsquery('simple', :asked)")
        statement = statement.replace("LIMIT", f"{named}ORDER BY claim.seq LIMIT")
        bounds = {"upto": self.view.seq, "known": self.view.known_by or "~", "most": _LOOKED_AT}
        rows = self.connection.execute(sql(statement), {"asked": asked, **names, **bounds})
        return [(row.id, row.content) for row in rows]

    def texts_with(self, forms: Sequence[str]) -> Iterator[RecordedReport]:
        """The reports whose text may have any of some quotations, also where no claim has them.

        Every text is looked at once, whatever their number; the newest come first.
        """
        wanted = [keys for form in forms if len(keys := keys_of(form)) > 1]
        if not wanted:
            return
        asked = or_(*(_most_of(keys, self.connection.dialect.name) for keys in wanted))
        chosen = (
            select(REPORT)
            .join(TEXT, TEXT.c.sha256 == REPORT.c.text_sha256)
            .join(RECORD, RECORD.c.seq == TEXT.c.seq)
            .where(REPORT.c.seq <= self.view.seq, asked)
            .order_by(REPORT.c.seq.desc())
            .limit(_MANY * len(wanted))
        )
        if self.view.known_by is not None:
            chosen = chosen.where(REPORT.c.known_at <= self.view.known_by)
        for row in self.connection.execute(chosen):
            yield as_report(row)


_LATEST = (
    "AND claim.seq <= :upto AND claim.known_at <= :known AND NOT EXISTS (SELECT 1 FROM reading "
    "AS later WHERE later.report_seq = claim.report_seq AND later.seq > claim.reading_seq AND "
    "later.seq <= :upto) "
)
"""Of the view, and of the newest reading of its report."""
_COLUMNS = "claim.seq, claim.id, claim.report_seq, claim.content"
_SQLITE = (
    f"SELECT {_COLUMNS} FROM claim_fts JOIN claim ON claim.seq = claim_fts.rowid "
    f"WHERE claim_fts MATCH :asked {_LATEST} LIMIT :most"
)
_POSTGRESQL = (
    f"SELECT {_COLUMNS} FROM claim WHERE to_tsvector('simple', claim.source || ' ' || "
    f"claim.content) @@ ({{asked}}) {_LATEST} LIMIT :most"
)
Asked = tuple[str, dict[str, str]]


def _asked_of_sqlite(groups: Sequence[Sequence[str]]) -> Asked:
    each = (" AND ".join(f'"{phrase}"' for phrase in group) for group in groups)
    return "", {"asked": " OR ".join(f"({group})" for group in each)}


def _any_of(groups: Sequence[Sequence[Sequence[str]]]) -> str:
    """For SQLite's index of words: a word is quoted, so that none is an operator."""
    return " OR ".join(
        "(" + " AND ".join(f"({' OR '.join(map(_quoted, some))})" for some in group) + ")"
        for group in groups
    )


def _quoted(word: str) -> str:
    return f'"{word[:-1]}" *' if word.endswith("*") else f'"{word}"'


def _any_of_postgresql(groups: Sequence[Sequence[Sequence[str]]]) -> str:
    lists = [
        [
            " | ".join(f"{word[:-1]}:*" if word.endswith("*") else word for word in some)
            for some in group
        ]
        for group in groups
    ]
    return " | ".join("(" + " & ".join(f"({some})" for some in group) + ")" for group in lists)


def _asked_of_postgresql(groups: Sequence[Sequence[str]]) -> Asked:
    values: dict[str, str] = {}
    parts = []
    for group in groups:
        names = [f"p{len(values) + at}" for at in range(len(group))]
        values.update(zip(names, group, strict=True))
        parts.append("(" + " && ".join(f"phraseto_tsquery('simple', :{n})" for n in names) + ")")
    return " || ".join(parts), values


def keys_of(form: str) -> list[str]:
    """The longest words, by which a text is looked for that may have the others too."""
    return _longest(_TERM.findall(form), _KEYS)


def _longest(terms: Sequence[str], most: int) -> list[str]:
    """The longest words, which are rarer than short ones."""
    long = {term.casefold(): term for term in terms if len(term) >= _SHORTEST_KEY}
    return sorted(long.values(), key=lambda term: (-len(term), term))[:most]


def _shared(wanted: Counter[str], content: str) -> int:
    return (wanted & Counter(WORD.findall(content.casefold()))).total()


def _most_of(keys: Sequence[str], dialect: str) -> Any:
    """What asks that a text has all but one of these words."""
    at = func.instr if dialect == "sqlite" else func.strpos
    has = [at(RECORD.c.body, key) > 0 for key in keys]
    if len(has) <= 2:
        return and_(*has)
    return or_(*(and_(*has[:n], *has[n + 1 :]) for n in range(len(has))))
