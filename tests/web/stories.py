"""The invented stories of ``corpora/scenarios`` and their annotations, in the form of the
record.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from sayso.record.claim import claim_id
from sayso.record.json import Json
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre

STORIES = Path(__file__).parents[2] / "corpora" / "scenarios"
PLACES = {
    "Orvan": (49.12, 37.21, 1),
    "Meresk": (48.9, 36.4, 120),
    "Verkhnia Lypa": (48.41, 37.94, 1),
    "the hill north of Verkhnia Lypa": (48.44, 37.95, 4),
    "Ukraine": (49.0, 32.0, 400),
}


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def bounds(claim: Json) -> tuple[list[list[int]], list[list[int]], list[list[int]]]:
    """Spans of source, cue and content."""

    def of(part: Any) -> list[list[int]]:
        parts = part if isinstance(part, list) else [part] if part else []
        return [[each["start"], each["end"]] for each in parts]

    return of(claim["source"]), of(claim["cue"]), of(claim["content"])


def as_claim(raw: Json, text: str, sha: str, doc: str, where: Json) -> Json:
    source, cue, content = bounds(raw)

    def words(spans: list[list[int]]) -> Json:
        return {"spans": spans, "text": " … ".join(text[a:b] for a, b in spans)}

    key = claim_id(sha, [[(a, b) for a, b in spans] for spans in (source, cue, content)])
    speaker = {
        "id": slug(raw["actor"]), "name": raw["actor"], "kind": "person", "named": "unnamed" not in raw["actor"],
        "side": raw["side"], "members": [],
    }  # fmt: skip
    place = raw["place"]["text"] if raw["place"] else None
    why = [
        {"by": "model:reader-1", "what": "cue", "words": "", "score": 0.962},
        {"by": "model:reader-1", "what": "source", "words": "", "score": 0.871},
        {"by": "rule:stance", "what": raw["polarity"], "words": words(cue)["text"], "score": None},
    ]
    return {
        "report": sha, "doc": doc, "id": key,
        "source": {**words(source), "named": True, "via": {"spans": [], "text": ""}},
        "cue": words(cue), "content": words(content), "mode": raw["mode"], "act": "speech",
        "stance": raw["polarity"], "certainty": "plain", "speaker": speaker, "side": raw["side"],
        "said_at": None, "event_time": None,
        "places": [{"span": [raw["place"]["start"], raw["place"]["end"]], "text": place, "id": f"place:{slug(place)}",
                    "name": place, "lat": 49.0, "lon": 37.0, "country": "", "admin": [], "where_prec": 1, "why": []}]
        if place else [],
        "times": [], "amounts": [],
        "propositions": [] if raw["type"] == "other" else [{"type": raw["type"]}],
        "against_interest": None, "notes": [], "why": why, "where": where, "decisions": [],
    }  # fmt: skip


@cache
def theatre(name: str) -> Theatre:
    return load_theatre(name)
