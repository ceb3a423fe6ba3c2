"""Quotations in which a draft marks its own hand: an ellipsis for words left out, brackets for
words put in.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.checking.passage import Passage, Place, needle_of

_EDIT = re.compile(r"\s*[\[(]?\.\.\.[\])]?\.?\s*|\s*\[[^\[\]]{1,200}\]\s*")
_GAP = 300
"""Code points that an ellipsis or a bracket may stand for: two or three sentences."""
_SHORTEST = 2
"""Words of a piece that is looked for by itself."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of an edited quotation in a passage, in order."""

    places: tuple[Place, ...]

    @property
    def place(self) -> Place:
        """From the first piece to the last."""
        return Place(self.places[0].start, self.places[-1].end)


def pieces_of(form: str) -> list[str]:
    """The words between the draft's own edits; one piece where it has none."""
    pieces = (needle_of(piece) for piece in _EDIT.split(form))
    return [piece for piece in pieces if piece]


def is_edited(form: str) -> bool:
    """Whether a quotation in normal form has an ellipsis or words in square brackets."""
    return _EDIT.search(form.strip(" '")) is not None


def find_pieces(pieces: list[str], passage: Passage) -> Pieces | None:
    """The first place where the pieces stand one after the other, none far from the one before."""
    if not pieces or sum(len(piece.split()) for piece in pieces) < _SHORTEST:
        return None
    for first in passage.places(pieces[0]):
        followed = list(_follow(first, pieces[1:], passage))
        if len(followed) == len(pieces) - 1:
            return Pieces((first, *followed))
    return None


def _follow(place: Place, pieces: list[str], passage: Passage) -> Iterator[Place]:
    for piece in pieces:
        following = (each for each in passage.places(piece) if 0 <= each.start - place.end <= _GAP)
        found = next(following, None)
        if found is None:
            return
        yield found
        place = found
