"""Amounts within an amount: "559 citizens, including 15 youngsters", "40 people, of whom 11 are in
hospital".
"""

from dataclasses import replace

from sayso.record.amount import Kind
from sayso.reference.amounts.draft import Draft, NounPhrase
from sayso.reference.amounts.lexicon import Phrase, load_words
from sayso.reference.amounts.line import Line
from sayso.reference.amounts.links import Links
from sayso.reference.amounts.phrases import noun_at


def link_parts(line: Line, drafts: list[Draft], links: Links) -> None:
    """Tie each part to the nearest whole before it in its sentence."""
    whole = -1
    previous = -1
    for i, draft in enumerate(drafts):
        if i in links.nested:
            continue
        if whole >= 0 and not line.same_sentence(drafts[whole].first, draft.first):
            whole = previous = -1
        told = _as_part(line, draft)
        if whole >= 0 and (
            told is not None or (previous >= 0 and _goes_on(line, drafts[previous], draft))
        ):
            drafts[i] = _named(told or draft, drafts[whole])
            links.parts.setdefault(whole, []).append(i)
            links.nested.add(i)
            previous = i
        else:
            whole, previous = (i if draft.kind is Kind.COUNT and not draft.zero else whole), -1


def _as_part(line: Line, draft: Draft) -> Draft | None:
    """``draft`` if its words say that it is a part of something, with its own noun if they give
    one.
    """
    words = load_words().lists
    behind = _starting(line, words["parts", "after_the_part"], draft.last + 1)
    if behind is not None:
        at = draft.last + len(behind) + 1
        return (
            replace(draft, noun=_noun_of_some(line, at))
            if line.word(draft.first - 1) in _BEFORE
            else None
        )
    if any(line.ends(draft.first, phrase) for phrase in words["parts", "markers"]):
        of_whom = line.word(draft.first - 1) in ("whom", "which", "them")
        if (
            of_whom
            and draft.noun is None
            and line.word(draft.last + 1) in ("were", "are", "was", "is")
        ):
            return replace(draft, noun=_noun_of_some(line, draft.last + 2))
        return draft
    if line.word(draft.first - 1) == "," and _starting(
        line, words["parts", "behind_the_noun"], draft.after
    ):
        return draft
    return None


_BEFORE = (",", "(", "–", "—", "and", ";", "with")


def _noun_of_some(line: Line, at: int) -> NounPhrase | None:
    single = line.word(at) in ("a", "an")
    noun = noun_at(line, at + single)
    return noun if noun is not None and (noun.plural or single) else None


def _starting(line: Line, phrases: tuple[Phrase, ...], at: int) -> Phrase | None:
    return next((phrase for phrase in phrases if line.has(at, phrase)), None)


def _goes_on(line: Line, part: Draft, draft: Draft) -> bool:
    """The list of parts goes on: "including six children and two medics"."""
    words = tuple(line.word(i) for i in range(part.after, draft.first))
    listed = words in {("and",), (",",)} and part.noun is not None and draft.noun is not None
    return listed and line.word(draft.after) not in ("were", "was", "have", "had", "are")


def _named(part: Draft, whole: Draft) -> Draft:
    """A part without a noun of its own counts what its whole counts."""
    return (
        part
        if part.noun is not None or part.kind is not Kind.COUNT
        else replace(part, noun=whole.noun)
    )
