"""Reports with their claims, and captures."""

from sqlalchemy import func, select

from sayso.ledger.canonical import parse
from sayso.ledger.dossier import text_of
from sayso.ledger.filters import Filters
from sayso.ledger.query import RecordedReport, all_claims, as_report
from sayso.ledger.schema import CAPTURE, CLAIM, READING, RECORD, REPORT, RETRACTION, TEXT
from sayso.record.json import Json
from sayso.web.kept.claims import questions_of
from sayso.web.kept.finding_reports import asks_of, counted
from sayso.web.kept.opened import Opened, Sight
from sayso.web.kept.quotes import decisions_of, recorded_at, rows_of, where
from sayso.web.record import Clock, Found, Page, ReportFilter
from sayso.web.views.hits import excerpt

_PLAIN = ("given as text", "sayso.reports")
"""How the names of extractors begin that take nothing off a page: they decode text that was printed
so.
"""


class ReportsOfLedger:
    """Reports out of the ledger."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened

    def report(self, key: str) -> Json | None:
        """A report by its id, or the first with that text's hash."""
        with self._opened.look() as sight:
            named = (
                select(REPORT)
                .where((REPORT.c.id == key) | (REPORT.c.text_sha256 == key))
                .order_by(REPORT.c.seq)
            )
            row = sight.connection.execute(named.limit(1)).first()
            if row is None:
                return None
            report = as_report(row)
            text = text_of(sight.connection, report["text_sha256"])
            claims = rows_of(
                sight, list(all_claims(sight.connection, Filters(report_seq=row.seq), sight.view))
            )
            claims = (
                [each for each in claims if each["report"] == report["text_sha256"]]
                if text is not None
                else []
            )
            reading = self._reading(sight, row.seq)
            return {
                **where(report),
                "sha256": report["text_sha256"],
                "text": text or "",
                "removed": text is None,
                "doc": report["doc"],
                "recorded": recorded_at(sight, row.seq),
                "capture": self._capture(sight, report["capture_sha256"]),
                "extracted": self._extracted(sight, report["text_sha256"]),
                "notes": self._notes(sight, row.seq),
                "reader": reading.get("reader", ""),
                "theatre": reading.get("theatre_id", ""),
                "versions": self._versions(sight, report),
                "retracted": self._retracted(sight, row.seq),
                "claims": _with_questions(sight, claims),
            }

    def report_counts(self, clock: Clock, wanted: ReportFilter) -> Json:
        """How many there are of each outlet and day."""
        with self._opened.look(clock) as sight:
            return counted(sight, asks_of(sight, wanted))

    def reports(self, page: Page, clock: Clock, wanted: ReportFilter = ReportFilter()) -> Found:  # noqa: B008
        """A page of reports, the last published first."""
        start = int(page.after) if page.after.isdecimal() and len(page.after) < 10 else 0
        with self._opened.look(clock) as sight:
            asks = asks_of(sight, wanted)
            total = (
                sight.connection.execute(
                    select(func.count()).select_from(REPORT).where(*asks)
                ).scalar()
                or 0
            )
            order = (REPORT.c.known_at.desc(), REPORT.c.seq.desc())
            chosen = select(REPORT).where(*asks).order_by(*order).offset(start).limit(page.limit)
            rows = [as_report(row) for row in sight.connection.execute(chosen)]
            counts = self._counts(sight, [row["seq"] for row in rows])
            gone = {row["seq"]: self._retracted(sight, row["seq"]) for row in rows}
            texts = {
                row["seq"]: text_of(sight.connection, row["text_sha256"])
                for row in rows
                if wanted.text
            }
        end = start + len(rows)
        found = tuple(
            {
                **where(row),
                "doc": row["doc"],
                "sha256": row["text_sha256"],
                "claims": counts.get(row["seq"], 0),
                "retracted": gone[row["seq"]],
                "excerpt": excerpt(texts.get(row["seq"]) or "", wanted.text),
            }
            for row in rows
        )
        return Found(found, total, str(end) if rows and end < total else "")

    def capture(self, sha256: str) -> bytes | None:
        """The original bytes."""
        with self._opened.look() as sight:
            return self._opened.ledger.captures.get(sight.connection, sha256)

    def counts(self, after: int) -> tuple[int, int]:
        """How many reports and claims were recorded after a number."""
        with self._opened.ledger.reading() as connection:
            reports = select(func.count()).select_from(REPORT).where(REPORT.c.seq > after)
            claims = select(func.count()).select_from(CLAIM).where(CLAIM.c.seq > after)
            return connection.execute(reports).scalar() or 0, connection.execute(
                claims
            ).scalar() or 0

    def _reading(self, sight: Sight, seq: int) -> Json:
        last = (
            select(READING)
            .where(READING.c.report_seq == seq)
            .order_by(READING.c.seq.desc())
            .limit(1)
        )
        row = sight.connection.execute(last).first()
        return dict(row._mapping) if row else {}

    def _counts(self, sight: Sight, seqs: list[int]) -> dict[int, int]:
        rows = sight.connection.execute(
            select(READING.c.report_seq, READING.c.claims)
            .where(READING.c.report_seq.in_(seqs))
            .order_by(READING.c.seq)
        )
        return {row.report_seq: row.claims for row in rows}

    def _capture(self, sight: Sight, sha256: str) -> Json:
        bodies = (
            select(RECORD.c.body)
            .join(CAPTURE, CAPTURE.c.seq == RECORD.c.seq)
            .where(CAPTURE.c.sha256 == sha256)
        )
        body = sight.connection.execute(bodies).scalar()
        told = parse(body) if body else {}
        return {
            "sha256": sha256,
            **{key: told.get(key) for key in ("bytes", "source", "tool", "taken_at")},
        }

    def _extracted(self, sight: Sight, sha256: str) -> str:
        bodies = (
            select(RECORD.c.body)
            .join(TEXT, TEXT.c.seq == RECORD.c.seq)
            .where(TEXT.c.sha256 == sha256)
        )
        body = sight.connection.execute(bodies).scalar()
        extractor = str(parse(body).get("extractor") or "") if body else ""
        return "" if extractor.startswith(_PLAIN) else extractor

    def _notes(self, sight: Sight, seq: int) -> list[str]:
        body = sight.connection.execute(select(RECORD.c.body).where(RECORD.c.seq == seq)).scalar()
        return list(parse(body).get("notes") or ()) if body else []

    def _versions(self, sight: Sight, report: RecordedReport) -> list[Json]:
        if not report["url"]:
            return []
        same = select(REPORT.c.id, REPORT.c.seq).where(
            REPORT.c.url == report["url"], REPORT.c.id != report["id"]
        )
        rows = sight.connection.execute(same.order_by(REPORT.c.seq).limit(50)).all()
        return [{"id": row.id, "recorded": recorded_at(sight, row.seq)} for row in rows]

    def _retracted(self, sight: Sight, seq: int) -> Json | None:
        made = select(RETRACTION).where(
            RETRACTION.c.report_seq == seq, RETRACTION.c.seq <= sight.view.seq
        )
        row = sight.connection.execute(made.limit(1)).first()
        if row is None:
            return None
        body = sight.connection.execute(
            select(RECORD.c.body).where(RECORD.c.seq == row.seq)
        ).scalar()
        return {
            "at": row.known_at,
            "who": row.who,
            "why": parse(body).get("why", "") if body else "",
        }


def _with_questions(sight: Sight, claims: list[Json]) -> list[Json]:
    questions = questions_of(sight, [each["id"] for each in claims])
    decided = {
        each["id"]: list(reversed(decisions_of(sight, "claim", each["id"], 20, 0)))
        for each in claims
        if each["review"] != "open"
    }
    return [
        {
            **each,
            "questions": questions.get(each["id"], []),
            "decisions": decided.get(each["id"], []),
        }
        for each in claims
    ]
