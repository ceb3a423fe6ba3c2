"""What the words around a figure do to its bounds.  The tolerances are this program's, and
documented.

"About" sets no bound: it leaves the figure as printed, and says that it is approximate.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from sayso.record.amount import Kind, Number
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.numerals import simple

TOLERANCE = Decimal("0.1")
"""The share of the figure that "nearly" leaves below; half of it is "just under"."""


def apply(draft: Draft, rule: str) -> Draft:
    """``draft`` under the rule named ``rule``, which is a key of ``before`` in words.toml."""
    changed = RULES[rule](draft)
    return replace(
        changed, rules=(*draft.rules, rule.replace("_", " ")), changes=(*draft.changes, rule)
    )


def settle(draft: Draft) -> Draft:
    """A round word whose bounds nothing tells is about so many."""
    return apply(draft, "about") if draft.rounded and not draft.changes else draft


def is_open(rule: str) -> bool:
    """The rule bounds one side, so no other such rule may come on top."""
    return rule not in ("about", "further", "even")


def _whole(draft: Draft) -> bool:
    """Things are counted in whole numbers."""
    bounds = (draft.low, draft.high if draft.high is not None else 0)
    return draft.kind is Kind.COUNT and all(isinstance(bound, int) for bound in bounds)


def _down(draft: Draft, value: Number, share: Decimal) -> Number:
    lowered = value * (1 - share)
    if not _whole(draft):
        return simple(lowered)
    return max(0, min(int(lowered.to_integral_value(ROUND_CEILING)), int(value) - 1))


def _about(draft: Draft) -> Draft:
    return replace(draft, loose=True)


def _nearly(draft: Draft, share: Decimal = TOLERANCE) -> Draft:
    top = draft.low if draft.high is None else draft.high
    if _whole(draft):
        return replace(
            draft, low=_down(draft, draft.low, share), high=max(0, int(top) - 1), loose=True
        )
    return replace(draft, low=_down(draft, draft.low, share), high=top, loose=True)


def _just_under(draft: Draft) -> Draft:
    return replace(_nearly(draft, TOLERANCE / 2), direction="just under")


def _just_over(draft: Draft) -> Draft:
    return replace(_more_than(draft), loose=True, direction="just over")


def _more_than(draft: Draft) -> Draft:
    return replace(
        draft, low=draft.low + 1 if _whole(draft) else draft.low, high=None, direction="more than"
    )


def _at_least(draft: Draft) -> Draft:
    return replace(draft, high=None, direction="at least")


def _less_than(draft: Draft) -> Draft:
    high = draft.high
    if high is not None and _whole(draft):
        high = max(0, high - 1)
    return replace(draft, low=0, high=high, direction="less than")


def _at_most(draft: Draft) -> Draft:
    return replace(draft, low=0, direction="at most")


def _further(draft: Draft) -> Draft:
    return replace(draft, further=True)


RULES: dict[str, Callable[[Draft], Draft]] = {
    "about": _about,
    "nearly": lambda draft: replace(_nearly(draft), direction="nearly"),
    "just_under": _just_under,
    "just_over": _just_over,
    "more_than": _more_than,
    "at_least": _at_least,
    "less_than": _less_than,
    "at_most": _at_most,
    "further": _further,
    "even": lambda draft: draft,
}
