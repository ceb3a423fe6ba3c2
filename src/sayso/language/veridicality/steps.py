"""The way from a clause to the word above it, and the frame by which that word governs it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.language.veridicality.entry import Entry, Frame
from sayso.language.veridicality.forms import (
    frame_of,
    is_complement,
    is_infinitive,
    is_nominal,
    is_on_auxiliary,
    is_set_off,
)
from sayso.language.veridicality.table import entries_of, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREDICATES = ("acomp", "attr", "oprd")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_OBJECTS = ("dobj", "nsubjpass", "dative", "csubjpass")
_PARTICLES = frozenset({"short", "back", "off", "away", "clear"})
"""Adverbs that make another verb of the one that they stand beside, where a preposition follows:
"held back from".
"""
_FIRST = frozenset({"first", "second", "third", "last", "latest", "only", "next"})
_CONTENT = ("that", "whether")


class Link(StrEnum):
    """How a word stands under the one above it."""

    SAME = "same"
    """It is put as the word above is: coordinated, the predicate of a copula, "of" a noun."""
    GOVERNED = "governed"
    """An entry of the table says what becomes of it."""
    BESIDE = "beside"
    """What it does is so if the word above is: a participle, the subject of any verb."""
    PURPOSE = "purpose"
    UNREAD = "unread"
    """No entry of the table holds the word above."""


@dataclass(frozen=True, slots=True)
class Step:
    """From one word to the one ``above`` it.  ``entry`` governs it; ``word`` is the word of that
    entry, which may be the predicate beside the word above: "false" in "the report was false".
    """

    above: "Token"
    link: Link
    entry: Entry | None = None
    word: "Token | None" = None


def step_from(token: "Token", saying: bool) -> Step | None:
    """The step from ``token``, a noun of saying with its clause if ``saying``; None where it stands
    by itself.
    """
    head = token.head
    if head == token:
        return None
    if token.dep_ == "conj" or (token.dep_ == "appos" and is_nominal(token)):
        instead = next(
            (c for c in head.children if c.dep_ == "cc" and c.lower_ in ("than", "rather")), None
        )
        if instead is not None and head.i < instead.i < token.i:
            return Step(head, Link.GOVERNED, entries_of("than", "ADP", Frame.GERUND)[0], instead)
        return Step(head, Link.SAME)
    if is_nominal(token):
        return _from_noun(token, saying)
    return _from_clause(token)


def _nearest(token: "Token") -> "Token | None":
    """The verb right before an infinitive, where the parse hangs that on another: "accused of
    planning to leave".
    """
    to = next((c for c in token.children if c.lower_ == "to" and c.dep_ == "aux"), None)
    before = token.doc[to.i - 1] if to is not None and to.i else token
    if before in (token, token.head) or before.pos_ != "VERB" or token.is_ancestor(before):
        return None
    return before if entries_of(lemma_of(before), "VERB", Frame.INFINITIVE) else None


def _from_clause(token: "Token") -> Step | None:
    head, dep = token.head, token.dep_
    near = _nearest(token)
    if near is not None:
        return _governed(near, token, Frame.INFINITIVE)
    if dep in ("relcl", "acl"):
        frame = frame_of(token) if is_infinitive(token) or is_complement(token) else None
        if frame is Frame.INFINITIVE and any(c.lower_ in _FIRST for c in head.children):
            return Step(head, Link.SAME)  # "the first to send"
        return _governed(head, token, frame) if frame is not None else None
    if dep == "advcl":
        return _from_adverbial(token)
    if dep in ("acomp", "attr", "oprd"):
        return Step(head, Link.SAME)
    if dep == "ccomp" and is_on_auxiliary(token):
        return Step(head, Link.SAME)
    if dep in ("ccomp", "xcomp", "csubj", "csubjpass", "pcomp", "dep"):
        if dep == "ccomp" and token.i < head.i and is_set_off(token):
            return None
        return _from_gerund(token) if dep == "pcomp" else _governed(head, token, frame_of(token))
    return Step(head, Link.SAME) if dep == "prep" else None


def _from_adverbial(token: "Token") -> Step | None:
    """A clause with a conjunction stands by itself; a participle and a purpose go with their
    verb.
    """
    head = token.head
    marks = [c for c in token.children if c.dep_ == "mark"]
    if any(m.lower_ in _CONTENT for m in marks):
        return _governed(head, token, frame_of(token))
    if marks and not (is_infinitive(token) and all(m.lower_ == "for" for m in marks)):
        return None
    if is_infinitive(token):
        purpose = _governed(head, token, Frame.INFINITIVE)
        return purpose if purpose.link is Link.GOVERNED else Step(head, Link.PURPOSE)
    if token.tag_ == "VBG":
        close = head.i < token.i <= head.i + 3 and not any(
            t.is_punct for t in token.doc[head.i : token.i]
        )
        governed = _governed(head, token, Frame.GERUND) if close else None
        return (
            governed
            if governed is not None and governed.entry is not None
            else Step(head, Link.BESIDE)
        )
    if any(c.dep_ == "advmod" and c.tag_ in ("WRB",) for c in token.children):
        return None
    governed = _governed(head, token, Frame.THAT)
    return governed if governed.link is Link.GOVERNED and token.i > head.i else None


def _from_gerund(token: "Token") -> Step | None:
    """Under a preposition: by the word above with it, by the preposition itself, else by the word
    above alone.
    """
    preposition = token.head
    above = preposition.head
    if preposition.pos_ not in ("ADP", "SCONJ", "ADV", "PART") or above == preposition:
        return _governed(preposition, token, frame_of(token))
    frame = frame_of(token)
    frame = Frame.GERUND if frame is Frame.THAT else frame
    name = preposition.lower_
    before = preposition.nbor(-1) if preposition.i else preposition
    if name == "from" and before.lower_ == "far":
        return Step(above, Link.GOVERNED, entries_of("far", "ADV", frame)[0], before)
    verb, exact = _with_preposition(above, token, frame, name)
    if exact is not None and exact[0].under:
        return Step(verb, Link.GOVERNED, *exact)
    own = next(iter(entries_of(name, "ADP", Frame.GERUND)), None)
    if own is not None:
        return Step(above, Link.GOVERNED, own, preposition)
    for beside in above.children:
        if (
            beside.dep_ in ("advmod", "acomp")
            and beside.i < token.i
            and above.pos_ in ("VERB", "AUX")
        ):
            near = governor(beside, token, frame, name)
            if near is not None:
                return Step(above, Link.GOVERNED, *near)
    if exact is not None and (
        above.pos_ != "VERB" or name not in ("by", "after", "while", "since")
    ):
        return Step(verb, Link.GOVERNED, *exact)
    return None if name in words_of("setting") else Step(above, Link.UNREAD)


def _with_preposition(
    above: "Token", token: "Token", frame: Frame, name: str
) -> "tuple[Token, tuple[Entry, Token] | None]":
    """The entry that governs by a preposition, which the parse may hang on what stands beside the
    verb: "kept the tanks from", "held back from".
    """
    exact = governor(above, token, frame, name)
    beside = above.dep_ in _OBJECTS or above.lower_ in _PARTICLES
    if exact is None and beside and above.head.pos_ == "VERB":
        over = governor(above.head, token, frame, name)
        if over is not None and over[0].under:
            return above.head, over
    return above, exact


def _from_noun(token: "Token", saying: bool) -> Step | None:
    head, dep = token.head, token.dep_
    frame = Frame.SAYING if saying else Frame.NOUN
    if dep in ("nsubj", "csubj"):
        found = (
            _by_cause(head)
            or _by_predicate(head, frame)
            or (None if saying else governor(head, token, Frame.SUBJECT))
        )
        return (
            Step(head, Link.GOVERNED, *found)
            if found
            else Step(head, Link.UNREAD if saying else Link.BESIDE)
        )
    if dep in _OBJECTS:
        found = _by_predicate(head, frame) or governor(head, token, frame)
        return Step(head, Link.GOVERNED, *found) if found else Step(head, Link.UNREAD)
    if dep == "pobj":
        return _from_prepositional(token, frame)
    if dep in ("attr", "oprd", "acomp"):
        return Step(head, Link.UNREAD if saying else Link.SAME)
    if dep in ("compound", "nmod", "poss") and head.pos_ == "NOUN":
        found = governor(head, token, Frame.NOUN)
        return Step(head, Link.GOVERNED, *found) if found and dep != "poss" else None
    return None


def is_cause(word: "Token") -> bool:
    """Whether it names why something is, and so takes for granted that it is: "due to the rain"."""
    return _causing(word) is not None


def _causing(word: "Token") -> Entry | None:
    entry = next((e for e in entries_of(word.lower_, "ADJ", Frame.SUBJECT) if e.under), None)
    if entry is None:
        return None
    preposition = (c for c in word.children if c.lower_ in entry.under)
    nouns = (n for c in (word, *preposition) for n in c.children if n.dep_ == "pobj")
    return entry if any(is_nominal(noun) for noun in nouns) else None


def _by_cause(verb: "Token") -> "tuple[Entry, Token] | None":
    """What says of the subject of a copula why it is: "was not due to the rain"."""
    if lemma_of(verb) != "be":
        return None
    return next(
        ((entry, c) for c in verb.children if (entry := _causing(c)) is not None),
        None,
    )


def _from_prepositional(token: "Token", frame: Frame) -> Step | None:
    preposition, above = token.head, token.head.head
    name = preposition.lower_
    if preposition.pos_ == "ADJ":
        by_adjective = governor(
            preposition, token, frame
        )  # "are due to torture", where the parse skips the "to"
        return Step(preposition, Link.GOVERNED, *by_adjective) if by_adjective else None
    if above == preposition or preposition.pos_ not in ("ADP", "SCONJ", "ADV", "PART"):
        return None
    own = next(iter(entries_of(name, "ADP", Frame.NOUN)), None)
    if own is not None:
        return Step(above, Link.GOVERNED, own, preposition)
    verb, found = _with_preposition(above, token, frame, name)
    if found is None and above.pos_ in ("VERB", "AUX") and name in ("in", "to", "behind"):
        found = _by_predicate(above, frame)
    if found is not None and (found[0].under or found[0].truth or name not in words_of("setting")):
        return Step(verb, Link.GOVERNED, *found)
    if name in words_of("setting"):
        return None
    return (
        Step(above, Link.SAME)
        if name == "of" and above.pos_ in _NOMINAL
        else Step(above, Link.UNREAD)
    )


def _governed(head: "Token", token: "Token", frame: Frame) -> Step:
    found = _by_predicate(head, frame, token) or governor(head, token, frame)
    return Step(head, Link.GOVERNED, *found) if found else Step(head, Link.UNREAD)


def governor(
    head: "Token", token: "Token", frame: Frame, preposition: str = ""
) -> "tuple[Entry, Token] | None":
    """The entry of the word above that governs ``token`` in ``frame``."""
    pos = "NOUN" if is_nominal(head) else "VERB" if head.pos_ == "AUX" else head.pos_
    lemma = lemma_of(head)
    lemmas = _with_particles(head, lemma) if pos == "VERB" else (lemma,)
    if (
        lemma == "be"
        and head.pos_ in ("AUX", "VERB")
        and frame is not Frame.WHETHER
        and not _is_expletive(head, token)
    ):
        return _by_subject(head, frame)
    fitting = [
        e
        for name in lemmas
        for e in entries_of(name, pos, frame)
        if _fits(e, head, token, preposition) and (e.under or name == lemmas[-1])
    ]
    fitting.sort(key=lambda entry: not (entry.under or entry.near))
    return (fitting[0], head) if fitting else None


def _with_particles(verb: "Token", lemma: str) -> tuple[str, ...]:
    """The verb with what is added to it, "rule out", "stop short", "hold back", and, unless that is
    a part of it, alone.
    """
    added = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    beside = (c.lower_ for c in verb.children if c.lower_ in _PARTICLES and c.dep_ != "prt")
    alone = f"{lemma} {added}" if added else lemma
    return (*(f"{lemma} {word}" for word in beside), alone)


def _fits(entry: Entry, head: "Token", token: "Token", preposition: str) -> bool:
    if entry.under and preposition not in entry.under:
        return False
    words = (head, token, *((head.head,) if head.dep_ == "attr" else ()))
    beside = {c.lower_ for word in words for c in word.children}
    return not entry.near or entry.near in beside


def _is_expletive(verb: "Token", token: "Token") -> bool:
    """The copula has a predicate, or a subject that says nothing: "it", "there", a person."""
    if any(c.dep_ in _PREDICATES and c != token for c in verb.children):
        return True
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is None or not entries_of(lemma_of(subject), "NOUN", frame_of(token))


def _by_subject(verb: "Token", frame: Frame) -> "tuple[Entry, Token] | None":
    """The noun that a copula equates with the clause: "the aim is to take"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return None
    entry = next(iter(entries_of(lemma_of(subject), "NOUN", frame)), None)
    return (entry, subject) if entry is not None else None


def _by_predicate(
    verb: "Token", frame: Frame, token: "Token | None" = None, depth: int = 0
) -> "tuple[Entry, Token] | None":
    """The adjective or noun that the verb says of its subject or object: "was false", "called it a
    lie".
    """
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    for child in verb.children:
        if child == token:
            continue
        if child.dep_ in _PREDICATES:
            found = _predicate(child, frame)
        elif child.dep_ == "prep" and child.lower_ == "as":
            found = next((p for c in child.children if (p := _predicate(c, frame))), None)
        elif child.dep_ in ("xcomp", "ccomp") and lemma_of(child) == "be" and depth == 0:
            found = _by_predicate(child, frame, token, 1)
        elif child.dep_ in ("advmod", "prep") and child.lower_ == "far":
            found = _predicate(child, frame)
        else:
            continue
        if found is not None:
            return found
    return None


def _predicate(word: "Token", frame: Frame) -> "tuple[Entry, Token] | None":
    pos = "NOUN" if word.pos_ == "PROPN" else word.pos_
    forms = ((lemma_of(word), pos), (word.lower_, "ADJ"), (lemma_of(word), "ADJ"))
    for lemma, kind in forms:
        if kind == "ADJ" and pos not in ("ADJ", "VERB"):
            continue
        entry = next((e for e in entries_of(lemma, kind, frame) if not e.under), None)
        if entry is not None:
            return entry, word
    return None
