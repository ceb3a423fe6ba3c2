"""Claims as JSON Lines: the contract that everything else builds on.

One object a line, the keys always all there and in one order.  ``spans`` are lists of ``[start, end]``, code points
of the report's text, end exclusive; an absent part has none.  What later rooms fill is null or empty until then.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, TextIO

from sayso.attribution.claim import Claim, Part, Reason, Source, Span
from sayso.reader import Reading

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Valid inside a JSON string, but a reader may take it for a line's end, a terminal may obey it, or no file can
hold it.  Written as ``\\uXXXX`` it says the same."""


def claim_as_json(claim: Claim) -> dict[str, Any]:
    """The claim as plain lists, strings and numbers, in the order of the contract."""
    return {
        "report": claim.report,
        "doc": claim.doc,
        "id": claim.id,
        "source": _source(claim.source),
        "cue": _part(claim.cue),
        "content": _part(claim.content),
        "mode": str(claim.mode),
        "act": str(claim.act),
        "stance": str(claim.stance),
        "certainty": str(claim.certainty),
        "why": [_reason(reason) for reason in claim.why],
        "speaker": None,
        "side": None,
        "said_at": None,
        "places": [],
        "times": [],
        "amounts": [],
        "propositions": [],
    }


def claim_as_line(claim: Claim) -> str:
    """The claim as one line of JSON, without its line break."""
    line = json.dumps(claim_as_json(claim), ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def write_claims(readings: Iterable[Reading], stream: TextIO) -> None:
    """Write each claim of each reading as a line, a reading at a time, so that a pipe gets it at once."""
    for reading in readings:
        stream.writelines(claim_as_line(claim) + "\n" for claim in reading.claims)
        stream.flush()


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[int(start), int(end)] for start, end in spans]


def _part(part: Part) -> dict[str, Any]:
    return {"spans": _spans(part.spans), "text": part.text}


def _source(source: Source) -> dict[str, Any]:
    return {
        "spans": _spans(source.spans),
        "text": source.text,
        "named": bool(source.named),
        "via": _part(source.via),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    score = None if reason.score is None else float(reason.score)
    return {"by": reason.by, "what": reason.what, "words": reason.words, "score": score}
