"""Who the grammar says is speaking, where the tagger did not say."""

from typing import TYPE_CHECKING

from sayso.attribution.draft import Draft, trim
from sayso.language.analysis import Analysis
from sayso.language.parser import root_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARED = ("conj", "advcl", "xcomp")
"""Relations by which a verb has the subject of the verb that it hangs on."""
_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "parataxis")


def find_missing_sources(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Give drafts without a source the subject of their cue's verb.  A passive without an agent stays without."""
    return [made if made.source else _with_subject(analysis, made) for made in drafts]


def _with_subject(analysis: Analysis, made: Draft) -> Draft:
    root = root_of(t for a, b in made.cue for t in analysis.parse.tokens(a, b))
    if root is None or root.pos_ not in ("VERB", "AUX"):
        return made
    subject = _subject(root)
    if subject is None:
        return made
    span = trim(analysis.text, analysis.parse.extent(_phrase(subject)))
    if not span or any(a < span[1] and span[0] < b for a, b in made.content):
        return made
    return made.changed("subject", "source", analysis.text[slice(*span)], source=(span,))


def _subject(verb: "Token") -> "Token | None":
    """The active subject of ``verb``, its own or, where it has none, that of the verb it is joined to."""
    for _ in range(3):
        own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")]
        if own or any(c.dep_ == "auxpass" for c in verb.children):
            return own[0] if own and own[0].dep_ == "nsubj" and own[0].tag_ not in ("WDT", "WP", "EX") else None
        if verb.dep_ not in _SHARED or verb.head == verb:
            return None
        verb = verb.head
    return None


def _phrase(noun: "Token") -> list["Token"]:
    """The noun with what describes it, but no clause that says what it did."""
    kept, stack = [noun], [c for c in noun.children if c.dep_ not in _CLAUSES]
    while stack:
        token = stack.pop()
        kept.append(token)
        stack.extend(c for c in token.children if c.dep_ not in _CLAUSES)
    return kept
