"""The noun phrase that begins at a token, by the parse and, where the parse is at a loss, by its
words.
"""

import re
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.reference.amounts.draft import NounPhrase
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line

if TYPE_CHECKING:
    from spacy.tokens import Token as Parsed

_WITHIN = frozenset(
    {
        "amod",
        "compound",
        "nmod",
        "nummod",
        "poss",
        "det",
        "punct",
        "npadvmod",
        "advmod",
        "quantmod",
        "case",
        "dep",
    }
)
"""How a word hangs on a noun that comes after it."""
_FARTHEST = 9
"""Words from the first of a phrase to its head."""
_MODEL = re.compile(r"[\w-]*\d+s?")


def noun_at(line: Line, at: int) -> NounPhrase | None:
    """The noun phrase that begins at token ``at``, without determiners."""
    if not (line.is_word(at) or line.is_number(at)) or not line.same_sentence(at - 1, at):
        return None
    first = line.parsed(at)
    if first is None:
        return None
    head = _model_in_pieces(line, at) or _head(line, at, first)
    if head is not None and (head.plural or is_collective(head)):
        return head
    return _substantive(line, at) or _plural_after(line, at, first) or head


def is_collective(noun: NounPhrase) -> bool:
    """The noun means several without an s: people, aircraft."""
    return noun.lemma in load_words().sets["nouns", "collective"]


def _model_in_pieces(line: Line, at: int) -> NounPhrase | None:
    """Challenger 2s, M270s."""
    ends = line.word(at + 2) == "s" and line.glued(at + 2)
    if not (ends and line.is_number(at + 1) and line.printed(at)[:1].isupper()):
        return None
    gap = "" if line.glued(at + 1) else " "
    return NounPhrase(at, at + 2, f"{line.word(at)}{gap}{line.word(at + 1)}", True)


def _head(line: Line, at: int, first: "Parsed") -> NounPhrase | None:
    """By the parse: up from the first word to the noun that it belongs to."""
    token = first
    while 0 <= token.i - first.i < _FARTHEST:
        if _is_head(token) or _is_taken(token):
            if token.tag_ == "NN" and token.i + 1 < len(token.doc) and token.nbor().tag_ == "NNS":
                token = token.nbor()  # "artillery rounds", parted by the parse
            return _phrase(line, at, token)
        if (
            token.dep_ not in _WITHIN
            or token.head.i <= token.i
            or _crosses_a_dash(token, token.head)
        ):
            return None
        token = token.head
    return None


def _crosses_a_dash(token: "Parsed", head: "Parsed") -> bool:
    """A dash or a bracket that stands free ends the phrase, whatever the parse says."""
    marks = (t for t in token.doc[token.i : head.i] if t.is_punct and t.text != ",")
    return any(t.text in "([:;–—" or bool(t.nbor(-1).whitespace_) for t in marks if t.i)


def _is_head(token: "Parsed") -> bool:
    within = (
        token.dep_ in ("compound", "nmod", "amod", "poss", "nummod", "npadvmod")
        and token.head.i > token.i
    )
    if token.pos_ == "NUM":
        return (
            not within and token.text[-1] == "s" and token.i > 0 and token.nbor(-1).pos_ == "PROPN"
        )
    return token.lower_ == "others" or (token.pos_ in ("NOUN", "PROPN") and not within)


def _is_taken(token: "Parsed") -> bool:
    """The people in "they took 18 Northerners prisoner", which the parse makes one compound."""
    return token.head.lower_ in ("prisoner", "captive", "hostage") and token.text[-1] == "s"


def _substantive(line: Line, at: int) -> NounPhrase | None:
    """The killed, the wounded, Ukrainian dead: people and things named by what became of them."""
    substantives = load_words().sets["nouns", "substantives"]
    if line.word(at) in substantives:
        return NounPhrase(at, at, line.word(at), True)
    token = line.parsed(at)
    adjective = token is not None and (
        token.pos_ in ("ADJ", "PROPN") or token.lower_ in ("enemy", "civilian", "army")
    )
    if adjective and line.word(at + 1) in substantives:
        return NounPhrase(at, at + 1, line.word(at + 1), True)
    return None


def _plural_after(line: Line, at: int, first: "Parsed") -> NounPhrase | None:
    """The first plural noun, if only adjectives, names and nouns stand before it."""
    for token in first.doc[first.i : first.i + 5]:
        if token.tag_ in ("NNS", "NNPS") and not (
            token.dep_ == "compound" and token.head.i > token.i and token.head.pos_ != "PROPN"
        ):
            return _phrase(line, at, token)
        is_model = token.text[0].isalpha() and _MODEL.fullmatch(token.text)
        if (
            token.pos_ not in ("ADJ", "PROPN", "NOUN")
            and token.tag_ not in ("HYPH", "VBN")
            and not is_model
        ):
            return None
    return None


def _phrase(line: Line, at: int, head: "Parsed") -> NounPhrase:
    last = max(at, line.index(head.idx + len(head) - 1))
    lemma = noun_lemma(head)
    plural = head.tag_ in ("NNS", "NNPS") or head.text[-1] == "s" or lemma != head.lower_
    return NounPhrase(at, last, lemma, plural)


def noun_lemma(head: "Parsed") -> str:
    """The lemma of a head noun, lower case; of a name, its singular; of a model, its name without
    the plural's s.
    """
    word = head.lower_
    sets = load_words().sets
    if head.pos_ == "NUM":
        return f"{head.nbor(-1).lower_} {word.removesuffix('s')}"
    if _MODEL.fullmatch(word) or word == "others":
        return word.removesuffix("s")
    if word in sets["nouns", "substantives"] or word in sets["nouns", "invariant"]:
        return word
    lemma = lemma_of(head)
    if lemma.endswith("men"):
        return f"{lemma[:-2]}an"
    if lemma.endswith("children"):
        return lemma[:-3]
    is_name = head.pos_ == "PROPN" and len(lemma) > 3 and word not in sets["names", "makes"]
    return lemma[:-1] if is_name and lemma.endswith("s") and not lemma.endswith("ss") else lemma
