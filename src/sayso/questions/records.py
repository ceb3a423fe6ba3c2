"""What the room is given: reports with the entries read in them, and the answers that are made of
those.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import count
from typing import Any

from sayso.contract import proposition_from_json
from sayso.propositions.control.type import Control
from sayso.propositions.count.type import Count
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.types import TYPES
from sayso.questions.asking import whole_of_part
from sayso.questions.gate import passes
from sayso.questions.outlets import is_satire
from sayso.questions.placing import sole_place, with_place
from sayso.questions.sums import names_two, period_of, vague_in
from sayso.questions.times import day_of, instant, instant_at, latest
from sayso.record.claim import Mode, Stance
from sayso.record.entry import Entry
from sayso.record.json import Json
from sayso.record.moment import Moment
from sayso.record.proposition import OpaqueProposition, Proposition
from sayso.record.referent import Kind, Referent


@dataclass(frozen=True, slots=True)
class Told:
    """A report as the ledger has it: its record's number, what it says of itself, and the entries
    of one reading.

    Times are ISO 8601 in UTC.  ``known_at`` is when it can first be counted as published: the end
    of its publication time, or when it was recorded if that is unknown or earlier.  ``evidence`` is
    the publication time that its text gives away, where it says none.  ``seqs`` are the numbers of
    the entries' records, ``reading`` that of the reading which found them.
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

    ``seq`` is the number of the claim's record.  ``at`` is when it was said as far as is known, by
    which answers are put in order; ``basis`` is what that is known by: "said" if the report says
    when, "published", or "recorded" if neither is known.  ``proposition`` is bare: what it answers.
    ``origin`` names the text or the agency that the report's words are from; reports with one
    origin are copies.
    """

    id: str
    claim: str
    number: int
    report: str
    seq: int
    type: str
    proposition: Proposition
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
    period: str = ""
    """The stretch of time ("week") of which a count is the sum."""
    vague: str = ""
    """The word for a number, as it was said: "dozens"."""
    early: bool = False
    """It was published before what it tells had happened."""
    amendment: int = 0
    """The number of the decision by which its claim was amended so; 0 of an answer as it was read."""
    moved_from: str = ""
    """The id of the place that its claim tells, where people decided that this is another."""

    def as_json(self) -> Json:
        """As plain values, without those that are as they mostly are."""
        written = {
            name: value
            for name in _FIELDS
            if (value := getattr(self, name)) != _DEFAULTS.get(name, _NOTHING)
        }
        del written["proposition"]
        return {**written, "value": self.value}

    @property
    def value(self) -> Json:
        """The proposition's own fields as plain values.  It is shared: change nothing in it."""
        return _value(self.proposition)

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
        """Whether it answers its question: what is supposed, withheld, foretold or a joke does
        not.
        """
        return (
            self.stance != "withholds"
            and self.certainty != "hypothetical"
            and not self.satire
            and not self.early
        )


@lru_cache(maxsize=50_000)
def _value(proposition: Proposition) -> Json:
    return proposition.own_fields()


_FIELDS = tuple(each.name for each in fields(Answer))
_DEFAULTS = {each.name: each.default for each in fields(Answer)}
_NOTHING = object()


def answer_from_json(data: Mapping[str, Any]) -> Answer:
    """The answer that ``as_json`` gave ``data`` of."""
    fields_ = dict(data)
    written = {"spans": [], **fields_.pop("value"), "type": data["type"]}
    return Answer(proposition=proposition_from_json(written).bare(), **fields_)


@dataclass(frozen=True, slots=True)
class Proposed:
    """An answer with the proposition that it was made of, which says what it is about."""

    answer: Answer
    proposition: Proposition


def answers_of(told: Told, origin: str, front: bool | None = None) -> Iterator[Proposed]:
    """The answers that a report gives, in the order of its entries.  ``front`` says whether it
    tells of a front, where that is not to be told from these entries.
    """
    fallback = told.published or told.evidence or _latest_mentioned(told.entries)
    when = instant(fallback) if fallback else None
    satire = is_satire(told.outlet, told.url, told.title)
    if front is None:
        front = any(_is_placed(each) for entry in told.entries for each in entry.propositions)
    sole = sole_place(each for entry in told.entries for each in entry.propositions)
    for seq, entry in zip(told.seqs or count(told.seq * 10_000), told.entries, strict=False):
        for number, proposition in enumerate(entry.propositions):
            if proposition == LEFT_OUT or is_beyond(proposition) or not asks(proposition):
                continue
            if isinstance(proposition, Control) and not front:
                continue
            if _accuses_itself(entry, proposition):
                continue
            teller = _of_members(entry, proposition)
            where = with_place(whole_of_part(proposition), sole)
            yield Proposed(_answer(told, origin, (seq, number), teller, where, when, satire), where)


def is_beyond(proposition: Proposition) -> bool:
    """Whether it is of a type that this version knows, with a value that it does not: it cannot be
    judged.
    """
    return isinstance(proposition, OpaqueProposition) and proposition.type in _KNOWN


_KNOWN = frozenset(kind.type for kind in TYPES)
LEFT_OUT = OpaqueProposition.of({"type": ""})
"""What stands for a proposition that cannot be worked out, so that those behind it keep their
numbers.
"""


def _is_placed(proposition: Proposition) -> bool:
    """Whether it tells who holds a place that it names: what leaves the place out then may be of
    that.
    """
    return isinstance(proposition, Control) and bool(proposition.place_name) and asks(proposition)


def asks(proposition: Proposition) -> bool:
    """Whether a proposition answers a question at all: what fails its type stays a claim."""
    return passes(proposition)


def _answer(
    told: Told,
    origin: str,
    place: tuple[int, int],
    entry: Entry,
    proposition: Proposition,
    when: str | None,
    satire: bool,
) -> Answer:
    seq, number = place
    claim, narrated = entry.claim, entry.claim.mode is Mode.NARRATION
    speaker = _speaker(told, entry)
    said = _start(entry.references.said_at)
    if said and when and said > when and told.published:
        said = None  # a day read wrongly: nothing is said after it was published
    spans = proposition.spans or claim.content.spans or ((0, 0),)
    period, vague = _in_words(told, proposition)
    return Answer(
        id=f"{seq}.{number}",
        claim=claim.id,
        number=number,
        report=told.id,
        seq=seq,
        type=proposition.type,
        proposition=proposition.bare(),
        stance=str(proposition.stance),
        certainty=str(proposition.certainty),
        speaker=speaker.id,
        name=speaker.name,
        kind=str(speaker.kind),
        side=speaker.side,
        mode=str(claim.mode),
        at=said or when or told.known_at,
        known_at=told.known_at,
        basis="said" if said else "published" if when else "recorded",
        published=told.published,
        outlet=told.outlet,
        origin=origin,
        source="" if narrated else claim.source.text,
        cue=claim.cue.text,
        words=claim.content.text,
        start=spans[0][0],
        end=spans[-1][1],
        against=entry.against_interest.what if entry.against_interest else "",
        satire=satire,
        reading=told.reading,
        report_seq=told.seq,
        state=speaker.state,
        period=period,
        vague=vague,
        early=_is_early(proposition, told.published),
    )


def _in_words(told: Told, proposition: Proposition) -> tuple[str, str]:
    """Of a count the stretch of time that it is the sum of, and the word for a number that is
    none.
    """
    if not isinstance(proposition, Count):
        return "", ""
    words = " ".join(told.text[start:end] for start, end in proposition.spans)
    period = period_of(words, proposition.low or proposition.high)
    if proposition.figure or not proposition.low:
        return period, ""
    bare = proposition.low == 2 and proposition.high is None and not names_two(words)
    vague = vague_in(words) if proposition.approximate or bare else ""
    return period, vague or ("some" if bare else "")


def _of_members(entry: Entry, proposition: Proposition) -> Entry:
    """Of two who accuse each other, each accuses the other: the claim as of whoever is not the
    accused.
    """
    speaker = entry.references.speaker
    if (
        speaker is None
        or not isinstance(proposition, Responsibility)
        or proposition.stance is not Stance.ASSERTS
    ):
        return entry
    accused = proposition.accused_side
    if accused and not speaker.members:
        return _of_the_other(entry, proposition)
    if not accused or accused not in {member.side for member in speaker.members}:
        return entry
    others = [member for member in speaker.members if member.side != accused]
    return (
        replace(entry, references=replace(entry.references, speaker=others[0]))
        if len(others) == 1
        else entry
    )


def _of_the_other(entry: Entry, proposition: Responsibility) -> Entry:
    """Of "the warring forces accused each other", where the claim accuses two sides of one deed, the
    claim as of the side that this proposition does not accuse.
    """
    blames = [
        each
        for each in entry.propositions
        if isinstance(each, Responsibility) and each.conduct == proposition.conduct
    ]
    others = [each for each in blames if each.accused_side not in (None, proposition.accused_side)]
    words = f"{entry.claim.cue.text} {entry.claim.content.text}"
    if len(blames) != 2 or len(others) != 1 or not _EACH_OTHER.search(words):
        return entry
    (other,) = others
    teller = Referent(
        other.accused_id, other.accused, Kind.ORGANISATION, other.accused_side, named=True
    )
    return replace(entry, references=replace(entry.references, speaker=teller))


def _accuses_itself(entry: Entry, proposition: Proposition) -> bool:
    """Whether a headline that only tells who is accused, "Norland accused of shelling a clinic", was
    read as that one's own words: nobody accuses themselves.
    """
    speaker = entry.references.speaker
    if speaker is None or not isinstance(proposition, Responsibility):
        return False
    accused = proposition.stance is Stance.ASSERTS and speaker.id == proposition.accused_id
    return bool(speaker.id) and accused and bool(_ACCUSING.match(entry.claim.cue.text))


_ACCUSING = re.compile(r"(?:is |was |has been |have been )?(?:accus|blam)", re.I)
_EACH_OTHER = re.compile(r"\b(?:each other|one another|the other)\b", re.I)


def _speaker(told: Told, entry: Entry) -> Referent:
    """Who speaks: where reading names nobody, the outlet in its own voice, or someone whom the
    report does not name.
    """
    speaker = entry.references.speaker
    if speaker is not None and speaker.id:
        return speaker
    side = speaker.side if speaker else None
    if entry.claim.mode is Mode.NARRATION:
        outlet = told.outlet or told.id
        return Referent(f"outlet:{outlet.casefold()}", outlet, Kind.OUTLET, side)
    name = entry.claim.source.text
    return Referent(f"{told.id}:{name.casefold()}", name or "unnamed", Kind.UNNAMED, side)


def _start(moment: Moment | None) -> str | None:
    return instant_at(moment.interval.start) if moment else None


def _latest_mentioned(entries: Sequence[Entry]) -> str | None:
    """The last day that the entries of an undated report give to a saying or an event: it was not
    published before.
    """
    references = [entry.references for entry in entries]
    return latest(_start(moment) for its in references for moment in (its.said_at, its.event_time))


def _is_early(proposition: Proposition, published: str | None) -> bool:
    """A day's grace, as reports of one night give two days."""
    starts = _start(proposition.event_time)
    if not starts or not published or proposition.type not in _HAPPENED:
        return False
    return day_of(starts) > day_of(instant(published)) + 1


_HAPPENED = frozenset({"count", "strike", "responsibility"})
