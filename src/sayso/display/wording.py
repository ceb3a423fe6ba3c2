"""What the terminal and the page say about a report and its claims in words of their own."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from sayso.display.sources import tell_sources_apart
from sayso.record.claim import Act, Certainty, Claim, Mode, Stance
from sayso.record.interval import Interval
from sayso.record.report import Report

NO_SOURCE = "(no source)"
SHORT_HASH = 12
"""Hexadecimal digits of a report's hash that are shown to people."""

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ACTS: Mapping[str, str] = {Act.SPEECH: "said", Act.THOUGHT: "thought", Act.INTENT: "meant"}
_STANCES: Mapping[str, str] = {
    Stance.DENIES: "denied",
    Stance.DOUBTS: "doubted",
    Stance.WITHHOLDS: "withheld",
}
_CERTAINTIES: Mapping[str, str] = {
    Certainty.HEDGED: "hedged",
    Certainty.HYPOTHETICAL: "hypothetical",
}
_PREPOSITIONS = ("to", "of", "by", "from", "per")
_DEFAULTS = (Stance.ASSERTS, Certainty.PLAIN, Act.SPEECH)


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in the order of the text: by where they begin, then by their cues."""
    return sorted(claims, key=place_of)


def beginning(claim: Claim) -> int:
    """The code point at which the first of the claim's words stands."""
    parts = (claim.source.spans, claim.cue.spans, claim.content.spans)
    return min((start for spans in parts for start, _ in spans), default=0)


def place_of(claim: Claim) -> tuple[int, int]:
    """Where the claim stands among those of its report, to sort by."""
    return beginning(claim), claim.cue.spans[0][0] if claim.cue else 0


def headline(report: Report) -> str:
    """What the report is called: its title, else its file's or its own name, else its hash."""
    if report.title:
        return report.title
    if report.doc == "-":
        return "Standard input"
    return report.doc.rsplit("/", 1)[-1] or f"Report {report.sha256[:SHORT_HASH]}"


def tags(claim: Claim) -> list[str]:
    """What a reader must know of the claim beyond that somebody said it: ``denies``, ``hedged``,
    ``intent``.
    """
    tagged = [str(v) for v in (claim.stance, claim.certainty, claim.act) if v not in _DEFAULTS]
    return [*tagged, "narration"] if claim.mode is Mode.NARRATION else tagged


def cue_comes_first(claim: Claim) -> bool:
    """Whether cue and source read aloud only in this order: "according to him", "was reported by
    the mayor".
    """
    if not claim.cue or not claim.source:
        return False
    before = claim.cue.spans[-1][1] <= claim.source.spans[0][0]
    return before and claim.cue.text.lower().split()[-1:] in [[word] for word in _PREPOSITIONS]


def published_in_words(published: Interval) -> str:
    """``12 January 2023``, ``January 2023``, ``2023``, ``12 January 2023, 14:05 UTC``, or from when
    to when.
    """
    start, end = published.start.astimezone(UTC), published.end.astimezone(UTC)
    midnights = all(
        (t.hour, t.minute, t.second, t.microsecond) == (0, 0, 0, 0) for t in (start, end)
    )
    if not midnights:
        if end - start <= timedelta(minutes=1):
            return f"{_day(start)}, {start:%H:%M} UTC"
        return f"between {_day(start)}, {start:%H:%M}, and {_day(end)}, {end:%H:%M} UTC"
    if (start.day, end.day) == (1, 1):
        if (end.year, end.month, start.month) == (start.year + 1, 1, 1):
            return str(start.year)
        if (end.year * 12 + end.month) - (start.year * 12 + start.month) == 1:
            return f"{_MONTHS[start.month - 1]} {start.year}"
    last = end - timedelta(days=1)
    return _day(start) if last <= start else f"{_day(start)} to {_day(last)}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def count_of(number: int, thing: str) -> str:
    """``1 claim``, ``1,204 claims``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def count_in_words(claims: Sequence[Claim], speakers: int | None = None) -> str:
    """One sentence: how many claims from how many sources or, where they are known, ``speakers``,
    and of each kind.
    """
    if not claims:
        return "No claims."
    total = len(claims)
    kinds = [
        _tally(total, _ACTS, Counter(claim.act for claim in claims)),
        _tally(total, _STANCES, Counter(claim.stance for claim in claims)),
        _tally(total, _CERTAINTIES, Counter(claim.certainty for claim in claims)),
    ]
    told = (", " if total == 1 else "; ").join(filter(None, kinds))
    return f"{count_of(total, 'claim')}{_from(claims, speakers)}: {told}."


def _from(claims: Sequence[Claim], speakers: int | None) -> str:
    narrated = sum(claim.mode is Mode.NARRATION and not claim.source for claim in claims)
    absent = sum(not claim.source for claim in claims) - narrated
    for number, words in ((absent, "without a source"), (narrated, "in the report’s own voice")):
        if number == len(claims):
            return f" {words}"
    apart = [f"{narrated} in the report’s own voice"] * bool(narrated) + [
        f"{absent} without a source"
    ] * bool(absent)
    many, what = (
        (len(tell_sources_apart(claims).names), "source")
        if speakers is None
        else (speakers, "speaker")
    )
    if not many:
        return "".join(f", {each}" for each in apart)
    told = f"from {count_of(many, what)}"
    return f", {', '.join(apart)} and the rest {told}" if apart else f" {told}"


def _tally(total: int, words: Mapping[str, str], counts: Counter[str]) -> str:
    shown = [(counts[kind], word) for kind, word in words.items() if counts[kind]]
    if len(shown) == 1 and shown[0][0] == total:
        every = {1: "", 2: "both "}.get(total, "all ")
        return every + shown[0][1]
    return ", ".join(f"{number:,} {word}" for number, word in shown)
