"""What a number is taken to count."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child, particle
from sayso.propositions.count.groups import group_of, is_person, words

if TYPE_CHECKING:
    from spacy.tokens import Token

UNTOLD = "untold"
"""A figure of something that was told before: "put the number at 14"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """``what`` happened to the counted; ``word`` tells it; ``verb`` heads the clause that it is
    told in.
    """

    what: str
    word: "Token"
    verb: "Token"
    counted: "Token"


def make_reading(what: str | None, word: "Token", verb: "Token", head: "Token") -> Reading | None:
    """The reading, as far as it fits those counted.

    People are lost or eliminated by being killed, things by being destroyed, and other things than
    those of a war are not counted as lost; a body found is someone killed.
    """
    if what is None:
        return None
    lexicon, group = words(), group_of(head)
    nameless = head.pos_ in ("NUM", "DET", "PRON")
    if what == "found":
        what = lexicon.key("nouns", lemma_of(head)) or what
    elif what in lexicon["persons", "killed"] and (
        nameless or group in lexicon["kinds", "persons"]
    ):
        what = "killed"
    elif what == "lost" or (
        what == "casualties" and group and not is_person(group) and group != "losses"
    ):
        what = "destroyed" if group else ""
    if not what or (not nameless and not is_of(what, group)):
        return None
    return Reading(what, word, verb, head)


def is_of(what: str, group: str) -> bool:
    """Whether it can become of those of a kind: only missiles and the like are intercepted."""
    lexicon = words()
    return ("only_of", what) not in lexicon or group in lexicon["only_of", what]


def verb_lemma(verb: "Token") -> str:
    """The lemma with its particle or the state that it brings about: "shot down", "taken
    prisoner".
    """
    added = particle(verb) or _apart(verb)
    lemma = lemma_of(verb)
    if added is not None:
        return f"{lemma} {added.lower_}"
    named = child(verb, "oprd", "acomp")
    return (
        f"{lemma} {named.lower_}"
        if named is not None and lemma in ("take", "go", "shoot")
        else lemma
    )


def _apart(verb: "Token") -> "Token | None":
    """The adverb of "left 550 behind" and of "brought out of the town"."""
    if lemma_of(verb) not in ("leave", "bring", "get", "move"):
        return None
    return next((c for c in verb.children if c.i > verb.i and c.lower_ in ("behind", "out")), None)
