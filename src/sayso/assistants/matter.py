"""Claims and questions of a ledger as assistants get them."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from sayso.assistants.quoting import LONG, quoted, words_of
from sayso.ledger.dossier import text_of, words_around
from sayso.ledger.query import Found, load_claims
from sayso.ledger.schema import CLAIM
from sayso.ledger.view import View
from sayso.library.claims import LedgerClaim, claim_of
from sayso.library.reports import LedgerReport, when
from sayso.record.json import Json
from sayso.web.views.answers import answer
from sayso.web.views.sides import Sides

_POSITIONS, _CLAIMS = 20, 10
"""Positions of a question, the last ones, and ids of claims of a position."""
_SIDES = Sides(())
"""Sides go by their ids' words: a ledger does not hold the names that theatres give them."""
_SPOTS = 20
"""Spans of a part.  A quotation in pieces has some five."""


def claims_with(connection: Connection, found: Iterable[Found]) -> list[Json]:
    """Claims with their passages; those whose words were removed are left out."""
    texts: dict[str, str] = {}
    items = []
    for each in found:
        claim = claim_of(each)
        if claim is not None:
            sha256 = claim.report.sha256
            if sha256 not in texts:
                texts[sha256] = text_of(connection, sha256) or ""
            items.append(claim_item(claim, texts[sha256]))
    return items


def claims_by_id(connection: Connection, ids: Iterable[str], view: View) -> dict[str, Json]:
    """Claims by their ids, as their newest readings have them."""
    wanted = CLAIM.c.id.in_(list(dict.fromkeys(ids)))
    newest = select(func.max(CLAIM.c.seq)).where(wanted, CLAIM.c.seq <= view.seq)
    seqs = list(connection.execute(newest.group_by(CLAIM.c.id)).scalars())
    found = load_claims(connection, seqs, view)
    return {item["id"]: item for item in claims_with(connection, found)}


def claim_item(claim: LedgerClaim, text: str) -> Json:
    """A claim in its exact words, where they stand, and of which report they are."""
    own, references = claim.claim, claim.entry.references
    parts = {"source": own.source.spans, "cue": own.cue.spans, "content": own.content.spans}
    spans = {name: [list(span) for span in some[:_SPOTS]] for name, some in parts.items()}
    speaker = references.speaker
    return {
        "id": claim.id,
        "record": claim.seq,
        "source": quoted(own.source.text, LONG),
        "cue": quoted(own.cue.text),
        "content": quoted(own.content.text, LONG),
        "passage": quoted(words_around(text, [at for some in parts.values() for at in some]), LONG),
        "spans": spans,
        "mode": str(own.mode),
        "act": str(own.act),
        "stance": str(own.stance),
        "certainty": str(own.certainty),
        "speaker": speaker_item(speaker.name, speaker.id, speaker.side)
        if speaker
        else speaker_item(None, None, None),
        "said_at": when(references.said_at.interval) if references.said_at else None,
        "against_interest": claim.entry.against_interest is not None,
        "review": claim.review,
        "gone": claim.gone,
        "report": report_item(claim.report),
    }


def speaker_item(name: str | None, id_: str | None, side: str | None) -> Json:
    """A speaker.  Ids and sides are made of printed names, and so are quoted too."""
    return {"name": quoted(name), "id": quoted(id_), "side": quoted(side)}


def report_item(report: LedgerReport) -> Json:
    """Where words stand: the report, its outlet and time, and the hashes of text and capture."""
    published = report.published
    return {
        "id": report.id,
        "text_sha256": report.sha256,
        "capture_sha256": report.capture,
        "outlet": quoted(report.outlet),
        "title": quoted(report.title),
        "url": quoted(report.url),
        "published": None
        if published is None
        else {"start": when(published), "end": published.end.isoformat().replace("+00:00", "Z")},
        "retracted": report.retracted,
    }


def question_item(row: Mapping[str, Any]) -> Json:
    """A question as it stands, with the last of its positions."""
    positions = row["positions"][-_POSITIONS:]
    place = row["place"]
    return {
        "id": row["id"],
        "type": row["type"],
        "what": quoted(row["what"]),
        "standing": row["standing"],
        "reason": quoted(row["reason"], LONG),
        "place": None
        if not place
        else {"name": quoted(place["name"]), "lat": place["lat"], "lon": place["lon"]},
        "changed_at": row["changed_at"],
        "say_sos": row["say_sos"],
        "echoes": row["echoes"],
        "history": [
            {"at": each["at"], "standing": each["standing"]} for each in row["history"][-_SPOTS:]
        ],
        "positions": [_position(row["type"], each) for each in positions],
        "positions_left_out": len(row["positions"]) - len(positions),
    }


def _position(kind: str, row: Mapping[str, Any]) -> Json:
    claims = list(row["claims"])
    return {
        "speaker": speaker_item(row["name"], row["speaker"], row["side"]),
        "stance": row["stance"],
        "answer": quoted(answer(kind, dict(row), _SIDES)),
        "first": row["first"],
        "last": row["last"],
        "until": row["until"],
        "against_interest": bool(row["against_interest"]),
        "claims": claims[:_CLAIMS],
        "claims_left_out": max(0, len(claims) - _CLAIMS),
    }


def claim_lines(item: Json) -> list[str]:
    """A claim as plain text: first what is ours, then what was printed."""
    report, marks = item["report"], [item["stance"], item["certainty"], item["act"]]
    marks += ["against interest"] * item["against_interest"] + ["retracted"] * report["retracted"]
    marks += [f"review: {item['review']}"] * (item["review"] != "open") + ["gone"] * item["gone"]
    published = report["published"]["start"] if report["published"] else "at an unknown time"
    spans = "; ".join(
        f"{name} {', '.join(f'{a}-{b}' for a, b in some)}"
        for name, some in item["spans"].items()
        if some
    )
    return [
        f"Claim {item['id']} ({', '.join(marks)}), published {published}",
        f"   report {report['id']}, text {report['text_sha256']}, "
        f"capture {report['capture_sha256'] or 'not kept'}",
        f"   spans: {spans}",
        f"> speaker: {words_of(item['speaker']['name'])}",
        f"> source: {words_of(item['source'])}",
        f"> cue: {words_of(item['cue'])}",
        f"> content: {words_of(item['content'])}",
        f"> outlet: {words_of(report['outlet'])}; title: {words_of(report['title'])}",
    ]


def question_lines(item: Json) -> list[str]:
    """A question as plain text."""
    lines = [
        f"Question {item['id']} ({item['type']}): {item['standing']}, since "
        f"{item['changed_at'] or 'an unknown time'}; say-sos: {item['say_sos']}, echoes: "
        f"{item['echoes']}",
        f"> asked: {words_of(item['what'])}",
        f"> why: {words_of(item['reason'])}",
    ]
    for each in item["positions"]:
        until = f" until {each['until']}" if each["until"] else ""
        lines.append(
            f"> from {each['first'] or 'an unknown time'}{until}: "
            f"{words_of(each['speaker']['name'])}: {words_of(each['answer'])}"
        )
    return lines
