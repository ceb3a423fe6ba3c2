"""Whether a clause tells a fact, by what stands above it: the table of veridicality, read for a
passage.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.language.veridicality.compose import Put as Manner
from sayso.language.veridicality.compose import compose
from sayso.language.veridicality.entry import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Heard", "Manner", "Modality", "manner_of"]


class Heard(frozenset[int]):
    """The offsets of a passage's words, with those of the words that attribute it, at which reading
    upwards ends.

    ``stance`` is what those words do with the passage.
    """

    def __init__(self, _offsets: Iterable[int] = ()) -> None:
        self.cue: frozenset[int] = frozenset()
        self.stance = ""
        self.manners: dict[int, Manner] = {}


def manner_of(head: "Token", inside: Heard) -> Manner:
    """The manner of the clause with ``head``, up to the cue of its passage or the root of its
    sentence: what the cue of a claim does to its content is the claim's own stance.
    """
    at = int(head.doc.user_data["start"] + head.idx)
    if at not in inside.manners:
        inside.manners[at] = compose(head, inside.cue, inside.stance, inside)
    return inside.manners[at]
