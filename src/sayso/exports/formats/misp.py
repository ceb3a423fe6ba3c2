"""Claims as attributes of one MISP event, tagged with how they stand.

``estimative-language`` is given where a speaker's printed word of likelihood has just its band.
Of ``admiralty-scale`` the event has the two grades that say that nothing was graded: a decision on a
claim is on whether the report attributes these words so, and not on how credible they are.
"""

from collections.abc import Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from sayso.exports.format import Counts, Format
from sayso.exports.json_array import members, write_array
from sayso.exports.quoted import Quoted, quoted
from sayso.exports.selection import Selection
from sayso.record.address import is_web_address
from sayso.record.json import Json

_BANDS = {
    (0, 5): "almost-no-chance",
    (5, 20): "very-unlikely",
    (20, 45): "unlikely",
    (45, 55): "roughly-even-chance",
    (55, 80): "likely",
    (80, 95): "very-likely",
    (95, 100): "almost-certain",
}
"""The values of the taxonomy by the bands in percent in which words of likelihood are read: its own
but for the ends, where ICD 203 has 1 and 99.
"""
_OF_ALL = (
    'sayso:claims="attributed"',
    'admiralty-scale:source-reliability="f"',  # reliability cannot be judged
    'admiralty-scale:information-credibility="6"',  # truth cannot be judged
)


def _write(selection: Selection, target: Path) -> Counts:
    head = selection.head
    event = {
        "uuid": _uuid(f"ledger:{head.sha256}"),
        "info": f"Who says what: ledger {head.sha256[:16]}",
        "date": (head.recorded_at or "1970-01-01")[:10],
        "threat_level_id": "4",
        "analysis": "2",
        "distribution": "0",
        "published": False,
        "Tag": [{"name": tag} for tag in _OF_ALL],
    }
    before = f'{{"Event": {{{members(event)},\n"Attribute": ['
    return {"attributes": write_array(target, _attributes(selection), before, "]}}")}


def _attributes(selection: Selection) -> Iterator[Json]:
    last = ""
    for claim in quoted(selection):
        report = claim.row.report
        if report.id != last and is_web_address(report.url):
            yield _attribute(f"report:{report.id}", "link", "External analysis", report.url)
        last = report.id
        yield attribute_of(claim)


def attribute_of(claim: Quoted) -> Json:
    """A claim: its words, who said them and where, and its tags."""
    report, said = claim.row.report, claim.time("said_at")
    where = ", ".join(each for each in (report.title, report.outlet, report.url) if each)
    comment = f"{claim.speaker or 'Nobody named'} in {where or report.id} (claim {claim.row.id})"
    key, words = f"claim:{claim.row.id}:{claim.row.seq}", claim.entry["content"]["text"]
    return {
        **_attribute(key, "text", "Other", words),
        "comment": comment,
        **({"first_seen": said} if said else {}),
        "Tag": [{"name": tag} for tag in tags_of(claim)],
    }


def tags_of(claim: Quoted) -> Iterator[str]:
    """The machinetags of a claim."""
    entry = claim.entry
    yield f'sayso:stance="{entry["stance"]}"'
    yield f'sayso:certainty="{entry["certainty"]}"'
    yield f'sayso:review="{claim.row.review}"'
    likelihood = entry.get("likelihood")
    band = _BANDS.get((likelihood["low"], likelihood["high"])) if likelihood else None
    if band:
        yield f'estimative-language:likelihood-probability="{band}"'


def _attribute(key: str, kind: str, category: str, value: str) -> Json:
    return {
        "uuid": _uuid(key),
        "type": kind,
        "category": category,
        "value": value,
        "to_ids": False,
        "distribution": "5",
    }


def _uuid(key: str) -> str:
    """The same for the same thing in every export."""
    return str(uuid5(NAMESPACE_URL, f"urn:sayso:{key}"))


FORMAT = Format(
    name="misp",
    title="claims as attributes of a MISP event, with machinetags",
    media_type="application/json",
    suffix=".misp.json",
    lost="questions and standings, spans, places and amounts, who decided and why, rejected claims; "
    "likelihood where its band is none of estimative-language's",
    read_by="MISP, PyMISP",
    write=_write,
    needs_board=False,
)
