"""The state on the way from the outermost word down to a clause: sign, likelihood, modality, and
what turns them.
"""

from typing import TYPE_CHECKING

from sayso.language.veridicality.entry import Entry, Frame, Modality
from sayso.language.veridicality.likelihood import Likelihood, likelihood_at
from sayso.language.veridicality.own import Own
from sayso.language.veridicality.table import words_of
from sayso.language.veridicality.until import Limit

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIGNS = {"+": 1, "-": -1, "o": 0}


class Fold:
    """The state on the way down: the sign of the word above, the likelihood, how it is put."""

    def __init__(self, claimed: bool, denied: bool) -> None:
        self.claimed = claimed
        self.denied = denied
        self.sign = -1 if denied else 1
        self.band: Likelihood | None = None
        self.modalities: list[Modality] = []
        self.words: list[str] = []
        self.entries: list[Entry] = []
        self.unread = False
        self.truth = False
        self.bounded = False

    @property
    def is_turned(self) -> bool:
        """It comes out as the opposite of what the claim does with its content."""
        return (self.sign < 0) != self.denied

    def own(self, own: Own) -> None:
        """What the word does by itself."""
        if own.likelihood is not None:
            self.band = own.likelihood
        self.words.extend(own.words)
        if own.modality is not Modality.FACT:
            self.modalities.append(own.modality)
        if own.negated:
            self.turn()
        if own.limit is not None and self.sign < 0:
            self._bound(own.limit)

    def _bound(self, limit: Limit) -> None:
        """What is not so until a time is so after it: to come, where the time comes by itself; else
        left open.
        """
        self.bounded = True
        if limit.timed and Modality.FUTURE in self.modalities and not self.denied:
            self.turn()
        else:
            self.open(Modality.OPEN, limit.word)

    def turn(self) -> None:
        """The contrary of what it was."""
        self.sign = -self.sign
        self.band = self.band.of_the_contrary() if self.band is not None else None

    def presuppose(self) -> None:
        """It is so, whatever stands above."""
        self.sign, self.band, self.unread = 1, None, False
        self.modalities.clear()

    def open(self, modality: Modality, word: str) -> None:
        """Nothing follows; how it is put may still be told."""
        self.modalities.append(modality)
        self.words.append(word)

    def govern(self, entry: Entry, word: "Token", below: "Token", denied: bool) -> None:
        """What ``word`` of ``entry`` makes of the word ``below`` it; ``denied``: there is none of
        the word above.
        """
        self.entries.append(entry)
        self.truth = self.truth or entry.truth
        falsely = false_adverb(word)
        if falsely is not None and entry.positive == "+":
            self.sign = -self.sign
            self.words.append(falsely.text)
        elif entry.likelihood or likelihood_at(word) is not None:
            self._likely(entry, word)
        elif entry.positive == entry.negated == "+":
            self.presuppose()
        elif (self.claimed and _is_of_another(entry, word)) or _was_to_have(entry, below):
            self.open(Modality.OPEN, word.text)
        elif entry.saying:
            self._pass_on(word, denied)
        else:
            self._effect(entry, word)

    def _pass_on(self, word: "Token", denied: bool) -> None:
        """A noun of saying is as true as what is said; of "no report" nothing follows."""
        if denied:
            self.sign = 1
            self.open(Modality.OPEN, word.text)

    def _effect(self, entry: Entry, word: "Token") -> None:
        if _is_hearsay(entry, word):
            self.modalities.append(Modality.POSSIBLE)
        effect = _SIGNS[entry.positive if self.sign > 0 else entry.negated]
        if effect == 0:
            self.open(entry.modality, word.text)
            return
        if effect != self.sign or effect < 0:
            self.words.append(word.text)
        if effect != self.sign and self.band is not None:
            self.band = self.band.of_the_contrary()
        self.sign = effect

    def _likely(self, entry: Entry, word: "Token") -> None:
        """A word of likelihood: what it says of the clause is a band, and "not likely" its
        contrary.
        """
        band = likelihood_at(word)
        self.words.append(word.text)
        if band is None and self.sign < 0 and entry.likelihood == "word":
            self.open(Modality.OPEN, word.text)
            return
        self.modalities.append(entry.modality)
        if band is not None:
            self.band = band if self.sign > 0 else band.of_the_contrary()
            self.sign = 1


def false_adverb(word: "Token") -> "Token | None":
    """The adverb that makes what a word of saying passes on untrue: "falsely claimed"."""
    return next((c for c in word.children if c.lower_ in words_of("falsely")), None)


def is_speech(entry: Entry) -> bool:
    """Whether it is a verb that says a clause."""
    return entry.positive == "+" and "say" in entry.lemmas and Frame.NOUN not in entry.frames


def _was_to_have(entry: Entry, below: "Token") -> bool:
    """Such as "was to have left", which leaves open whether it came to that."""
    return "be" in entry.lemmas and any(
        c.dep_ == "aux" and c.lower_ == "have" for c in below.children
    )


def _is_hearsay(entry: Entry, verb: "Token") -> bool:
    """Said of somebody by nobody who is named: "is alleged to have", "were accused of"."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return passive and entry.positive == "+" and (is_speech(entry) or "accuse" in entry.lemmas)


def _is_of_another(entry: Entry, verb: "Token") -> bool:
    """Somebody who is named is said to have said or denied it, which makes it nobody else's
    word.
    """
    if verb.pos_ != "VERB" or not (is_speech(entry) or "deny" in entry.lemmas):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.pos_ in ("NOUN", "PROPN")
