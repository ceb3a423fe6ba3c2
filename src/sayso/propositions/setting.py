"""Where and when a clause plays: the places and times among its words, else those that were told
last.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of
from sayso.propositions.clause import Clause
from sayso.propositions.elsewhere import (
    governor_of,
    is_elsewhere,
    is_owner_of_people,
    is_put_upon,
    preposition_of,
    top_of_name,
)
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.party import Parties
from sayso.record.amount import Amount
from sayso.record.claim import Reason, Span
from sayso.record.place import Place, Relation, Toponym
from sayso.record.referent import Kind
from sayso.record.time_expression import Direction, TimeExpression, TimeType
from sayso.reference.moments import is_event
from sayso.reference.places.anaphora import PlaceMention
from sayso.reference.places.dateline import in_dateline
from sayso.reference.places.salience import place_of_report, weights
from sayso.reference.references import Moment
from sayso.reference.times.compose import is_when

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 100
"""Code points within which a number and the noun that it counts stand."""
_FAR = 3000
"""Code points beyond which a place told before is no longer the one meant."""
_WITHIN = ("in", "at", "of")
_WHOSE = ("compound", "nmod", "amod")
_BACK = 40
"""Mentions of places that are looked back to."""
_FEATURES = {"settlement": "P", "division": "A"}
"""How the codes begin of the places that the nouns of a kind mean."""


@dataclass(frozen=True)
class Setting:
    """Looks up the places, times and amounts of one report's words.

    ``spoken`` are the mentions of places by common nouns.  ``parties`` tell which names of places
    stand for somebody: Moscow for Russia, Kherson in a person's name.  Without them every name is a
    place.
    """

    analysis: Analysis
    toponyms: tuple[Toponym, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    amounts: tuple[Amount, ...] = ()
    parties: Parties | None = None
    spoken: tuple[PlaceMention, ...] = ()
    _starts: list[int] = field(init=False)
    _time_starts: list[int] = field(init=False)
    _amount_starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [each.start for each in self.toponyms])
        object.__setattr__(self, "_time_starts", [each.start for each in self.times])
        object.__setattr__(self, "_amount_starts", [each.span[0] for each in self.amounts])

    def amounts_within(self, spans: Iterable[Span]) -> Iterator[Amount]:
        """The amounts that begin within the spans."""
        for start, end in spans:
            first, last = (
                bisect_left(self._amount_starts, start),
                bisect_left(self._amount_starts, end),
            )
            yield from self.amounts[first:last]

    def amount_of(self, token: "Token") -> Amount | None:
        """The amount that counts the noun, or that the number is in."""
        at = self._at(token)
        first = max(0, bisect_left(self._amount_starts, at - _REACH))
        for amount in self.amounts[first : bisect_left(self._amount_starts, at + _REACH)]:
            noun = amount.noun.span if amount.noun else amount.span
            if amount.span[0] <= at < amount.span[1] or noun[0] <= at < noun[1]:
                return amount
        return None

    def toponym(self, token: "Token") -> Toponym | None:
        """The mention of a place that the token is in."""
        at = self._at(token)
        found = bisect_left(self._starts, at + 1) - 1
        return self.toponyms[found] if found >= 0 and at < self.toponyms[found].end else None

    def place_of(self, token: "Token") -> Toponym | None:
        """The place that a noun phrase means: its name, "the town of" it, "the town" or "there" for
        one told before.
        """
        for each in (
            token,
            *(t for t in token.subtree if t.dep_ in ("appos", "pobj", "compound", "nmod", "poss")),
        ):
            found = self.toponym(each)
            if found is not None:
                return found
        definite = any(c.lower_ in ("the", "this", "that") for c in token.children)
        lemma = lemma_of(token)
        if token.lower_ == "there" or (
            lemma in load_lexicon("clause")["setting", "kinds"] and definite
        ):
            return self.before(self._at(token), lemma)
        return None

    def before(self, at: int, kind: str = "") -> Toponym | None:
        """The place told last before an offset, or of several of the ``kind`` given ("town",
        "region") the one that the report is more about.

        No state and nothing larger, no seat of power that may stand for a government, and no name
        within a person's.
        """
        spoken = self._spoken_at(at) if kind else None
        if spoken is not None:
            return spoken
        last = bisect_left(self._starts, at)
        words = load_lexicon("clause")
        wanted = next((name for name in _FEATURES if kind in words["kinds", name]), "")
        first = max(bisect_left(self._starts, at - _FAR), last - _BACK, 0)
        fitting = [n for n in range(first, last) if self._may_be_meant(self.toponyms[n], wanted)]
        if not fitting:
            return None
        found = place_of_report((self.toponyms[n], self._weights[n]) for n in fitting)
        return found[0] if found and wanted else self.toponyms[fitting[-1]]

    @cached_property
    def _weights(self) -> tuple[int, ...]:
        return weights(self.analysis, self.toponyms)

    def _may_be_meant(self, toponym: Toponym, wanted: str) -> bool:
        feature = toponym.place.feature if toponym.place else ""
        fits = (
            not wanted
            or (not feature and wanted != "division")
            or feature.startswith(_FEATURES[wanted])
        )
        if not wanted and (toponym.relation is not Relation.AT or self.is_dateline(toponym)):
            return False
        if self.is_elsewhere(toponym):
            return False
        return fits and not (
            feature.startswith("H.") or is_country(toponym.place) or self.is_somebody(toponym)
        )

    def is_dateline(self, toponym: Toponym) -> bool:
        """It heads a paragraph and says where the report was written."""
        return in_dateline(self.analysis.text, toponym.start, toponym.end)

    def is_elsewhere(self, toponym: Toponym) -> bool:
        """People meet there or go there, or it stands for somebody: nothing that is told without a
        place happened there.
        """
        token = self._last_of(toponym)
        return token is not None and (
            is_elsewhere(token, toponym.place) or self._stands_for_somebody(toponym, token)
        )

    def named(self, words: Iterable["Token"]) -> Toponym | None:
        """The first place of the report that is named by one of some words: the town of "the Orsk
        Chemical Plant".
        """
        return next(
            (found for word in words if (found := self._by_text.get(word.text)) is not None), None
        )

    @cached_property
    def _by_text(self) -> dict[str, Toponym]:
        return {
            each.text: each
            for each in reversed(self.toponyms)
            if each.place and not self.is_somebody(each)
        }

    def around(self, at: int) -> tuple[Toponym, ...]:
        """The mentions of places that may be meant at an offset, before and after it."""
        first = bisect_left(self._starts, at - _FAR)
        return self.toponyms[first : bisect_right(self._starts, at + _FAR)]

    def beside(self, token: "Token") -> Toponym | None:
        """The town or region that the words right after a noun tell it is in: "two streets in the
        north of Velm".
        """
        at = self._at(token)
        last = self._at(token.sent[-1]) + len(token.sent[-1])
        first = bisect_left(self._starts, at)
        near = self.toponyms[first : bisect_left(self._starts, min(last, at + _REACH))]
        there = (each for each in near if each.relation is Relation.AT)
        told = (
            (each, self._last_of(each))
            for each in there
            if each.place and not is_country(each.place)
        )
        return next(
            (each for each, word in told if word is not None and preposition_of(word) in _WITHIN),
            None,
        )

    def ashore(self, token: "Token") -> Toponym | None:
        """The town or region nearest to a word in its sentence, else the one told last: a bank is a
        part of it.
        """
        sentence, at = token.sent, self._at(token)
        first, last = self._at(sentence[0]), self._at(sentence[-1]) + len(sentence[-1])
        near = self.toponyms[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        land = [
            t
            for t in near
            if t.place and t.place.feature.startswith(("P.", "A.ADM")) and not self.is_somebody(t)
        ]
        return min(land, key=lambda each: abs(each.start - at), default=None) or self.before(at)

    def _spoken_at(self, at: int) -> Toponym | None:
        """The place that the common noun at an offset goes back to."""
        found = bisect_right(self.spoken, at, key=lambda mention: mention.start) - 1
        return self.spoken[found].toponym if found >= 0 and at < self.spoken[found].end else None

    def state_before(self, at: int) -> Toponym | None:
        """The state told last before an offset, and not as one that does something, that somebody
        goes to or that something belongs to; what belongs to a state of the war may lie in it.
        """
        last = bisect_left(self._starts, at)
        near = self.toponyms[max(0, last - _BACK) : last][::-1]
        states = (
            t
            for t in near
            if at - t.start < _FAR and t.place and t.place.feature.startswith("A.PC")
        )
        return next((state for state in states if self._may_play_in(state)), None)

    def _may_play_in(self, state: Toponym) -> bool:
        if self.acts(state) or self.is_of_another(state):
            return False
        token = self._last_of(state)
        owner = token is not None and not preposition_of(token) and top_of_name(token) != token
        return not owner or state.place is None or self._is_at_war(state.place.country)

    def _is_at_war(self, country: str) -> bool:
        """Whether the theatre is of that country; so is any where none is known."""
        countries = self.parties.directory.theatre.countries if self.parties is not None else ()
        return not countries or country in countries

    def acts(self, toponym: Toponym) -> bool:
        """Whether the name is the subject of a verb."""
        tokens = self.analysis.parse.tokens(toponym.start, toponym.end)
        return any(token.dep_ == "nsubj" for token in tokens)

    def is_somebody(self, toponym: Toponym) -> bool:
        """A seat of power that may stand for a government, or a name within a person's."""
        if self.parties is None:
            return False
        mention = self.parties.mention_at(toponym.start)
        person = mention is not None and (
            mention.referent.kind is Kind.PERSON or toponym.place is None
        )
        return person or self.parties.directory.meant(toponym.text) is not None

    def where(self, clause: Clause, told_before: bool = True) -> Toponym | None:
        """Where a clause plays: a place under a preposition of place among its words, then before
        it in its sentence, then its country, then, unless ``told_before`` is false, the place that
        was told last.

        What is told beside a thing, in a clause of its own ("the town, which lies north of Velm"),
        and where a thing came from or goes to, come after where it is; where a weapon was launched
        from is no place of what it hit.
        """
        at = self._at(clause.head)
        own = self._told_in(clause)
        fine = [toponym for toponym in own if not is_country(toponym.place)]
        if fine:
            return min(fine, key=lambda each: (self._aside(each, clause), abs(each.start - at)))
        sentence = list(self._told_ahead(clause.head, at))
        found = next((each for each in sentence if not is_country(each.place)), None)
        if found is not None:
            return found
        states = [
            each for each in (*own, *sentence) if each.place and each.place.feature.startswith("A.")
        ]
        return min(states, key=self._belongs, default=None) or (
            (self.before(at) or self.state_before(at)) if told_before else None
        )

    def _aside(self, toponym: Toponym, clause: Clause) -> int:
        """How far a name is from telling where a clause plays: 0 for its own place, more for an
        origin or a goal, and most for what is told in another clause.
        """
        moved = toponym.relation in (Relation.FROM, Relation.TO)
        token = self._last_of(toponym)
        return int(moved) + 2 * int(token is not None and is_beside(token, clause.head))

    def _belongs(self, toponym: Toponym) -> bool:
        """It tells whose a thing is rather than where: "a U.S. base"."""
        token = self._last_of(toponym)
        return token is not None and token.dep_ in _WHOSE and token.head.pos_ == "NOUN"

    def _is_launched_from(self, toponym: Toponym, token: "Token", head: "Token") -> bool:
        """Where a weapon was sent from: "drones launched from Velm hit the port"."""
        if toponym.relation is not Relation.FROM:
            return False
        verb = governor_of(token)
        launched = lemma_of(verb) in load_lexicon("clause")["setting", "launches"]
        return launched or (verb != head and is_beside(token, head))

    def when(self, clause: Clause) -> Moment | None:
        """When a clause plays, by a date or time among its words that is not to come; None where
        none is.
        """
        sentence = clause.head.sent
        first, last = self._at(sentence[0]), self._at(sentence[-1]) + len(sentence[-1])
        near = self.times[
            bisect_left(self._time_starts, first) : bisect_left(self._time_starts, last)
        ]
        offsets = {self._at(token) for token in clause.tokens} if near else set()
        found = [
            time
            for time in near
            if time.interval
            and is_when(time)
            and not self._is_told_beside(time, clause)
            and (time.type in (TimeType.DATE, TimeType.TIME) or _is_last_stretch(time))
            and time.direction is not Direction.FUTURE
            and any(at in offsets for at in range(time.start, time.end))
        ]
        if not found:
            return None
        nearest = min(found, key=lambda time: (time.vague, abs(time.start - self._at(clause.head))))
        if nearest.interval is None:
            return None
        return Moment(nearest.interval, Reason("rule:event-time", "told with it", nearest.text))

    def _is_told_beside(self, time: TimeExpression, clause: Clause) -> bool:
        """The day of what is told of a thing in a clause of its own: "the town, which fell on
        Monday".
        """
        tokens = self.analysis.parse.tokens(time.start, time.end)
        for above in tokens[-1].ancestors if tokens else ():
            if above == clause.head:
                return False
            if above.dep_ == "relcl":
                return not is_event(above.head)
        return False

    def _told_in(self, clause: Clause) -> list[Toponym]:
        """The mentions among the words of a clause that say where something is."""
        sentence = clause.head.sent
        first, last = self._at(sentence[0]), self._at(sentence[-1]) + len(sentence[-1])
        if bisect_left(self._starts, first) == bisect_left(self._starts, last):
            return []
        words = set(clause.tokens)
        first, last = self._at(clause.tokens[0]), self._at(clause.tokens[-1]) + 1
        near = self.toponyms[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        return [
            toponym
            for toponym in near
            if (token := self._last_of(toponym)) in words
            and self._tells(toponym, token)
            and not self.is_dateline(toponym)
            and not (token is not None and self._is_launched_from(toponym, token, clause.head))
        ]

    def _told_ahead(self, head: "Token", at: int) -> Iterator[Toponym]:
        """Those before an offset in its sentence, the nearest first."""
        first = bisect_left(self._starts, self._at(head.sent[0]))
        last = bisect_left(self._starts, at)
        for toponym in self.toponyms[max(first, last - _BACK) : last][::-1]:
            token = self._last_of(toponym)
            if token is not None and _is_in(token) and not self.is_of_another(toponym):
                yield toponym

    def is_of_another(self, toponym: Toponym) -> bool:
        """Whether a name tells where something else is, and not what is told without a place."""
        return self.is_dateline(toponym) or self.is_elsewhere(toponym)

    def _stands_for_somebody(self, toponym: Toponym, token: "Token") -> bool:
        """A seat of power that something is put on, or whose people are told of."""
        owner = is_put_upon(token) or is_owner_of_people(token)
        return owner and self.is_somebody(toponym)

    def _last_of(self, toponym: Toponym) -> "Token | None":
        tokens = self.analysis.parse.tokens(toponym.start, toponym.end)
        return tokens[-1] if tokens else None

    def _tells(self, toponym: Toponym, token: "Token | None") -> bool:
        """Its last word stands so that it tells where: "in Moscow" does, "by Moscow" tells who."""
        return (
            token is not None
            and _is_where(token)
            and (_is_in(token) or not self.is_somebody(toponym))
            and not self._stands_for_somebody(toponym, token)
        )

    def _at(self, token: "Token") -> int:
        return int(token.doc.user_data["start"] + token.idx)


def is_beside(token: "Token", head: "Token") -> bool:
    """Whether a word stands in a clause that only describes a noun of the clause that ``head``
    heads.
    """
    for above in token.ancestors:
        if above == head:
            return False
        if above.dep_ in ("acl", "relcl"):
            return True
    return False


def _is_last_stretch(time: TimeExpression) -> bool:
    """A length of time that ends with the report: "over the past day"."""
    return time.type is TimeType.DURATION and time.direction is Direction.PAST


def is_country(place: Place | None) -> bool:
    """A state as a whole or more, which says little about where."""
    return place is not None and place.feature.startswith(("A.PC", "L.CONT", "L.RGN"))


def _is_where(token: "Token") -> bool:
    """The name stands under a preposition of place, or is what something happened to: "the shelling
    of".
    """
    return preposition_of(token) in load_lexicon("clause")["setting", "prepositions"]


def _is_in(token: "Token") -> bool:
    """The name stands under one that can only tell where: "in", not the "of" of "the governor
    of".
    """
    return preposition_of(token) in load_lexicon("clause")["setting", "locatives"]
