"""A cue as the judgements on it need it: its tokens, their lemmas, what negates it, what follows
it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of, root_of
from sayso.language.veridicality.table import verb_of, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_FOLLOWING = 4
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
        """The word that negates the cue, be it with the verb or with the subject ("no group has
        said").
        """
        negations = words_of("negations")
        candidates = list(self.around)
        for subject in self.subjects:
            candidates.append(subject)
            candidates.extend(
                child for child in subject.children if child.dep_ in ("det", "preconj", "cc")
            )
        return next(
            (t for t in candidates if lemma_of(t) in negations or t.lower_ in negations), None
        )

    @cached_property
    def subjects(self) -> tuple["Token", ...]:
        """The subjects of the cue's verbs."""
        return tuple(c for t in self.tokens for c in t.children if c.dep_ in ("nsubj", "nsubjpass"))

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
