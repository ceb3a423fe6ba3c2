"""What the grammar says is said, where the tagger found who says it and no content."""

import re
from typing import TYPE_CHECKING

from sayso.attribution.draft import Draft, trim
from sayso.attribution.judgement.lexicon import load_lexicon
from sayso.attribution.spans import length, overlap
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of, root_of
from sayso.language.veridicality.table import cues_of
from sayso.record.claim import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SURE = 0.8
_LIKELY = 0.6
"""Score of a cue above which the grammar may say what is said; below it, cues without a content are
mostly none.
"""
_COLON = re.compile(r"[^.!?\n]{0,80}:\s*")
_PRONOUN = 4
"""Code points of the longest content that only points at what is said: "This", "that"."""
_GOVERNED = (("ccomp", "acl", "relcl"), ("xcomp",), ("dobj",), ("prep",))
"""Relations of what is said to the word that attributes it, the surest first."""
_SHORTEST = 4
"""Words that a sentence must have before its cue to be what is said."""


def find_missing_contents(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Give drafts without a content the quotation that their cue introduces, or the clause or
    sentence it governs.
    """
    quotations = {quotation.start: quotation.end for quotation in analysis.quotations}
    changed = []
    for made in drafts:
        introduced = None if made.content else _introduced(analysis.text, quotations, made)
        if introduced:
            made = made.changed("colon", "content", content=(introduced,))
        made = made if made.score < _SURE else _with_content(analysis, made)
        changed.append(
            made if made.content or made.score < _LIKELY else _with_object(analysis, made)
        )
    return changed


def _introduced(text: str, quotations: dict[int, int], made: Draft) -> Span | None:
    """The quotation after the colon that ends the cue's sentence, in its paragraph or at the head
    of the next.
    """
    colon = _COLON.match(text, made.cue[-1][1] - 1)
    start = colon.end() if colon else -1
    return (start, quotations[start]) if start in quotations else None


def _with_content(analysis: Analysis, made: Draft) -> Draft:
    tokens = analysis.parse.tokens_of(made.cue)
    verb = root_of(tokens)
    if verb is None or verb.pos_ != "VERB" or lemma_of(verb) not in load_lexicon()["act", "speech"]:
        return made
    pointed = _pointed_at(analysis, verb)
    if made.content and not (pointed and length(made.content) <= _PRONOUN):
        return made
    span = pointed or _clause(analysis, verb) or _sentence_before(analysis, made, verb)
    if span is None or overlap([span], [*made.source, *made.cue]):
        return made
    return made.changed("clause", "content", verb.text, content=(span,))


def _with_object(analysis: Analysis, made: Draft) -> Draft:
    """The draft of a word that is known to attribute, with what it governs: "refuses to p", "fears
    that p".
    """
    head = root_of(analysis.parse.tokens_of(made.cue))
    if head is None or head.tag_ == "VBN" or not _is_known(head):
        return made  # what a passive governs is only a part of what is said
    last = max(b for _, b in made.cue)
    words = _governed(head)
    words = [t for t in words if analysis.parse.span(t)[0] >= last]
    while words and (words[0].lower_ in ("to", "that") or words[0].is_punct):
        words = words[1:]
    span = trim(analysis.text, analysis.parse.extent(words)) if len(words) > 1 else None
    if span is None or overlap([span], [*made.source, *made.cue]):
        return made
    return made.changed("object", "content", head.text, content=(span,))


def _is_known(head: "Token") -> bool:
    lexicon = load_lexicon()
    listed = lexicon["act", "speech"] | lexicon["act", "thought"] | lexicon["act", "intent"]
    return lemma_of(head) in listed | cues_of("denies")


def _governed(head: "Token") -> list["Token"]:
    """The words of the clause, the infinitive, the object or the prepositional object right behind
    a cue's word.
    """
    for relations in _GOVERNED:
        below = next((c for c in head.rights if c.dep_ in relations and c.pos_ != "PUNCT"), None)
        if below is not None:
            inner = (
                [c for c in below.rights if c.dep_ in ("pobj", "pcomp")]
                if below.dep_ == "prep"
                else [below]
            )
            return [t for top in inner[:1] for t in top.subtree if not t.is_space]
    return []


def _pointed_at(analysis: Analysis, verb: "Token") -> Span | None:
    """The sentences before "This was reported by ...", in the same paragraph, as far as nobody else
    says them.
    """
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if subject is None or subject.lower_ not in ("this", "that") or verb.sent.start == 0:
        return None
    sentences = [sent for sent in verb.doc.sents if sent.end <= verb.sent.start]
    others = [
        n
        for n, sent in enumerate(sentences)
        if any(lemma_of(t) in _sayings() for t in sent if t.pos_ == "VERB")
    ]
    before = sentences[min(others[-1] + 1 if others else 0, len(sentences) - 1) :]
    tokens = [t for sent in before for t in sent if not t.is_space]
    return trim(analysis.text, analysis.parse.extent(tokens)) if len(tokens) >= _SHORTEST else None


def _sayings() -> frozenset[str]:
    """Verbs that mark a sentence as somebody's own: its words are not what "this" points at."""
    return frozenset(
        ("say", "claim", "deny", "tell", "add", "insist", "announce", "report", "confirm")
    )


def _clause(analysis: Analysis, verb: "Token") -> Span | None:
    """The clause that the verb governs after itself: "warned the bridge would fall"."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    return trim(analysis.text, analysis.parse.extent(clause.subtree)) if clause else None


def _sentence_before(analysis: Analysis, made: Draft, verb: "Token") -> Span | None:
    """What stands before a cue and its source that close their sentence: "..., declared the
    mayor.".
    """
    sentence = [t for t in verb.sent if not t.is_space]
    first = min(a for a, _ in (*made.cue, *made.source))
    last = max(b for _, b in (*made.cue, *made.source))
    after = [t for t in sentence if analysis.parse.span(t)[0] >= last and not t.is_punct]
    before = [t for t in sentence if analysis.parse.span(t)[1] <= first]
    if after or len([t for t in before if t.is_alpha]) < _SHORTEST or not before[-1].is_punct:
        return None
    return trim(analysis.text, analysis.parse.extent(before))
