"""Places with questions as the map shows them, drawn here or by a script: who says what, a layer at a time."""

from collections.abc import Iterable
from datetime import datetime

from sayso.web.links import Links
from sayso.web.record import Json
from sayso.web.views.answers import kind_of
from sayso.web.views.positions import Position, positions_of
from sayso.web.views.sides import Side, Sides
from sayso.web.views.when import start_of

LAYERS = {
    "": "All answers",
    "claimed": "Claimed by a party",
    "denied": "Denied",
    "assessed": "Said by third parties",
}
HATCHED = ("contested", "denied")
"""The standings that the map draws hatched."""
_MOST_QUESTIONS = 40
_MOST_ANSWERS = 12
"""Of a place, and of a question, that a script is told; the pages have all of them."""


def is_in(question: Json, layer: str, sides: Sides) -> bool:
    """Whether a layer has the question."""
    rows = question["positions"]
    if layer == "claimed":
        return any(row["stance"] == "asserts" and sides.of(row["side"]).party for row in rows)
    if layer == "denied":
        return any(row["stance"] == "denies" for row in rows)
    if layer == "assessed":
        return any(row["stance"] == "asserts" and row["side"] and not sides.of(row["side"]).party for row in rows)
    return True


def manner_of(questions: Iterable[Json], sides: Sides) -> str:
    """How a place is drawn: hatched, in the colour of the side that alone says so, or in none."""
    known = list(questions)
    if any(each["standing"] in HATCHED for each in known):
        return "contested"
    letters = {
        sides.of(row["side"]).letter
        for each in known
        for row in each["positions"]
        if row["stance"] == "asserts" and not row.get("until")
    }
    return letters.pop() if len(letters) == 1 else "pn"


def is_country(place: Json) -> bool:
    """Whether only a state is named: what is said of it is nowhere on a map."""
    return bool(place.get("extent") == "country")


def told_to_scripts(places: Iterable[Json], sides: Sides, links: Links) -> list[Json]:
    """The places for a script, with addresses and words ready to show; times in milliseconds since 1970."""
    return [
        {
            "name": place["name"],
            "lat": place["lat"],
            "lon": place["lon"],
            "around": float(place.get("precision") or 0),
            "href": links.to("", place=place.get("id") or place["name"]),
            "all": len(place["questions"]),
            "questions": [_question(each, sides, links) for each in place["questions"][:_MOST_QUESTIONS]],
        }
        for place in places
        if not is_country(place)
    ]


def _question(question: Json, sides: Sides, links: Links) -> Json:
    positions = positions_of(question, sides)
    history = ((_since_1970(start_of(each.get("at"))), each["standing"]) for each in question.get("history") or ())
    return {
        "href": links.to("questions", question["id"]),
        "what": question["what"],
        "kind": kind_of(question["type"]),
        "standing": question["standing"],
        "history": [[at, standing] for at, standing in history if at is not None],
        "answers": [_answer(each) for each in positions[-_MOST_ANSWERS:]],
    }


def _answer(position: Position) -> Json:
    side: Side = position.side
    return {
        "who": position.speaker,
        "words": position.words,
        "stance": position.raw.get("stance", "asserts"),
        "side": side.name if side.id else "",
        "letter": side.letter,
        "party": side.party,
        "since": _since_1970(position.since),
        "until": _since_1970(position.until),
    }


def _since_1970(at: datetime | None) -> int | None:
    return None if at is None else round(at.timestamp() * 1000)
