"""Who the grammar says is speaking, where the tagger did not say or said it in part."""

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sayso.attribution.claim import Span
from sayso.attribution.draft import Draft, trim
from sayso.attribution.judgement.lexicon import load_lexicon
from sayso.attribution.spans import overlap
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of, root_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARED = ("conj", "advcl", "xcomp")
"""Relations by which a verb has the subject of the verb that it hangs on."""
_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "parataxis")
_WITHIN_NAME = ("det", "amod", "compound", "nummod", "nmod")
_BEFORE_NOUN = (*_WITHIN_NAME, "quantmod", "poss", "predet")
_AFTER = ("nsubj", "dobj", "npadvmod", "attr", "oprd")
"""What the parse takes the source behind its verb for."""
_NO_NAME = re.compile(r"\d|[–—\n/:]|\s-\s")
"""What a date or a dateline has, which the parse at times takes for a part of the name that follows it."""
_NOUNS = ("NOUN", "PROPN", "PRON")


def find_missing_sources(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Give drafts without a source the subject of their cue's verb.  A passive without an agent stays without."""
    return [made if made.source else _with_subject(analysis, made) for made in drafts]


def cut_clauses(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """A source that runs over another cue is cut before it: "The army | denied that the North ... and said"."""
    cues = sorted((made.cue[0][0], n) for n, made in enumerate(drafts))
    starts = [start for start, _ in cues]
    changed = []
    for made in drafts:
        first = bisect_right(starts, made.source[0][0]) if made.source else len(starts)
        cue = drafts[cues[first][1]].cue if first < len(starts) else made.cue
        span = None
        if made.source and cue != made.cue and cue[0][0] < made.source[-1][1]:
            span = trim(analysis.text, (made.source[0][0], cue[0][0]))
        words = analysis.text[slice(*span)] if span else ""
        changed.append(made.changed("one-cue", "source", words, source=(span,)) if span else made)
    return changed


def return_to_subject(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The source of a verb with a subject of its own stands in the verb's sentence, and not in the one before it."""
    changed = []
    for made in drafts:
        verb = _verb(analysis, made)
        words = analysis.parse.tokens_of(made.source)
        if not words or verb is None or (words[0].doc is verb.doc and words[0].sent == verb.sent):
            changed.append(made)
            continue
        own = next((c for c in verb.children if c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP", "EX")), None)
        subject = _inverted(analysis, made, verb) or own
        changed.append(_with_source(analysis, made, "subject", subject) if subject is not None else made)
    return changed


def _with_subject(analysis: Analysis, made: Draft) -> Draft:
    root = _verb(analysis, made)
    subject = _inverted(analysis, made, root) or _subject(root) if root is not None else None
    return _with_source(analysis, made, "subject", subject) if subject is not None else made


def name_agents(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The source of a passive is its agent: "quoted by the agency", "denied by the ministry"."""
    changed = []
    for made in drafts:
        verb = _verb(analysis, made)
        agent = _agent(verb) if verb is not None and verb.tag_ == "VBN" else None
        changed.append(_with_source(analysis, made, "agent", agent) if agent is not None else made)
    return changed


def free_passives(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Who "is said to have fled" is not the one who says it: the subject is part of the content."""
    lexicon = load_lexicon()
    changed = []
    for made in drafts:
        verb = _verb(analysis, made)
        subject = _passive_subject(verb) if verb is not None and _agent(verb) is None else None
        if verb is None or subject is None or lemma_of(verb) not in lexicon["passive", "raising"]:
            changed.append(made)
            continue
        span = trim(analysis.text, analysis.parse.extent(phrase_of(subject)))
        if span and overlap(made.source, [span]) and not overlap(made.content, [span]):
            content = (*made.content, span)
            made = made.changed("passive", "source", verb.text, source=(), content=content)
        changed.append(made)
    return changed


def take_whole_sources(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """A source that is cut inside its noun phrase has the noun and what stands before it: "The", "Spain" of three."""
    return [_whole(analysis, made) if len(made.source) == 1 else made for made in drafts]


def _whole(analysis: Analysis, made: Draft) -> Draft:
    """The draft with its source from the first word of its noun phrase on, and without a verb at its end."""
    (source,) = made.source
    words = analysis.parse.tokens(*source)
    while len(words) > 1 and words[-1].pos_ == "AUX":
        words.pop()
        source = (source[0], analysis.parse.span(words[-1])[1])
    noun = _head_noun(root_of(words))
    if noun is None:
        return made
    phrase = [noun, *(t for c in noun.lefts if c.dep_ in _BEFORE_NOUN for t in c.subtree)]
    start, end = analysis.parse.extent(phrase)
    whole = (min(start, source[0]), max(end, source[1]))
    added = analysis.text[whole[0] : source[0]] + analysis.text[source[1] : whole[1]]
    if (whole,) == made.source or _NO_NAME.search(added) or overlap([whole], [*made.content, *made.cue]):
        return made
    return made.changed("noun-phrase", "source", analysis.text[slice(*whole)], source=(whole,))


def _head_noun(word: "Token | None") -> "Token | None":
    """The noun that ``word`` is part of the name of, the first of several that are joined by "and"."""
    while word is not None and word.head.pos_ in _NOUNS:
        if not (word.dep_ in _WITHIN_NAME or (word.dep_ == "conj" and word.pos_ in _NOUNS)):
            break
        word = word.head
    return word if word is not None and word.pos_ in _NOUNS else None


def _verb(analysis: Analysis, made: Draft) -> "Token | None":
    root = root_of(analysis.parse.tokens_of(made.cue))
    return root if root is not None and root.pos_ in ("VERB", "AUX") else None


def _with_source(analysis: Analysis, made: Draft, rule: str, noun: "Token") -> Draft:
    span: Span | None = trim(analysis.text, analysis.parse.extent(phrase_of(noun)))
    if span is None or overlap(made.source, [span]) or overlap(made.content, [span]):
        return made
    return made.changed(rule, "source", analysis.text[slice(*span)], source=(span,))


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


def _inverted(analysis: Analysis, made: Draft, verb: "Token") -> "Token | None":
    """The noun behind a verb that what is said stands before: "two killed, says governor"."""
    before = [end for _, end in made.content if end <= made.cue[0][0]]
    between = analysis.text[before[-1] : made.cue[0][0]].strip() if before else None
    if between not in (",", "”", "’", "–", "—", "-", ""):
        return None
    nouns = [c for c in verb.rights if c.pos_ in _NOUNS and c.dep_ in _AFTER]
    return nouns[0] if len(nouns) == 1 and verb.tag_ in ("VBZ", "VBD", "VBP") else None


def _passive_subject(verb: "Token") -> "Token | None":
    return next((c for c in verb.children if c.dep_ == "nsubjpass"), None)


def _agent(verb: "Token") -> "Token | None":
    """What "by" brings to the verb, if it is somebody and not a time or a manner."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    noun = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    return noun if noun is not None and noun.pos_ in _NOUNS else None


def phrase_of(noun: "Token") -> list["Token"]:
    """The noun with what describes it, but no clause that says what it did."""
    kept, stack = [noun], [c for c in noun.children if c.dep_ not in _CLAUSES]
    while stack:
        token = stack.pop()
        kept.append(token)
        stack.extend(c for c in token.children if c.dep_ not in _CLAUSES)
    return kept
