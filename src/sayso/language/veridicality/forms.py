"""The form of a word as what stands above it sees it: a noun, an infinitive, a clause of a noun."""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.language.veridicality.entry import Frame
from sayso.language.veridicality.table import entries_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_CONTENT = ("that", "whether")


def frame_of(token: "Token") -> Frame:
    """The frame that a clause stands in, by its form."""
    if any(
        c.lower_ in ("whether",) or (c.dep_ == "mark" and c.lower_ == "if") for c in token.children
    ):
        return Frame.WHETHER
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children):
        return Frame.THAT
    if token.tag_ not in ("VBG",) and any(
        c.tag_ in ("WP", "WRB", "WP$") and c.i < token.i for c in token.children
    ):
        return Frame.WHETHER
    if is_infinitive(token):
        return Frame.INFINITIVE
    if token.tag_ == "VBG" and not any(c.dep_ == "aux" and c.tag_ != "VBG" for c in token.children):
        return Frame.GERUND
    finite = any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD")
        for c in token.children
    )
    finite = finite or token.tag_ in ("VBD", "VBZ", "VBP")
    return Frame.THAT if finite or token.pos_ in _NOMINAL else Frame.INFINITIVE


def is_infinitive(verb: "Token") -> bool:
    """With "to", also where the parse hangs that on an auxiliary: "to have taken", "to be
    taken".
    """
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    finite = any(c.tag_ in ("MD", "VBD", "VBZ", "VBP") for c in auxiliaries)
    return any(c.lower_ == "to" for c in auxiliaries) and not finite


def is_complement(token: "Token") -> bool:
    """The clause of a noun, not one that describes it; the parse may take its "that" for an
    object.
    """
    if any(c.dep_ in ("mark", "advmod") and c.lower_ in _CONTENT for c in token.children):
        return True
    first = token.left_edge
    subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    that = first.lower_ == "that" and first.head == token
    noun = (lemma_of(token.head), "NOUN", Frame.THAT)
    return that and subject is not None and subject != first and bool(entries_of(*noun))


def is_set_off(verb: "Token") -> bool:
    """A semicolon parts it from the verb that the parse hangs it on: two sentences, and not one in
    the other.
    """
    return any(c.text == ";" for c in verb.head.lefts if c.i > verb.i)


def is_on_auxiliary(token: "Token") -> bool:
    """The parse hangs a verb on its own auxiliary, which stands before the subject: "in no way have
    they been sent".
    """
    head = token.head
    plain = token.tag_ in ("VB", "VBN") and not any(
        c.dep_ == "mark" or c.lower_ == "to" for c in token.children
    )
    finite = any(
        c.tag_ in ("VBD", "VBZ", "VBP", "MD")
        for c in token.children
        if c.dep_ in ("aux", "auxpass")
    )
    return (
        plain
        and not finite
        and head.i < token.left_edge.i
        and lemma_of(head) in ("have", "do", "be")
    )


def is_nominal(token: "Token") -> bool:
    """A noun, or a word that the parse takes for a verb and yet puts where nouns stand: "confirmed
    reports that".
    """
    if token.dep_ in ("ccomp", "xcomp", "advcl", "relcl", "acl"):
        return False
    noun_place = token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass") and token.tag_ in (
        "VBZ",
        "VBP",
        "VB",
        "VBD",
    )
    return token.pos_ in _NOMINAL or noun_place
