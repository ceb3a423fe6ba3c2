"""Words of negation and denial that stand beside a clause and that no rule has heard, however they
are parsed.

A parse can hang "rejects" on a name, or "fabricated" on the last noun of the clause that it is said
of.  Where such a word stands where it could turn the clause, and nothing has read it, the clause is
left open.
"""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.language.veridicality.entry import Frame, Modality
from sayso.language.veridicality.likelihood import likelihood_at
from sayso.language.veridicality.negation import is_partial
from sayso.language.veridicality.table import entries_of, truth_of, verb_of, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 15
"""Words before a clause among which one can belong to it."""
_BEHIND = 40
"""Words behind it among which it can be called false."""
_MODIFIES = ("compound", "amod", "nmod", "npadvmod", "nsubj", "dep", "advmod", "ROOT")
"""How a verb of a headline hangs on a noun that the parse takes it to describe."""
_NOMINAL = ("nsubj", "compound", "nmod", "poss", "amod")
"""Where only nouns stand, whatever part of speech the parse gives them."""
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PAIRED = frozenset({"neither", "nor"})
_ENDS = frozenset({";", "but", "while", "although", "whereas"})


def unheard(
    head: "Token",
    path: Collection[int],
    first: int,
    words: Collection[str],
    cue: Collection[int] = (),
    outside: Collection[int] = (),
) -> str:
    """The word that may turn the clause with ``head`` and has not been heard, empty where there is
    none.

    ``path`` are the indices of the words above the clause, ``cue`` those of the words that
    attribute it, ``first`` is where its passage begins, and ``words`` are those that have been
    heard.  Of the words ``outside`` nothing is heard where only the cue speaks of something said.
    """
    heard = {part for word in words for part in word.lower().split()}
    if heard & _PAIRED:
        heard |= _PAIRED
    return _before(head, path, first, heard) or _behind(head, path, heard, cue, outside)


def _before(head: "Token", path: Collection[int], first: int, heard: set[str]) -> str:
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children)
    for token in _window(head, path, first):
        word = token.lower_
        if word in heard:
            continue
        if word in words_of("negations") and not _is_harmless(token, head, path):
            return str(token.text)
        if (word == "than" and token.nbor(-1).lower_ == "rather") or word == "instead":
            return str(token.text)
        if (
            word == "few"
            and token.nbor().lower_ == "of"
            and not any(c.lower_ == "a" for c in token.children)
        ):
            return str(token.text)
        if token.i not in path and _turns_as_verb(token, head, infinitive):
            return str(token.text)
    return ""


def hedge_before(head: "Token", path: Collection[int], first: int) -> str:
    """The adverb before the clause that makes it only possible, wherever the parse hangs it; else
    empty.
    """
    adverbs = words_of("adverbs")
    possible = (
        t
        for t in _window(head, path, first)
        if adverbs.get(t.lower_) is Modality.POSSIBLE
        or (t.pos_ == "ADV" and likelihood_at(t) is not None)
    )
    return next((t.text for t in possible if t.head.pos_ != "ADJ"), "")


def _window(head: "Token", path: Collection[int], first: int) -> Iterator["Token"]:
    """The words before the clause's, from the last backwards, up to a mark, a conjunction or
    another finite verb.
    """
    start = max(first, head.sent.start, head.i - _REACH)
    for token in reversed(head.doc[start : head.i]):
        ends = token.is_punct and not (token.is_quote or token.text in ("-", "’", "'"))
        if ends or token.lower_ in words_of("boundaries"):
            return
        yield token
        own = token.i in path or token.head == head or token.head.i in path
        if token.tag_ in _FINITE and token.pos_ in ("VERB", "AUX") and not own:
            return


def _is_harmless(negation: "Token", head: "Token", path: Collection[int]) -> bool:
    """It is no negation ("not only", "no more than", "no doubt"), or that of a noun or a word which
    the clause does not hang on: "with no losses".
    """
    if is_partial(negation):
        return True
    if negation.dep_ == "prep":
        return not any(c.i in path or c == head for c in negation.children)
    noun = negation.head
    aside = noun.dep_ in ("pobj", "pcomp") and noun.i not in path and noun != head
    return aside and noun.i > negation.i


def _turns_as_verb(token: "Token", head: "Token", infinitive: bool) -> bool:
    """A noun or name that is a verb of denial by its form: "rejects claim that"; of an infinitive
    also any verb after which it is not done: "orders the commander to resign".
    """
    noun = token.tag_ in ("NNS", "NNPS", "NN", "NNP", "JJ") and token.dep_ in _MODIFIES
    finite = token.tag_ in _FINITE and token.dep_ in _NOMINAL
    if not (noun or finite) or not token.text.lower().endswith(("s", "ed")):
        return False
    lemma = verb_of(token.lower_)
    saying = any(e.positive != "+" for e in entries_of(lemma, "VERB", Frame.SAYING))
    if saying and not infinitive:
        return token.head.dep_ != "pobj"
    governing = entries_of(lemma, "VERB", Frame.INFINITIVE)
    return infinitive and bool(governing) and governing[0].positive != "+" and token.head != head


def _behind(
    head: "Token",
    path: Collection[int],
    heard: set[str],
    cue: Collection[int],
    outside: Collection[int],
) -> str:
    """The word that calls false what is said above the clause: "calls the report that it fell ...
    fabricated".
    """
    reported = _is_reported(head, path)
    if not reported and not _is_reported(head, cue):
        return ""
    deaf = set(cue) if reported else {*cue, *outside}
    last = min(head.sent.end, head.i + _BEHIND)
    for token in head.doc[head.i + 1 : last]:
        if token.lower_ in _ENDS:
            return ""
        if token.i not in deaf and token.lower_ not in heard and _calls_false(token):
            return str(token.text)
    return ""


def _is_reported(head: "Token", path: Collection[int]) -> bool:
    """A noun of saying, or a saying that is itself spoken of ("to say that it fell is absurd"),
    stands above.
    """
    for number in path:
        word = head.doc[number]
        pos = "NOUN" if word.pos_ == "PROPN" else word.pos_
        if word != head and any(e.saying for e in entries_of(lemma_of(word), pos, Frame.THAT)):
            return True
        if (
            word != head
            and word.pos_ == "VERB"
            and any(c.lower_ == "to" and c.dep_ == "aux" for c in word.children)
        ):
            return True
    return False


def _calls_false(token: "Token") -> bool:
    before = token.dep_ in ("amod", "compound") and token.i < token.head.i
    if before:
        return False
    forms = ((token.lower_, "ADJ"), (lemma_of(token), "NOUN"))
    pos = (
        ("ADJ",)
        if token.pos_ in ("ADJ", "VERB")
        else ("NOUN", "ADJ")
        if token.pos_ in ("NOUN", "PROPN")
        else ()
    )
    if _is_negated_truth(token):
        return True
    return any(kind in pos and truth_of(word, kind) == "-" for word, kind in forms)


def _is_negated_truth(token: "Token") -> bool:
    """Such as "is not true"."""
    true = token.pos_ == "ADJ" and truth_of(token.lower_, "ADJ") == "+"
    beside = (c for word in (token, token.head) for c in word.children)
    return true and token.dep_ == "acomp" and any(c.dep_ == "neg" for c in beside)
