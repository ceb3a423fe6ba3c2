"""One parsed piece of a text as the grammar sees it: words, numbers and marks, and the parser's
tokens under them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as Parsed

_SPACES = " \u00a0\u202f\u2009"
_TOKEN = re.compile(
    rf"(?P<number>(?<!\d)\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d|[.,]\d)|\d+(?:[.,’']\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>[^\s\w]|_)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number in digits, or one mark; ``glued`` if nothing parts it from the token
    before.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str
    glued: bool


def split(text: str) -> list[Token]:
    """The tokens of ``text``, in order.  Time is linear."""
    tokens: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        tokens.append(
            Token(start, end, word, word.lower(), match.lastgroup or "mark", start == last)
        )
        last = end
    return tokens


class Line:
    """A piece of the text with its tokens; indices past either end read as empty words.

    ``start`` is its offset in the text; ``before`` and ``after`` are the characters around it, by
    which a number that was cut in two is told.
    """

    def __init__(self, doc: "Doc", start: int, before: str = "", after: str = "") -> None:
        self.doc = doc
        self.text = doc.text
        self.start = start
        self.before = before
        self.after = after
        self.tokens = split(self.text)
        self.hidden: frozenset[int] = frozenset()

    def __len__(self) -> int:
        return len(self.tokens)

    def hide(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take the tokens within ``spans`` of the text, such as addresses, out of the grammar's
        sight.
        """
        found: set[int] = set()
        starts = [token.start + self.start for token in self.tokens]
        for start, end in spans:
            i = max(bisect_right(starts, start) - 1, 0)
            while i < len(starts) and starts[i] < end:
                if self.tokens[i].end + self.start > start:
                    found.add(i)
                i += 1
        self.hidden = frozenset(found)

    def word(self, i: int) -> str:
        """The lower-case token at ``i``."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) and i not in self.hidden else ""

    def printed(self, i: int) -> str:
        """The token at ``i`` as printed."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) and i not in self.hidden else ""

    def is_number(self, i: int) -> bool:
        """Digits stand at ``i``."""
        return (
            0 <= i < len(self.tokens) and self.tokens[i].kind == "number" and i not in self.hidden
        )

    def is_word(self, i: int) -> bool:
        """A word of letters stands at ``i``."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "word" and i not in self.hidden

    def glued(self, i: int) -> bool:
        """Nothing parts ``i`` from the token before."""
        return 0 <= i < len(self.tokens) and self.tokens[i].glued

    def has(self, i: int, phrase: tuple[str, ...]) -> bool:
        """``phrase`` begins at ``i``."""
        return all(self.word(i + k) == word for k, word in enumerate(phrase))

    def ends(self, i: int, phrase: tuple[str, ...]) -> bool:
        """``phrase`` ends right before ``i``."""
        return i >= len(phrase) and self.has(i - len(phrase), phrase)

    def words(self, first: int, last: int) -> str:
        """The text from token ``first`` to token ``last``."""
        return self.text[self.tokens[first].start : self.tokens[last].end]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    def parsed(self, i: int) -> "Parsed | None":
        """The parser's token that token ``i`` begins in."""
        if not 0 <= i < len(self.tokens) or not len(self.doc):
            return None
        return self.doc[max(bisect_right(self._starts, self.tokens[i].start) - 1, 0)]

    def index(self, offset: int) -> int:
        """The token at or after the character ``offset`` of the piece."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def same_sentence(self, i: int, j: int) -> bool:
        """Tokens ``i`` and ``j`` stand in one sentence of the parse."""
        a, b = self.parsed(i), self.parsed(j)
        return a is not None and b is not None and self._sentence(a) == self._sentence(b)

    @cached_property
    def _sentences(self) -> list[int]:
        found, current = [], 0
        for token in self.doc:
            if token.is_sent_start:
                current = token.i
            found.append(current)
        return found

    def _sentence(self, token: "Parsed") -> int:
        return self._sentences[token.i]

    def opens_sentence(self, i: int) -> bool:
        """Token ``i`` is the first word of its sentence."""
        token = self.parsed(i)
        return token is None or i == 0 or not self.same_sentence(i - 1, i)
