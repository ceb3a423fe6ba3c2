"""What the parse and the quotation marks put right, in the order in which it is done."""

from collections.abc import Callable

from sayso.attribution.corrections.acts import drop_acts
from sayso.attribution.corrections.constituents import (
    close_constituents,
    resolve_relatives,
    take_tails,
)
from sayso.attribution.corrections.contents import find_missing_contents
from sayso.attribution.corrections.denials import read_denials
from sayso.attribution.corrections.doubles import (
    drop_contradicted,
    drop_empty,
    drop_hearsay,
    merge_doubles,
)
from sayso.attribution.corrections.doubtful import drop_doubtful
from sayso.attribution.corrections.furniture import drop_furniture
from sayso.attribution.corrections.headlines import read_headlines
from sayso.attribution.corrections.labels import read_labels
from sayso.attribution.corrections.outlets import find_outlets
from sayso.attribution.corrections.predicates import drop_predicates
from sayso.attribution.corrections.questions import drop_questions
from sayso.attribution.corrections.quoted import (
    attach_uncued,
    continue_quotations,
    take_whole_quotations,
)
from sayso.attribution.corrections.sources import SOURCES
from sayso.attribution.corrections.stretches import cut_before_quotations, part_stretches
from sayso.attribution.draft import Draft
from sayso.language.analysis import Analysis

Correction = Callable[[Analysis, list[Draft]], list[Draft]]

CORRECTIONS: tuple[Correction, ...] = (
    drop_furniture,
    drop_doubtful,
    drop_acts,
    drop_questions,
    *SOURCES,
    drop_predicates,
    find_missing_contents,
    read_labels,
    read_headlines,
    read_denials,
    resolve_relatives,
    take_whole_quotations,
    continue_quotations,
    attach_uncued,
    cut_before_quotations,
    part_stretches,
    close_constituents,
    take_tails,
    drop_empty,
    merge_doubles,
    drop_hearsay,
    drop_contradicted,
    find_outlets,
)
