"""What turns a saying or its content beyond the cue's own words: a saying that is held back or
only asked about, and a denial of what is itself a denial.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.attribution.judgement.cue import Cue
from sayso.language.parser import lemma_of, root_of
from sayso.language.veridicality.compose import compose
from sayso.language.veridicality.entry import Frame, Modality
from sayso.language.veridicality.negation import none_of
from sayso.language.veridicality.table import cues_of, entries_of, truth_of, words_of
from sayso.record.claim import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_NON_FINITE = ("xcomp", "pcomp", "advcl", "acl", "ccomp")
_BELOW = ("ccomp", "csubj", "csubjpass", "xcomp", "acl", "pcomp")
_CALLED = ("attr", "acomp", "oprd")
_NOUNS = ("attr", "dobj", "nsubj", "nsubjpass")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_TWO = 2
_DEPTH = 5
"""Clauses downwards among which one can be called false: more are not found in print."""
_ANY = frozenset({"anyone", "anybody", "one", "you", "people"})


def held_back(cue: Cue) -> str | None:
    """What keeps somebody from saying or laying something to anybody: "stopped short of accusing",
    "shied away from saying", "all but said".
    """
    for verb in cue.tokens:
        if verb.pos_ not in ("VERB", "AUX") or not _passes_on(verb):
            continue
        nearly = _nearly(verb)
        if nearly:
            return f"{nearly} {verb.text}"
        if verb.dep_ in _NON_FINITE and verb.tag_ in ("VB", "VBG"):
            put = compose(verb)
            if put.entries and _is_kept(put.negated, put.modality, put.entries[-1].lemmas):
                return f"{' '.join(put.words)} {verb.text}"
    return None


def _is_kept(negated: bool, modality: Modality, lemmas: tuple[str, ...]) -> bool:
    return negated or (modality is Modality.OPEN and "short" in lemmas)


def _passes_on(verb: "Token") -> bool:
    """A verb that says a clause or lays a deed to somebody."""
    lemma = lemma_of(verb)
    said = entries_of(lemma, "VERB", Frame.THAT)
    laid = entries_of(lemma, "VERB", Frame.GERUND)
    return any("say" in e.lemmas for e in said) or any("accuse" in e.lemmas for e in laid)


def _nearly(verb: "Token") -> str:
    """The words right before a verb by which it was not quite done: "almost", "all but"."""
    doc, adverbs = verb.doc, words_of("adverbs")
    phrases = (doc[max(verb.sent.start, verb.i - n) : verb.i].text for n in (1, 2))
    return next((p for p in phrases if adverbs.get(p.lower()) is Modality.OPEN), "")


def rhetorical(cue: Cue) -> str | None:
    """A question by which nobody says anything: "who believes that", "how can anyone say that"."""
    verb = cue.root
    asked = next((s for s in cue.subjects if s.lower_ == "who" and s.i < verb.i), None)
    if asked is not None and (verb.dep_ != "relcl" or verb.sent.text.rstrip().endswith("?")):
        return f"{asked.text} {verb.text}"
    how = next((c for c in verb.children if c.lower_ in ("how", "why") and c.i < verb.i), None)
    anyone = any(s.lower_ in _ANY for s in cue.subjects)
    return f"{how.text} {verb.text}" if how is not None and anyone else None


def reports_false(cue: Cue, content: tuple["Token", ...]) -> str | None:
    """The word that calls false what a noun of saying tells, where the parse takes that for a verb:
    "according to her, reports | that nine were missing were wrong".
    """
    verb, words = cue.root, [t for t in content if t.is_alpha]
    noun = verb.pos_ == "VERB" and verb.lower_ != lemma_of(verb) and len(cue.tokens) == 1
    if not noun or not any(e.saying for e in entries_of(lemma_of(verb), "NOUN", Frame.THAT)):
        return None
    finite = [t for t in words if t.tag_ in _FINITE]
    joined = any(t.dep_ == "cc" or t.lower_ == "that" for t in words[1:])
    last = words[-1] if words else None
    if last is None or len(finite) < _TWO or joined or last.nbor(-1) != finite[-1]:
        return None
    return last.text if truth_at(last) == "-" else None


def under_whether(content: tuple["Token", ...]) -> str | None:
    """The word that asks, where the content stands right behind it and the frame is left out of it:
    "it is not known whether | the town fell, she said".
    """
    first = next((t for t in content if not (t.is_punct or t.is_quote)), None)
    if first is None or first.i == first.sent.start:
        return None
    before = first.doc[first.i - 1]
    return before.text if before.lower_ == "whether" and before.dep_ == "mark" else None


def turned_twice(
    cue: Cue, content: tuple["Token", ...], stance: Stance, words: str
) -> tuple[Stance, str] | None:
    """What comes of a denial, made by ``words``, of what its content itself calls false, which is
    no denial of that: "denied that it was untrue" leaves it open, "it is not true that it is not
    true" says it.
    """
    root = root_of(content)
    if stance is not Stance.DENIES or root is None:
        return None
    inside = {t.i for t in content}
    turns = [turn for turn in _turns(root) if turn[1].i in inside]
    denial = _first_denial(content)
    if denial is not None and _is_own(cue) and denial.text not in words:
        return Stance.WITHHOLDS, denial.text
    by_cue = not _is_own(cue) or not any(t.text in words for _, t in turns)
    if len(turns) < (1 if by_cue else 2):
        return None
    sign = "-" if by_cue else "+"
    for turn, _ in turns:
        sign = _after(turn, sign)
    return (_STANCES[sign], " ".join(t.text for _, t in turns)) if sign != "-" else None


_STANCES = {"+": Stance.ASSERTS, "o": Stance.WITHHOLDS}


def _first_denial(content: tuple["Token", ...]) -> "Token | None":
    """The noun of denial that a content begins with, of which something is said: "called | the
    denial that p a lie".
    """
    words = [t for t in content if not (t.is_punct or t.is_quote or t.pos_ in ("DET", "ADJ"))]
    nouns = words[:1] if words and words[0].pos_ == "NOUN" else []
    return next((t for t in nouns if lemma_of(t) in _denials() and lemma_of(t) != "lie"), None)


def _is_own(cue: Cue) -> bool:
    """Whether the denial can be the content's own: none is a word of the cue's."""
    denying = cues_of("denies") | cues_of("denies", negated=True)
    return cue.first_in(denying) is None and cue.negation is None


def _after(turn: str, sign: str) -> str:
    """Karttunen's signatures: to call false is ``-/o``, to call not true ``-/+``."""
    if sign == "o":
        return "o"
    if sign == "+":
        return "-"
    return "+" if turn == "not true" else "o"


def _turns(root: "Token") -> Iterator[tuple[str, "Token"]]:
    """What turns the clause from the outermost inwards: "false" or "not true", with its word."""
    clause: Token | None = root
    for _ in range(_DEPTH):
        if clause is None:
            return
        below = _below(clause)
        if below is not None:
            yield from _turn_of(clause)
        clause = below


def _below(clause: "Token") -> "Token | None":
    nouns = [c for c in clause.children if c.dep_ in _NOUNS or c.dep_ in _CALLED]
    return next((c for word in (clause, *nouns) for c in word.children if c.dep_ in _BELOW), None)


def _turn_of(clause: "Token") -> Iterator[tuple[str, "Token"]]:
    negated = any(c.dep_ == "neg" for c in clause.children)
    for word in clause.children:
        truth = truth_at(word) if word.dep_ in _CALLED else ""
        none = negated or none_of(word) is not None
        if truth == "-" and not none:
            yield "false", word
        elif truth == "+" and none:
            yield "not true", word
    nouns = (c for c in clause.children if c.dep_ in _NOUNS)
    for word in (clause, *nouns):
        if lemma_of(word) in _denials() and not (word == clause and negated):
            yield "false", word


def _denials() -> frozenset[str]:
    return frozenset(word for word in cues_of("denies") if " " not in word)


def truth_at(token: "Token") -> str:
    """By its part of speech: "is a lie" calls false, "the town lies there" does not; "fabricated"
    is one of two.
    """
    if token.pos_ == "VERB" and not any(c.dep_ in ("nsubjpass", "auxpass") for c in token.children):
        return truth_of(token.lower_, "ADJ")
    pos = "NOUN" if token.pos_ == "PROPN" else token.pos_
    return truth_of(lemma_of(token), pos) or truth_of(token.lower_, "ADJ" if pos == "VERB" else pos)
