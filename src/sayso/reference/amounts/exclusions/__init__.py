"""Numbers that are no amounts: dates, names, codes, ages, scores, addresses.  Each rule tells its
own kind.
"""

from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.exclusions.ages import is_age
from sayso.reference.amounts.exclusions.codes import (
    is_calibre,
    is_code,
    is_degree,
    is_score,
    is_unsure,
)
from sayso.reference.amounts.exclusions.names import (
    is_address,
    is_labelled,
    is_listed,
    is_name,
    is_telephone,
    is_title,
)
from sayso.reference.amounts.exclusions.pronouns import is_no_zero, is_pronoun
from sayso.reference.amounts.exclusions.times import is_clock, is_date, is_time_window, is_year
from sayso.reference.amounts.exclusions.uses import (
    is_bare_article,
    is_difference,
    is_multiple,
    is_ratio,
)
from sayso.reference.amounts.line import Line

_RULES = (
    is_code, is_score, is_calibre, is_degree, is_unsure, is_date, is_year, is_clock, is_time_window, is_age,
    is_name, is_labelled, is_listed, is_title, is_address, is_telephone,
    is_multiple, is_ratio, is_difference, is_pronoun, is_no_zero, is_bare_article,
)  # fmt: skip
_CHAINED = (is_age, is_labelled, is_listed, is_date, is_year, is_name)


def keep_amounts(line: Line, drafts: list[Draft]) -> list[Draft]:
    """Those of ``drafts`` that tell how many or how much."""
    rules = [next((rule for rule in _RULES if rule(line, draft)), None) for draft in drafts]
    out = [rule is not None for rule in rules]
    chained = [rule in _CHAINED for rule in rules]
    for order in (range(1, len(drafts)), range(len(drafts) - 2, -1, -1)):
        step = order.step
        for i in order:
            first, second = (i - step, i) if step > 0 else (i, i - step)
            if (
                not out[i]
                and chained[i - step]
                and _goes_on(line, drafts[first], drafts[second], drafts[i])
            ):
                out[i] = chained[i] = True
    return [draft for draft, gone in zip(drafts, out, strict=True) if not gone]


def _goes_on(line: Line, first: Draft, second: Draft, draft: Draft) -> bool:
    """``draft`` is listed with one that is excluded: "aged 14, 15 and 17", "on 3 and 5 June"."""
    if draft.noun is not None or draft.unit or draft.changes:
        return False
    between = tuple(line.word(i) for i in range(first.last + 1, second.first))
    return between in {
        (",",),
        ("and",),
        ("or",),
        ("to",),
        ("-",),
        ("–",),
        (",", "and"),
        ("&",),
        ("through",),
    }
