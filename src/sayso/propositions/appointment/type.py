"""Who takes or leaves a post: appointed, dismissed, demoted, resigned, succeeded."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from sayso.language.parser import lemma_of
from sayso.propositions.appointment.posts import (
    name_within,
    post_after,
    post_before,
    puts_in_charge,
    words_of,
)
from sayso.propositions.arguments import child
from sayso.propositions.clause import Clause, Form
from sayso.propositions.english import post_asked
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.modality import Modality
from sayso.propositions.party import slug
from sayso.propositions.phrases import before, object_of
from sayso.propositions.proposition import Comparison, KnownProposition, Proposition
from sayso.propositions.sides import place_told
from sayso.record.referent import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene


class PostChange(StrEnum):
    """What happens to the person's post."""

    APPOINTED = "appointed"
    DISMISSED = "dismissed"
    DEMOTED = "demoted"
    RESIGNED = "resigned"


_TOLD = (Modality.FACT, Modality.POSSIBLE, Modality.FUTURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment(KnownProposition):
    """A person takes or leaves a post.

    ``person`` is a name, with the id of the actor; ``post`` is as printed, empty where it is not
    told; ``predecessor``, with its id, is who had it before, or of a person who leaves, who takes
    it.
    """

    type: ClassVar[str] = "appointment"
    tells: ClassVar[tuple[str, ...]] = ("person", "change")

    person: str = ""
    person_id: str = ""
    post: str = ""
    change: PostChange
    predecessor: str = ""
    predecessor_id: str = ""

    @classmethod
    def find(cls, scene: "Scene") -> list["Appointment"]:
        """By verbs and nouns that put a person in a post or take one from it."""
        found: dict[tuple[str, PostChange], Appointment] = {}
        for clause in scene.clauses:
            if clause.modality in _TOLD:
                for made in _read(scene, clause):
                    found.setdefault((made.person_id, made.change), made)
        return list(found.values())

    def _about(self) -> tuple[list[tuple[str, str]], str]:
        about = [("post", self.post.casefold())] if self.post else [("person", self.person_id)]
        if self.post:
            return about, f"Who {post_asked(self.post)}?"
        if self.predecessor:
            return about, f"Who takes over from {self.predecessor}?"
        return about, f"Does {self.person} keep the post?"

    def _compare(self, other: Proposition) -> Comparison:
        if not isinstance(other, Appointment):
            return Comparison.UNRELATED
        if not self._same_post(other):
            return Comparison.UNRELATED
        mine, theirs = self.change is PostChange.APPOINTED, other.change is PostChange.APPOINTED
        if self.person_id == other.person_id:
            return Comparison.SAME if self.change is other.change else Comparison.CONFLICTING
        if not self.post or not other.post:
            return Comparison.UNRELATED
        return Comparison.CONFLICTING if mine and theirs else Comparison.NARROWER

    def _same_post(self, other: "Appointment") -> bool:
        return not self.post or not other.post or self.post.casefold() == other.post.casefold()


@dataclass(frozen=True, slots=True)
class _Change:
    """A person, how the post changes, the words for the post, and who had it before or has it
    after.
    """

    person: "Token"
    change: PostChange
    post: str
    predecessor: "Token | None" = None


def _read(scene: "Scene", clause: Clause) -> Iterator[Appointment]:
    if clause.form is Form.ADJECTIVE:
        return
    words = load_lexicon("appointment")
    table = "verbs" if clause.form is Form.VERB else "nouns"
    if clause.lemma in words[table, "succeed"]:
        changes = _read_succession(scene, clause)
    else:
        change = next((c for c in PostChange if clause.lemma in words[table, c.value]), None)
        if change is None and puts_in_charge(clause):
            change = PostChange.APPOINTED
        changes = _read_change(scene, clause, change) if change else iter(())
    for each in changes:
        yield _made(scene, clause, each)


def _read_change(scene: "Scene", clause: Clause, change: PostChange) -> Iterator[_Change]:
    persons = clause.agents if change is PostChange.RESIGNED else clause.patients
    if not persons and clause.form is Form.NOUN:
        persons = clause.agents
    if puts_in_charge(clause):
        persons = (
            tuple(c for c in clause.head.children if c.dep_ in ("nsubjpass", "dative"))
            or clause.recipients
        )
    elif clause.lemma.startswith(("take ", "assume ")):
        persons = clause.agents
    for person in persons:
        if not _is_person(scene, person):
            continue
        post = post_after(clause, person, change is not PostChange.APPOINTED) or post_before(
            scene, person
        )
        if change is PostChange.APPOINTED and not (post or _in_place(clause)):
            continue
        yield _Change(person, change, post, _predecessor(scene, clause, person))


def _read_succession(scene: "Scene", clause: Clause) -> Iterator[_Change]:
    """Such as "X will succeed Y", "X takes over from Y", "they replaced Y with X", "Y was replaced
    by X".
    """
    comes = [a for a in clause.agents if _is_person(scene, a)]
    goes = [p for p in (*clause.patients, *clause.under("from", "for")) if _is_person(scene, p)]
    with_whom = [n for n in clause.under("with", "by") if _is_person(scene, n) and n not in comes]
    if clause.form is Form.VERB and with_whom and not clause.passive:
        comes = with_whom
    if clause.lemma == "act" and not clause.under("as"):
        comes = comes if _in_place(clause) else []
    post = post_after(clause, clause.head, leaving=False)
    for person in goes:
        named = post or post_before(scene, person)
        if not comes:
            yield _Change(person, PostChange.DISMISSED, named)
    for person in comes:
        old = goes[0] if goes else None
        if old is not None or post or clause.lemma in ("act", "successor"):
            named = post_before(scene, old) if old is not None else ""
            yield _Change(person, PostChange.APPOINTED, post or named, old)


def _is_person(scene: "Scene", token: "Token") -> bool:
    """A person, by name, by a mention, or as the holder of a post: "the commander", "his
    deputy".
    """
    if token.lower_ in ("who", "he", "she", "him", "her", "i"):
        return True
    if token.pos_ == "PROPN":
        party = scene.party(token)
        mention = scene.parties.mention(token)
        titled = bool(words_of(token) & load_lexicon("appointment")["posts", "ranks"])
        if mention is not None:
            return mention.referent.kind is Kind.PERSON or titled
        directory = scene.parties.directory
        actor = directory.actors.get(party.id)
        return titled or (actor is None and party.side is None and scene.setting.toponym(token) is None) or (
            actor is not None and actor.kind.value == "person"
        )  # fmt: skip
    return token.pos_ == "NOUN" and lemma_of(token) in load_lexicon("appointment")["posts", "words"]


def _in_place(clause: Clause) -> bool:
    return any(lemma_of(n) in ("place", "stead") for n in clause.under("in"))


def _predecessor(scene: "Scene", clause: Clause, person: "Token") -> "Token | None":
    """Who is replaced, told in the clause: "in place of Y", "to replace Y", or dismissed in the
    same breath.
    """
    for place in clause.under("in"):
        if lemma_of(place) in ("place", "stead"):
            named = next(iter(object_of(place, "of")), None) or child(place, "poss")
            return named if named is not None and named.pos_ != "PRON" else None
    replaced = [
        c for c in clause.head.subtree if lemma_of(c) in ("replace", "succeed") and c != clause.head
    ]
    found = (child(verb, "dobj") for verb in replaced)
    return next(
        (
            token
            for token in found
            if token is not None and token != person and _is_person(scene, token)
        ),
        None,
    )


def _made(scene: "Scene", clause: Clause, read: _Change) -> Appointment:
    person, person_id = _named(scene, read.person)
    predecessor, predecessor_id = (
        _named(scene, read.predecessor) if read.predecessor is not None else ("", "")
    )
    place, place_text = place_told(scene, clause)
    return Appointment(
        spans=scene.spans_of(clause.tokens),
        stance=scene.told(clause),
        certainty=scene.certainty_of(clause),
        likelihood=clause.manner.likelihood,
        place=place,
        place_text=place_text,
        event_time=scene.when(clause),
        why=(scene.reason("appointment", str(read.change), [clause.head, read.person]),),
        person=person,
        person_id=person_id,
        post=read.post,
        change=read.change,
        predecessor=predecessor,
        predecessor_id=predecessor_id,
    )


def _named(scene: "Scene", token: "Token") -> tuple[str, str]:
    """A person's name and id; of a post with the name behind it, the name."""
    within = name_within(token)
    if within:
        words = "".join(t.text_with_ws for t in within).strip()
        party = scene.party(within[-1])
        return (party.name, party.id) if party and party.name != words else (words, slug(words))
    name = next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if token.pos_ == "NOUN" and name is not None:
        token = name
    party = scene.party(token)
    if party:
        return party.name, party.id
    words = "".join(t.text_with_ws for t in before(token) if t.dep_ != "det").strip()
    return words, slug(words)
