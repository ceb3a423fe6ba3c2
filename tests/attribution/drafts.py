"""Drafts made by hand, and what a rule makes of them, as words."""

from collections.abc import Callable

from sayso.attribution.draft import Draft
from sayso.language.analysis import Analysis, analyse

Rule = Callable[[Analysis, list[Draft]], list[Draft]]


def draft(text: str, source: str, cue: str, *content: str, score: float = 0.99) -> Draft:
    """A draft whose parts are the first places where the words stand in ``text``."""

    def span(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    return Draft(
        (span(source),) if source else (), (span(cue),), tuple(map(span, content)), 0.9, score, ()
    )


def after(rule: Rule, text: str, *drafts: Draft) -> list[dict[str, str]]:
    """The parts of the drafts that ``rule`` leaves, as words."""
    return [
        {
            part: " | ".join(text[a:b] for a, b in getattr(made, part))
            for part in ("source", "cue", "content", "via")
        }
        for made in rule(analyse(text), list(drafts))
    ]
