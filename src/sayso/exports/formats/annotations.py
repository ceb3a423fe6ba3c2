"""Claims as annotations to be mended by hand: tasks of Label Studio with predictions, and lines of
doccano.  ``sayso import annotations`` takes both back.

Source, cue and content are spans with these labels; relations lead from source and cue, and from
further pieces of a content, to the content's first piece: what hangs together is one claim.
Offsets are code points.
"""

from collections.abc import Iterator
from pathlib import Path

from sayso.contract import as_line
from sayso.exports.format import Counts, Format
from sayso.exports.json_array import write_array
from sayso.exports.quoted import Quoted, quoted
from sayso.exports.selection import Selection
from sayso.record.json import Json

PARTS = ("source", "cue", "content")
RELATION = "of"
LABEL_STUDIO, DOCCANO, CONFIG = "label-studio.json", "doccano.jsonl", "label-studio.xml"
_LABELS = "\n".join(f'    <Label value="{part}"/>' for part in PARTS)
_VIEW = f"""<View>
  <Relations><Relation value="{RELATION}"/></Relations>
  <Labels name="part" toName="text">
{_LABELS}
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
</View>
"""


def _write(selection: Selection, target: Path) -> Counts:
    (target / CONFIG).write_text(_VIEW, "utf-8")
    number = write_array(target / LABEL_STUDIO, map(task_of, by_report(selection)))
    with (target / DOCCANO).open("w", encoding="utf-8", newline="\n") as stream:
        for claims in by_report(selection):
            stream.write(as_line(line_of(claims)) + "\n")
    return {"reports": number}


def by_report(selection: Selection) -> Iterator[list[Quoted]]:
    """The claims of each reading of a report together."""
    claims: list[Quoted] = []
    for each in quoted(selection):
        if claims and claims[0].row.report.id != each.row.report.id:
            yield claims
            claims = []
        claims.append(each)
    if claims:
        yield claims


def task_of(claims: list[Quoted]) -> Json:
    """A report as a task of Label Studio, its claims as a prediction."""
    results = [result for claim in claims for result in _results(claim)]
    return {
        "data": _data(claims[0]),
        "predictions": [{"model_version": "sayso", "result": results}],
    }


def _data(claim: Quoted) -> dict[str, str]:
    report = claim.row.report
    return {
        "text": claim.text,
        "report": report.id,
        "text_sha256": report.text_sha256,
        "title": report.title,
    }


def _results(claim: Quoted) -> Iterator[Json]:
    pieces = _pieces(claim)
    for name, part, (start, end) in pieces:
        value = {"start": start, "end": end, "text": claim.text[start:end], "labels": [part]}
        yield {"id": name, "from_name": "part", "to_name": "text", "type": "labels", "value": value}
    for one, other in _links(pieces):
        ends = {"from_id": one, "to_id": other, "direction": "right"}
        yield {"type": "relation", **ends, "labels": [RELATION]}


_Piece = tuple[str, str, tuple[int, int]]


def _pieces(claim: Quoted) -> list[_Piece]:
    """The spans of a claim, each with a name and its part, the content first."""
    return [
        (f"{claim.row.id}-{part}-{number}", part, span)
        for part in reversed(PARTS)
        for number, span in enumerate(claim.spans(part))
    ]


def _links(pieces: list[_Piece]) -> list[tuple[str, str]]:
    """From each piece of a claim to its first."""
    return [(name, pieces[0][0]) for name, _, _ in pieces[1:]]


def line_of(claims: list[Quoted]) -> Json:
    """A report as a line of doccano, with entities and relations."""
    entities: list[Json] = []
    relations: list[Json] = []
    for claim in claims:
        pieces = _pieces(claim)
        numbers = {name: len(entities) + at for at, (name, _, _) in enumerate(pieces, 1)}
        for name, part, (start, end) in pieces:
            ends = {"start_offset": start, "end_offset": end}
            entities.append({"id": numbers[name], "label": part, **ends})
        for one, other in _links(pieces):
            ends = {"from_id": numbers[one], "to_id": numbers[other]}
            relations.append({"id": len(relations) + 1, **ends, "type": RELATION})
    data = _data(claims[0])
    return {**data, "entities": entities, "relations": relations}


FORMAT = Format(
    name="annotations",
    title="claims to be annotated in Label Studio and doccano",
    media_type="application/json",
    suffix="",
    lost="stance, certainty, speakers and all that is understood; reports without claims; rejected "
    "claims",
    read_by="Label Studio, doccano; sayso import annotations takes both back",
    write=_write,
    is_folder=True,
    needs_board=False,
)
