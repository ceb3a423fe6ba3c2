"""A cue as the judgements on it need it: its tokens, their lemmas, what negates it, what follows
it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of, root_of
from sayso.language.veridicality.negation import scarce
from sayso.language.veridicality.table import verb_of, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_FOLLOWING = 4
_BEYOND = frozenset({"beyond", "past", "without"})
"""Before a noun these say that there is none of it: "beyond doubt"."""
_AUXILIARY = ("aux", "auxpass", "neg", "advmod", "preconj", "det")


@dataclass(frozen=True)
class Cue:
    """The tokens of a cue, in order; there is at least one."""

    tokens: tuple["Token", ...]

    @cached_property
    def root(self) -> "Token":
        """The word that the others of the cue hang on."""
        return root_of(self.tokens) or self.tokens[0]

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """The lemmas of the cue's own words; what a headline's parse takes for a name has that of
        the verb it is.
        """
        return tuple(verb_of(t.lower_) if t.pos_ == "PROPN" else lemma_of(t) for t in self.tokens)

    @cached_property
    def phrase(self) -> str:
        """The lemmas of the cue and of a few words after it in the sentence, as one string."""
        return " ".join([*self.lemmas, *self.following])

    @cached_property
    def following(self) -> tuple[str, ...]:
        """The lemmas of the few words that follow the cue in its sentence."""
        last = self.tokens[-1]
        after = last.doc[last.i + 1 : min(last.i + 1 + _FOLLOWING, last.sent.end)]
        return tuple(lemma_of(t) for t in after)

    @cached_property
    def governors(self) -> tuple["Token", ...]:
        """The words outside the cue that its verb depends on: "has yet to" announce, "was unable
        to" verify.
        """
        found: list[Token] = []
        verb = self.root
        over = ("xcomp", "pcomp")
        while (
            (verb.dep_ in over or (found and verb.dep_ == "prep"))
            and verb.head.i not in {t.i for t in self.tokens}
            and len(found) < 8
        ):
            verb = verb.head
            found.append(verb)
            found.extend(c for c in verb.children if c.dep_ in ("advmod", "neg", "prep", "acomp"))
        return tuple(found)

    @cached_property
    def around(self) -> tuple["Token", ...]:
        """The cue's words, and those that hang on its verbs as auxiliaries, negations and
        adverbs.
        """
        known = {t.i: t for t in self.tokens}
        for token in self.tokens:
            if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
                known |= {child.i: child for child in token.children if child.dep_ in _AUXILIARY}
        return tuple(known[i] for i in sorted(known))

    @cached_property
    def negation(self) -> "Token | None":
        """The word that negates the cue, be it with the verb, with the subject ("no group has
        said", "few dispute"), with who is named by "by", or over a noun ("beyond dispute").
        """
        negations = {*words_of("negations")}
        candidates = [*self.around, *self._over_nouns]
        for party in (*self.subjects, *self._agents):
            candidates.append(party)
            candidates.extend(
                child for child in party.children if child.dep_ in ("det", "preconj", "cc")
            )
        negations |= _BEYOND
        plain = (t for t in candidates if lemma_of(t) in negations or t.lower_ in negations)
        return next(plain, None) or next(filter(None, map(scarce, self.subjects)), self._few)

    @cached_property
    def _few(self) -> "Token | None":
        """Where the parse takes the verb for a noun: "Few dispute that"."""
        first = self.tokens[0]
        before = first.doc[first.i - 1] if first.i > first.sent.start else first
        return before if before.lower_ == "few" and before.i == first.sent.start else None

    @cached_property
    def _agents(self) -> "tuple[Token, ...]":
        """By whom something is said in the passive: "is disputed by nobody"."""
        by = [c for t in self.tokens for c in t.children if c.dep_ in ("agent", "prep")]
        return tuple(n for c in by if c.lower_ == "by" for n in c.children if n.dep_ == "pobj")

    @cached_property
    def _over_nouns(self) -> "tuple[Token, ...]":
        """What turns a noun of the cue from above: "beyond doubt", "is not in dispute"."""
        above = [t.head for t in self.tokens if t.dep_ == "pobj" and t.head not in self.tokens]
        beyond = [p for p in above if p.lower_ in _BEYOND]
        inside = (p.head.children for p in above if p.lower_ in ("in", "under", "open"))
        return (*beyond, *(c for children in inside for c in children if c.dep_ == "neg"))

    @cached_property
    def subjects(self) -> tuple["Token", ...]:
        """The subjects of the cue's verbs."""
        return tuple(c for t in self.tokens for c in t.children if c.dep_ in ("nsubj", "nsubjpass"))

    @cached_property
    def named(self) -> "tuple[Token, ...]":
        """Whom or what a preposition of the cue names: "according to unconfirmed reports"."""
        return tuple(c for t in self.tokens for c in t.children if c.dep_ == "pobj")

    def first_in(self, words: frozenset[str], lemmas: Iterable[str] | None = None) -> str | None:
        """The first lemma of the cue, or of ``lemmas``, that is among ``words``."""
        return next(
            (lemma for lemma in (self.lemmas if lemmas is None else lemmas) if lemma in words), None
        )

    def phrase_in(self, phrases: frozenset[str]) -> str | None:
        """The phrase among ``phrases`` that starts within the cue, if any."""
        padded = f" {self.phrase} "
        own = len(" ".join(self.lemmas)) + 1
        return min((p for p in phrases if 0 <= padded.find(f" {p} ") < own), default=None)
