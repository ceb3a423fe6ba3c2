"""What the room is given: reports with the entries read in them, and the answers that are made of those."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import count
from typing import Any

from sayso.questions.asking import facility_of
from sayso.questions.gate import is_occasion, passes
from sayso.questions.outlets import is_satire
from sayso.questions.placing import sole_place, with_place
from sayso.questions.sums import period_of, vague_in
from sayso.questions.times import day_of, instant, instant_or_none, latest

Entry = Mapping[str, Any]
"""A claim with all that was read off it, as ``sayso.contract`` writes it."""

_OF_THE_WORDS = frozenset({"spans", "why", "stance", "certainty", "place", "place_text", "event_time"})
"""Fields of a proposition that say where it stands and how it is put, not what it answers."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report as the ledger has it: its record's number, what it says of itself, and the entries of one reading.

    Times are ISO 8601 in UTC.  ``known_at`` is when it can first be counted as published: the end of its publication
    time, or when it was recorded if that is unknown or earlier.  ``evidence`` is the publication time that its text
    gives away, where it says none.  ``seqs`` are the numbers of the entries' records,
    ``reading`` that of the reading which found them.
    """

    id: str
    seq: int
    known_at: str
    text: str = ""
    outlet: str = ""
    url: str = ""
    title: str = ""
    published: str | None = None
    evidence: str | None = None
    theatre: str = ""
    entries: Sequence[Entry] = ()
    seqs: Sequence[int] = ()
    reading: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One proposition of one claim: an answer to a question, whoever gives it.

    ``seq`` is the number of the claim's record.  ``at`` is when it was said as far as is known, by which answers are
    put in order; ``basis`` is what that is known by: "said" if the report says when, "published", or "recorded" if
    neither is known.  ``value`` are the proposition's own fields.  ``origin`` names the text or the agency that the
    report's words are from; reports with one origin are copies.
    """

    id: str
    claim: str
    number: int
    report: str
    seq: int
    type: str
    value: Mapping[str, Any]
    stance: str
    certainty: str
    speaker: str
    name: str
    kind: str
    side: str | None
    mode: str
    at: str
    known_at: str
    basis: str = "published"
    published: str | None = None
    outlet: str = ""
    origin: str = ""
    source: str = ""
    cue: str = ""
    words: str = ""
    start: int = 0
    end: int = 0
    against: str = ""
    satire: bool = False
    reading: int = 0
    report_seq: int = 0
    state: str = ""
    """The state that the speaker is, is a body of or holds office in."""
    early: bool = False
    """It was published before what it tells had happened."""

    def as_json(self) -> dict[str, Any]:
        """As plain values, without those that are as they mostly are."""
        return {name: value for name in _FIELDS if (value := getattr(self, name)) != _DEFAULTS.get(name, _NOTHING)}

    @property
    def dated(self) -> bool:
        """Whether its time is more than that of recording."""
        return self.basis != "recorded"

    @property
    def narrated(self) -> bool:
        """Whether the report says it in its own voice."""
        return self.mode == "narration"

    @property
    def counts(self) -> bool:
        """Whether it answers its question: what is supposed, withheld, foretold or a joke does not."""
        return self.stance != "withholds" and self.certainty != "hypothetical" and not self.satire and not self.early


_FIELDS = tuple(each.name for each in fields(Answer))
_DEFAULTS = {each.name: each.default for each in fields(Answer)}
_NOTHING = object()


def answer_from_json(data: Mapping[str, Any]) -> Answer:
    """The answer that ``as_json`` gave ``data`` of."""
    return Answer(**data)


@dataclass(frozen=True, slots=True)
class Proposed:
    """An answer with the proposition that it was made of, which says what it is about."""

    answer: Answer
    proposition: Mapping[str, Any] = field(hash=False)


def answers_of(told: Told, origin: str, front: bool | None = None) -> Iterator[Proposed]:
    """The answers that a report gives, in the order of its entries.  ``front`` says whether it tells of a front, where
    that is not to be told from these entries.
    """
    fallback = told.published or told.evidence or _latest_mentioned(told.entries)
    when = instant(fallback) if fallback else None
    satire = is_satire(told.outlet, told.url, told.title)
    if front is None:
        front = any(_is_placed(each) for entry in told.entries for each in entry.get("propositions") or ())
    sole = sole_place(each for entry in told.entries for each in entry.get("propositions") or ())
    for seq, entry in zip(told.seqs or count(told.seq * 10_000), told.entries, strict=False):
        beside = list(entry.get("propositions") or ())
        for number, proposition in enumerate(beside):
            if not isinstance(proposition["type"], str):
                raise TypeError("the type of a proposition is a word")
            if proposition == LEFT_OUT or not asks(proposition):
                continue
            if (proposition["type"] == "control" and not front) or is_occasion(proposition, beside):
                continue
            teller = _of_members(entry, proposition)
            where = with_place(proposition, sole)
            yield Proposed(_answer(told, origin, (seq, number), teller, proposition, when, satire), where)


LEFT_OUT: Mapping[str, Any] = {"type": ""}
"""What stands for a proposition that cannot be worked out, so that those behind it keep their numbers."""


def _is_placed(proposition: Mapping[str, Any]) -> bool:
    """Whether it tells who holds a place that it names: what leaves the place out then may be of that."""
    named = proposition.get("place") or proposition.get("place_text")
    return proposition["type"] == "control" and bool(named) and asks(proposition)


def asks(proposition: Mapping[str, Any]) -> bool:
    """Whether a proposition answers a question at all: what fails its type stays a claim."""
    return passes(proposition)


def _answer(
    told: Told,
    origin: str,
    place: tuple[int, int],
    entry: Entry,
    proposition: Mapping[str, Any],
    when: str | None,
    satire: bool,
) -> Answer:
    seq, number = place
    narrated = entry["mode"] == "narration"
    speaker = entry.get("speaker") or _speaker(told, entry)
    said = instant_or_none((entry.get("said_at") or {}).get("start"))
    if said and when and said > when and told.published:
        said = None  # a day read wrongly: nothing is said after it was published
    spans = proposition.get("spans") or entry["content"]["spans"] or [[0, 0]]
    against = entry.get("against_interest") or {}
    return Answer(
        id=f"{seq}.{number}",
        claim=entry["id"],
        number=number,
        report=told.id,
        seq=seq,
        type=proposition["type"],
        value=_value(told, proposition),
        stance=proposition.get("stance") or entry["stance"],
        certainty=proposition.get("certainty") or entry["certainty"],
        speaker=speaker["id"],
        name=speaker["name"],
        kind=speaker["kind"],
        side=entry.get("side") or speaker.get("side"),
        mode=entry["mode"],
        at=said or when or told.known_at,
        known_at=told.known_at,
        basis="said" if said else "published" if when else "recorded",
        published=told.published,
        outlet=told.outlet,
        origin=origin,
        source="" if narrated else entry["source"]["text"],
        cue=entry["cue"]["text"],
        words=entry["content"]["text"],
        start=spans[0][0],
        end=spans[-1][1],
        against=against.get("what", "") if against else "",
        satire=satire,
        reading=told.reading,
        report_seq=told.seq,
        early=_is_early(proposition, told.published),
        state=speaker.get("state") or "",
    )


def _value(told: Told, proposition: Mapping[str, Any]) -> dict[str, Any]:
    """A proposition's own fields; of a count that is the sum of a stretch of time ``period``, and of one without a
    number ``said``, the word for it.

    A part of a place that is held by itself, such as an airport, is held whole.
    """
    value = {name: each for name, each in proposition.items() if name not in _OF_THE_WORDS and name != "type"}
    if proposition["type"] == "control" and facility_of(value):
        return {**value, "extent": "all"}
    if proposition["type"] != "count":
        return value
    words = " ".join(told.text[start:end] for start, end in proposition.get("spans") or ())
    period = period_of(words, value.get("low") or value.get("high"))
    said = vague_in(words) if value.get("approximate") and not value.get("figure") else ""
    return {**value, **({"period": period} if period else {}), **({"said": said} if said else {})}


def _of_members(entry: Entry, proposition: Mapping[str, Any]) -> Entry:
    """Of two who accuse each other, each accuses the other: the claim as of whoever is not the accused."""
    accused = proposition.get("accused_side") if proposition.get("stance") == "asserts" else None
    members = (entry.get("speaker") or {}).get("members") or ()
    if not accused or accused not in {member.get("side") for member in members}:
        return entry
    others = [member for member in members if member.get("side") != accused]
    return {**entry, "speaker": others[0], "side": others[0].get("side")} if len(others) == 1 else entry


def _speaker(told: Told, entry: Entry) -> Mapping[str, Any]:
    """Who speaks where reading names nobody: the outlet in its own voice, or someone whom the report does not name."""
    if entry["mode"] == "narration":
        outlet = told.outlet or told.id
        return {"id": f"outlet:{outlet.casefold()}", "name": outlet, "kind": "outlet", "side": None}
    name = entry["source"]["text"]
    return {"id": f"{told.id}:{name.casefold()}", "name": name or "unnamed", "kind": "unnamed", "side": None}


def _latest_mentioned(entries: Sequence[Entry]) -> str | None:
    """The last day that the entries of an undated report give to a saying or an event: it was not published before."""
    moments = [moment for entry in entries for moment in (entry.get("said_at"), entry.get("event_time")) if moment]
    return latest(moment.get("start") for moment in moments)


def _is_early(proposition: Mapping[str, Any], published: str | None) -> bool:
    """A day's grace, as reports of one night give two days."""
    starts = instant_or_none(((proposition.get("event_time") or {}).get("interval") or {}).get("start"))
    if not starts or not published or proposition["type"] not in _HAPPENED:
        return False
    return day_of(starts) > day_of(instant(published)) + 1


_HAPPENED = frozenset({"count", "strike", "responsibility"})
