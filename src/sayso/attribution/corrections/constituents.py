"""Contents end where a constituent ends, and have what depends on them before their cue."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.attribution.draft import Draft, trim
from sayso.attribution.spans import Cover, overlap
from sayso.language.analysis import Analysis
from sayso.record.claim import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CORE = (
    "pobj",
    "dobj",
    "compound",
    "nummod",
    "amod",
    "poss",
    "pcomp",
    "attr",
    "acomp",
    "prt",
    "quantmod",
    "oprd",
)
"""Relations of words that no content ends between: "killed in | Mirova", "the town | council"."""
_APART = ("advcl", "conj", "relcl", "parataxis")
"""Relations of what a phrase can do without, so that it is not taken in with the phrase's end."""
_LONGEST_TAIL = 200
"""Code points of the longest clause that is looked at between a content and its cue."""
_RELATIVE = ("which", "something which", "something that")
_COMMA = re.compile(r"\s*,\s*$")


def close_constituents(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """A content or a source that ends inside a phrase goes on to the phrase's end."""
    quotations = Cover((q.start, q.end) for q in analysis.quotations)
    changed = []
    for made in drafts:
        content = _closed(analysis, made.content, (*made.cue, *made.source), quotations)
        if content != made.content:
            made = made.changed("constituent", "content", content=content)
        source = _closed(analysis, made.source, (*made.cue, *made.content), quotations)
        changed.append(
            made.changed("constituent", "source", source=source) if source != made.source else made
        )
    return changed


def _closed(
    analysis: Analysis, spans: tuple[Span, ...], others: Sequence[Span], quotations: Cover
) -> tuple[Span, ...]:
    end = _phrase_end(analysis, spans[-1], others, quotations) if spans else None
    return spans if end is None else (*spans[:-1], (spans[-1][0], end))


def _phrase_end(
    analysis: Analysis, span: Span, others: Sequence[Span], quotations: Cover
) -> int | None:
    start, end = span
    words = analysis.parse.tokens(start, end)
    if not words or quotations.at(end - 1):
        return None
    last = words[-1]
    rest = [t for t in last.doc[last.i + 1 : last.sent.end] if not t.is_space]
    if not rest or rest[0].is_punct or not _is_cut(last, rest[0]):
        return None
    top = rest[0] if rest[0].head.i <= last.i else last.head
    reach = [t for t in top.subtree if t.i > last.i and t.dep_ not in ("punct", "cc")]
    clause = min((t.left_edge.i for t in reach if t.dep_ in _APART), default=None)
    phrase = [t for t in reach if clause is None or t.i < clause]
    whole = trim(analysis.text, (start, analysis.parse.extent(phrase)[1])) if phrase else None
    if whole is None or whole[1] <= end:
        return None
    added = (end, whole[1])
    return None if overlap([added], others) or quotations.touches(added) else whole[1]


def _is_cut(last: "Token", after: "Token") -> bool:
    """Whether one phrase holds both words and ends after them."""
    if last.pos_ == "PROPN" and after.pos_ != "PROPN":
        return False  # the parse takes a headline's verb for a noun: "Netanyahu | fires minister"
    if after.dep_ in _CORE and after.head.i == last.i:
        return True
    if last.head.i >= after.i:
        return last.dep_ in (
            "det",
            "compound",
            "amod",
            "nummod",
            "poss",
            "quantmod",
            "predet",
            "aux",
            "auxpass",
            "neg",
        )
    objects = [c for c in last.rights if c.dep_ in _CORE]
    return last.dep_ in ("prep", "agent") and bool(objects) and after.i <= objects[0].i


def take_tails(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """What stands between a content and the source and cue behind is in it: "..., taking the toll
    to 23, N. said".
    """
    taken = Cover(span for made in drafts for span in (*made.cue, *made.source, *made.content))
    quotations = Cover((q.start, q.end) for q in analysis.quotations)
    changed = []
    for made in drafts:
        tail = _tail(analysis, made) if made.content else None
        if tail is None or taken.touches((tail[0] + 1, tail[1])) or quotations.touches(tail):
            changed.append(made)
            continue
        content = (*made.content[:-1], (made.content[-1][0], tail[1]))
        changed.append(made.changed("tail", "content", content=content))
    return changed


def _tail(analysis: Analysis, made: Draft) -> Span | None:
    """The words, in one sentence with both, between the content's end and the source and cue that
    follow it.
    """
    end = made.content[-1][1]
    first = min(a for a, _ in (*made.cue, *made.source))
    between = analysis.text[end:first]
    if not 0 < len(between) <= _LONGEST_TAIL or "\n" in between or not _COMMA.search(between):
        return None
    if len(between.split()) < 2 or not between.lstrip().startswith(","):
        return None
    words = analysis.parse.tokens(end, first)
    same = words and words[0].doc is words[-1].doc and words[0].sent.start == words[-1].sent.start
    span = trim(analysis.text, (made.content[-1][0], first))
    return (end, span[1]) if same and span and span[1] > end else None


def resolve_relatives(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The content of "..., which the South has denied" is what stands before the comma."""
    by_end = {made.content[-1][1]: made.content for made in drafts if made.content}
    changed = []
    for made in drafts:
        words = " ".join(analysis.text[a:b] for a, b in made.content).lower()
        content = _antecedent(analysis, made.content[0][0], by_end) if words in _RELATIVE else ()
        changed.append(
            made.changed("relative", "content", words, content=content) if content else made
        )
    return changed


def _antecedent(
    analysis: Analysis, start: int, by_end: dict[int, tuple[Span, ...]]
) -> tuple[Span, ...]:
    words = analysis.parse.tokens(start, start + 1)
    comma = _COMMA.search(analysis.text[max(0, start - 4) : start])
    if not words or comma is None:
        return ()
    end = start - len(comma.group())
    if end in by_end:
        return by_end[end]
    before = [t for t in words[0].doc[words[0].sent.start : words[0].i] if not t.is_space]
    has_verb = any(t.pos_ in ("VERB", "AUX") for t in before)
    span = trim(analysis.text, (analysis.parse.span(before[0])[0], end)) if has_verb else None
    return (span,) if span else ()
