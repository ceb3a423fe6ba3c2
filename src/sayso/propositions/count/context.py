"""What a bare figure counts: what was told of before it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child
from sayso.propositions.count.groups import words
from sayso.propositions.count.reading import UNTOLD, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_BACK = 800
"""Code points within which "the figure" and a number by itself mean what was counted before."""


def told_before(scene: "Scene", reading: Reading | None, head: "Token") -> Reading | None:
    """The reading with what was counted before it, if it needs that and there is such; the reading
    itself if not.

    It needs it if it is of a figure that is not said of what ("the number rose to 19"), or if the
    number stands alone as all that is said ("the rebels claim 400").
    """
    if reading is not None and reading.what != UNTOLD:
        return reading
    if reading is None and not _stands_alone(scene, head):
        return None
    what = _paired(scene, head) or next(_told(scene, head), None)
    if what is None:
        return None
    return replace(reading, what=what) if reading is not None else Reading(what, head, head, head)


def _stands_alone(scene: "Scene", head: "Token") -> bool:
    """Nothing but bounds stands beside the number in a claim's content."""
    if head.pos_ != "NUM" or not scene.cue:
        return False
    others = (t for t in scene.tokens if t != head and not t.is_punct)
    return all(
        t.head == head or t.head.head == head or t.pos_ in ("AUX", "PRON", "ADP") for t in others
    )


def is_on_top(scene: "Scene", head: "Token", what: str) -> bool:
    """Whether "20 more" comes on top of such as were told of before; not where only others were:
    "ten died, 20 more were hurt".
    """
    told = set(_told(scene, head))
    return what in told or not told


def _paired(scene: "Scene", head: "Token") -> str | None:
    """Two figures by themselves are of the two kinds told of before, in their order: "put them at
    61 and over 160".
    """
    second = head.dep_ == "pobj" and head.head.dep_ == "conj" and head.head.head.pos_ == "NUM"
    second = second or (head.dep_ == "conj" and head.head.pos_ == "NUM")
    first = any(
        c.dep_ == "conj" and (c.pos_ == "NUM" or child(c, "pobj") is not None)
        for c in head.children
    )
    kinds = list(dict.fromkeys(_told(scene, head)))[:2][::-1]
    return kinds[int(second)] if (first or second) and len(kinds) == 2 else None


def _told(scene: "Scene", head: "Token") -> Iterator[str]:
    """What became of those told of before a number, the nearest first."""
    lexicon, at = words(), scene.at(head)
    for token in reversed(scene.analysis.parse.tokens(max(0, at - _BACK), at)):
        lemma = lemma_of(token)
        what = lexicon.key("nouns", lemma) or lexicon.key("states", token.lower_)
        what = what or (
            lexicon.key("verbs", lemma) or lexicon.key("subjects", lemma)
            if token.pos_ == "VERB"
            else None
        )
        if what in lexicon["kinds", "carried"]:
            yield str(what)
