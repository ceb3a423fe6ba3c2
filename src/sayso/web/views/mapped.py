"""Places with questions as the map shows them, drawn here or by a script: who is said to hold what,
events apart.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sayso.record.json import Json
from sayso.web.links import Links
from sayso.web.views.answers import kind_of
from sayso.web.views.positions import Position, positions_of
from sayso.web.views.sides import NEUTRAL, Side, Sides
from sayso.web.views.when import start_of

LAYERS = {
    "": "Who is said to hold it",
    "events": "What happened",
    "denied": "What is denied",
    "all": "Everything",
}
_HATCHED = ("contested", "denied")
"""The standings of who holds a place that the map draws hatched."""
_HOLDS = "control"
_DECIMALS = 4
"""Of a degree: ten metres, nearer than any place is known."""
_MOST_QUESTIONS = 40
_MOST_ANSWERS = 12
"""Of a place, and of a question, that a script is told; the pages have all of them."""


def layers_of(question: Json) -> list[str]:
    """The layers that have a question."""
    own = "" if question["type"] == _HOLDS else "events"
    denied = ["denied"] if any(row["stance"] == "denies" for row in question["positions"]) else []
    return [own, *denied, "all"]


def holder_of(question: Json, row: Json, sides: Sides) -> str:
    """The letter of who holds the place by a position's word: never that of who speaks.

    "contested" where fighting goes on, "pn" for somebody of no party; empty where nobody is said to
    hold it.
    """
    value = row.get("value") or {}
    told = str(value.get("holder") or "")
    if question["type"] != _HOLDS or row["stance"] in ("withholds", "doubts"):
        return ""
    if told == "contested":
        return "contested"
    gone = told.startswith("not ") or value.get("change") in ("lost", "withdrew")
    return "" if gone or not told else sides.of(told).letter


def manner_of(questions: Iterable[Json], sides: Sides) -> str:
    """How a place is drawn: in the colour of its holder as told, hatched where that is
    contradicted, else in none.
    """
    held = [each for each in questions if each["type"] == _HOLDS]
    if any(each["standing"] in _HATCHED for each in held):
        return "contested"
    rows = [
        (each, row)
        for each in held
        for row in each["positions"]
        if not (row.get("ended") or row.get("until"))
    ]
    letters = {letter for each, row in rows if (letter := holder_of(each, row, sides))}
    return letters.pop() if len(letters) == 1 else "contested" if letters else "pn"


def holders_of(places: Iterable[Json], sides: Sides) -> Sequence[Side]:
    """The sides with a colour that anybody says, or said, hold one of these places."""
    held = (
        str((row.get("value") or {}).get("holder"))
        for place in places
        for each in place["questions"]
        for row in each["positions"]
        if holder_of(each, row, sides) not in ("", "contested")
    )
    return [each for each in sides.in_order(held) if each.letter != NEUTRAL]


def is_country(place: Json) -> bool:
    """Whether only a state is named: what is said of it is nowhere on a map."""
    return bool(place.get("extent") == "country")


def signs_for_scripts(places: Iterable[Json], sides: Sides, links: Links) -> list[Json]:
    """The places for a script, with what its signs are drawn by at any time, and no words.

    Times are milliseconds since 1970; an answer is since when, until when, and who holds the place
    by it.
    """
    return [
        {**_place(place, links), "questions": [_turns(each, sides) for each in _shown(place)]}
        for place in places
        if not is_country(place)
    ]


def words_for_scripts(places: Iterable[Json], sides: Sides, links: Links) -> list[Json]:
    """Places with who says what of each, with addresses and words ready to show."""
    return [
        {
            **_place(place, links),
            "questions": [_question(each, sides, links) for each in _shown(place)],
        }
        for place in places
        if not is_country(place)
    ]


def key_of(place: Json) -> str:
    """What a place is asked for by."""
    return str(place.get("id") or place["name"])


def _shown(place: Json) -> list[Json]:
    shown: list[Json] = place["questions"][:_MOST_QUESTIONS]
    return shown


def _place(place: Json, links: Links) -> Json:
    return {
        "key": key_of(place),
        "name": place["name"],
        "lat": round(place["lat"], _DECIMALS),
        "lon": round(place["lon"], _DECIMALS),
        "around": float(place.get("precision") or 0),
        "href": links.to("places", key_of(place)),
        "all": len(place["questions"]),
    }


def _turns(question: Json, sides: Sides) -> Json:
    """When a question was answered and stood how, without words."""
    answers = [
        [_since_1970(each.since), _since_1970(each.until), holder_of(question, each.raw, sides)]
        for each in positions_of(question, sides)[-_MOST_ANSWERS:]
    ]
    return {**_stood(question), "answers": answers}


def _stood(question: Json) -> Json:
    history = (
        (_since_1970(start_of(each.get("at"))), each["standing"])
        for each in question.get("history") or ()
    )
    return {
        "standing": question["standing"],
        "layers": layers_of(question),
        "history": [[at, standing] for at, standing in history if at is not None],
    }


def _question(question: Json, sides: Sides, links: Links) -> Json:
    return {
        **_stood(question),
        "href": links.to("questions", question["id"]),
        "what": question["what"],
        "kind": kind_of(question["type"]),
        "answers": [
            _answer(each, holder_of(question, each.raw, sides))
            for each in positions_of(question, sides)[-_MOST_ANSWERS:]
        ],
    }


def _answer(position: Position, holder: str) -> Json:
    side: Side = position.side
    return {
        "who": position.speaker,
        "words": position.words,
        "stance": position.raw.get("stance", "asserts"),
        "side": side.name if side.id else "",
        "letter": side.letter,
        "holder": holder,
        "since": _since_1970(position.since),
        "until": _since_1970(position.until),
    }


def _since_1970(at: datetime | None) -> int | None:
    return None if at is None else round(at.timestamp() * 1000)
