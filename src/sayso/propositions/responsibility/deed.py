"""What somebody is blamed for: the deed, its kind, whom it was done to."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import done_to, is_passive
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.phrases import before, core, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOWARDS = ("of", "on", "against", "at", "in", "for", "with", "by")


@dataclass(frozen=True, slots=True)
class Deed:
    """``head`` is the verb or noun, ``tokens`` the words that tell it, ``victim`` the head of whom
    it was done to.
    """

    head: "Token"
    tokens: tuple["Token", ...]
    kind: str
    victim: "Token | None"

    @property
    def words(self) -> str:
        """The deed as printed, without the words around it."""
        told = zip(self.tokens, (*self.tokens[1:], None), strict=True)
        spaced = (
            f"{t.text} " if after is not None and after.i > t.i + 1 else t.text_with_ws
            for t, after in told
        )
        return "".join(spaced).strip(' ,.;"“”')

    @property
    def victim_words(self) -> str:
        """Whom or what it was done to, as printed; empty where nothing tells."""
        if self.victim is None:
            return ""
        kept = [t for t in core(self.victim) if t.dep_ not in ("det", "predet")]
        return "".join(t.text_with_ws for t in kept).strip()


def deed_at(head: "Token") -> Deed:
    """The deed that a verb or noun tells."""
    verb = head.pos_ == "VERB"
    victims = done_to(head, is_passive(head)) if verb else object_of(head, "of", "on", "against")
    if verb and (lemma_of(head) in load_lexicon("strike")["verbs", "fire"] or _opens_fire(head)):
        aimed = (
            object_of(each, "at", "on", "against", "into", "towards") for each in (head, *victims)
        )
        victims = tuple(noun for nouns in aimed for noun in nouns) or victims
    if not victims:
        victims = object_of(head, "at", "on", "against", "into", "towards")
    victim = next((v for v in victims if v.pos_ in ("NOUN", "PROPN", "PRON")), None)
    return Deed(head, tuple(_phrase(head)), kind_of(head) or _other_kind(head), victim)


def _other_kind(head: "Token") -> str:
    """Of a deed that is no violence its own word: to be accused of lying is not to be accused of an
    attack.
    """
    words = load_lexicon("responsibility")
    light = words["verbs", "light"] | words["verbs", "commit"]
    return lemma_of(head) if head.tag_ == "VBG" and lemma_of(head) not in light else ""


def _opens_fire(verb: "Token") -> bool:
    return lemma_of(verb) == "open" and any(c.lower_ == "fire" for c in verb.children)


def kind_of(head: "Token") -> str:
    """The family of deeds that the word is of: "attack" for all that destroys, else the wrong by
    its name.
    """
    lexicon = load_lexicon("responsibility")
    lemma = lemma_of(head)
    particle = next((c.lower_ for c in head.children if c.dep_ == "prt"), "")
    names = {lemma, f"{lemma} {particle}".strip()}
    if names & (lexicon["verbs", "attack"] | lexicon["nouns", "attack"]):
        return "attack"
    return lemma if names & (lexicon["verbs", "wrong"] | lexicon["nouns", "wrong"]) else ""


def is_protected(token: "Token") -> bool:
    """Whether it is something that no army may attack, by its own words."""
    protected = load_lexicon("responsibility")
    words = {lemma_of(t) for t in before(token)}
    return bool(words & (protected["protected", "people"] | protected["protected", "things"]))


def is_harm(token: "Token") -> bool:
    """Whether the word tells what somebody may be responsible for: a disaster, a loss; or points at
    such.
    """
    words = load_lexicon("responsibility")
    told = lemma_of(token) in words["nouns", "harm"] | words["nouns", "disaster"]
    return told or token.pos_ in ("PRON", "DET") or token.tag_ == "VBG"


def is_destructive(token: "Token") -> bool:
    """Whether the word tells that something was destroyed or attacked."""
    if token.pos_ not in ("NOUN", "VERB", "PROPN"):
        return False
    lexicon = load_lexicon("responsibility")
    killing = lexicon["kinds", "attack"]
    return (
        lemma_of(token) in lexicon["verbs" if token.pos_ == "VERB" else "nouns", "attack"] | killing
    )


def is_deed(token: "Token") -> bool:
    """Whether the word tells a deed that somebody can be blamed for."""
    return bool(kind_of(token))


def _phrase(head: "Token") -> list["Token"]:
    """The words of the deed up to where another clause begins; who says so is not of it."""
    credited = {t for word in head.subtree if word.lower_ == "according" for t in word.subtree}
    return [t for t in _up_to_clause(head) if t not in credited]


def _up_to_clause(head: "Token") -> list["Token"]:
    if head.pos_ != "VERB":
        joined = {
            t
            for c in head.children
            if c.dep_ in ("cc", "conj", "relcl", "appos")
            for t in c.subtree
        }
        return [
            t
            for t in head.subtree
            if t not in joined and (t.dep_ != "punct" or t.i < head.i or t.tag_ == "HYPH")
        ]
    kept = [head]
    for child in head.children:
        if child.dep_ in ("dobj", "prt", "prep", "dative", "advmod") and child.i > head.i:
            kept.extend(t for t in child.subtree)
    return sorted(set(kept), key=lambda t: t.i)
