"""How a word puts itself: by its own negations, auxiliaries, conjunctions and adverbs."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.language.veridicality.degrees import by_degree
from sayso.language.veridicality.entry import Frame, Modality
from sayso.language.veridicality.forms import is_complement
from sayso.language.veridicality.likelihood import Likelihood, likelihood_at
from sayso.language.veridicality.negation import negation_of, none_of, not_all
from sayso.language.veridicality.table import entries_of, verb_of, words_of
from sayso.language.veridicality.until import Limit, limit_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr")
_INVERTED = ("should", "had", "were")
_JOINING = frozenset({"and", "but", "or", "that"})
_EVERYONE = frozenset(
    {
        "everyone",
        "everybody",
        "anyone",
        "anybody",
        "all",
        "anything",
        "everything",
    }
)
_CONDITIONS = frozenset({("in", "case"), ("provided", "that"), ("providing", "that")})
_SAVE = frozenset({"but", "except", "save"})
_AUXILIARIES = frozenset({"have", "had", "be", "been", "do", "did", "get", "got", "need", "dare"})
_AFTER = 40
"""Words behind a clause among which it can be taken back."""
_NEAR = 3
"""Words after "everyone" in which an exception begins."""
_NEVER = frozenset(
    {
        "time",
        "way",
        "point",
        "means",
        "moment",
        "circumstances",
        "account",
        "stage",
        "case",
        "manner",
    }
)


@dataclass(frozen=True, slots=True)
class Own:
    """``negated`` by its own words; ``modality`` and ``likelihood`` likewise; ``words`` are those
    that say so.
    """

    negated: bool = False
    modality: Modality = Modality.FACT
    likelihood: Likelihood | None = None
    words: tuple[str, ...] = ()
    hedged: bool = False
    """An adverb makes it only possible, whatever its auxiliaries say: "perhaps will"."""
    limit: Limit | None = None
    """The time up to which it is so, or is not."""


def own_of(word: "Token", passed: "tuple[Token | None, ...]" = ()) -> Own:
    """How the word is put.  ``passed`` are the words by which one came to it, whose own words are
    theirs.
    """
    negations = list(_negations(word, passed))
    marks = [*_by_marks(word), *_by_auxiliaries(word), *_by_adverbs(word), *_by_arguments(word)]
    degree = by_degree(word)
    if degree is not None and degree[1]:
        negations.append(degree[0])
    elif degree is not None:
        marks.append((Modality.OPEN, degree[0]))
    beside = [c for c in word.children if c.dep_ in ("advmod", "npadvmod")]
    likely = (likelihood_at(c) for c in (*beside, *_first_words(word)))
    likelihood = next((band for band in likely if band is not None), None)
    modality = next((m for m, _ in marks), Modality.FACT)
    if any(m is Modality.OPEN for m, _ in marks):
        modality = Modality.OPEN
    shown = tuple(dict.fromkeys([*negations, *(text for _, text in marks)]))
    hedged = any(m is Modality.POSSIBLE for m, _ in marks)
    return Own(len(negations) % 2 == 1, modality, likelihood, shown, hedged, limit_of(word))


def _negations(word: "Token", passed: "tuple[Token | None, ...]") -> Iterator[str]:
    negation = negation_of(word)
    if negation is not None and not _is_of_clause(negation):
        yield negation.text
    auxiliaries = (c for c in word.children if c.dep_ in ("aux", "auxpass"))
    for child in (*word.children, *(c for auxiliary in auxiliaries for c in auxiliary.children)):
        none = (
            none_of(child)
            if child.dep_ in _ARGUMENTS and child not in passed
            else _at_no_time(child)
        )
        if none and negation is None:
            yield none


def _is_of_clause(negation: "Token") -> bool:
    """Whether it stands before a whole clause, of which it says no more than that it is not told:
    "but not that".
    """
    following = negation.doc[negation.i + 1 : negation.i + 2]
    return negation.lower_ == "not" and any(
        t.lower_ == "that" and t.dep_ == "mark" for t in following
    )


def _at_no_time(preposition: "Token") -> str | None:
    """Such as "at no time", "in no way", "on no account"."""
    if preposition.dep_ != "prep" or preposition.lower_ not in ("at", "in", "by", "under", "on"):
        return None
    nouns = (c for c in preposition.children if c.dep_ == "pobj" and c.lower_ in _NEVER)
    return next((f"{preposition.text} no {n.text}" for n in nouns if none_of(n)), None)


def _by_marks(word: "Token") -> Iterator[tuple[Modality, str]]:
    conjunctions = words_of("conjunctions")
    for child in word.children:
        if child.dep_ in ("mark", "advmod", "nmod") and child.i < word.i:
            modality = conjunctions.get(child.lower_)
            asks = modality is Modality.CONDITIONAL and word.dep_ in ("ccomp", "pcomp")
            if modality is not None:
                yield (Modality.OPEN if asks else modality), child.text
    edges = (
        c.left_edge.i
        for c in (word, *word.children)
        if c == word or c.dep_ in ("nsubj", "nsubjpass")
    )
    before = ([t.lower_ for t in word.doc[max(0, edge - 2) : edge + 2]] for edge in edges)
    pairs = {(a, b) for words in before for a, b in pairwise(words)}
    if pairs & _CONDITIONS:
        yield Modality.CONDITIONAL, "in case"
    negation = negation_of(word)
    if negation is not None and _is_of_clause(negation):
        yield Modality.OPEN, f"{negation.text} that"
    if word.head.lower_ in ("long", "far", "soon") and any(c.lower_ == "as" for c in word.children):
        yield Modality.OPEN, f"as {word.head.text} as"
    if is_inverted(word) and not _asks(word):
        yield Modality.CONDITIONAL, "inverted"


def is_inverted(verb: "Token") -> bool:
    """A condition without a conjunction: "should the bridge fall", "had it fallen"."""
    inverted = next(
        (c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.lower_ in _INVERTED), None
    )
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    if inverted is None or subject is None or subject.i < inverted.i:
        return False
    if verb.dep_ == "advcl" and verb.left_edge == inverted:
        return True
    before = verb.doc[max(verb.sent.start, inverted.i - 1) : inverted.i]
    return all(t.is_punct or t.is_space or t.lower_ in _JOINING for t in before)


def _asks(word: "Token") -> bool:
    """Whether its sentence is a question, in which an auxiliary stands first too."""
    return any(t.text == "?" for t in word.doc[word.i : word.sent.end])


def is_condition(verb: "Token") -> bool:
    """Whether the clause of the verb is supposed: "if it falls", "had it fallen"."""
    conjunctions = words_of("conjunctions")
    marks = (c for c in verb.children if c.dep_ in ("mark", "advmod"))
    return any(conjunctions.get(m.lower_) is Modality.CONDITIONAL for m in marks) or is_inverted(
        verb
    )


def _by_auxiliaries(word: "Token") -> Iterator[tuple[Modality, str]]:
    auxiliaries = words_of("auxiliaries")
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in word.children)
    for child in word.children:
        if child.dep_ != "aux":
            continue
        if child.lower_ == "need":
            yield Modality.OPEN, child.text
        if child.lower_ == "to" and word.dep_ == "ROOT":
            yield Modality.FUTURE, child.text
        modality = auxiliaries.get(child.lower_)
        if child.pos_ == "VERB" or child.tag_ in ("VBD", "VBN"):
            yield from _by_governor(child)
        if modality is Modality.CONDITIONAL:
            supposed = perfect or any(c.dep_ == "advcl" and is_condition(c) for c in word.children)
            yield (Modality.CONDITIONAL if supposed else Modality.FUTURE), child.text
        elif modality is Modality.OBLIGED and perfect:
            supposed = child.lower_ == "must"
            yield (Modality.POSSIBLE if supposed else Modality.OPEN), f"{child.text} have"
        elif modality is not None:
            yield modality, child.text


def _by_governor(verb: "Token") -> Iterator[tuple[Modality, str]]:
    """A full verb that the parse takes for an auxiliary: "considered shelling the town"."""
    lemma = verb_of(verb.lower_)
    entry = next(
        (e for f in (Frame.GERUND, Frame.INFINITIVE) for e in entries_of(lemma, "VERB", f)), None
    )
    if entry is not None and lemma not in _AUXILIARIES and entry.positive != "+":
        yield (entry.modality if entry.positive == "o" else Modality.OPEN), verb.text


def _by_arguments(word: "Token") -> Iterator[tuple[Modality, str]]:
    """Said of a few, of not all, of everyone but one, of "A, not B, who": of those named it is not
    said.
    """
    named = (word.head, word.head.head) if word.dep_ == "relcl" and not is_complement(word) else ()
    if any(
        c.dep_ == "neg" and c.lower_ in ("not", "n't", "n’t")
        for noun in named
        for c in noun.children
    ):
        yield Modality.OPEN, "not"
    inside = [t.lower_ for t in word.doc[word.left_edge.i : word.i]]
    if any(a in _EVERYONE and b in _SAVE for a, b in pairwise(inside)):
        yield Modality.OPEN, "but"
    for child in word.children:
        if child.dep_ not in ("nsubj", "nsubjpass"):
            continue
        partly = not_all(child) or _except(child)
        if partly:
            yield Modality.OPEN, partly


def _first_words(verb: "Token") -> "list[Token]":
    """The two words with which a clause begins, where the parse hangs an adverb on its subject:
    "Possibly a depot".
    """
    if verb.pos_ not in ("VERB", "AUX"):
        return []
    inside = verb.doc[verb.left_edge.i : verb.i]
    colon = max((t.i + 1 for t in inside if t.text == ":"), default=verb.left_edge.i)
    inside = verb.doc[colon : verb.i]
    opening = next(
        (t.i for t in inside if not (t.is_punct or t.is_quote or t.dep_ == "mark")), verb.i
    )
    words = list(inside[opening - colon :][:2])
    hedges = bool(words) and words[0].lower_ in words_of("adverbs")
    return words if words and (hedges or words[0].pos_ in ("ADV", "SCONJ", "ADP")) else []


def _except(noun: "Token") -> str | None:
    """Such as "everyone but the army", "anybody other than"."""
    inside = [t for t in noun.subtree if t.i > noun.i][:_NEAR] if noun.lower_ in _EVERYONE else []
    return next((t.text for t in inside if t.lower_ in ("but", "except", "other", "save")), None)


def _by_adverbs(word: "Token") -> Iterator[tuple[Modality, str]]:
    adverbs = words_of("adverbs")
    first = _first_words(word)
    possible = bool(first) and adverbs.get(first[0].lower_) is Modality.POSSIBLE
    if possible and first[0].head != word:
        yield adverbs[first[0].lower_], first[0].text
    subjects = (
        c.left_edge for c in word.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < word.i
    )
    hedge = next((t for t in subjects if adverbs.get(t.lower_) is Modality.POSSIBLE), None)
    if hedge is not None and hedge not in first:
        yield Modality.POSSIBLE, hedge.text
    if [t.lower_ for t in first] == ["as", "far"] or any(_as_far_as(c) for c in word.children):
        yield Modality.POSSIBLE, "as far as"
    for child in word.children:
        if child.dep_ in ("advmod", "npadvmod", "prep") and child.lower_ in adverbs:
            yield adverbs[child.lower_], child.text


def _as_far_as(adverb: "Token") -> bool:
    """Such as "as far as is known", which is no way covered: "as far as the river"."""
    return adverb.lower_ == "far" and any(c.dep_ == "advcl" for c in adverb.children)


def taken_back(verb: "Token") -> str:
    """The word that follows in the sentence and says of all that was told that it is not so: "which
    is not true", "but none of it happened"; empty where there is none.
    """
    for later in verb.doc[verb.i + 1 : verb.i + 1 + _AFTER]:
        if later.is_sent_start:
            break
        if later.lower_ not in _POINTING or later.dep_ not in ("nsubj", "nsubjpass"):
            continue
        predicate = later.head if later.dep_ in ("nsubj", "nsubjpass") else later.head.head
        words = {t.lower_ for t in predicate.subtree}
        denied = none_of(later) or words & {"not", "n't", "n’t"}
        if words & _UNTRUE or (denied and words & _TRUE):
            return str(later.text)
    return ""


_POINTING = frozenset({"which", "it", "this", "that", "none", "nothing", "all"})
_TRUE = frozenset(
    {
        "true",
        "happened",
        "happen",
        "correct",
        "accurate",
        "case",
        "occurred",
        "so",
        "truth",
        "kind",
        "sort",
    }
)
_UNTRUE = frozenset(
    {
        "untrue",
        "false",
        "lie",
        "wrong",
        "incorrect",
        "nonsense",
        "baseless",
        "fabrication",
        "invention",
        "fabricated",
        "invented",
    }
)
