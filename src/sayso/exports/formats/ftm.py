"""Reports, speakers and claims as entities of FollowTheMoney, a line each.

A report is an ``Article``, who speaks a ``Person``, ``Organization`` or ``LegalEntity``, and a
claim the ``Documentation`` of who said it in which report.
"""

from collections.abc import Iterator
from pathlib import Path

from sayso.contract import as_line
from sayso.exports.format import Counts, Format
from sayso.exports.quoted import Quoted, one_line, quoted, title_of
from sayso.exports.rows import ReportRow
from sayso.exports.selection import Selection
from sayso.ledger.canonical import bytes_hash
from sayso.record.address import is_web_address
from sayso.record.json import Json

_SCHEMAS = {"person": "Person", "organisation": "Organization", "outlet": "Organization"}
"""What somebody is; states, offices and those of whom nothing is known are a ``LegalEntity``."""
_COUNTED = {"Article": "reports", "Documentation": "claims"}


def _write(selection: Selection, target: Path) -> Counts:
    counts = {"reports": 0, "speakers": 0, "claims": 0}
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for entity, _ in entities_of(selection):
            stream.write(as_line(entity) + "\n")
            counts[_COUNTED.get(entity["schema"], "speakers")] += 1
    return counts


def entities_of(selection: Selection) -> Iterator[tuple[Json, ReportRow]]:
    """Each entity once, with the report that it first stands in; what a claim points to comes
    before it.
    """
    written: set[str] = set()
    for claim in quoted(selection):
        report, speaker = report_entity(claim.row.report), speaker_entity(claim)
        for entity in (report, speaker):
            if entity is not None and entity["id"] not in written:
                written.add(entity["id"])
                yield entity, claim.row.report
        yield claim_entity(claim, report, speaker), claim.row.report


def report_entity(report: ReportRow) -> Json:
    """A report as an article."""
    address = report.url if is_web_address(report.url) else ""
    return _entity(
        f"sayso-report-{report.id}", "Article",
        title=title_of(report), publisher=one_line(report.outlet), sourceUrl=address,
        publishedAt=_date(report.published_start), retrievedAt=_date(report.known_at),
    )  # fmt: skip


def speaker_entity(claim: Quoted) -> Json | None:
    """Who speaks; None where nobody is named."""
    speaker = claim.entry["speaker"]
    if speaker is None or not speaker.get("id") or speaker.get("kind") == "unnamed":
        return None
    name = bytes_hash(str(speaker["id"]).encode("utf-8", "surrogatepass"))[:40]
    schema = _SCHEMAS.get(str(speaker.get("kind")), "LegalEntity")
    return _entity(
        f"sayso-speaker-{name}", schema, name=one_line(str(speaker["name"])),
        notes=f"speaks for {one_line(claim.entry['side'])}" if claim.entry["side"] else "",
    )  # fmt: skip


def claim_entity(claim: Quoted, report: Json, speaker: Json | None) -> Json:
    """A claim: who said which words in which report."""
    return _entity(
        f"sayso-claim-{claim.row.id}-{claim.row.seq}", "Documentation",
        document=report["id"], entity=speaker["id"] if speaker else "", recordId=claim.row.id,
        role=claim.entry["stance"], status=claim.row.review, date=_date(claim.time("said_at")),
        summary=claim.entry["content"]["text"], description=claim.entry["certainty"],
    )  # fmt: skip


def _entity(id_: str, schema: str, **properties: str) -> Json:
    told = {name: [value] for name, value in properties.items() if value}
    return {"id": id_, "schema": schema, "properties": told}


def _date(time: str | None) -> str:
    return time[:10] if time else ""


FORMAT = Format(
    name="ftm",
    title="reports, speakers and claims as FollowTheMoney entities",
    media_type="application/json+ftm",
    suffix=".ftm.json",
    lost="questions and standings, spans, places and amounts; hours of times; rejected claims",
    read_by="followthemoney",
    write=_write,
    needs_board=False,
)
