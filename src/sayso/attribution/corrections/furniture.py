"""Nobody speaks in a bare heading, a caption, a byline or an address."""

from sayso.attribution.draft import Draft
from sayso.attribution.spans import Cover
from sayso.language.analysis import Analysis


def drop_furniture(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Drop the drafts whose cue lies outside the report's prose."""
    elsewhere = Cover((*analysis.furniture, *analysis.addresses))
    return [made for made in drafts if not elsewhere.at(made.cue[0][0])]
