"""What the parse and the quotation marks put right, in the order in which it is done."""

from collections.abc import Callable

from sayso.attribution.corrections.contents import find_missing_contents
from sayso.attribution.corrections.doubles import drop_empty, merge_doubles
from sayso.attribution.corrections.doubtful import drop_doubtful
from sayso.attribution.corrections.furniture import drop_furniture
from sayso.attribution.corrections.names import take_names
from sayso.attribution.corrections.nominal import find_claimants
from sayso.attribution.corrections.outlets import find_outlets
from sayso.attribution.corrections.quoted import attach_uncued, continue_quotations, take_whole_quotations
from sayso.attribution.corrections.sources import (
    find_missing_sources,
    free_passives,
    name_agents,
    take_whole_sources,
)
from sayso.attribution.draft import Draft
from sayso.language.analysis import Analysis

Correction = Callable[[Analysis, list[Draft]], list[Draft]]

CORRECTIONS: tuple[Correction, ...] = (
    drop_furniture,
    drop_doubtful,
    name_agents,
    free_passives,
    find_missing_sources,
    take_whole_sources,
    take_names,
    find_claimants,
    find_missing_contents,
    take_whole_quotations,
    continue_quotations,
    attach_uncued,
    drop_empty,
    merge_doubles,
    find_outlets,
)
