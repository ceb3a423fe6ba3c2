"""A checked draft as a Word document: its words, with a comment beside each statement.

A draft that is such a document keeps its own look, and is given the comments.
"""

import io
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from sayso.checking.draft import CheckedDraft, CheckedStatement
from sayso.checking.sentences import LABELS, summary
from sayso.display.characters import plain
from sayso.errors import SetupError

if TYPE_CHECKING:
    from docx.document import Document

_AUTHOR, _INITIALS = "Sayso", "S"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRUCK = frozenset({f"{_W}del", f"{_W}moveFrom"})
_SPACES = re.compile(r"\s+")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def render_docx(draft: CheckedDraft, original: bytes | None = None) -> bytes:
    """The document as bytes.  ``original`` are those of the draft, if it is such a document itself.

    Raises:
        SetupError: D004 if the extra ``docx`` is missing.
    """
    document = _opened(original) if original is not None else _written(draft)
    runs = _Words(document)
    for statement in draft.statements:
        found = runs.of(statement.words)
        if found:
            _comment(document, found, _told(statement))
    if document.paragraphs and document.paragraphs[0].runs:
        notes = "\n".join([summary(draft), *draft.notes])
        _comment(document, document.paragraphs[0].runs[:1], notes)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _opened(original: bytes) -> "Document":
    document: Document = _library()(io.BytesIO(original))
    return document


def _written(draft: CheckedDraft) -> "Document":
    document: Document = _library()()
    for line in draft.text.split("\n"):
        if line.strip():
            document.add_paragraph(_whole(line))
    return document


def _library() -> Any:
    try:
        import docx
    except ImportError:
        raise SetupError(
            "D004",
            "Writing Word documents needs python-docx, which is not installed.",
            "Install the extra: pip install 'sayso[docx]'.",
        ) from None
    return docx.Document


def _comment(document: "Document", runs: Sequence[Any], words: str) -> None:
    document.add_comment(runs, text=_whole(words), author=_AUTHOR, initials=_INITIALS)


def _told(statement: CheckedStatement) -> str:
    return "\n".join(f"{LABELS[each.kind]}: {each.sentence}" for each in statement.findings)


def _whole(words: str) -> str:
    """Words that XML can hold."""
    return _NO_XML.sub("\ufffd", plain(words))


class _Words:
    """Finds words in a document's runs, in the order in which they are asked for."""

    def __init__(self, document: "Document") -> None:
        self._document = document
        self._from = 0

    def of(self, words: str) -> list[Any]:
        """The first and the last of the runs that hold the words and no others, which are cut where
        they must be; empty where the document has the words not.
        """
        bare = _bare(words)
        letters = [
            (run, at)
            for run in _runs(self._document)
            for at, character in enumerate(run.text)
            if _bare(character)
        ]
        text = "".join(run.text[at] for run, at in letters)
        start = text.find(bare, self._from)
        start = text.find(bare) if start < 0 else start
        if start < 0 or not bare:
            return []
        self._from = start
        (first, begin), (last, end) = letters[start], letters[start + len(bare) - 1]
        _cut(last, end + 1)
        opening = _cut(first, begin)
        return [opening, opening if first is last else last]


def _bare(words: str) -> str:
    return _NO_XML.sub("", _SPACES.sub("", words))


def _cut(run: Any, at: int) -> Any:
    """Part a run at an offset of its text, where it holds nothing but text; gives the second
    part.
    """
    text = run.text
    simple = all(child.tag.endswith(("}rPr", "}t")) for child in run._r)
    if not simple or not 0 < at < len(text):
        return run
    second = deepcopy(run._r)
    run._r.addnext(second)
    rest = type(run)(second, run._parent)
    run.text, rest.text = text[:at], text[at:]
    return rest


def _runs(document: Any) -> Iterator[Any]:
    """Every run of the body in the order of the text, those of tables and of tracked insertions
    too; without what was struck out.
    """
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    for element in document.element.body.iter(f"{_W}p"):
        paragraph = Paragraph(element, document)
        for run in element.iter(f"{_W}r"):
            struck = any(above.tag in _STRUCK for above in run.iterancestors())
            if not struck and next(run.iterancestors(f"{_W}p")) is element:
                yield Run(run, paragraph)
