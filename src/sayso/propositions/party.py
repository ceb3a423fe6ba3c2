"""Who the words of a proposition mean: an actor with its side, from the mentions, else from the
words themselves.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.english import owned
from sayso.propositions.phrases import before, name_of, owners
from sayso.record.referent import Mention, Referent
from sayso.theatres.directory import Directory
from sayso.theatres.theatre import Actor, SideKind
from sayso.theatres.theatre import Kind as ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST = frozenset({"i", "we", "us", "me", "our", "ours", "my", "ourselves"})
_STATE = "US"
"""Read as "us" without its capitals."""
"""The speaker, and the speaker's side."""
_PRONOUNS = frozenset(
    {"it", "its", "he", "his", "she", "her", "they", "their", "who", "both", "we", "our", "i"}
)
_RIVALS = frozenset({"enemy", "foe", "adversary", "occupier", "occupant", "invader", "aggressor"})
_TITLE = re.compile(r"^(?:the|a|an)\s+", re.I)


@dataclass(frozen=True, slots=True)
class Party:
    """Who is meant: an actor's id, or one made of the words; what to call it; the side, where it is
    known.
    """

    id: str = ""
    name: str = ""
    side: str | None = None

    def __bool__(self) -> bool:
        return bool(self.name)


@dataclass(frozen=True)
class Parties:
    """Finds who the words of one report mean.  ``mentions`` may be empty: then the theatre's names
    are gone by.
    """

    directory: Directory
    mentions: tuple[Mention, ...] = ()
    _at: Mapping[int, Mention] = field(init=False)
    _adjectives: Mapping[str, Party] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[int, tuple[int, Mention]] = {}
        for mention in self.mentions:
            for start, end in mention.spans:
                for at in range(start, end):
                    if at not in found or found[at][0] > end - start:
                        found[at] = (end - start, mention)
        object.__setattr__(self, "_at", {at: mention for at, (_, mention) in found.items()})
        object.__setattr__(self, "_adjectives", _adjectives(self.directory))

    def of(self, token: "Token", speaker: Referent | None) -> Party:
        """Who the noun phrase with this head means; an empty party if it is a pronoun of nobody
        known.
        """
        if is_first(token):
            return party_of(speaker) if speaker else Party()
        mention = self._at.get(token.doc.user_data["start"] + token.idx)
        if mention is not None:
            return party_of(mention.referent)
        if token.pos_ == "PRON":
            return Party()
        return self.named(token, speaker)

    def mention(self, token: "Token") -> Mention | None:
        """The mention that the token is in, the shortest of several; None if there is none."""
        return self.mention_at(int(token.doc.user_data["start"] + token.idx))

    def mention_at(self, at: int) -> Mention | None:
        """The mention that the character at an offset is in."""
        return self._at.get(at)

    @cached_property
    def names(self) -> frozenset[str]:
        """The ids of all whom the report mentions by name."""
        return frozenset(m.referent.id for m in self.mentions if m.referent.named)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The ids of the sides of all whom the report mentions."""
        return frozenset(m.referent.side for m in self.mentions if m.referent.side)

    def called(self, side: str | None) -> str:
        """What to call a side before a noun, by its adjective, else by its name: "Russian", "the
        militia's".
        """
        found = self.directory.sides.get(side or "")
        if found is None:
            return ""
        return next(iter(found.adjectives), "") or owned(found.name)

    def members(self, token: "Token") -> tuple[Party, ...]:
        """The members of a compound that the word means: "they" of two states; nothing of anyone
        else.
        """
        mention = self._at.get(token.doc.user_data["start"] + token.idx)
        return (
            tuple(party_of(each) for each in mention.referent.members)
            if mention is not None
            else ()
        )

    def named(self, token: "Token", speaker: Referent | None) -> Party:
        """Who the words mean by the theatre's names alone."""
        text = "".join(t.text_with_ws for t in before(token)).strip()
        for words in (_TITLE.sub("", text), name_of(token), token.text):
            actors = self.directory.named(words)
            actor = actors[0] if len(actors) == 1 else self.directory.meant(words)
            if actor is not None:
                return _party(actor, self.directory)
        persons = self.directory.surnamed(token.text) if token.pos_ == "PROPN" else ()
        if len(persons) == 1:
            return _party(persons[0], self.directory)
        name = _TITLE.sub("", text)
        if (
            token.pos_ == "NOUN"
            and before(token)[0].is_sent_start
            and before(token)[0].pos_ != "PROPN"
        ):
            name = name[:1].lower() + name[1:]
        return Party(slug(name), name, self._side_by_words(token, speaker))

    def side(self, token: "Token", speaker: Referent | None) -> str | None:
        """The side of whom or what the noun phrase speaks: "Russian tanks", "their men", "our
        losses".
        """
        party = self.of(token, speaker)
        return party.side if party.side is not None else self._side_by_words(token, speaker)

    def adjective(self, word: str) -> Party | None:
        """The state or side that an adjective or demonym is of: German, Russians."""
        return self._adjectives.get(word.casefold())

    def state(self, party: Party) -> Party:
        """The state that an actor is, is part of or holds office in; an empty party where the
        theatre does not tell.
        """
        actors = self.directory.actors
        waiting, seen = [party.id], set[str]()
        for each in waiting:
            actor = actors.get(each)
            if actor is None or each in seen:
                continue
            if actor.kind is ActorKind.STATE:
                return _party(actor, self.directory)
            seen.add(each)
            waiting.extend(
                above
                for above in (actor.of, *(office.of for office in reversed(actor.offices)))
                if above
            )
        return Party()

    def as_printed(self, party: Party, words: str) -> Party:
        """The same actor, called as the text calls it, where the words are a name: "the U.K.",
        "President Orlan".
        """
        name = _TITLE.sub("", words)
        named = (
            any(word[:1].isupper() for word in name.split()) and name.casefold() not in _PRONOUNS
        )
        return Party(party.id, name, party.side) if named else party

    def rival(self, side: str | None) -> str | None:
        """The other side of a conflict that has two; None of any other."""
        parties = [each.id for each in self.directory.theatre.sides if each.kind is SideKind.PARTY]
        return (
            next((each for each in parties if each != side), None)
            if side in parties and len(parties) == 2
            else None
        )

    def _side_by_words(self, token: "Token", speaker: Referent | None) -> str | None:
        if lemma_of(token) in _RIVALS and speaker is not None:
            return self.rival(speaker.side)
        for word in before(token)[::-1]:
            found = self.adjective(word.text)
            if found is not None and found.side is not None:
                return found.side
            if lemma_of(word) in _RIVALS and speaker is not None:
                return self.rival(speaker.side)
            if is_first(word) and speaker is not None:
                return speaker.side
        named = [t for t in before(token) if t != token and t.dep_ in ("compound", "nmod")]
        for owner in (*named, *owners(token)):
            side = self.of(owner, speaker).side
            if side is not None:
                return side
        return None


def is_first(token: "Token") -> bool:
    """Whether a word means who speaks: "us", and not the state "US"."""
    return token.lower_ in FIRST and token.text != _STATE


def party_of(referent: Referent) -> Party:
    """A referent as a party."""
    return Party(referent.id, referent.name, referent.side)


def slug(name: str) -> str:
    """An id made of a name, the same wherever the name is."""
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")


def _party(actor: Actor, directory: Directory) -> Party:
    allegiance = actor.allegiance(None) or next(iter(actor.allegiances), None)
    side = allegiance.side if allegiance else None
    return Party(actor.id, actor.name, side if side in directory.sides else None)


def _adjectives(directory: Directory) -> dict[str, Party]:
    found: dict[str, Party] = {}
    for actor in directory.theatre.actors:
        for word in (*actor.adjectives, *actor.demonyms):
            found.setdefault(word.casefold(), _party(actor, directory))
    for side in directory.theatre.sides:
        actor_id = side.actor or side.id
        for word in _all(side.adjectives, side.demonyms):
            found[word.casefold()] = Party(actor_id, side.name, side.id)
    return found


def _all(*lists: Iterable[str]) -> Iterable[str]:
    return (word for words in lists for word in words)
