"""Nobody speaks in a heading, a caption, a byline or an address."""

from sayso.attribution.draft import Draft
from sayso.attribution.spans import within
from sayso.language.analysis import Analysis


def drop_furniture(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Drop the drafts whose cue lies outside the report's prose."""
    elsewhere = (*analysis.furniture, *analysis.addresses)
    return [d for d in drafts if not within(d.cue[0][0], elsewhere)]
