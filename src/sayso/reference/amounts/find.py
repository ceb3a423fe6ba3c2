"""Finds the amounts of a text: figures, their units and bounds, what they count, and how they
belong together.
"""

from bisect import bisect_left

from sayso.language.analysis import Analysis
from sayso.record.amount import Amount, Noun
from sayso.record.claim import GAP, Reason, Span
from sayso.reference.amounts.bounds import settle
from sayso.reference.amounts.draft import Draft, NounPhrase
from sayso.reference.amounts.exclusions import keep_amounts
from sayso.reference.amounts.figures import read_figure
from sayso.reference.amounts.line import Line
from sayso.reference.amounts.links import Links
from sayso.reference.amounts.links.conversions import link_conversions
from sayso.reference.amounts.links.parts import link_parts
from sayso.reference.amounts.links.revisions import link_revisions
from sayso.reference.amounts.links.wholes import link_wholes
from sayso.reference.amounts.modifiers import modify, modify_after_noun
from sayso.reference.amounts.nouns import share_nouns, with_noun
from sayso.reference.amounts.ranges import join_bounds, join_ranges
from sayso.reference.amounts.rates import with_rate
from sayso.reference.amounts.units import with_unit


def find_amounts(analysis: Analysis) -> tuple[Amount, ...]:
    """The amounts of a text in order; parts, wholes and conversions stand within the amount they
    belong to.

    A number that may be something else (a date, a code, an age) is left out rather than guessed at.
    Nothing is raised, whatever the text, and time is linear in it.
    """
    text = analysis.text
    starts = [start for start, _ in analysis.addresses]
    found: list[Amount] = []
    for start, doc in zip(analysis.parse.starts, analysis.parse.docs, strict=True):
        end = start + len(doc.text)
        line = Line(doc, start, text[max(0, start - 1) : start], text[end : end + 1])
        first = max(bisect_left(starts, start) - 1, 0)
        line.hide(analysis.addresses[first : bisect_left(starts, end)])
        found.extend(_in_line(line))
    return tuple(found)


def _in_line(line: Line) -> list[Amount]:
    drafts = join_ranges(line, [with_unit(line, figure) for figure in _figures(line)])
    drafts = join_bounds(line, [modify(line, draft) for draft in drafts])
    drafts = [with_noun(line, settle(draft)) for draft in drafts]
    drafts = [modify_after_noun(line, draft) for draft in share_nouns(line, drafts)]
    drafts = [with_rate(line, draft) for draft in keep_amounts(line, drafts)]
    links = Links()
    link_conversions(line, drafts, links)
    link_wholes(line, drafts, links)
    link_parts(line, drafts, links)
    link_revisions(line, drafts, links)
    return [_amount(line, drafts, links, i) for i in range(len(drafts)) if i not in links.nested]


def _figures(line: Line) -> list[Draft]:
    figures: list[Draft] = []
    i = 0
    while i < len(line):
        figure = None if i in line.hidden else read_figure(line, i)
        if figure is not None:
            figures.append(figure)
        i = i + 1 if figure is None else figure.last + 1
    return figures


def _amount(line: Line, drafts: list[Draft], links: Links, i: int) -> Amount:
    draft = drafts[i]
    out_of, same, later = links.wholes.get(i), links.same.get(i), links.revised.get(i)
    return Amount(
        span=_span(line, draft.first, draft.last),
        text=line.words(draft.first, draft.last),
        low=draft.low,
        high=draft.high,
        approximate=draft.loose,
        kind=draft.kind,
        unit=draft.unit,
        per=draft.per,
        figures=draft.figures,
        noun=_noun(line, draft.noun),
        further=draft.further,
        parts=tuple(_amount(line, drafts, links, j) for j in links.parts.get(i, ())),
        out_of=None if out_of is None else _amount(line, drafts, links, out_of),
        same=None if same is None else _amount(line, drafts, links, same),
        revised_to=None if later is None else _span(line, drafts[later].first, drafts[later].last),
        reason=_reason(line, draft),
    )


def _noun(line: Line, noun: NounPhrase | None) -> Noun | None:
    if noun is None:
        return None
    return Noun(_span(line, noun.first, noun.last), line.words(noun.first, noun.last), noun.lemma)


def _reason(line: Line, draft: Draft) -> Reason:
    words = GAP.join(line.words(a, b) for a, b in ((draft.first, draft.last), *draft.heard))
    return Reason("rule:amount", ", ".join(draft.rules), words)


def _span(line: Line, first: int, last: int) -> Span:
    return line.start + line.tokens[first].start, line.start + line.tokens[last].end
