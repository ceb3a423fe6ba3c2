"""A feed of corrections: what an earlier vintage had, and is amended, rejected, withdrawn, gone or
removed since.
"""

import json
from pathlib import Path

from sayso.contract import as_line
from sayso.exports.changes import Correction, corrections
from sayso.exports.format import Counts, Format, Sheet, columns
from sayso.exports.manifest import facts_of
from sayso.exports.selection import Selection
from sayso.record.json import Json

_SHEET = Sheet(
    "items",
    "a claim of the earlier ledger that no longer stands as it did, or a report that was removed",
    columns(
        ("id", "string", "What happened, and to which claim: rejected:…"),
        ("title", "string", "The same for people."),
        ("date_published", "datetime", "When it was recorded."),
        ("url", "string", "The address of the report."),
        ("content_text", "string", "The reason given, and the claim's words if they are there."),
        ("_sayso", "object", "kind, claim, report, outlet, record, who, why and changes."),
    ),
)


def _write(selection: Selection, target: Path) -> Counts:
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Corrections and retractions",
        "_sayso": {**facts_of(selection), "since": selection.asked.vintage},
    }
    count = 0
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(head, ensure_ascii=True)[:-1] + ', "items": [')
        for each in corrections(selection):
            stream.write((",\n" if count else "\n") + as_line(_item(each)))
            count += 1
        stream.write("\n]}\n")
    return {"corrections": count}


def _item(each: Correction) -> Json:
    claim, report = each.claim, each.report
    words = claim.entry["content"]["text"] if claim and claim.entry else ""
    subject = f"claim {claim.id}" if claim else f"the words of report {report['id']}"
    item = {
        "id": f"{each.kind}:{claim.id if claim else report['id']}:{each.record}",
        "title": f"{each.kind}: {subject} ({report['outlet'] or report['doc']})",
        "content_text": "\n".join(filter(None, (each.why, words))) or each.kind,
        "_sayso": {
            "kind": each.kind,
            "claim": claim.id if claim else None,
            "report": report["id"],
            "outlet": report["outlet"],
            "record": each.record,
            "who": each.who,
            "why": each.why,
            "changes": claim.changes if claim and each.kind == "amended" else {},
        },
    }
    url = str(report["url"] or "")
    if url.startswith(("https://", "http://")):
        item["url"] = url
    return {**item, "date_published": each.at} if each.at else item


FORMAT = Format(
    name="corrections",
    title="a feed of what was corrected or withdrawn since an earlier ledger (--since)",
    media_type="application/feed+json",
    suffix=".json",
    lost="all that still stands as it did",
    read_by="readers of JSON Feed 1.1; tested with pandas",
    write=_write,
    sheets=(_SHEET,),
    has_own_head=True,
    needs_board=False,
    takes_vintage=True,
)
