"""What is read off a text once, for every later room."""

from dataclasses import dataclass

from sayso.language.furniture import find_addresses, find_furniture
from sayso.language.identify import ENGLISH, find_languages, notes_on
from sayso.language.paragraphs import find_paragraphs
from sayso.language.parser import Parse, parse
from sayso.language.quotations import Quotation, find_quotations

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Spans are code points of ``text``, in order.  ``paragraphs`` are those in English,
    ``furniture`` are of them those that hold no prose; ``notes`` tell which languages were not
    read.
    """

    text: str
    paragraphs: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    furniture: tuple[Span, ...]
    addresses: tuple[Span, ...]
    parse: Parse
    notes: tuple[str, ...] = ()


def analyse(text: str, body: int = 0) -> Analysis:
    """Read paragraphs, quotations and the parse off ``text`` from the code point ``body`` on."""
    printed = find_paragraphs(text, body)
    languages = find_languages(text, printed)
    paragraphs = [
        span for span, language in zip(printed, languages, strict=True) if language == ENGLISH
    ]
    return Analysis(
        text=text,
        paragraphs=tuple(paragraphs),
        quotations=tuple(find_quotations(text, paragraphs)),
        furniture=tuple(find_furniture(text, paragraphs)),
        addresses=tuple(find_addresses(text)),
        parse=parse(text, paragraphs),
        notes=notes_on(languages),
    )
