"""What is read off a text once, for every later room."""

from dataclasses import dataclass

from sayso.language.furniture import find_addresses, find_furniture
from sayso.language.paragraphs import find_paragraphs
from sayso.language.parser import Parse, parse
from sayso.language.quotations import Quotation, find_quotations

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Spans are code points of ``text``, in order.  ``furniture`` are the paragraphs that hold no prose."""

    text: str
    paragraphs: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    furniture: tuple[Span, ...]
    addresses: tuple[Span, ...]
    parse: Parse


def analyse(text: str, body: int = 0) -> Analysis:
    """Read paragraphs, quotations and the parse off ``text`` from the code point ``body`` on."""
    paragraphs = find_paragraphs(text, body)
    return Analysis(
        text=text,
        paragraphs=tuple(paragraphs),
        quotations=tuple(find_quotations(text, paragraphs)),
        furniture=tuple(find_furniture(text, paragraphs)),
        addresses=tuple(find_addresses(text)),
        parse=parse(text, paragraphs),
    )
