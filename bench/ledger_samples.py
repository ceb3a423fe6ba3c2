"""Synthetic reports with claims in the shape of the contract: invented, the same for the same
number.
"""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

from sayso.ledger.adding import Reader
from sayso.record.claim import claim_id
from sayso.record.interval import Interval
from sayso.record.report import Report

READER = Reader("sayso 1, model:reader-1", "sample", "5" * 64)
_STANCES = ("asserts", "asserts", "asserts", "asserts", "denies", "doubts", "withholds")
_TYPES = ("control", "count", "count", "strike", "movement", "pledge", "responsibility", "outlook")
_SIDES = ("north", "south", "third", None)
_CUES = {
    "asserts": "said that",
    "denies": "denied that",
    "doubts": "doubted that",
    "withholds": "could not say whether",
}
_NOUNS = ("bridge", "mill", "road", "station", "harbour", "depot", "school", "ridge")
_START = datetime(2022, 1, 1, tzinfo=UTC)


def sample(number: int, claims: int) -> tuple[Report, list[Any]]:
    """A report with so many claims, published on one of 720 days."""
    rng = random.Random(number)
    pieces: list[str] = []
    drafts = []
    at = 0
    for _ in range(claims):
        draft, sentence = _sentence(rng, at)
        drafts.append(draft)
        pieces.append(sentence)
        at += len(sentence) + 1
    text = " ".join(pieces) or f"Report {number} says nothing."
    day = _START + timedelta(days=number % 720)
    when = Interval(day, day + timedelta(days=1))
    url = f"https://outlet.example/{number}"
    report = Report(
        text, f"{number}.txt", f"Report {number}", f"Outlet {rng.randrange(300)}", url, when
    )
    return report, [_entry(report, draft, day) for draft in drafts]


def _sentence(rng: random.Random, at: int) -> tuple[dict[str, Any], str]:
    speaker, place = int(rng.paretovariate(1.0)) % 20_000, rng.randrange(5000)
    stance = rng.choice(_STANCES)
    source, cue = f"Speaker {speaker}", _CUES[stance]
    words = " ".join(
        f"w{int(rng.paretovariate(0.6)) % 20_000}" for _ in range(rng.randrange(6, 18))
    )
    content = f"the {rng.choice(_NOUNS)} near Town {place} was {words}"
    sentence = f"{source} {cue} {content}."
    start = at + len(source) + 1
    spans = (
        [at, at + len(source)],
        [start, start + len(cue)],
        [start + len(cue) + 1, start + len(cue) + 1 + len(content)],
    )
    draft = {
        "speaker": speaker,
        "place": place,
        "stance": stance,
        "spans": spans,
        "words": (source, cue, content),
    }
    return {**draft, "type": rng.choice(_TYPES), "days": rng.randrange(30)}, sentence


def _entry(report: Report, draft: dict[str, Any], day: datetime) -> dict[str, Any]:
    (source, cue, content), words = draft["spans"], draft["words"]
    side = _SIDES[draft["speaker"] % 4]
    event = day - timedelta(days=draft["days"])
    moments = [
        {"start": t.isoformat(), "end": (t + timedelta(days=1)).isoformat()} for t in (day, event)
    ]
    place = draft["place"]
    town = {
        "id": f"geo:{place}",
        "name": f"Town {place}",
        "lat": 46 + place % 70 / 10,
        "lon": 22 + place / 300,
    }
    at = content[0] + words[2].index("Town ")
    span = [at, at + len(town["name"])]
    named = {
        "id": f"speaker-{draft['speaker']}",
        "name": words[0],
        "kind": "person",
        "named": True,
        "side": side,
    }
    why = [
        {"by": "model:reader-1", "what": part, "words": "", "score": 0.987}
        for part in ("cue", "source", "content")
    ]
    rules = [
        {"by": f"rule:{name}", "what": name, "words": words[1], "score": None}
        for name in ("act", "stance", "certainty")
    ]
    return {
        "report": report.sha256,
        "doc": report.doc,
        "id": claim_id(report.sha256, [[tuple(source)], [tuple(cue)], [tuple(content)]]),
        "source": {
            "spans": [source],
            "text": words[0],
            "named": True,
            "via": {"spans": [], "text": ""},
        },
        "cue": {"spans": [cue], "text": words[1]},
        "content": {"spans": [content], "text": words[2]},
        "mode": "indirect",
        "act": "speech",
        "stance": draft["stance"],
        "certainty": "plain",
        "speaker": {**named, "members": []},
        "side": side,
        "said_at": {**moments[0], "why": []},
        "event_time": {**moments[1], "why": []},
        "places": [
            {
                "span": span,
                "text": town["name"],
                **town,
                "country": "",
                "admin": [],
                "where_prec": 1,
                "why": [],
            }
        ],
        "times": [],
        "amounts": [],
        "propositions": [
            {"type": draft["type"], "spans": [content], "place": town, "stance": draft["stance"]}
        ],
        "against_interest": None,
        "notes": [],
        "why": [*why, *rules],
    }
