"""What a theatre knows of names, states, bodies and posts, asked in the way that reports speak."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from sayso.reference.actors.background import with_background
from sayso.reference.actors.lexicon import canonical, words
from sayso.theatres.cues import cue_finder, phrase_finder
from sayso.theatres.directory import Directory
from sayso.theatres.finding import Finder
from sayso.theatres.names import key, name_words
from sayso.theatres.theatre import Actor, Kind, Office, SideKind

_KEPT = 2**13
"""Answers of each kind that are remembered: reports of one conflict ask the same again and
again.
"""
_LONGEST_STATE = 3
Bag = frozenset[str]


@lru_cache(maxsize=8)
def world_of(directory: Directory) -> "World":
    """The world of a theatre; made once for each."""
    return World(with_background(directory))


class World:
    """A directory with indexes of its states, its bodies by their words, and its posts by their
    places.
    """

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        theatre = directory.theatre
        self.actors = directory.actors
        self.cues = cue_finder(theatre)
        self.phrases = phrase_finder(theatre)
        self.rules = theatre.transliteration
        self._states = dict(self._state_names())
        self._bodies = self._bags()
        self._governed = self._places()
        self.places = Finder(self._place_names())
        self.named = lru_cache(_KEPT)(directory.named)
        self.meant = lru_cache(_KEPT)(directory.meant)
        self.side_of_place = lru_cache(_KEPT)(self._side_of_place)
        self.side_of_post = lru_cache(_KEPT)(self._side_of_post)
        self._body_of = lru_cache(_KEPT)(self._find_body)
        self._holder_of = lru_cache(_KEPT)(self._find_holder)
        thirds = [side.id for side in theatre.sides if side.kind is SideKind.THIRD_PARTY]
        self.third_party = thirds[0] if len(thirds) == 1 else ""
        self.adjectives = {
            word.casefold(): side.id
            for side in theatre.sides
            for word in (*side.adjectives, *side.demonyms)
        }

    def state(self, words_: str) -> Actor | None:
        """The state that a name, an adjective or a word for its people means: Poland, Polish,
        Poles.
        """
        return self.actors.get(self._states.get(_plain(words_), ""))

    def states_in(self, text: str) -> tuple[list[str], list[str]]:
        """The ids of the states named in a few words, in order, and the words that are left."""
        found, left = [], []
        tokens = [word for word in text.replace("-", " ").split() if word not in ("'s", "’s")]
        at = 0
        while at < len(tokens):
            for length in range(min(_LONGEST_STATE, len(tokens) - at), 0, -1):
                state = self._states.get(_plain(" ".join(tokens[at : at + length])))
                if state:
                    found.append(state)
                    at += length
                    break
            else:
                left.append(tokens[at])
                at += 1
        return found, left

    def body(self, text: str, states: Iterable[str] = ()) -> Actor | None:
        """The body that a description means, in any order of its words: "Russia's Ministry of
        Defence".

        Without a state of its own in the description, the first of ``states`` that has such a body
        is taken.
        """
        return self._body_of(text, tuple(states))

    def _find_body(self, text: str, states: tuple[str, ...]) -> Actor | None:
        own, left = self.states_in(text)
        bag = _bag(left)
        if not bag or any(word.casefold() in words("of a region") for word in left):
            return None
        for state in own or (*states, ""):
            found = self._bodies.get((bag, state), set())
            if len(found) == 1:
                return self.actors[next(iter(found))]
        return None

    def root(self, actor: Actor) -> str:
        """The id of the state or body that an actor is in the end a part of."""
        seen: set[str] = set()
        while actor.of in self.actors and actor.id not in seen:
            seen.add(actor.id)
            actor = self.actors[actor.of]
        return actor.id

    def holder(self, title: str, of: Iterable[str], place: str, on: date | None) -> Actor | None:
        """The one person who held a post on a day; None if there was none or the theatre cannot
        tell which.
        """
        return self._holder_of(title, tuple(of), place, on)

    def _find_holder(
        self, title: str, of: tuple[str, ...], place: str, on: date | None
    ) -> Actor | None:
        for each in of or ("",):
            held = self.directory.holders(title, each, place, on)
            sure = {each.actor.id: each.actor for each in held if each.held or on is None}
            found = sure or {each.actor.id: each.actor for each in held}
            if len(found) == 1:
                return next(iter(found.values()))
        return None

    def side(self, actor: Actor, on: date | None) -> str | None:
        """The side that an actor was counted with on a day."""
        found = actor.allegiance(on)
        return found.side if found else None

    def is_alone(self, state: Actor, on: date | None) -> bool:
        """Whether no other state is counted with the side of a party's own state."""
        side = self.side(state, on)
        party = self.directory.sides.get(side or "")
        if party is None or party.kind is SideKind.THIRD_PARTY:
            return False
        states = (
            each for each in self.actors.values() if each.kind is Kind.STATE and each is not state
        )
        return not any(self.side(each, on) == side for each in states)

    def _side_of_place(self, place: str, on: date | None) -> str | None:
        """The side of those who hold the posts of a region or town; None if both sides have some
        there.
        """
        bare = _bare(place)
        known = self.directory.place(bare)
        names = known.names if known else (bare,)
        offices = [
            each for name in dict.fromkeys(names) for each in self._governed.get(key(name), ())
        ]
        held = [each for each in offices if on is None or each[1].held(on) is not False]
        leading = [
            each
            for each in held
            if words("governs") & set(name_words(each[1].title)) or each[1].title == "head"
        ]
        sides = {self.side(actor, on) for actor, _ in leading or held}
        return next(iter(sides)) if len(sides) == 1 else None

    def _side_of_post(self, title: str, place: str, on: date | None) -> str | None:
        """The side of all whom the theatre knows to have held a post at a place; None if of
        both.
        """
        held = self.directory.holders(title, "", place, None) if place else ()
        sides = {self.side(each.actor, on) for each in held}
        return next(iter(sides)) if len(sides) == 1 else None

    def _state_names(self) -> Iterator[tuple[str, str]]:
        for metonym in self.directory.theatre.metonyms:
            actor = self.actors.get(metonym.actor)
            if actor and actor.kind is Kind.STATE:
                yield from ((_plain(name), actor.id) for name in metonym.names)
        for actor in self.actors.values():
            if actor.kind is Kind.STATE or actor.adjectives:
                names = (*actor.names, *actor.adjectives, *actor.demonyms)
                yield from ((_plain(name), actor.id) for name in names)

    def _bags(self) -> dict[tuple[Bag, str], set[str]]:
        found: dict[tuple[Bag, str], set[str]] = defaultdict(set)
        for actor in self.actors.values():
            if actor.kind in (Kind.PERSON, Kind.STATE):
                continue
            root = self.root(actor)
            for name in (actor.name, *actor.aliases):
                states, left = self.states_in(name)
                bag = _bag(left)
                if bag:
                    for state in {*states, root} if set(states) <= {root} else set(states):
                        found[bag, state].add(actor.id)
                    if not states and len(bag) > 1:
                        found[bag, ""].add(actor.id)
        return dict(found)

    def _place_names(self) -> Iterator[tuple[str, str]]:
        """Every name of a governed place with the one that it is filed under; no capitals, which
        mostly mean states.
        """
        for actor in self.actors.values():
            for office in actor.offices:
                bare = _bare(office.place)
                place = self.directory.place(bare) if bare else None
                for name in place.names if place else filter(None, (bare,)):
                    if self.directory.meant(name) is None:
                        yield name, bare

    def _places(self) -> dict[str, list[tuple[Actor, Office]]]:
        found: dict[str, list[tuple[Actor, Office]]] = defaultdict(list)
        for actor in self.actors.values():
            for office in actor.offices:
                if office.place:
                    found[key(_bare(office.place))].append((actor, office))
        return dict(found)


def _plain(name: str) -> str:
    return (
        name.casefold()
        .removeprefix("the ")
        .replace(".", "")
        .replace("’", "'")
        .removesuffix("'s")
        .strip()
    )


def _bag(left: Iterable[str]) -> Bag:
    slight = words("slight") - {"chief", "national", "state", "federal"}
    return frozenset(
        c for word in left for w in name_words(word) if (c := canonical(w)) not in slight
    )


def _bare(place: str) -> str:
    dropped = (
        "oblast",
        "region",
        "province",
        "state",
        "krai",
        "republic",
        "district",
        "city",
        "the",
    )
    return " ".join(word for word in place.split() if word.casefold() not in dropped) or place
