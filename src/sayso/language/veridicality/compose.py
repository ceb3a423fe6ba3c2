"""What all that stands above a clause makes of it: signatures composed from the outermost word down
to the clause.
"""

from bisect import bisect_right
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.language.veridicality.entry import Entry, Frame, Modality
from sayso.language.veridicality.fold import Fold, false_adverb, is_speech
from sayso.language.veridicality.forms import is_infinitive, is_nominal
from sayso.language.veridicality.likelihood import EVEN, Likelihood
from sayso.language.veridicality.negation import negation_of, none_of
from sayso.language.veridicality.own import Own, own_of, taken_back
from sayso.language.veridicality.steps import Link, Step, step_from
from sayso.language.veridicality.surface import hedge_before, unheard
from sayso.language.veridicality.table import entries_of, verb_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DEPTH = 16
_ASKED = "asked"
"""Where a parse keeps the ends of its sentences and whether they ask."""


@dataclass(frozen=True, slots=True)
class Put:
    """How a clause is put.

    ``negated``: it is said not to be so, all taken together.  ``modality`` is ``OPEN`` where
    nothing says whether it is.  ``turned``: so by what stands above it, whatever its own "not"
    makes of that.  ``likelihood`` is the band of the clause put positively.  ``words`` turn or bend
    it; ``governors`` are the lemmas above it.  ``unread``: a word above it is in no entry.
    ``aside``: it stands by itself, below something that does not reach the top. ``truth``: a word
    calls it true or false.  ``entries`` are those that spoke.  ``hedged``: an adverb or auxiliary
    of its own makes it only possible.
    """

    modality: Modality = Modality.FACT
    negated: bool = False
    words: tuple[str, ...] = ()
    governors: tuple[str, ...] = ()
    turned: bool = False
    likelihood: Likelihood | None = None
    unread: bool = False
    aside: bool = False
    truth: bool = False
    entries: tuple[Entry, ...] = ()
    hedged: bool = False
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class _Level:
    """A word on the way, how it puts itself, and the step that one took from it."""

    word: "Token"
    own: Own
    step: Step | None


def compose(
    head: "Token",
    cue: Set[int] = frozenset(),
    stance: str = "",
    within: Set[int] | None = None,
) -> Put:
    """How the clause with ``head`` is put, up to its sentence's root or to the words at the offsets
    ``cue``.

    What the cue of a claim does to its content is the claim's own ``stance``, "asserts" or
    "denies", and all is told relative to it.  Of the cue only that is heard by which it plans or
    supposes, or calls what it governs true or false; and, where it asserts, by which it says that
    what it governs was not done ("failed to").  ``within`` are the offsets of the words that are
    read; what calls a mere "claim that" false from outside of them is another's word.
    """
    levels = list(_levels(head, cue))
    top = levels[-1]
    reached = top.step is not None
    put = _fold(levels, stance, bool(cue))
    hedged = levels[0].own.hedged or bool(hedge_before(head, *_around(levels, cue)))
    put = replace(put, hedged=True) if hedged else put
    aside = not reached and top.word.head != top.word
    put = replace(put, aside=aside) if aside else put
    why = _left_open(levels, aside) or _unheard(levels, put, cue, within)
    if why:
        return replace(put, modality=Modality.OPEN, words=(*put.words, why))
    over = _cue_over(head, top, cue)
    return replace(put, modality=over.modality, words=(*put.words, over.lemmas[0])) if over else put


def _cue_over(head: "Token", top: _Level, cue: Set[int]) -> Entry | None:
    """The entry of the cue's verb over an infinitive, where the parse takes it for part of a name:
    "Kline orders Reil to resign".
    """
    if top.step is not None or not cue or not is_infinitive(head):
        return None
    before = [t for t in head.doc[head.sent.start : head.i] if _offset(t) in cue]
    entries = entries_of(verb_of(before[-1].lower_), "VERB", Frame.INFINITIVE) if before else ()
    return next((e for e in entries[:1] if e.positive == "o"), None)


def _left_open(levels: list[_Level], aside: bool) -> str:
    """Why nothing says whether the clause is so, though its own words do: it is asked, or ends
    under a word of saying that stands by itself ("despite reports that", "as he said"), or what
    follows takes it back.
    """
    head, top = levels[0].word, levels[-1]
    if _is_asked(head):
        return "?"
    if top.step is not None and (asking := _asks_who(top.step.above)):
        return asking
    last = levels[-2].step.entry if len(levels) > 1 and levels[-2].step is not None else None
    if (
        aside
        and last is not None
        and (last.saying or (top.word.pos_ == "VERB" and is_speech(last)))
    ):
        return str(top.word.text)
    return taken_back(head)


def _unheard(levels: list[_Level], put: Put, cue: Set[int], within: Set[int] | None) -> str:
    """A word beside the clause that could turn it and that nothing above has read; those of the cue
    are its stance.
    """
    if put.modality is Modality.OPEN:
        return ""
    head = levels[0].word
    path, first = _around(levels, cue)
    cued = [t for t in head.sent if _offset(t) in cue] if cue else []
    behind = head.doc[head.i + 1 : head.sent.end]
    outside: set[int] = set()
    if within is not None and _is_told(cued):
        outside = {t.i for t in behind if _offset(t) not in within}
    heard = (*put.words, *_spoken(levels))
    return unheard(head, path, first, heard, {t.i for t in cued}, outside)


def _is_told(cued: "list[Token]") -> bool:
    """Whether the cue is a mere noun of which somebody speaks: "said that the claim"."""
    if not cued or not all(is_nominal(t) for t in cued):
        return False
    before = cued[0].doc[cued[0].sent.start : cued[0].i]
    return any(t.pos_ == "VERB" for t in before)


def _around(levels: list[_Level], cue: Set[int]) -> tuple[set[int], int]:
    """The indices of the words above the clause, and where what is not the cue begins before it."""
    head = levels[0].word
    words = [
        w for level in levels for w in (level.word, *_of_step(level.step)) if _offset(w) not in cue
    ]
    before = (t.i + 1 for t in head.doc[head.sent.start : head.i] if _offset(t) in cue)
    return {w.i for w in words}, max(before, default=head.sent.start)


def _of_step(step: Step | None) -> "tuple[Token, ...]":
    return () if step is None else (step.above, *((step.word,) if step.word is not None else ()))


def _spoken(levels: list[_Level]) -> Iterator[str]:
    """The words that an entry spoke by."""
    yield from (
        level.step.word.text
        for level in levels
        if level.step is not None and level.step.word is not None
    )


def _asks_who(verb: "Token") -> str:
    """The word by which a cue's own verb is only asked about: "asked who believed that"."""
    return next(
        (c.text for c in verb.children if c.tag_ == "WP" and c.dep_ in ("nsubj", "nsubjpass")), ""
    )


def _levels(head: "Token", cue: Set[int]) -> Iterator[_Level]:
    """Outwards; the last level has a step only where that leads to the cue, or at the depth where
    reading ends.
    """
    token, saying = head, False
    passed: tuple[Token | None, ...] = ()
    for _ in range(_DEPTH):
        own = own_of(token, passed)
        step = step_from(token, saying) if _offset(token) not in cue else None
        if step is None and _offset(token) not in cue and _offset(token.head) in cue:
            step = Step(
                token.head, Link.SAME
            )  # "dismissed as false a report": the preposition is the cue's
        if step is None:
            yield _Level(token, own, None)
            return
        yield _Level(token, own, step)
        if _offset(step.above) in cue:
            return
        saying = _is_saying(step, saying)
        token, passed = step.above, (token, step.word)
    yield _Level(token, own_of(token, passed), None)


def _is_saying(step: Step, saying: bool) -> bool:
    """Whether the next word is a noun of saying, or still speaks of one: "any of the reports
    that".
    """
    if step.entry is not None and step.word == step.above and is_nominal(step.above):
        return step.entry.saying
    return saying and step.link is Link.SAME


def _offset(token: "Token") -> int:
    return int(token.doc.user_data.get("start", 0) + token.idx)


def _is_asked(head: "Token") -> bool:
    """Whether its sentence ends in a question mark.  Sentences are looked through once a
    document.
    """
    kept: list[tuple[int, bool]] | None = head.doc.user_data.get(_ASKED)
    if kept is None:
        kept = [(sentence.end, _ends_in_question(sentence)) for sentence in head.doc.sents]
        head.doc.user_data[_ASKED] = kept
    number = bisect_right(kept, head.i, key=lambda sentence: sentence[0])
    return number < len(kept) and kept[number][1]


def _ends_in_question(sentence: "Span") -> bool:
    for number in range(len(sentence) - 1, -1, -1):
        token = sentence[number]
        if not (token.is_space or token.is_quote or token.text in ("’", "'", ")")):
            return bool(token.text == "?")
    return False


def _fold(levels: list[_Level], stance: str, claimed: bool) -> Put:
    fold = Fold(claimed, stance == "denies")
    governors: list[str] = []
    turned = False
    for number in range(len(levels) - 1, -1, -1):
        level = levels[number]
        if level.step is not None:
            shared = levels[number + 1] if number + 1 < len(levels) else None
            _descend(fold, level, shared, stance == "asserts")
            governors.append(lemma_of(level.step.above))
        turned = fold.is_turned
        if not _is_shared(levels, number):
            fold.own(level.own)
    return _put(fold, turned, tuple(reversed(governors)))


def _is_shared(levels: list[_Level], number: int) -> bool:
    """Whether the word is the first of coordinated ones, of which the way goes through another:
    each has its own auxiliaries and its own "not", unless the later one takes them over.
    """
    if number == 0:
        return False
    below = levels[number - 1].word
    if below.dep_ != "conj" or below.head != levels[number].word:
        return False
    return any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in below.children) or not _takes_over(
        below
    )


def _takes_over(conjunct: "Token") -> bool:
    """A coordinated word without a subject of its own shares the auxiliaries of the first, and with
    "or" its "not".
    """
    first = conjunct.head
    joined = {c.lower_ for c in first.children if c.dep_ == "cc"}
    objects = (c for c in first.children if c.dep_ in ("dobj", "attr"))
    negated = negation_of(first) is not None or any(none_of(c) for c in objects)
    return not negated or bool(joined & {"or", "nor"})


def _descend(fold: Fold, level: _Level, above: _Level | None, asserts: bool) -> None:
    """One step down: what the word above makes of the word below it."""
    step = level.step
    if step is None:
        return
    if above is None and false_adverb(step.above) is not None:
        fold.open(Modality.OPEN, step.above.text)
    elif step.link is Link.GOVERNED:
        _governed(fold, level, step, above, asserts)
    elif step.link is Link.UNREAD and (above is not None or is_infinitive(level.word)):
        fold.unread = True
        fold.open(Modality.OPEN, step.above.text)
    elif step.link is Link.PURPOSE:
        fold.open(Modality.INTENDED, "to")
    elif step.link is Link.BESIDE and fold.sign < 0:
        fold.sign = 1
        if negation_of(step.above) is not None or fold.denied:
            fold.open(Modality.OPEN, step.above.text)


def _is_implicative(entry: Entry) -> bool:
    """It says of what it governs that it was done or was not: "failed to", "did not dare to"."""
    return "-" in (entry.positive, entry.negated) and not (entry.likelihood or entry.saying)


def _governed(fold: Fold, level: _Level, step: Step, above: _Level | None, asserts: bool) -> None:
    entry, word = step.entry, step.word
    if entry is None or word is None or (above is None and not _cue_speaks(step, entry, asserts)):
        return
    if (above is not None and word != step.above) or (above is None and _is_implicative(entry)):
        fold.own(own_of(word))
    fold.govern(entry, word, level.word, above is not None and above.own.negated)


def _cue_speaks(step: Step, entry: Entry, asserts: bool) -> bool:
    """Of a claim's cue only what is no stance: that it plans, asks or expects, or that it calls
    something false, unless the cue denies that already ("dismissed as false").
    """
    if step.word == step.above:
        if entry.likelihood == "hedge" or (asserts and _is_implicative(entry)):
            return True
        return entry.positive == "o" and entry.negated != "+"
    denying = entries_of(lemma_of(step.above), "VERB", Frame.SAYING)
    return not any(e.positive == "-" for e in denying)


def _put(fold: Fold, turned: bool, governors: tuple[str, ...]) -> Put:
    modality = _strongest(fold.modalities)
    negated, band = fold.is_turned, fold.band
    if band is not None:
        negated = (band.high < EVEN) != fold.denied
        turned = turned or negated
        modality = Modality.POSSIBLE if modality is Modality.FACT else modality
    return Put(
        modality=modality,
        negated=negated,
        words=tuple(fold.words),
        governors=governors,
        turned=turned,
        likelihood=band,
        unread=fold.unread,
        truth=fold.truth,
        entries=tuple(fold.entries),
        bounded=fold.bounded,
        hedged=Modality.POSSIBLE in fold.modalities,
    )


def _strongest(modalities: list[Modality]) -> Modality:
    """Where anything leaves it open, it is; else the inmost that is not plain."""
    if Modality.OPEN in modalities:
        return Modality.OPEN
    if Modality.CONDITIONAL in modalities:
        return Modality.CONDITIONAL
    return modalities[-1] if modalities else Modality.FACT
