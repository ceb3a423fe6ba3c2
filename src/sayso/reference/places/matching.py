"""The runs of words in a report that are names the gazetteer knows, before anything is decided
about them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.record.place import BY_THEATRE, Place
from sayso.reference.places.distance import kilometres
from sayso.reference.places.gazetteer import Entry, Gazetteer
from sayso.reference.places.keys import place_key
from sayso.reference.places.lexicon import load_lexicon
from sayso.theatres.directory import Directory
from sayso.theatres.names import same_name
from sayso.theatres.theatre import Place as TheatrePlace
from sayso.theatres.theatre import Theatre

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_LONGEST = 6
_DEGREE = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?")
"""Initials with points are a country's or those of a state as newspapers write them; "M.D." is no
Maryland.
"""
_SPOT = 15.0
"""Kilometres within which a gazetteer's place of a listed name is the one that the theatre puts on
the map.
"""
_NAMES = ("PROPN",)
_MISREAD = ("NOUN", "ADV")
PLACES = ("GPE", "LOC", "FAC")
_JOINTS = frozenset({"-", "'", "’", "–", ".", ",", "'s", "’s"})
_LINKS = frozenset(
    {
        "of",
        "the",
        "de",
        "del",
        "la",
        "le",
        "du",
        "and",
        "el",
        "al",
        "on",
        "upon",
        "in",
        "di",
        "da",
        "do",
    }
)


@dataclass(frozen=True, slots=True)
class Match:
    """A run of tokens, ``doc[first:last]``, and what the gazetteer has under that name; nothing for
    an unknown name.

    ``label`` is what the parser takes it, or the longer name that it is part of, to be; ``whole``
    if it is all of that. ``listed`` if the theatre lists a place of this name.
    """

    doc: "Doc"
    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    label: str
    whole: bool
    listed: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return int(self.doc.user_data["start"]) + self.doc[self.first].idx

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        last = self.doc[self.last - 1]
        return int(self.doc.user_data["start"]) + last.idx + len(last)

    @property
    def before(self) -> "Token | None":
        """The token before it."""
        return self.doc[self.first - 1] if self.first else None

    @property
    def after(self) -> "Token | None":
        """The token after it."""
        return self.doc[self.last] if self.last < len(self.doc) else None


class Matcher:
    """Finds the names of one gazetteer, and those that one theatre adds, in parsed paragraphs."""

    def __init__(self, gazetteer: Gazetteer, directory: Directory) -> None:
        self._gazetteer = gazetteer
        self._directory = directory
        self._rules = directory.theatre.transliteration
        self._listed = {
            place_key(name): place for place in directory.theatre.places for name in place.names
        }
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._shortened = load_lexicon().shortened
        self._shortenings = load_lexicon().shortenings
        self._generic = load_lexicon().generic
        self._kinds = load_lexicon().kinds

    def matches(self, doc: "Doc") -> list[Match]:
        """The longest names from left to right, none within another, and places that only the
        parser sees.
        """
        return sorted(self._matches(doc), key=lambda match: match.first)

    def _matches(self, doc: "Doc") -> Iterator[Match]:
        entities = _entities(doc)
        at, taken = 0, set[int]()
        while at < len(doc):
            known, called = self._longest(doc, at, entities), self._called(doc, at)
            found = called if known is None or (called and called.last > known.last) else known
            if found:
                taken.update(range(found.first, found.last))
                yield found
            at = found.last if found else at + 1
        for entity in doc.ents:
            if entity.label_ in ("GPE", "LOC") and not taken.intersection(
                range(entity.start, entity.end)
            ):
                unknown = self._unknown(doc, entity)
                if unknown:
                    yield unknown

    def entries(self, name: str) -> tuple[Entry, ...]:
        """What the gazetteer has under a name, by the theatre's other names and spellings of it
        too.
        """
        if name not in self._found:
            self._found[name] = self._look_up(name)
        return self._found[name]

    def _look_up(self, name: str) -> tuple[Entry, ...]:
        found = self._gazetteer.named(self._shortened.get(place_key(name), name))
        place = self._listed.get(place_key(name)) or self._directory.place(name)
        if place and place.at:
            put = self._put_by_theatre(place)
            return (put, *(entry for entry in found if entry.number != put.number))
        if place:
            of_names = (self._gazetteer.named(each) for each in place.names)
            other = [entry for entry in next(filter(None, of_names), ()) if entry not in found]
            found = self._so_called(place, (*found, *other))
        return found or (self._gazetteer.spelt(name, self._rules) if self._rules else ())

    def _so_called(self, place: TheatrePlace, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Those that may be the theatre's place: no town that was called so once, where one of the
        name is known.
        """
        rules, countries = self._rules, self._directory.theatre.countries
        called = {
            entry.number
            for entry in entries
            if entry.kind[0] == "P"
            and any(same_name(entry.place.name, name, rules) for name in place.names)
        }
        if not any(
            entry.number in called and entry.place.country in countries for entry in entries
        ):
            return entries
        own = (replace(entry, main=True) if entry.number in called else entry for entry in entries)
        return tuple(entry for entry in own if entry.number in called or entry.kind[0] != "P")

    def _put_by_theatre(self, place: TheatrePlace) -> Entry:
        """The gazetteer's entry of this name at the spot where the theatre has it, else one of the
        theatre's own.
        """
        assert place.at is not None
        known = (entry for name in place.names for entry in self._gazetteer.named(name))
        near = [
            (_off(entry, place.at), entry) for entry in known if not entry.kind.startswith("A.ADM2")
        ]
        off, nearest = min(near, key=lambda each: each[0], default=(_SPOT, None))
        if nearest is None or off >= _SPOT:
            return _own_entry(self._directory.theatre, place)
        return replace(nearest, main=True, put=True)

    def _longest(self, doc: "Doc", first: int, entities: dict[int, "Span"]) -> Match | None:
        if not doc[first].text[0].isupper():
            return None
        for last in range(_end_of_run(doc, first), first, -1):
            name = doc[first:last].text
            if not _may_end(doc[last - 1]) or (
                last - first == 1 and not self._alone(doc[first], entities.get(first))
            ):
                continue
            entries = self._sound(
                doc, first, last, (*self.entries(name), *self._waters(doc, last, name))
            )
            key = place_key(name)
            listed = key in self._listed and doc[first].lower_ != "the"
            if entries or listed:
                return _match(doc, (first, last), key, entries, entities.get(first), listed)
        return None

    def _waters(self, doc: "Doc", last: int, name: str) -> tuple[Entry, ...]:
        """Those that the name has with the common noun after it: "the Dnipro river"."""
        after = doc[last].lower_ if last < len(doc) and doc[last].text.islower() else ""
        return (
            self.entries(f"{name} {after}") if self._kinds.get(after) in ("water", "land") else ()
        )

    def _sound(
        self, doc: "Doc", first: int, last: int, entries: tuple[Entry, ...]
    ) -> tuple[Entry, ...]:
        """Those that such words may name: no town is called HIV, The City or North Central without
        more.
        """
        tokens = doc[first:last]
        if _DEGREE.fullmatch(tokens.text) and tokens.text not in self._shortenings:
            return tuple(entry for entry in entries if entry.kind == "A.PCLI")
        if _initials(tokens.text):
            return tuple(entry for entry in entries if entry.main and entry.kind[0] != "P")
        if doc[first].lower_ == "the":
            return tuple(
                entry for entry in entries if entry.place.name.casefold().startswith("the ")
            )
        if len(tokens) > 1 and all(token.lower_ in self._generic for token in tokens):
            return tuple(
                entry
                for entry in entries
                if entry.main and not entry.kind.startswith(("P", "A.ADM"))
            )
        return entries

    def _alone(self, token: "Token", entity: "Span | None") -> bool:
        """Whether one word may be a name by itself."""
        if token.lower_ in self._generic or token.text in ("D", "R", "I"):
            return False
        if place_key(token.text) in self._listed and not token.is_stop:
            return True
        if token.text in ("US", "U.S.", "U.S"):
            return True
        if token.is_stop or self._gazetteer.people(token.text):
            return False
        return (
            token.pos_ in _NAMES
            or entity is not None
            or (token.pos_ in _MISREAD and not token.is_sent_start)
        )

    def _called(self, doc: "Doc", first: int) -> Match | None:
        """A name that no gazetteer has, and that the text says is a village's: "the village of
        Nevidomske".
        """
        if (
            first < 2
            or doc[first - 1].lower_ != "of"
            or self._kinds.get(doc[first - 2].lower_) != "settlement"
        ):
            return None
        last = first
        while last < min(len(doc), first + _LONGEST) and self._may_name(doc[last]):
            last += 1
        return (
            Match(doc, first, last, place_key(doc[first:last].text), (), "", True)
            if last > first
            else None
        )

    def _may_name(self, token: "Token") -> bool:
        """Whether a word may be part of the name of a village; the adjective of a people is
        none.
        """
        word = token.text
        return (
            word[0].isupper()
            and word.lower() not in self._generic
            and not self._gazetteer.people(word)
        )

    def _unknown(self, doc: "Doc", entity: "Span") -> Match | None:
        """A name that the parser takes for a place, without "the" and "northern" before it."""
        first, last = entity.start, entity.end
        while first < last and not (doc[first].text[0].isupper() and doc[first].pos_ != "DET"):
            first += 1
        while last > first and (
            doc[last - 1].tag_ == "POS" or not doc[last - 1].text[-1].isalnum()
        ):
            last -= 1
        if all(token.lower_ in self._generic or not token.is_alpha for token in doc[first:last]):
            return None
        if (
            last - first == 1
            and doc[first].dep_ == "amod"
            and self._gazetteer.people(doc[first].text)
        ):
            return None
        key = place_key(doc[first:last].text) if first < last else ""
        return (
            Match(doc, first, last, key, self.entries(doc[first:last].text), entity.label_, True)
            if key
            else None
        )


def _entities(doc: "Doc") -> dict[int, "Span"]:
    return {token: entity for entity in doc.ents for token in range(entity.start, entity.end)}


def _off(entry: Entry, at: tuple[float, float]) -> float:
    """Kilometres from an entry to a spot."""
    return kilometres(entry.place.lat, entry.place.lon, *at)


def _own_entry(theatre: Theatre, place: TheatrePlace) -> Entry:
    """A place of the theatre's own; its number is none of a gazetteer's."""
    assert place.at is not None
    ref = f"{BY_THEATRE}{theatre.id}-{place_key(place.name).replace(' ', '-')}"
    country = theatre.countries[0] if len(theatre.countries) == 1 else ""
    return Entry(
        Place(ref, place.name, *place.at, country, "P.PPL"),
        -1 - theatre.places.index(place),
        0,
        0,
        True,
        True,
    )


def _match(
    doc: "Doc",
    at: tuple[int, int],
    key: str,
    entries: tuple[Entry, ...],
    entity: "Span | None",
    listed: bool,
) -> Match:
    first, last = at
    whole = False
    if entity is not None:
        start = entity.start + (
            1 if doc[entity.start].lower_ == "the" and entity.start < first else 0
        )
        end = entity.end - (1 if doc[entity.end - 1].tag_ == "POS" and entity.end > last else 0)
        whole = (start, end) == (first, last) or first < start or last > end
    return Match(
        doc, first, last, key, entries, entity.label_ if entity is not None else "", whole, listed
    )


def _may_end(token: "Token") -> bool:
    return token.text[0].isupper() or token.text[0].isdigit()


def _initials(name: str) -> bool:
    """HIV is no town; what is called by its initials is a country or a province."""
    return name.isupper() and name.isalpha() and len(name) <= 3


def _end_of_run(doc: "Doc", first: int) -> int:
    """Where a run of names ends: words in capitals, joined by short words, hyphens, apostrophes and
    full points.
    """
    at = first + 1
    while at < min(len(doc), first + _LONGEST):
        token = doc[at]
        joined = token.text[0].isupper() or token.lower_ in _LINKS or token.text in _JOINTS
        if not joined or (
            token.text == "," and at + 1 < len(doc) and doc[at + 1].text not in ("D.C.", "DC")
        ):
            break
        at += 1
    return at
