"""A denial that says no more than what is denied, in a noun or pronoun: "the South denied
responsibility", "Kyiv rejects the allegation"; the tagger sees no content in many.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.attribution.draft import Draft
from sayso.attribution.spans import Cover, overlap
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of
from sayso.record.claim import Reason, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONG = 12
"""Words of the longest phrase that only names what is denied."""
_UNSAID = ("neg", "aux", "mark")
"""What a plain denial has not: "did not deny", "would deny", "if it denies"."""
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve"})
_SUBJECTS = ("NOUN", "PROPN")


def read_denials(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Add a draft for each plain denial that no draft has with its verb or its source."""
    drafts, furniture = list(drafts), Cover(analysis.furniture)
    for doc in analysis.parse.docs:
        for verb in doc:
            form = _form(analysis, verb)
            if form is None or furniture.at(form[1][0]):
                continue
            if any(_has(form, other) for other in drafts):
                continue
            drafts = [other for other in drafts if not overlap([form[1]], other.cue)]
            drafts.append(_draft(analysis, form))
    return drafts


Form = tuple[Span, Span, Span]
"""Source, cue and content."""


def _has(form: Form, other: Draft) -> bool:
    """Whether another draft tells what is denied, or has the denial in what somebody says."""
    beyond = overlap([form[1]], other.cue) > 0 and bool(other.content)
    return beyond or overlap([form[1]], other.content) > 0 or overlap([form[2]], other.content) > 0


def _draft(analysis: Analysis, form: Form) -> Draft:
    source, cue, content = form
    reason = Reason("rule:denial", "source", analysis.text[slice(*source)])
    return Draft((source,), (cue,), (content,), 1.0, 1.0, (reason,))


def _form(analysis: Analysis, verb: "Token") -> Form | None:
    if verb.pos_ != "VERB" or lemma_of(verb) not in _words()["verbs"] or not _is_plain(verb):
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    denied = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if subject is None or denied is None or subject.pos_ not in _SUBJECTS:
        return None
    if lemma_of(denied) not in _words()["nouns"] and denied.lower_ not in _words()["nouns"]:
        return None
    words = sorted(denied.subtree, key=lambda token: token.i)
    if len(words) > _LONG:
        return None
    return _span(analysis, _phrase(subject)), analysis.parse.span(verb), _span(analysis, words)


def _is_plain(verb: "Token") -> bool:
    """Told as done, by no "not", "if" or "would"."""
    if verb.tag_ == "VB":
        return False
    beside = (c for c in verb.children if c.dep_ in _UNSAID)
    return all(c.lower_ in _HAVE for c in beside)


def _phrase(subject: "Token") -> list["Token"]:
    """The subject with what stands before it and what "of" adds."""
    return list(_before(subject)) + [
        t for c in subject.rights if c.dep_ == "prep" and c.lower_ == "of" for t in c.subtree
    ]


def _before(subject: "Token") -> Iterator["Token"]:
    for child in subject.lefts:
        if child.dep_ not in ("advcl", "relcl", "punct", "cc"):
            yield from child.subtree
    yield subject


def _span(analysis: Analysis, words: list["Token"]) -> Span:
    return analysis.parse.span(words[0])[0], analysis.parse.span(words[-1])[1]


@cache
def _words() -> Mapping[str, frozenset[str]]:
    data = tomllib.loads((files(__package__) / "denials.toml").read_text("utf-8"))
    return {name: frozenset(entry["words"]) for name, entry in data.items()}
