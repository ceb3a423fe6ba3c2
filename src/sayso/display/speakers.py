"""Who speaks: speakers told apart by what the reading knows of them, and named where the printed
words do not.

Where a claim's speaker stays open, its source goes by its printed words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.display.sides import Sides
from sayso.display.sources import tell_sources_apart
from sayso.display.wording import place_of
from sayso.reader import Entry
from sayso.record.claim import Claim, Mode
from sayso.record.referent import Kind, Referent

_WORD = re.compile(r"\w+")
_ARTICLES = frozenset(("a", "an", "the"))


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who speaks in a report: the name to show, the side's id or None, and of how many
    claims.
    """

    name: str
    side: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class Voices:
    """``numbers`` has one entry a claim: which voice it is of, counted from 1, or 0 where nothing
    tells one.
    """

    numbers: tuple[int, ...]
    voices: tuple[Voice, ...]


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """The entries in the order of the text: by where their claims begin, then by their cues."""
    return sorted(entries, key=lambda entry: place_of(entry.claim))


def tell_voices_apart(entries: Sequence[Entry]) -> Voices:
    """Number who speaks in ``entries``, which are in the order of the text: by the speaker's id,
    else by its words.
    """
    sources = tell_sources_apart([entry.claim for entry in entries])
    keys: list[str | int] = []
    told: dict[str | int, tuple[str, str | None]] = {}
    for entry, source in zip(entries, sources.numbers, strict=True):
        speaker = entry.references.speaker
        key = speaker.id if speaker else source
        keys.append(key)
        if key:
            name = speaker.name if speaker else sources.names[source - 1]
            told.setdefault(key, (name, speaker.side if speaker else None))
    order = {key: number for number, key in enumerate(told, start=1)}
    counts = Counter(keys)
    voices = tuple(Voice(name, side, counts[key]) for key, (name, side) in told.items())
    return Voices(tuple(order.get(key, 0) for key in keys), voices)


def is_narrated(claim: Claim) -> bool:
    """Whether the report says it in its own voice."""
    return claim.mode is Mode.NARRATION and not claim.source


def narrator(entry: Entry, outlet: str | None) -> str:
    """Whose own voice a narrated claim is in."""
    speaker = entry.references.speaker
    return speaker.name if speaker else outlet or "The report"


def who_it_is(entry: Entry, sides: Sides) -> str:
    """What stands in brackets after a source: who it is, unless its words say so, and the side.

    "Volodymyr Zelensky, Ukraine" after "He"; "Ukraine" after "President Zelensky"; nothing where
    nothing is known.
    """
    speaker = entry.references.speaker
    if speaker is None:
        return ""
    side = sides.within(speaker.side) if speaker.side else ""
    printed = is_narrated(entry.claim) or names(entry.claim.source.text, speaker)
    alike = side.removeprefix("the ").casefold() == speaker.name.removeprefix("The ").casefold()
    told = [] if printed else [speaker.name]
    return ", ".join(told if alike or not side else [*told, side])


def names(words: str, speaker: Referent) -> bool:
    """Whether a source's words name its speaker already: a person by the last name, all else by the
    whole name.
    """
    said = set(_words(words))
    name = [word for word in _words(speaker.name) if word not in _ARTICLES]
    return said.issuperset(name[-1:] if speaker.kind is Kind.PERSON else name)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
