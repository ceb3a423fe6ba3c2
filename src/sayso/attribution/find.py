"""The door of the room: a report's claims.

The tagger proposes; the parse and the quotation marks correct, one named rule after another, each
leaving its reason on the claims it changed; the lexicon judges act, stance and certainty.
"""

from functools import partial
from typing import TYPE_CHECKING

from sayso.attribution.corrections import CORRECTIONS
from sayso.attribution.draft import Draft, draft
from sayso.attribution.judgement.act import judge_act
from sayso.attribution.judgement.certainty import judge_certainty, judge_likelihood
from sayso.attribution.judgement.cue import Cue
from sayso.attribution.judgement.stance import denies, judge_stance
from sayso.attribution.tagging.tagger import tag
from sayso.guards import guarded
from sayso.language.analysis import Analysis
from sayso.language.encoder.encoder import EncodedText, load_model
from sayso.language.parser import lemma_of, root_of
from sayso.language.quotations import share_quoted
from sayso.language.veridicality.entry import Frame
from sayso.language.veridicality.table import entries_of, verb_of
from sayso.record.claim import (
    Act,
    Certainty,
    Claim,
    Mode,
    Part,
    Reason,
    Source,
    Span,
    Stance,
    place_of,
)
from sayso.record.report import Report

if TYPE_CHECKING:
    from spacy.tokens import Token

_DENIED = 5
"""Words from a source's last to a noun of saying that a verb of denial can stand among."""


def find_claims(report: Report, analysis: Analysis, encoded: EncodedText) -> tuple[Claim, ...]:
    """Find the claims of ``report``, in the order of their first words.

    ``analysis`` and ``encoded`` are of its text.
    """
    model = load_model()
    drafts = [
        draft(report.text, encoded.words, tagged, model.name) for tagged in tag(encoded, model)
    ]
    for correct in CORRECTIONS:
        corrected = partial(correct, analysis, list(drafts))
        drafts = guarded(f"rule:{correct.__name__}", corrected, drafts)
    judged = [
        guarded("rule:claim", partial(_claim, report, analysis, d), None, spans=d.cue)
        for d in drafts
    ]
    claims = {claim.id: claim for claim in judged if claim is not None}
    return tuple(sorted(claims.values(), key=place_of))


_NO_ACT = (Act.SPEECH, Reason("rule:act", "could not be judged"))
_NO_STANCE = (Stance.WITHHOLDS, Reason("rule:stance", "could not be judged"))
_NO_CERTAINTY = (Certainty.HYPOTHETICAL, Reason("rule:certainty", "could not be judged"))
"""What stands where a judgement fails: silence before the opposite, so that nothing is answered by
the claim.
"""


def _claim(report: Report, analysis: Analysis, made: Draft) -> Claim:
    text = report.text
    cue = Cue(tuple(analysis.parse.tokens_of(made.cue)))
    content = tuple(analysis.parse.tokens_of(made.content))
    mode = judge_mode(analysis, made.content)
    spans = made.content
    by_cue = partial(judge_act, cue, made.speech)
    act, by_act = guarded("rule:act", by_cue, _NO_ACT, spans=spans)
    by_words = partial(judge_stance, Cue((*_denying(analysis, made), *cue.tokens)), content)
    stance, by_stance = guarded("rule:stance", by_words, _NO_STANCE, spans=spans)
    by_scope = partial(judge_certainty, cue, content, mode)
    certainty, by_certainty = guarded("rule:certainty", by_scope, _NO_CERTAINTY, spans=spans)
    if stance is Stance.WITHHOLDS:
        certainty, by_certainty = (
            Certainty.PLAIN,
            Reason("rule:certainty", "plain", "nothing is put forward"),
        )
    return Claim(
        report=report.sha256,
        doc=report.doc,
        source=_source(analysis, made),
        cue=Part.of(text, made.cue),
        content=Part.of(text, made.content),
        mode=mode,
        act=act,
        stance=stance,
        certainty=certainty,
        why=(*made.why, by_act, by_stance, by_certainty),
        likelihood=None if stance is Stance.WITHHOLDS else judge_likelihood(cue, content),
    )


def _denying(analysis: Analysis, made: Draft) -> "tuple[Token, ...]":
    """The verb of denial between the source and a noun of saying that is the cue: "Kline rejected
    the | claim that", "Kline rejects | claim that", where it may have been taken for the end of the
    source.
    """
    source, cue = analysis.parse.tokens_of(made.source), analysis.parse.tokens_of(made.cue)
    if (
        not source
        or not cue
        or cue[0].pos_ not in ("NOUN", "PROPN", "VERB")
        or source[-1].doc != cue[0].doc
    ):
        return ()
    between = cue[0].doc[source[-1].i : cue[0].i] if cue[0].i - source[-1].i <= _DENIED else ()
    noun = any(entry.saying for entry in entries_of(lemma_of(cue[0]), "NOUN", Frame.THAT))
    return tuple(t for t in between if noun and t not in cue and denies(verb_of(t.lower_)))


def judge_mode(analysis: Analysis, content: tuple[Span, ...]) -> Mode:
    """Direct if all but a stray word of the content is in quotation marks, indirect if none is,
    else mixed.
    """
    share = share_quoted(analysis.text, analysis.quotations, content)
    return Mode.DIRECT if share >= 0.9 else Mode.MIXED if share else Mode.INDIRECT


def _source(analysis: Analysis, made: Draft) -> Source:
    part = Part.of(analysis.text, made.source)
    tokens = analysis.parse.tokens_of(made.source)
    return Source(part.spans, part.text, _is_named(tokens), Part.of(analysis.text, made.via))


def _is_named(tokens: "list[Token]") -> bool:
    """The source's head, or what stands in apposition to it, is a proper name."""
    head = root_of(tokens)
    if head is None:
        return False
    inside = {t.i for t in tokens}
    others = [
        t for t in head.subtree if t.dep_ in ("appos", "conj") and t.head == head and t.i in inside
    ]
    return any(t.pos_ == "PROPN" for t in (head, *others))
