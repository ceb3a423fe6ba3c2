"""Claims that people coded by hand, a row each: who said it, in which words, where that is printed,
and when it was said.

The words are looked for in the text of the report that the ledger has, as they are.  A row whose
words do not stand there, or not once, is refused; nothing is anchored by likeness.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select

from sayso.errors import InputError
from sayso.imports.errors import lacks_columns
from sayso.imports.rows import ImportRow, Refused, read_rows
from sayso.language.paragraphs import find_paragraphs
from sayso.ledger.anchoring import AnchorError, anchor, places_of
from sayso.ledger.append import appending
from sayso.ledger.canonical import instant
from sayso.ledger.claiming import Claiming, Drafted, ReportText, is_replaced, report_text
from sayso.ledger.errors import LedgerError
from sayso.ledger.schema import REPORT
from sayso.ledger.store import Ledger
from sayso.record.claim import Certainty, Span, Stance
from sayso.record.interval import Interval
from sayso.reports.published import read_published

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "speaker": ("speaker", "who", "said by"),
    "words": ("words", "quote", "quotation", "content"),
    "address": ("address", "url", "link"),
    "report": ("report", "report id"),
    "date": ("date", "said", "said at", "said_at"),
    "source": ("source", "printed speaker"),
    "cue": ("cue", "verb"),
    "stance": ("stance",),
    "certainty": ("certainty",),
    "coder": ("coder", "annotator", "coded by"),
    "note": ("note", "comment", "why"),
}
"""What columns are called; docs/how-to/code-by-hand.md says what each holds."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: the claims that were added, by line; those that were there already;
    the rows that were refused.  ``unread`` are columns that nothing was taken from.
    """

    columns: Sequence[str]
    added: Mapping[int, str]
    there: Mapping[int, str]
    refused: Sequence[Refused]
    unread: Sequence[str] = ()


@dataclass(slots=True)
class _Outcome:
    added: dict[int, str] = field(default_factory=dict)
    there: dict[int, str] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)


class _RowError(ValueError):
    """Why a row is refused, in a clause."""


def import_claims(
    ledger: Ledger, path: Path, *, who: str, why: str = "", now: datetime | None = None
) -> Imported:
    """Add the claims of a file, all in one commit; a row that is refused stops no other.

    ``who`` codes, where a row names nobody.

    Raises:
        ImportFileError: J001 to J004 if nothing of the file can be taken in.
        LedgerError: L005 to L009.
    """
    columns, rows = read_rows(path)
    keys = _keys(columns)
    missing = [name for name in ("speaker", "words") if name not in keys.values()]
    if missing or not {"address", "report"} & set(keys.values()):
        raise lacks_columns(path.name, missing[0] if missing else "address")
    outcome = _Outcome()
    with appending(ledger, now) as appender:
        taking = _Taking(appender.connection, Claiming(appender), path.name, who, why)
        for row in rows:
            _take(taking, row, keys, outcome)
    unread = [each for each in columns if each not in keys]
    return Imported(columns, outcome.added, outcome.there, outcome.refused, unread)


def _keys(columns: Sequence[str]) -> dict[str, str]:
    """What each column is, by its name; of two that are the same the first."""
    found: dict[str, str] = {}
    for column in columns:
        plain = " ".join(column.casefold().replace("_", " ").split())
        key = next((key for key, names in COLUMNS.items() if plain in names), "")
        if key and key not in found.values():
            found[column] = key
    return found


def _take(taking: "_Taking", row: ImportRow, keys: Mapping[str, str], outcome: _Outcome) -> None:
    if row.problem:
        outcome.refused.append(Refused(row, row.problem))
        return
    cells = {keys[name]: cell.strip() for name, cell in row.cells.items() if name in keys}
    try:
        claim, is_new = taking.take(cells, row.line)
    except _RowError as error:
        outcome.refused.append(Refused(row, str(error)))
        return
    (outcome.added if is_new else outcome.there)[row.line] = claim


@dataclass(slots=True)
class _Taking:
    """Takes rows of one file into one commit."""

    connection: Connection
    claiming: Claiming
    file: str
    who: str
    why: str
    _reports: dict[tuple[str, str], ReportText | str] = field(default_factory=dict)

    def take(self, cells: Mapping[str, str], line: int) -> tuple[str, bool]:
        """Add the claim of a row; gives its id, and whether it is new.

        Raises:
            _RowError: if it is refused.
        """
        report = self._report(cells)
        drafted = drafted_of(report.text, cells)
        _refuse_later(drafted.said, report)
        told = [f"by hand, {self.file[:200]}, line {line}", self.why, cells.get("note", "")]
        why = "; ".join(each for each in told if each)
        try:
            added = self.claiming.add(report, drafted, cells.get("coder") or self.who, why)
        except LedgerError as error:
            raise _RowError(_clause(error)) from None
        return added.claim, added.decision != 0

    def _report(self, cells: Mapping[str, str]) -> ReportText:
        key = (cells.get("report", ""), cells.get("address", ""))
        if key not in self._reports:
            try:
                self._reports[key] = report_named(self.connection, *key)
            except (_RowError, LedgerError) as error:
                self._reports[key] = _clause(error)
        report = self._reports[key]
        if isinstance(report, str):
            raise _RowError(report)
        return report


def report_named(connection: Connection, name: str, address: str) -> ReportText:
    """The report of an id, or the newest at an address; both, where both are given, must agree.

    Raises:
        _RowError: if there is none, or several.
        LedgerError: L014 if its words were removed.
    """
    _refuse_unsayable(name, address)
    if not name and not address:
        raise _RowError("neither an address nor a report is given")
    chosen = select(REPORT.c.id, REPORT.c.url, REPORT.c.doc).order_by(REPORT.c.seq)
    named = REPORT.c.id == name if name else REPORT.c.url.in_(_spellings(address))
    rows = connection.execute(chosen.where(named)).all()
    if not rows:
        what = f"report {name[:64]}" if name else f"report at {address[:200]}"
        raise _RowError(f"the ledger has no {what}")
    if name and address and rows[0].url not in _spellings(address):
        raise _RowError("the report is at another address")
    reports = [report_text(connection, row.id) for row in rows]
    current = [each for each in reports if not is_replaced(connection, each)] or reports[-1:]
    if len(current) > 1:
        raise _RowError(f"{len(current)} reports are at that address; give the report's id")
    return current[0]


def _spellings(address: str) -> list[str]:
    """The ways in which one address is written: with http or https, with or without a last
    slash, with or without a fragment.
    """
    bare = address.split("#", 1)[0]
    rest = bare.removeprefix("https://").removeprefix("http://").rstrip("/")
    spelled = [f"{scheme}://{rest}{end}" for scheme in ("https", "http") for end in ("", "/")]
    return list(dict.fromkeys([address, bare, *spelled]))


def drafted_of(text: str, cells: Mapping[str, str]) -> Drafted:
    """The claim of a row, with its parts where they stand in the text.

    Raises:
        _RowError: if one does not stand there, or says what no claim says.
    """
    content = _anchored(text, "words", cells.get("words", ""))
    printed = cells.get("source", "")
    source = _beside(text, content, "source", printed) if printed else None
    if not printed:
        source = _speaker_in(text, content, cells.get("speaker", ""))
    cue = _beside(text, content, "cue", cells["cue"]) if cells.get("cue") else None
    return Drafted(
        (content,),
        cells.get("speaker", ""),
        (source,) if source else (),
        (cue,) if cue else (),
        Stance(_one_of("stance", cells, [each.value for each in Stance])),
        Certainty(_one_of("certainty", cells, [each.value for each in Certainty])),
        _said(cells.get("date", "")),
    )


def _anchored(text: str, name: str, words: str) -> Span:
    try:
        return anchor(text, words)
    except AnchorError as error:
        clause = str(error)
        raise _RowError(clause if name == "words" else f"{name}: {clause}") from None


def _beside(text: str, content: Span, name: str, words: str) -> Span:
    """Printed words of a claim: those in the content's paragraph, if they stand there once."""
    near = [each for each in _in_paragraph(text, content, words) if _apart(each, content)]
    return near[0] if len(near) == 1 else _anchored(text, name, words)


def _speaker_in(text: str, content: Span, name: str) -> Span | None:
    """Where the speaker's name is printed in the content's paragraph; None unless it stands there
    once, outside the content.
    """
    if not name.strip() or len(name) > 1_000:
        return None
    near = [each for each in _in_paragraph(text, content, name) if _apart(each, content)]
    return near[0] if len(near) == 1 else None


def _in_paragraph(text: str, content: Span, words: str) -> Iterator[Span]:
    start, end = next(
        ((a, b) for a, b in find_paragraphs(text) if a <= content[0] < b), (0, len(text))
    )
    for a, b in places_of(text[start:end], words):
        yield start + a, start + b


def _apart(one: Span, other: Span) -> bool:
    return one[1] <= other[0] or other[1] <= one[0]


def _one_of(name: str, cells: Mapping[str, str], values: Sequence[str]) -> str:
    """A value of an enumeration; the first, where none is given."""
    value = cells.get(name, "").casefold() or values[0]
    if value not in values:
        raise _RowError(f"{name} is one of {', '.join(values)}")
    return value


def _said(printed: str) -> Interval | None:
    if not printed:
        return None
    try:
        return read_published(printed, "the date")
    except InputError as error:
        raise _RowError(error.sentence.rstrip(".")) from None


def _refuse_later(said: Interval | None, report: ReportText) -> None:
    """What is reported was said before the report was published."""
    end = report.row.published_end
    if said is not None and end is not None and instant(said.start) >= end:
        raise _RowError(f"the date is after the report was published ({end[:10]})")


def _refuse_unsayable(*values: str) -> None:
    if any("\0" in value or any("\ud800" <= c <= "\udfff" for c in value) for value in values):
        raise _RowError("it has a NUL or half of a surrogate pair, which nothing printed has")


def _clause(error: Exception) -> str:
    """The reason of an error without its code and its mend."""
    sentence = error.sentence if isinstance(error, LedgerError) else str(error)
    return sentence.removeprefix("That cannot be decided: ").rstrip(".")
