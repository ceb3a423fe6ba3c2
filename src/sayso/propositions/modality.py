"""Whether a clause tells a fact: what negates it, and what makes it possible, planned, tried or supposed."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.phrases import none_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPTH = 12
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "hardly", "no"})


class Modality(StrEnum):
    """How a clause is put: the first that holds, from the verb outwards."""

    FACT = "fact"
    POSSIBLE = "possible"
    FUTURE = "future"
    INTENDED = "intended"
    ATTEMPTED = "attempted"
    OBLIGED = "obliged"
    """Asked for, ordered, thought necessary."""
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Manner:
    """Modality and negation of a clause, with the words that make them.  ``governors`` are the lemmas above it."""

    modality: Modality = Modality.FACT
    negated: bool = False
    words: tuple[str, ...] = ()
    governors: tuple[str, ...] = ()


class Heard(frozenset[int]):
    """The offsets of the words that are heard, which keeps what each of them says of itself, as many hang on one."""

    def __init__(self, _offsets: Iterable[int] = ()) -> None:
        self.own: dict[int, tuple[Modality, bool, tuple[str, ...]]] = {}


def manner_of(head: "Token", inside: Heard) -> Manner:
    """The manner of the clause with ``head``.  Only words whose offsets are ``inside`` are heard: what the cue of a
    claim does to its content is the claim's own stance.
    """
    words: list[str] = []
    governors: list[str] = []
    modality, negated = _heard(head, inside, words)
    token = head
    for _ in range(_DEPTH):
        above = _above(token)
        if above is None or _offset(above) not in inside:
            break
        over, flipped = _heard(above, inside, words) if above.pos_ != "ADP" else (Modality.FACT, False)
        if token.dep_ == "conj":
            over, flipped = _shared(token, over, flipped)
        elif above.pos_ != "ADP":
            governors.append(lemma_of(above))
            over = _by_governor(governors[-1]) or over
            flipped ^= _opposes(token, above, words)
        modality = over if modality is Modality.FACT else modality
        negated ^= flipped
        token = above
    return Manner(modality, negated, tuple(words), tuple(governors))


def _offset(token: "Token") -> int:
    return int(token.doc.user_data["start"] + token.idx)


def _above(token: "Token") -> "Token | None":
    """The word whose manner is also the clause's: that of an infinitive, a complement, a coordinated verb, a noun's
    verb.  A clause that describes a noun, and one with a conjunction of its own, stands by itself.
    """
    if token.head == token:
        return None
    if token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and token.dep_ in (
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "attr",
        "conj",
    ):
        return token.head
    if token.dep_ == "ccomp" and token.i < token.head.i and _is_set_off(token):
        return None
    if token.dep_ in ("xcomp", "ccomp", "acomp", "pcomp", "oprd", "attr", "prep", "conj"):
        return token.head
    if token.dep_ in ("acl", "relcl") and (_is_infinitive(token) or child(token, "mark") is not None):
        return token.head
    return token.head if token.dep_ == "advcl" and token.tag_ == "VBG" and child(token, "mark") is None else None


def _is_set_off(verb: "Token") -> bool:
    """A semicolon parts it from the verb that the parse hangs it on: two sentences, and not one in the other."""
    return any(c.text == ";" for c in verb.head.lefts if c.i > verb.i)


def _is_infinitive(verb: "Token") -> bool:
    return verb.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _shared(token: "Token", modality: Modality, negated: bool) -> tuple[Modality, bool]:
    """What a coordinated verb takes over from the first: auxiliaries, if it has no subject; "not", only with "or"."""
    if any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in token.children):
        return Modality.FACT, False
    joined = {c.lower_ for c in token.head.children if c.dep_ == "cc"}
    return modality, negated and bool(joined & {"or", "nor"})


def _opposes(token: "Token", above: "Token", words: list[str]) -> bool:
    """Whether the word above says the contrary: "failed to take", "denied that it fell"."""
    lexicon = load_lexicon("clause")
    lemma = lemma_of(above)
    if lemma not in lexicon["governors", "negated"] and lemma not in lexicon["governors", "denied"]:
        return False
    if token.dep_ == "nsubj":
        return False
    words.append(above.text)
    return True


def _by_governor(lemma: str) -> Modality | None:
    lexicon = load_lexicon("clause")
    for key, modality in (
        ("attempted", Modality.ATTEMPTED),
        ("intended", Modality.INTENDED),
        ("obliged", Modality.OBLIGED),
    ):
        if lemma in lexicon["governors", key]:
            return modality
    return None


def _heard(head: "Token", inside: Heard, words: list[str]) -> tuple[Modality, bool]:
    at = _offset(head)
    if at not in inside.own:
        own: list[str] = []
        inside.own[at] = (*_own(head, inside, own), tuple(own))
    modality, negated, told = inside.own[at]
    words.extend(told)
    return modality, negated


def _own(head: "Token", inside: Set[int], words: list[str]) -> tuple[Modality, bool]:
    """By auxiliaries, adverbs, conjunctions and negations of the word itself."""
    lexicon = load_lexicon("clause")
    modality, negated = Modality.FACT, False
    for each in head.children:
        if _offset(each) not in inside and each.dep_ not in ("aux", "neg"):
            continue
        if each.dep_ == "neg" or (each.dep_ in ("advmod", "preconj", "cc", "det") and each.lower_ in _NEGATIONS):
            negated ^= not (each.lower_ in ("no", "not") and _only(each))
            words.append(each.text)
        elif each.dep_ == "mark" and each.lower_ in lexicon["conditions", "supposed"]:
            modality = Modality.CONDITIONAL
            words.append(each.text)
        elif each.dep_ == "aux" and modality is Modality.FACT:
            modality = _by_auxiliary(head, each.lower_)
            if head.dep_ == "advcl" and _marked(head):
                modality = Modality.CONDITIONAL
        elif each.dep_ == "advmod" and each.lower_ in lexicon["conditions", "possible_adverbs"]:
            modality = Modality.POSSIBLE if modality is Modality.FACT else modality
        elif each.dep_ in ("nsubj", "nsubjpass", "dobj", "attr"):
            empty = none_of(each)
            negated ^= empty is not None
            words.extend([empty] if empty else [])
    return modality, negated


def _only(negation: "Token") -> bool:
    """Whether it is that of "not only", which does not deny."""
    following = negation.doc[negation.i + 1 : negation.i + 2]
    return any(t.lower_ in ("only", "just", "merely") for t in following)


def _by_auxiliary(head: "Token", word: str) -> Modality:
    lexicon = load_lexicon("clause")
    if word == "to" and head.dep_ == "ROOT":
        return Modality.FUTURE
    for key, modality in (
        ("possible", Modality.POSSIBLE),
        ("future", Modality.FUTURE),
        ("obliged", Modality.OBLIGED),
    ):
        if word in lexicon["auxiliaries", key]:
            return modality
    if word in lexicon["auxiliaries", "conditional"]:
        return Modality.CONDITIONAL if _has_condition(head) else Modality.FUTURE
    return Modality.FACT


def _has_condition(head: "Token") -> bool:
    """A condition stands beside it, or the irrealis perfect does: "would have fallen"."""
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in head.children):
        return True
    return any(c.dep_ == "advcl" and _marked(c) for c in head.children)


def _marked(verb: "Token") -> bool:
    supposed = load_lexicon("clause")["conditions", "supposed"]
    marks = [c for c in verb.children if c.dep_ in ("mark", "advmod") and c.lower_ in supposed]
    inverted = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("should", "had", "were")), None)
    first = next(iter(verb.subtree), None)
    return bool(marks) or (inverted is not None and inverted == first)
