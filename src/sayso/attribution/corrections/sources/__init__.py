"""Who is speaking, where the tagger did not say, said it in part, or took somebody else: a file for
each construction.

Each correction is a function from drafts to drafts; ``SOURCES`` has them in the order in which they
are done.
"""

from collections.abc import Callable

from sayso.attribution.corrections.sources.antecedents import find_antecedents
from sayso.attribution.corrections.sources.headlines import find_headline_sources
from sayso.attribution.corrections.sources.names import take_names
from sayso.attribution.corrections.sources.nouns import find_claimants
from sayso.attribution.corrections.sources.passives import free_passives, name_agents
from sayso.attribution.corrections.sources.phrases import cut_clauses, take_whole_sources
from sayso.attribution.corrections.sources.subjects import find_missing_sources, return_to_subject
from sayso.attribution.draft import Draft
from sayso.language.analysis import Analysis

SOURCES: tuple[Callable[[Analysis, list[Draft]], list[Draft]], ...] = (
    cut_clauses,
    return_to_subject,
    name_agents,
    free_passives,
    find_missing_sources,
    take_whole_sources,
    take_names,
    find_claimants,
    find_antecedents,
    find_headline_sources,
)
