"""Clauses as recognisers need them: what is done by whom to whom, read off the dependency parse once a passage.

A clause's head is a verb ("seized"), a noun of action ("the capture of ...") or an adjective ("dead").  A verb with a
noun that carries its meaning is one predicate: ``lemma`` is "take control", and so is a verb with its particle:
"hand over".
"""

from collections.abc import Iterable, Iterator, Set
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
from sayso.propositions.modality import Manner, Modality, manner_of
from sayso.propositions.phrases import object_of, owners

if TYPE_CHECKING:
    from spacy.tokens import Token


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
    """One predicate with its arguments; each argument is the head of a noun phrase, compounds come one by one.

    ``agents`` do it and ``patients`` are what it is done to, in the passive too; of an intransitive verb the subject is
    the agent ("the town fell", "troops withdrew").  Of a noun, ``agents`` are those after "by" and its owner ("Kyiv's
    capture of", "the capture by"), ``patients`` what follows "of"; only the type knows whether "the fall of the town"
    has it as its agent.  ``predicate`` is what a copula says ("is under control", "are dead").
    """

    head: "Token"
    form: Form
    lemma: str
    agents: tuple["Token", ...]
    patients: tuple["Token", ...]
    recipients: tuple["Token", ...]
    obliques: tuple[tuple[str, "Token"], ...]
    predicate: tuple["Token", ...]
    passive: bool
    manner: Manner

    @property
    def negated(self) -> bool:
        """It is said not to be so: "not", "never", "no soldier", "failed to", "denied that", taken together."""
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
        finite = next((t for t in (*auxiliaries, self.head) if t.tag_ in ("VBD", "VBZ", "VBP")), None)
        if finite is None:
            return Tense.PAST if self.head.tag_ == "VBN" else Tense.NONE
        return Tense.PAST if finite.tag_ == "VBD" else Tense.PRESENT

    def under(self, *prepositions: str) -> tuple["Token", ...]:
        """The nouns under these prepositions."""
        return tuple(noun for name, noun in self.obliques if name in prepositions)

    @cached_property
    def tokens(self) -> tuple["Token", ...]:
        """The words of the clause without those of clauses coordinated with it or that it reports."""
        return tuple(_own_words(self.head))


def read_clauses(tokens: Iterable["Token"], inside: Set[int] | None = None) -> tuple[Clause, ...]:
    """The clauses whose heads are among ``tokens``, in order: every full verb, and nouns and adjectives of action.

    Words whose offsets are ``inside`` are heard for how they are put; without it, those of ``tokens``.
    """
    passage = list(tokens)
    heard = offsets(passage) if inside is None else inside
    return tuple(clause for token in passage for clause in _clauses_of(token, heard))


def offsets(tokens: Iterable["Token"]) -> frozenset[int]:
    """Where the tokens begin in the text."""
    return frozenset(int(t.doc.user_data["start"] + t.idx) for t in tokens)


def _clauses_of(token: "Token", inside: Set[int]) -> Iterator[Clause]:
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
        yield _verb(token, inside)
    elif token.pos_ in ("NOUN", "PROPN"):
        yield _noun(token, inside)
    elif token.pos_ in ("ADJ", "VERB") and token.dep_ in (
        "acomp",
        "oprd",
        "ROOT",
        "conj",
        "acl",
        "amod",
        "nsubj",
        "dobj",
        "pobj",
    ):
        yield _adjective(token, inside)


def _verb(head: "Token", inside: Set[int]) -> Clause:
    passive = is_passive(head)
    light = light_object(head)
    added = particle(head)
    lemma = lemma_of(head)
    if added is not None:
        lemma = f"{lemma} {added.lower_}"
    agents, patients, others = doers(head, passive), done_to(head, passive), obliques(head)
    if light is not None:
        lemma = f"{lemma} {lemma_of(light)}"
        others = (*others, *obliques(light))
        patients = object_of(light, "of", "over", "on", "in", "from")
    predicate = tuple(c for c in head.children if c.dep_ in ("attr", "acomp", "oprd"))
    return Clause(
        head, Form.VERB, lemma, agents, patients, recipients(head), others, predicate, passive, manner_of(head, inside)
    )


def _noun(head: "Token", inside: Set[int]) -> Clause:
    owner = tuple(o for o in owners(head) if o.dep_ == "poss")
    agents = (*owner, *object_of(head, "by"))
    patients = object_of(head, "of")
    return Clause(
        head, Form.NOUN, lemma_of(head), agents, patients, object_of(head, "to", "for"), obliques(head), (), False,
        manner_of(head, inside),
    )  # fmt: skip


def _adjective(head: "Token", inside: Set[int]) -> Clause:
    noun = () if head.dep_ not in ("amod", "acl") else (head.head,)
    return Clause(
        head, Form.ADJECTIVE, lemma_of(head), noun, (), (), obliques(head), (), False, manner_of(head, inside)
    )


def _own_words(head: "Token") -> Iterator["Token"]:
    """In the order of the text."""
    kept, waiting = [head], [head]
    for token in waiting:
        for each in token.children:
            if each.dep_ in ("ccomp", "parataxis") or (
                each.dep_ == "conj" and each.pos_ in ("VERB", "AUX") and token.pos_ in ("VERB", "AUX")
            ):
                continue
            kept.append(each)
            waiting.append(each)
    yield from sorted(kept, key=lambda token: token.i)
