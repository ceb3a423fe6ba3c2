"""Clauses as recognisers need them: what is done by whom to whom, read off the dependency parse
once a passage.

A clause's head is a verb ("seized"), a noun of action ("the capture of ...") or an adjective
("dead").  A verb with a noun that carries its meaning is one predicate: ``lemma`` is "take
control", and so is a verb with its particle: "hand over".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import (
    doers,
    done_to,
    is_passive,
    light_object,
    obliques,
    particle,
    recipients,
)
from sayso.propositions.modality import Heard, Manner, Modality, manner_of
from sayso.propositions.phrases import object_of, owners

if TYPE_CHECKING:
    from spacy.tokens import Token


_PREDICATIVE = ("acomp", "oprd", "ROOT", "conj", "acl", "amod", "nsubj", "dobj", "pobj")


_LONG = 400
"""Words from which on a clause is no longer one; those next to its head are kept."""


class Form(StrEnum):
    """What kind of word heads a clause."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


class Tense(StrEnum):
    """As the verb shows it; nouns and adjectives have none."""

    PAST = "past"
    PRESENT = "present"
    PERFECT = "perfect"
    NONE = "none"


@dataclass(frozen=True)
class Clause:
    """One predicate with its arguments; each argument is the head of a noun phrase, compounds come
    one by one.

    ``heard`` names the cue up to which it is read how the clause is put.  What it holds is read
    when asked for, as most clauses are passed over by their lemma.
    """

    head: "Token"
    form: Form
    lemma: str
    heard: Heard

    @cached_property
    def passive(self) -> bool:
        """A verb whose subject is what it is done to."""
        return self.form is Form.VERB and is_passive(self.head)

    @cached_property
    def agents(self) -> tuple["Token", ...]:
        """Who does it, in the passive too; of an intransitive verb the subject ("the town fell",
        "troops withdrew").

        Of a noun its owner and those after "by" ("Kyiv's capture of", "the capture by"); only the
        type knows whether "the fall of the town" has the town as its agent.  Of an adjective the
        noun that it describes.
        """
        if self.form is Form.VERB:
            return doers(self.head, self.passive)
        if self.form is Form.NOUN:
            return (
                *(o for o in owners(self.head) if o.dep_ == "poss"),
                *object_of(self.head, "by"),
            )
        return (self.head.head,) if self.head.dep_ in ("amod", "acl") else ()

    @cached_property
    def patients(self) -> tuple["Token", ...]:
        """What it is done to; of a noun what follows "of", and so of a light verb with its noun:
        "took control of".
        """
        if self.form is Form.NOUN:
            return object_of(self.head, "of")
        if self.form is Form.ADJECTIVE:
            return ()
        light = light_object(self.head)
        return (
            object_of(light, "of", "over", "on", "in", "from")
            if light is not None
            else done_to(self.head, self.passive)
        )

    @cached_property
    def recipients(self) -> tuple["Token", ...]:
        """Whom it is done for, as with giving."""
        if self.form is Form.NOUN:
            return object_of(self.head, "to", "for")
        return recipients(self.head) if self.form is Form.VERB else ()

    @cached_property
    def obliques(self) -> tuple[tuple[str, "Token"], ...]:
        """Prepositions with their nouns."""
        light = light_object(self.head) if self.form is Form.VERB else None
        return (*obliques(self.head), *(obliques(light) if light is not None else ()))

    @cached_property
    def predicate(self) -> tuple["Token", ...]:
        """What a copula says: "is under control", "are dead"."""
        deps = ("attr", "acomp", "oprd") if self.form is Form.VERB else ()
        return tuple(c for c in self.head.children if c.dep_ in deps)

    @cached_property
    def manner(self) -> Manner:
        """How it is put."""
        return manner_of(self.head, self.heard)

    @property
    def negated(self) -> bool:
        """It is said not to be so: "not", "never", "no soldier", "failed to", "denied that", taken
        together.
        """
        return self.manner.negated

    @property
    def modality(self) -> Modality:
        """Whether it is told as a fact, and if not, how."""
        return self.manner.modality

    @property
    def is_fact(self) -> bool:
        """It is told as having happened or being so; whether it is negated is another matter."""
        return self.manner.modality in (Modality.FACT, Modality.POSSIBLE)

    @cached_property
    def tense(self) -> Tense:
        """The tense of the verb with its auxiliaries."""
        if self.form is not Form.VERB:
            return Tense.NONE
        auxiliaries = [c for c in self.head.children if c.dep_ in ("aux", "auxpass")]
        if any(lemma_of(c) == "have" for c in auxiliaries):
            return Tense.PERFECT
        finite = next(
            (t for t in (*auxiliaries, self.head) if t.tag_ in ("VBD", "VBZ", "VBP")), None
        )
        if finite is None:
            return Tense.PAST if self.head.tag_ == "VBN" else Tense.NONE
        return Tense.PAST if finite.tag_ == "VBD" else Tense.PRESENT

    def under(self, *prepositions: str) -> tuple["Token", ...]:
        """The nouns under these prepositions."""
        return tuple(noun for name, noun in self.obliques if name in prepositions)

    @cached_property
    def tokens(self) -> tuple["Token", ...]:
        """The words of the clause without those of clauses coordinated with it or that it
        reports.
        """
        return tuple(_own_words(self.head))


def read_clauses(tokens: Iterable["Token"], inside: Heard | None = None) -> tuple[Clause, ...]:
    """The clauses whose heads are among ``tokens``, in order: every full verb, and nouns and
    adjectives of action.

    How they are put is read up to the cue that ``inside`` names; without it, to the root of their
    sentence.
    """
    passage = list(tokens)
    heard = offsets(passage) if inside is None else inside
    return tuple(clause for token in passage for clause in _clauses_of(token, heard))


def offsets(tokens: Iterable["Token"]) -> Heard:
    """Where the tokens begin in the text."""
    return Heard(int(t.doc.user_data["start"] + t.idx) for t in tokens)


def _clauses_of(token: "Token", heard: Heard) -> Iterator[Clause]:
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
        yield Clause(token, Form.VERB, _predicate_of(token), heard)
    elif token.pos_ in ("NOUN", "PROPN"):
        yield Clause(token, Form.NOUN, lemma_of(token), heard)
    elif token.pos_ in ("ADJ", "VERB") and token.dep_ in _PREDICATIVE:
        yield Clause(token, Form.ADJECTIVE, lemma_of(token), heard)


def _predicate_of(verb: "Token") -> str:
    added, light = particle(verb), light_object(verb)
    words = (
        lemma_of(verb),
        added.lower_ if added is not None else "",
        lemma_of(light) if light is not None else "",
    )
    return " ".join(word for word in words if word)


def _own_words(head: "Token") -> Iterator["Token"]:
    """In the order of the text."""
    kept, waiting = [head], [head]
    for token in waiting:
        if len(kept) > _LONG:
            break
        for each in token.children:
            if each.dep_ in ("ccomp", "parataxis") or (
                each.dep_ == "conj"
                and each.pos_ in ("VERB", "AUX")
                and token.pos_ in ("VERB", "AUX")
            ):
                continue
            kept.append(each)
            waiting.append(each)
    yield from sorted(kept, key=lambda token: token.i)
