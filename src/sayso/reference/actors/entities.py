"""Those whom a report speaks of while it is being read: what is learnt of each is gathered until
the end.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.record.claim import Reason
from sayso.record.referent import Kind, Referent
from sayso.theatres.names import key, name_words
from sayso.theatres.theatre import Actor
from sayso.theatres.theatre import Kind as ActorKind

_WORDS = re.compile(r"[^\W_]+")


@dataclass(slots=True, eq=False)
class Entity:
    """One of those whom a report speaks of.

    ``told`` is whether anything but the form of the name shows that it is a person's.  ``nouns``
    are the words that it has been called by or may be, ``modifiers`` those that stood before them;
    ``office`` and ``place`` tell an unknown person from its namesakes.
    """

    name: str
    kind: Kind
    actor: Actor | None = None
    gender: str = ""
    plural: bool = False
    named: bool = False
    told: bool = True
    office: str = ""
    of: str = ""
    place: str = ""
    side: str | None = None
    by_side: Reason | None = None
    nouns: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    members: tuple["Entity", ...] = ()
    first: int = 0

    def take_side(self, side: str | None, reason: Reason) -> None:
        """Count it with a side, unless it has one."""
        if side and self.side is None:
            self.side, self.by_side = side, reason


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One mention: where it stands and how.  ``at`` is where its noun begins."""

    start: int
    end: int
    sentence: int
    entity: Entity
    why: tuple[Reason, ...]
    at: int
    quoted: int = -1
    subject: bool = False
    speaks: bool = False


def referent_of(
    entity: Entity, report: str, rules: tuple[str, ...], actors: Mapping[str, Actor]
) -> Referent:
    """What an entity is in the end.  ``report`` is the hash of the text, for those that no other
    report can know; ``actors`` are all that the theatre lists, by id.
    """
    members = tuple(referent_of(each, report, rules, actors) for each in entity.members)
    side = entity.side
    if members:
        shared = {each.side for each in members}
        side = next(iter(shared)) if len(shared) == 1 else None
    made = "+".join(sorted(each.id for each in members)) if members else _id(entity, report, rules)
    return Referent(
        made, entity.name, entity.kind, side, entity.named, members, _state(entity, actors)
    )


def _state(entity: Entity, actors: Mapping[str, Actor]) -> str:
    """The state that an entity is, is a body of or holds office in; a body of a body is followed up
    to the state.
    """
    waiting, seen = [entity.actor.id if entity.actor else entity.of], set[str]()
    for id_ in waiting:
        actor = actors.get(id_)
        if actor is None or id_ in seen:
            continue
        if actor.kind is ActorKind.STATE:
            return actor.id
        seen.add(id_)
        waiting += [
            above
            for above in (actor.of, *(office.of for office in reversed(actor.offices)))
            if above
        ]
    return ""


def _id(entity: Entity, report: str, rules: tuple[str, ...]) -> str:
    if entity.actor:
        return entity.actor.id
    rules = rules if entity.kind is Kind.PERSON else ()
    parts = [_key(entity.name, rules), _slug(entity.office), entity.of or _key(entity.place, rules)]
    if entity.kind is Kind.OFFICE and entity.of:
        return f"office:{_slug(entity.office)}@{entity.of}"
    if entity.kind is Kind.OFFICE:
        return f"office:{_slug(entity.office)}:{_key(entity.place or entity.name, rules)}"
    if entity.kind is Kind.UNNAMED or (
        entity.kind is Kind.PERSON and " " not in entity.name and not any(parts[1:])
    ):
        told = ":".join(filter(None, [_slug(entity.name), entity.side or ""]))
        digest = hashlib.sha256(
            f"{report}:{entity.first}:{told}".encode("utf-8", "surrogatepass")
        ).hexdigest()[:12]
        return (
            f"unnamed:{digest}:{told}" if entity.kind is Kind.UNNAMED else f"person:{digest}:{told}"
        )
    if entity.kind is Kind.ORGANISATION and entity.of:
        return f"organisation:{_slug(entity.office)}@{entity.of}"
    tail = "@".join(filter(None, parts[1:])) if entity.kind is Kind.PERSON else ""
    return f"{entity.kind.value}:{parts[0]}" + (f":{tail}" if tail else "")


def _key(name: str, rules: tuple[str, ...]) -> str:
    """The spelling that all transliterations of a name share."""
    found = [key(name, rule) for rule in rules]
    return _slug(found[0] if found else " ".join(name_words(name)))


def _slug(text: str) -> str:
    return "-".join(_WORDS.findall(text.casefold()))


Link = tuple[Entity, Reason]
"""Whom a phrase means, and why."""
