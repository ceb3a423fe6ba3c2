"""How firmly the content is put forward: plain, hedged, hypothetical."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.attribution.judgement.cue import Cue
from sayso.attribution.judgement.lexicon import load_lexicon
from sayso.language.parser import lemma_of, root_of
from sayso.language.veridicality.entry import Frame
from sayso.language.veridicality.likelihood import Likelihood, likelihood_at
from sayso.language.veridicality.table import entries_of
from sayso.record.claim import Certainty, Mode, Reason

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("ccomp", "xcomp", "conj", "parataxis")


def judge_certainty(cue: Cue, content: tuple["Token", ...], mode: Mode) -> tuple[Certainty, Reason]:
    """By what has the content's main clauses in its scope; a hedge in a relative clause is not the
    claim's.
    """
    heads = _main_heads(content)
    condition = _inverted(content) or _condition(cue, heads, {t.i for t in content}, mode)
    if condition:
        return Certainty.HYPOTHETICAL, Reason("rule:certainty", Certainty.HYPOTHETICAL, condition)
    hedge = _hedge(cue, heads)
    if hedge:
        return Certainty.HEDGED, Reason("rule:certainty", Certainty.HEDGED, hedge)
    return Certainty.PLAIN, Reason("rule:certainty", Certainty.PLAIN)


def judge_likelihood(cue: Cue, content: tuple["Token", ...]) -> Likelihood | None:
    """The band of a word of likelihood with the cue, or with the content's main clause."""
    return _band(cue, _main_heads(content))


def _band(cue: Cue, heads: "list[Token]") -> Likelihood | None:
    near = (
        *cue.around,
        *(t for head in heads[:1] for t in (head, *head.children, *_predicates(head))),
    )
    return next((band for token in near if (band := likelihood_at(token)) is not None), None)


def _predicates(head: "Token") -> "list[Token]":
    """What is said of the subject, and what stands beside the verb of a clause that a copula
    introduces.
    """
    words = [c for c in head.children if c.dep_ in ("acomp", "attr", "xcomp", "prep")]
    return [t for word in words for t in word.children if t.dep_ in ("advmod", "acomp", "prep")]


def _inverted(content: tuple["Token", ...]) -> str | None:
    """A condition without a conjunction: "Should it fall, ...", "Had there been no deal, ..."."""
    words = [t for t in content[:6] if not t.is_punct]
    if len(words) < 2 or words[0].lower_ not in load_lexicon()["certainty", "inverted_conditions"]:
        return None
    follows = words[1].pos_ in ("PRON", "DET", "PROPN", "NOUN", "ADJ", "NUM")
    asks = content[0].sent.text.rstrip("”\"’' ").endswith("?")
    return words[0].text if follows and not asks else None


def _main_heads(content: tuple["Token", ...]) -> list["Token"]:
    """The root of the content's first sentence and the clauses that it brings with it."""
    root = root_of(content)
    if root is None:
        return []
    inside = {t.i for t in content}
    heads = [root]
    for head in heads:
        heads.extend(
            c for c in head.children if c.dep_ in _CLAUSES and c.i in inside and len(heads) < 4
        )
    return heads


def _condition(cue: Cue, heads: list["Token"], inside: set[int], mode: Mode) -> str | None:
    lexicon = load_lexicon()
    conditions, would = (
        lexicon["certainty", "conditions"],
        lexicon["certainty", "hypothetical_auxiliaries"],
    )
    if any(c.dep_ == "mark" and lemma_of(c) in conditions for c in cue.root.children):
        return f"if {cue.root.text}"
    if cue.negation is None and any(t.lower_ in would and t.dep_ == "aux" for t in cue.around):
        return f"would {cue.root.text}"
    for head in heads:
        mark = _condition_on(head, inside)
        if mark is not None:
            return mark.text
    return "would" if heads and _is_supposed(heads[0], mode) else None


def _condition_on(head: "Token", inside: set[int]) -> "Token | None":
    """The conjunction of a condition in the content, on a verb or beside it."""
    conditions = load_lexicon()["certainty", "conditions"]
    for clause in (head, *(c for c in head.children if c.dep_ == "advcl" and c.i in inside)):
        mark = next(
            (c for c in clause.children if c.dep_ == "mark" and lemma_of(c) in conditions), None
        )
        if mark is not None and mark.i in inside and not _asks(mark, clause):
            return mark
    return None


def _is_supposed(head: "Token", mode: Mode) -> bool:
    """Whether a verb has a "would" that supposes: of the past, or in the speaker's own words, for
    in reported speech it is the future.
    """
    would = load_lexicon()["certainty", "hypothetical_auxiliaries"]
    auxiliaries = [c for c in head.children if c.dep_ == "aux"]
    if not any(lemma_of(c) in would or c.lower_ in ("would", "’d", "'d") for c in auxiliaries):
        return False
    return mode is Mode.DIRECT or any(c.lower_ == "have" for c in auxiliaries)


def _asks(mark: "Token", clause: "Token") -> bool:
    """Whether the conjunction asks ("asked if it was true") and supposes nothing."""
    return clause.dep_ == "ccomp" and mark.lower_ in ("if", "whether")


def _is_hearsay(verb: "Token") -> bool:
    """It is said or thought of somebody by nobody who is named: "are alleged to have", "was said to
    have".
    """
    passive = verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)
    of_somebody = any(c.dep_ in ("nsubjpass", "nsubj") and c.lower_ != "it" for c in verb.children)
    return passive and of_somebody and lemma_of(verb) in load_lexicon()["certainty", "hearsay"]


def _hedges_of(cue: Cue) -> "Iterator[Token]":
    adverbs = load_lexicon()["certainty", "hedging_adverbs"]
    for token in cue.around:
        if token.lower_ in adverbs or (token.lower_ in ("may", "might") and token.dep_ == "aux"):
            yield token


def _hedge(cue: Cue, heads: list["Token"]) -> str | None:
    word = cue.first_in(load_lexicon()["certainty", "hedging_cues"])
    if word:
        return word
    unsure = next(filter(None, map(_unconfirmed, (*cue.tokens, *cue.subjects, *cue.named))), None)
    thought = next((t for t in cue.tokens if _is_guess(t)), None)
    for token in (
        *(t for t in (unsure, thought) if t is not None),
        *(t for t in cue.tokens if _is_hearsay(t)),
        *_hedges_of(cue),
    ):
        return str(token.text)
    for head in heads:
        hedge = _hedge_of(head)
        if hedge is not None:
            return str(hedge.text)
    band = _band(cue, heads)
    return band.words if band is not None else None


def _hedge_of(head: "Token") -> "Token | None":
    """A verb that hedges, or the word beside it that does."""
    lexicon = load_lexicon()
    if lemma_of(head) in lexicon["certainty", "hedging_verbs"]:
        return head
    negated = any(c.dep_ == "neg" for c in head.children)
    for child in head.children:
        if child.dep_ == "aux" and child.lower_ in lexicon["certainty", "hedging_auxiliaries"]:
            if child.lower_ == "could" and negated:
                continue  # "could not leave" is inability
            return child
        adverb = child.lower_ in lexicon["certainty", "hedging_adverbs"]
        if child.dep_ in ("advmod", "acomp") and adverb:
            return child
    return None


def _unconfirmed(noun: "Token") -> "Token | None":
    """The word that says of something told that nobody vouches for it: "unconfirmed reports",
    "rumours".
    """
    if noun.pos_ not in ("NOUN", "PROPN", "VERB") or noun.dep_ == "compound":
        return None
    words = load_lexicon()["certainty", "unconfirmed"]
    before = noun.doc[noun.i - 1] if noun.i > noun.sent.start else noun
    near = (*(c for c in noun.children if c.dep_ in ("amod", "nmod", "compound")), before)
    said = any(e.saying for e in entries_of(lemma_of(noun), "NOUN", Frame.THAT))
    if said and lemma_of(noun) in load_lexicon()["certainty", "rumours"]:
        return noun
    return next((t for t in near if said and t.lower_ in words), None)


def _is_guess(cue: "Token") -> bool:
    """A verb by which its content is only supposed: "suspects", "suggests"."""
    entries = entries_of(lemma_of(cue), "VERB", Frame.THAT) if cue.pos_ == "VERB" else ()
    return any(entry.likelihood == "hedge" for entry in entries)
