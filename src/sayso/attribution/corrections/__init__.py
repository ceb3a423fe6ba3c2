"""What the parse and the quotation marks put right, in the order in which it is done."""

from collections.abc import Callable

from sayso.attribution.corrections.doubles import drop_empty, merge_doubles
from sayso.attribution.corrections.furniture import drop_furniture
from sayso.attribution.corrections.outlets import find_outlets
from sayso.attribution.corrections.quoted import attach_uncued, continue_quotations, take_whole_quotations
from sayso.attribution.corrections.sources import find_missing_sources
from sayso.attribution.draft import Draft
from sayso.language.analysis import Analysis

Correction = Callable[[Analysis, list[Draft]], list[Draft]]

CORRECTIONS: tuple[Correction, ...] = (
    drop_furniture,
    find_missing_sources,
    take_whole_quotations,
    continue_quotations,
    attach_uncued,
    drop_empty,
    merge_doubles,
    find_outlets,
)
