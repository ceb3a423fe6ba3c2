"""Two figures that are the ends of one: "between 300 and 400", "two to three million", "dozens, if
not hundreds".
"""

from dataclasses import replace

from sayso.record.amount import Kind
from sayso.reference.amounts.bounds import apply, settle
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line
from sayso.reference.amounts.numerals import simple

_DASHES = ("-", "–", "‑")


def join_ranges(line: Line, drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with the ends of a range made one.  Ends in the wrong order ("141-7") are no
    amounts: both go.
    """
    joined: list[Draft] = []
    i = 0
    while i < len(drafts):
        if i + 1 < len(drafts):
            found = _join(line, drafts[i], drafts[i + 1])
            if found is not None:
                joined.extend(found)
                i += 2
                continue
        joined.append(drafts[i])
        i += 1
    return joined


def join_bounds(line: Line, drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with the two ends of "at least nine, and possibly as many as 15" made one."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined and _bound(line, joined[-1], draft):
            lower = joined.pop()
            draft = replace(
                draft,
                first=lower.first,
                core=lower.core,
                low=lower.low,
                figures=(*lower.figures, *draft.figures),
                rules=(*lower.rules, *draft.rules, "range"),
                loose=lower.loose or draft.loose,
                ranged=True,
            )
        joined.append(draft)
    return joined


def _bound(line: Line, a: Draft, b: Draft) -> bool:
    if b.first - a.last > 5 or a.high is not None or b.low or b.high is None or a.low > b.high:
        return False
    if (a.kind, a.unit) != (b.kind, b.unit) or not a.direction or not b.direction:
        return False
    words = tuple(
        line.word(i)
        for i in range(a.last + 1, b.first)
        if line.word(i) not in (",", "possibly", "perhaps")
    )
    return words in {("and",), ("or",), ("but",)}


def _join(line: Line, a: Draft, b: Draft) -> list[Draft] | None:
    """One range; none if the two only look like one; None if they are apart."""
    if b.first - a.last > 6 or a.zero or b.zero:
        return None
    between = tuple(line.word(i) for i in range(a.last + 1, b.first))
    link, loosened = _link(line, a, between)
    if link is None or (link == "to" and _is_change(line, a)):
        return None
    if loosened:
        b = apply(b, "about")
    a, b = _alike(a, b)
    if (a.kind, a.unit) != (b.kind, b.unit):
        return None
    if a.low >= b.low:
        return None if link in ("or", "wider") else []
    if link in ("or", "to") and not a.loose and b.low > 100 * max(a.low, 1):
        return None
    return [_range(line, a, b, link)]


def _link(line: Line, a: Draft, between: tuple[str, ...]) -> tuple[str | None, bool]:
    """What makes the two a range: "and", "to", "-", "or", "wider"; and whether the second is only
    about so many.
    """
    words = load_words()
    about = [p for p, rule in words.before.meanings.items() if rule == "about"]
    loosened = False
    for phrase in about:
        if len(between) > len(phrase) and between[-len(phrase) :] == phrase:
            between, loosened = between[: -len(phrase)], True
            break
    if between in words.lists["ranges", "wider"]:
        return "wider", loosened
    if between == ("and",):
        return ("and" if _opening(line, a, "between")[0] >= 0 else None), loosened
    if len(between) == 1 and between[0] in words.sets["ranges", "links"]:
        return ("-" if between[0] in _DASHES else between[0]), loosened
    return None, False


def _opening(line: Line, a: Draft, name: str) -> tuple[int, bool]:
    """Where "between" or "from" begins before ``a``, or -1; and whether ``a`` is only about so
    many.
    """
    words = load_words()
    starts = [(a.first, False)]
    starts += [
        (a.first - len(p), True)
        for p, rule in words.before.meanings.items()
        if rule == "about" and line.ends(a.first, p)
    ]
    for start, about in starts:
        for phrase in words.lists["ranges", name]:
            if line.ends(start, phrase):
                return start - len(phrase), about
    return -1, False


def _is_change(line: Line, a: Draft) -> bool:
    """It rose from one to the other: two amounts, not a range."""
    return line.word(a.first - 1) == "from" and changes_before(line, a.first - 1) >= 0


def changes_before(line: Line, i: int) -> int:
    """The nearest verb of change among the dozen words before ``i`` in its sentence, or -1."""
    verbs = load_words().sets["change", "verbs"]
    for at in range(i - 1, max(-1, i - 13), -1):
        if not line.same_sentence(at, i):
            return -1
        word = line.word(at)
        if word in verbs or any(
            word.removesuffix(end) in verbs for end in ("s", "ed", "d", "ing", "es")
        ):
            return at
    return -1


def _alike(a: Draft, b: Draft) -> tuple[Draft, Draft]:
    """With the magnitude and the unit that only one of them names: "$3 to 4 billion", "10-15
    km".
    """
    unscaled = a.scale == 1 < b.scale and not a.loose and bool(a.figures) and bool(b.figures)
    if unscaled and a.low * b.scale <= b.low:
        a = replace(_times(a, b.scale), rounded=b.rounded)
    if a.kind is Kind.COUNT and b.kind is not Kind.COUNT:
        a = replace(a, kind=b.kind, unit=b.unit)
    elif b.kind is Kind.COUNT and a.kind is Kind.MONEY:
        b = replace(b, kind=a.kind, unit=a.unit)
    return a, b


def _times(draft: Draft, scale: int) -> Draft:
    high = None if draft.high is None else simple(draft.high * scale)
    figures = tuple(simple(figure * scale) for figure in draft.figures)
    return replace(draft, low=simple(draft.low * scale), high=high, figures=figures, scale=scale)


def _range(line: Line, a: Draft, b: Draft, link: str) -> Draft:
    name = {"and": "between", "to": "from", "-": "from"}.get(link)
    start, about = _opening(line, a, name) if name else (-1, False)
    low = apply(a, "about") if about else a
    if link == "wider" or b.rounded != a.rounded:
        low, b = settle(low), settle(b)
    return replace(
        b,
        first=start if start >= 0 else a.first,
        core=a.core,
        low=low.low,
        changes=b.changes,
        figures=(*a.figures, *b.figures),
        rules=(*(("about",) if about or "about" in b.changes else ()), "range"),
        loose=low.loose or b.loose,
        rounded=a.rounded and b.rounded,
        ranged=True,
    )
