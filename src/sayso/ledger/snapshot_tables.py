"""The tables of a snapshot: their columns, with types and meanings, and how their rows are told."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sayso.ledger.canonical import bounds_of
from sayso.ledger.query import Found


class Column(NamedTuple):
    """A column.  ``type`` is one of Data Package: string, integer, number, boolean, datetime
    (UTC).
    """

    name: str
    type: str
    meaning: str


def _columns(*given: tuple[str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(*each) for each in given)


_CLAIM = ("claim", "integer", "The claim's record.")
_NUMBER = ("number", "integer", "Its place among the others of the claim, from 0.")
TABLES: dict[str, tuple[Column, ...]] = {
    "commits": _columns(
        ("commit", "integer", "The commit's number."),
        ("recorded_at", "datetime", "When it was recorded."),
        ("first", "integer", "Its first record."),
        ("last", "integer", "Its last record."),
        ("sha256", "string", "Its hash, which chains it to all before it."),
    ),
    "reports": _columns(
        ("report", "string", "The report's id."),
        ("record", "integer", "Its record."),
        ("doc", "string", "What its reader called it."),
        ("title", "string", "Its title."),
        ("outlet", "string", "Who published it."),
        ("url", "string", "Where."),
        ("published_start", "datetime", "When, at the earliest."),
        ("published_end", "datetime", "When, at the latest; this instant not included."),
        ("known_at", "datetime", "From when on it had surely been published."),
        ("text_sha256", "string", "The hash of its text."),
        ("capture_sha256", "string", "The hash of the bytes that it was read from."),
        ("previous", "string", "The report that was at its URL before."),
        ("retracted", "boolean", "Whether its outlet withdrew it."),
        ("text", "string", "Its text, if the snapshot was asked for texts."),
    ),
    "readings": _columns(
        ("reading", "integer", "The reading's record."),
        ("report", "string", "The report that was read."),
        ("reader", "string", "The program and the model that read it."),
        ("theatre", "string", "The id of the theatre that it was read in."),
        ("theatre_sha256", "string", "The hash of the theatre's file."),
        ("claims", "integer", "How many claims were found."),
        ("newest", "boolean", "Whether it is the newest reading of its report."),
    ),
    "claims": _columns(
        ("claim", "integer", "The claim's record."),
        ("id", "string", "Its id, the same in every reading and every copy of the text."),
        ("report", "string", "The report that it is in."),
        ("reading", "integer", "The reading that found it."),
        ("newest", "boolean", "Whether that is the newest reading of its report."),
        ("speaker", "string", "The id of the speaker."),
        ("speaker_name", "string", "The speaker's name."),
        ("side", "string", "The side that the speaker speaks for."),
        ("mode", "string", "direct, mixed, indirect or narration."),
        ("act", "string", "speech, thought or intent."),
        ("stance", "string", "asserts, denies, doubts or withholds."),
        ("certainty", "string", "plain, hedged or hypothetical."),
        ("source", "string", "The words for who says it."),
        ("cue", "string", "The words that attribute."),
        ("content", "string", "The words for what is said."),
        ("said_start", "datetime", "When it was said, at the earliest."),
        ("said_end", "datetime", "When it was said, at the latest; not included."),
        ("event_start", "datetime", "When what it tells happened or held, at the earliest."),
        ("event_end", "datetime", "The same, at the latest; not included."),
        ("outlet", "string", "The outlet of the report."),
        ("published_start", "datetime", "When the report was published, at the earliest."),
        ("against_interest", "boolean", "Whether it hurts its speaker's own side."),
        ("review", "string", "open, accept, reject, amend or unsure."),
        ("retracted", "boolean", "Whether the report was withdrawn."),
        ("gone", "boolean", "Whether a later version of the report no longer has it."),
        ("entry", "string", "All that was read off it, as JSON."),
    ),
    "places": _columns(
        _CLAIM,
        _NUMBER,
        ("place", "string", "The place's id."),
        ("name", "string", "Its name, or the words for it where it is not known."),
        ("lat", "number", "Degrees north, WGS 84."),
        ("lon", "number", "Degrees east."),
        ("where_prec", "integer", "How exactly it is placed, from 1 to 7, as UCDP codes it."),
    ),
    "times": _columns(
        _CLAIM,
        _NUMBER,
        ("text", "string", "The words."),
        ("value", "string", "Their value in TIMEX3."),
        ("start", "datetime", "The beginning of the time."),
        ("end", "datetime", "Its end; not included."),
    ),
    "amounts": _columns(
        _CLAIM,
        _NUMBER,
        ("text", "string", "The words."),
        ("low", "number", "At least so many."),
        ("high", "number", "At most so many; empty if the words set no bound."),
        ("unit", "string", "The unit or currency; empty for counts."),
        ("noun", "string", "What is counted."),
    ),
    "propositions": _columns(
        _CLAIM,
        _NUMBER,
        ("type", "string", "control, count, pledge, responsibility, …"),
        ("place", "string", "The id of its place."),
        ("stance", "string", "The speaker's stance to the proposition as it is told here."),
        ("fields", "string", "All of it, as JSON."),
    ),
    "decisions": _columns(
        ("decision", "integer", "The decision's record."),
        ("recorded_at", "datetime", "When it was made."),
        ("subject", "string", "claim, speaker, place or question."),
        ("verdict", "string", "accept, reject, amend, unsure, claim, merge, split, note or undo."),
        ("target", "string", "The id that it is about."),
        ("into", "string", "The id that it is counted with from then on."),
        ("undoes", "integer", "The decision that it takes back."),
        ("who", "string", "Who made it."),
        ("why", "string", "The reason given."),
        ("changes", "string", "What an amendment changes, as JSON."),
    ),
    "removals": _columns(
        ("removal", "integer", "The tombstone's record."),
        ("recorded_at", "datetime", "When it was made."),
        ("text_sha256", "string", "The hash of the text that was removed."),
        ("who", "string", "Who removed it."),
        ("why", "string", "The reason given."),
    ),
}


def rows_of_claim(found: Found, newest: bool, entry: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The rows of a claim in ``claims`` and in the tables of what it mentions.  ``entry`` is it as
    JSON.
    """
    it, speaker = found.entry, found.speaker
    assert it is not None, "what was removed has no rows"
    words = (it["source"]["text"], it["cue"]["text"], it["content"]["text"])
    report = found.report
    yield (
        "claims",
        (
            *(
                found.seq,
                found.id,
                report["id"],
                found.reading,
                newest,
                speaker["id"] if speaker else None,
                speaker["name"] if speaker else None,
            ),
            *(it.get("side"), it["mode"], it["act"], it["stance"], it["certainty"], *words),
            *(*bounds_of(it.get("said_at")), *bounds_of(it.get("event_time")), report["outlet"]),
            *(report["published_start"], bool(it.get("against_interest"))),
            *(found.review, found.retracted, found.gone, entry),
        ),
    )
    for number, place in enumerate(it.get("places") or ()):
        name = place.get("name") or place.get("text")
        where = (place.get("lat"), place.get("lon"), place.get("where_prec"))
        yield "places", (found.seq, number, place.get("id"), name, *where)
    for number, time in enumerate(it.get("times") or ()):
        yield "times", (found.seq, number, time.get("text"), time.get("value"), *bounds_of(time))
    for number, amount in enumerate(it.get("amounts") or ()):
        bounds = (amount.get("low"), amount.get("high"))
        yield (
            "amounts",
            (
                found.seq,
                number,
                amount.get("text"),
                *bounds,
                amount.get("unit"),
                amount.get("noun"),
            ),
        )
