"""What somebody says in the form of a headline, where the tagger sees no cue.

"Bridge is lost: mayor", "Mayor: bridge is lost", "‘We stay’: residents defy the army", "Army pulls
out: ‘Nothing left’" and "Bridge is lost, says mayor".  A quotation without anybody beside it has no
source.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.attribution.corrections.sources.phrases import phrase_of
from sayso.attribution.draft import Draft, trim
from sayso.attribution.judgement.lexicon import load_lexicon
from sayso.attribution.spans import Cover, length, overlap
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of, root_of
from sayso.language.veridicality.table import cues_of
from sayso.record.claim import Reason, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST = 40
"""Words of a headline; of annotated ones 99 of 100 have no more."""
_LONGEST_NAME = 6
"""Words of a name beside a colon; of annotated ones 97 of 100 have no more."""
_COLON = re.compile(r"\s*(:)\s+")
_LAST_COLON = re.compile(r"(:)\s+([^:\n]+)$")
_LAST_SAYING = re.compile(r",\s+(\w+)\s+([^,:;\n]+)$")
_QUOTES = "”’»\"'"
_TAIL = re.compile(r"\s*(?:\||[–—]\s*(?:live|video|as it happened)\b).*$", re.I)
"""What a feed sets behind a headline: "| Live updates", "– video"."""
_NOT_SOMEBODY = frozenset(
    {"GPE", "LOC", "FAC", "EVENT", "PRODUCT", "DATE", "WORK_OF_ART", "LAW", "TIME", "CARDINAL"}
)
_CLAUSE = 3
"""Words of what is said beside a name; a headline leaves out many a verb."""
_QUOTED = 2
"""Words of a quotation beside a colon; one word is a label or a scare quote."""

Form = tuple[Span | None, Span, Span]
"""Source, cue and content."""


def read_headlines(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Add a draft for each headline in one of the forms that no draft has with the same cue, source
    or quotation.
    """
    furniture = Cover(analysis.furniture)
    headlines = [
        span
        for span in analysis.paragraphs
        if not furniture.at(span[0]) and _is_headline(analysis, span)
    ]
    drafts = list(drafts)
    for span in headlines:
        for form in _forms(analysis, span):
            if not any(_is_there(form, other) for other in drafts):
                drafts.append(_draft(analysis, form))
    return drafts


def _is_headline(analysis: Analysis, span: Span) -> bool:
    text = analysis.text[slice(*span)].rstrip().rstrip(_QUOTES)
    return text[-1:] not in ".!?…;," and len(text.split()) <= _LONGEST


def _forms(analysis: Analysis, span: Span) -> Iterator[Form]:
    end = span[1] - len(_tail(analysis.text[slice(*span)]))
    readings = (_quotation_first, _quotation_last, _name_last, _name_first, _saying_last)
    yield from (
        form for reading in readings if (form := reading(analysis, (span[0], end))) is not None
    )


def _tail(text: str) -> str:
    tail = _TAIL.search(text)
    return tail.group() if tail else text[len(text.rstrip()) :]


def _is_there(form: Form, other: Draft) -> bool:
    source, cue, content = form
    if overlap([cue], other.cue) or (source is not None and overlap([source], other.source)):
        return True
    behind = content[0] > cue[0]
    return 2 * overlap([content], other.content) > length([content]) and (
        behind or not other.source
    )


def _draft(analysis: Analysis, form: Form) -> Draft:
    source, cue, content = form
    reason = Reason("rule:headline", "source", analysis.text[slice(*source)] if source else "")
    return Draft((source,) if source else (), (cue,), (content,), 1.0, 1.0, (reason,))


def _quotation_first(analysis: Analysis, span: Span) -> Form | None:
    """A quotation before a colon: "‘We stay’: residents defy the army"."""
    quotation = next(
        ((q.start, q.end) for q in analysis.quotations if q.start == span[0] and q.closed), None
    )
    colon = _COLON.match(analysis.text, quotation[1], span[1]) if quotation else None
    if quotation is None or colon is None or not _is_said(analysis, quotation):
        return None
    return _who_acts(analysis, (colon.end(), span[1])), colon.span(1), quotation


def _quotation_last(analysis: Analysis, span: Span) -> Form | None:
    """A quotation behind a colon: "Army pulls out: ‘Nothing left’"; before it a name, somebody's
    deed, or a topic.
    """
    quotation = next(
        ((q.start, q.end) for q in analysis.quotations if q.end == span[1] and q.start > span[0]),
        None,
    )
    colon = (
        re.compile(r"(:)\s+$").search(analysis.text, span[0], quotation[0]) if quotation else None
    )
    if quotation is None or colon is None or not _is_said(analysis, quotation):
        return None
    before = (span[0], colon.start())
    return _name(analysis, before) or _who_acts(analysis, before), colon.span(1), quotation


def _is_said(analysis: Analysis, quotation: Span) -> bool:
    return len(analysis.text[slice(*quotation)].split()) >= _QUOTED


def _name_last(analysis: Analysis, span: Span) -> Form | None:
    """A name behind the last colon: "Bridge is lost: mayor"."""
    colon = _LAST_COLON.search(analysis.text, *span)
    words = analysis.parse.tokens(span[0], colon.start()) if colon else []
    if colon is None or len(words) < _CLAUSE or words[-1].lower_ in _words()["topics"]:
        return None
    source, content = (
        _name(analysis, colon.span(2), last=True),
        trim(analysis.text, (span[0], colon.start())),
    )
    return (source, colon.span(1), content) if source and content else None


def _name_first(analysis: Analysis, span: Span) -> Form | None:
    """A name before the first colon: "Mayor: bridge is lost"."""
    colon = _COLON.search(analysis.text, *span)
    if colon is None or len(analysis.parse.tokens(colon.end(), span[1])) < _CLAUSE:
        return None
    source, content = (
        _name(analysis, (span[0], colon.start())),
        trim(analysis.text, (colon.end(), span[1])),
    )
    if source is None or content is None or _LAST_SAYING.search(analysis.text, *content):
        return None
    return (source, colon.span(1), content) if _is_told(analysis, source, content) else None


def _is_told(analysis: Analysis, source: Span, content: Span) -> bool:
    """Whether the words behind a name tell something; behind a bare name, which may be a
    columnist's, in a clause.
    """
    words, name = analysis.parse.tokens(*content), root_of(analysis.parse.tokens(*source))
    head = root_of(words)
    if head is None or any(t.lower_ in _words()["topics"] for t in words[-2:]):
        return False
    return head.pos_ in ("VERB", "AUX") or (
        name is not None and lemma_of(name) in _words()["speakers"]
    )


def _saying_last(analysis: Analysis, span: Span) -> Form | None:
    """A verb of saying and its subject at the end: "Bridge is lost, says mayor"."""
    saying = _LAST_SAYING.search(analysis.text, *span)
    if saying is None or saying.group(1) not in _words()["verbs"]:
        return None
    words = analysis.parse.tokens(*saying.span(2))
    content, source = (
        trim(analysis.text, (span[0], saying.start())),
        trim(analysis.text, saying.span(2)),
    )
    if (
        not words
        or len(words) > _LONGEST_NAME + 2
        or not _is_phrase(words)
        or content is None
        or source is None
    ):
        return None
    return (source, saying.span(1), content) if len(analysis.parse.tokens(*content)) > 1 else None


def _is_phrase(words: "list[Token]") -> bool:
    """Whether the words may be one noun with what describes it."""
    return words[-1].pos_ not in ("ADV", "ADP", "PRON", "NUM") and not any(
        t.pos_ in ("VERB", "AUX", "SCONJ", "PART") and t.tag_ != "POS" for t in words[:-1]
    )


def _name(analysis: Analysis, span: Span, last: bool = False) -> Span | None:
    """The stretch, if it names somebody and nothing else; behind the colon (``last``) a state or a
    paper too.
    """
    words = [t for t in analysis.parse.tokens(*span) if not t.is_space]
    if (
        not 0 < len(words) <= _LONGEST_NAME
        or not _is_phrase(words)
        or words[0].pos_ in ("DET", "ADP", "PRON", "NUM")
    ):
        return None
    listed = _words()
    if any(t.lower_ in listed["topics"] for t in words) and not (
        last and lemma_of(words[-1]) in listed["papers"]
    ):
        return None
    head = root_of(words)
    known = listed["speakers"] | listed["papers"] if last else listed["speakers"]
    if head is None or not (_is_somebody(head, known) or (last and _is_power(words))):
        return None
    return trim(analysis.text, span)


def _is_power(words: "list[Token]") -> bool:
    """A state or its capital, which speaks by its bare name: "Two ships sunk: Moscow"."""
    return len(words) == 1 and words[0].ent_type_ in ("GPE", "ORG", "") and words[0].pos_ == "PROPN"


def _is_somebody(head: "Token", known: frozenset[str]) -> bool:
    if lemma_of(head) in known or head.lower_ in known:
        return True
    return head.pos_ == "PROPN" and (
        head.ent_type_ == "PERSON" or (head.ent_type_ == "ORG" and head.text.isupper())
    )


def _who_acts(analysis: Analysis, span: Span) -> Span | None:
    """The subject of the deed that the headline tells beside a quotation, if that is somebody."""
    words = [t for t in analysis.parse.tokens(*span) if not t.is_space]
    verb = next((t for t in words if t.pos_ in ("VERB", "AUX")), None)
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if verb is not None else None
    if verb is None or subject is None:
        return None
    lexicon = load_lexicon()
    speaks = lemma_of(verb) in lexicon["act", "speech"] | cues_of("denies")
    somebody = subject.pos_ == "PROPN" and (speaks or subject.ent_type_ not in _NOT_SOMEBODY)
    if not (somebody or _is_somebody(subject, _words()["speakers"])):
        return None
    phrase = [t for t in phrase_of(subject) if t.i < verb.i]
    return trim(analysis.text, analysis.parse.extent(phrase))


@cache
def _words() -> dict[str, frozenset[str]]:
    text = (
        files("sayso.attribution.corrections")
        .joinpath("headlines.toml")
        .read_text(encoding="utf-8")
    )
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
