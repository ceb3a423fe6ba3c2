"""The subject of the cue's verb, where the tagger took another sentence's or none."""

from typing import TYPE_CHECKING

from sayso.attribution.corrections.sources.passives import is_impersonal
from sayso.attribution.corrections.sources.phrases import NOUNS, verb_of, with_source
from sayso.attribution.draft import Draft
from sayso.attribution.spans import overlap
from sayso.language.analysis import Analysis

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARED = ("conj", "advcl", "xcomp")
"""Relations by which a verb has the subject of the verb that it hangs on."""
_AFTER = ("nsubj", "dobj", "npadvmod", "attr", "oprd")
"""What the parse takes the source behind its verb for."""

_DASHES = ("—", "–", "-", "--", "―")
"""What stands between a dateline and its report."""

_CLAUSE_BEGINS = frozenset({"as", "while", "after", "before", "when", "amid", "because", ";", ":"})
"""Words that begin a clause, which the parse at times takes into the phrase before it."""


def find_missing_sources(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Give drafts without a source the subject of their cue's verb.  A passive without an agent
    stays without.
    """
    return [made if made.source else _with_subject(analysis, made) for made in drafts]


def return_to_subject(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The source of a verb with a subject of its own is that subject: not one of another sentence,
    nor a part of it.
    """
    return [_returned(analysis, made) for made in drafts]


def _returned(analysis: Analysis, made: Draft) -> Draft:
    verb = verb_of(analysis, made)
    words = analysis.parse.tokens_of(made.source)
    if not words or verb is None:
        return made
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP", "EX")]
    own = next(iter(_without_dateline(subjects)), None)
    if words[0].doc is not verb.doc or words[0].sent != verb.sent:
        subject = _inverted(analysis, made, verb) or own
        return with_source(analysis, made, "subject", subject) if subject is not None else made
    if own is None or own.i > verb.i or not _has_tense(verb) or not _is_another(words, own, verb):
        return made
    if set(words) <= set(own.subtree):
        return _from(analysis, made, own)
    return with_source(analysis, made, "subject", own)


def _without_dateline(subjects: "list[Token]") -> "list[Token]":
    """The parse takes a dateline for a first subject: "MIROVA (Telegraf) — An official said"."""
    if len(subjects) < 2 or subjects[0].i != subjects[0].sent.start:
        return subjects
    first, second = subjects[0], subjects[1]
    between = first.doc[first.i + 1 : second.left_edge.i]
    return subjects[1:] if any(t.text in _DASHES for t in between) else subjects


def _has_tense(verb: "Token") -> bool:
    return verb.tag_ in ("VBZ", "VBD", "VBP") or any(
        c.dep_ == "aux" and c.tag_ != "TO" for c in verb.children
    )


def _from(analysis: Analysis, made: Draft, subject: "Token") -> Draft:
    """The source from the first word of the subject that it is the end of: "the father of | a
    gunner".
    """
    span = (analysis.parse.span(subject.left_edge)[0], made.source[-1][1])
    between = (
        analysis.parse.tokens(span[0], made.source[0][0]) if span[0] < made.source[0][0] else []
    )
    if overlap([span], [*made.content, *made.cue]) or any(_opens_clause(t) for t in between):
        return made
    return made.changed("subject", "source", analysis.text[slice(*span)], source=(span,))


def _opens_clause(token: "Token") -> bool:
    return token.lower_ in _CLAUSE_BEGINS or (
        token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG")
    )


def _is_another(words: "list[Token]", subject: "Token", verb: "Token") -> bool:
    """Whether a source before its verb is neither the subject nor in one name with it."""
    if any(t.i >= verb.i or t == subject for t in words) or subject.pos_ not in NOUNS:
        return False
    return not any(t in words for t in subject.children if t.dep_ in ("appos", "compound", "conj"))


def _with_subject(analysis: Analysis, made: Draft) -> Draft:
    root = verb_of(analysis, made)
    subject = _inverted(analysis, made, root) or _subject(root) if root is not None else None
    if subject is None or (subject.lower_ == "it" and is_impersonal(analysis, made)):
        return made
    return with_source(analysis, made, "subject", subject)


def _subject(verb: "Token") -> "Token | None":
    """The active subject of ``verb``, its own or, where it has none, that of the verb it is joined
    to.
    """
    for _ in range(3):
        own = _without_dateline(
            [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj")]
        )
        if own or any(c.dep_ == "auxpass" for c in verb.children):
            return (
                own[0]
                if own and own[0].dep_ == "nsubj" and own[0].tag_ not in ("WDT", "WP", "EX")
                else None
            )
        if verb.dep_ not in _SHARED or verb.head == verb:
            return None
        verb = verb.head
    return None


def _inverted(analysis: Analysis, made: Draft, verb: "Token") -> "Token | None":
    """The noun behind a verb that what is said stands before: "two killed, says governor"."""
    before = [end for _, end in made.content if end <= made.cue[0][0]]
    between = analysis.text[before[-1] : made.cue[0][0]].strip() if before else None
    if between not in (",", "”", "’", "–", "—", "-", ""):
        return None
    nouns = [c for c in verb.rights if c.pos_ in NOUNS and c.dep_ in _AFTER]
    return nouns[0] if len(nouns) == 1 and verb.tag_ in ("VBZ", "VBD", "VBP") else None
