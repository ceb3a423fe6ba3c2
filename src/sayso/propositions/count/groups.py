"""Kinds of people and things that are counted."""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.lexicon import Lexicon, load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def words() -> Lexicon:
    """The words of counting."""
    return load_lexicon("count")


def group_of(token: "Token") -> str:
    """The kind of those counted; empty where the word names none."""
    lemma = lemma_of(token)
    return words().key("groups", lemma) or words().key("groups", token.lower_) or ""


def is_person(group: str) -> bool:
    """Whether the kind is one of people; a number without a noun counts people."""
    return not group or group in words()["kinds", "persons"]


def kind_of_force(token: "Token") -> str:
    """The kind of people that a word besides the counted tells: "men of the brigade", "civilian
    deaths".
    """
    lemma = lemma_of(token)
    if lemma in words()["forces", "soldiers"] or token.lower_ in words()["forces", "soldiers"]:
        return "soldiers"
    found = group_of(token)
    return found if found in ("soldiers", "civilians", "children") else ""
