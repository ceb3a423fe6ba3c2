"""When a claim was said, and the time that its content tells of.

Both are read off the parse: the time of the saying hangs on the cue ("said on Thursday"), that of
the event on the verb of the content ("had left on Thursday").  A time between two verbs is the
parser's to place, and one that it places on neither is nobody's.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of, root_of
from sayso.record.claim import Claim, Reason, Span
from sayso.record.report import Report
from sayso.record.time_expression import TimeExpression, TimeType
from sayso.reference.references import Moment
from sayso.reference.times.compose import is_when
from sayso.reference.times.evidence import find_evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

_ISSUES = frozenset(
    ["publish", "issue", "release", "post", "broadcast", "air", "date", "write", "record", "film"]
)
"""What makes a document's time that of what it says: "a report published in March"."""
_SPEAKS = frozenset(
    ["speak", "write", "talk", "tweet", "post", "brief", "testify", "address", "appear", "quote"]
)
"""What makes a participle's time that of the saying beside it: "Speaking on Monday, the mayor
said".
"""
_EVENTS = frozenset({
    "attack", "strike", "shelling", "bombing", "bombardment", "raid", "assault", "blast",
    "explosion", "ambush", "battle", "fight", "fighting", "clash", "offensive",
    "operation", "fire", "flood", "crash", "incident", "event", "airstrike", "massacre",
    "shooting", "barrage", "salvo", "withdrawal", "retreat", "advance", "exchange",
    "swap", "meeting",
})  # fmt: skip
"""Nouns of what happens, whose day the clause beside them tells: "an attack that came on
Monday".
"""
_AT = (TimeType.DATE, TimeType.TIME)


def find_published(report: Report) -> Moment | None:
    """When ``report`` was published: as it says itself, else by evidence in it, else unknown."""
    if report.published:
        return Moment(report.published, Reason("report", "published", "given with the report"))
    evidence = find_evidence(report)
    if evidence is None:
        return None
    return Moment(
        evidence.interval, Reason(f"rule:evidence, {evidence.kind}", "published", evidence.reason)
    )


def find_said_at(
    claim: Claim, analysis: Analysis, times: Sequence[TimeExpression]
) -> Moment | None:
    """The time that the words around the cue give to the saying.  ``times`` are those of the
    claim's paragraphs.
    """
    cue = {analysis.parse.span(token) for token in analysis.parse.tokens_of(claim.cue.spans)}
    issued = {
        analysis.parse.span(token)
        for token in analysis.parse.tokens_of(claim.source.spans)
        if token.dep_ == "acl" and lemma_of(token) in _ISSUES
    }
    outside = [time for time in times if not _touches(time, claim.content.spans)]
    beside = {
        analysis.parse.span(token) for token in _spoken(analysis.parse.tokens_of(claim.cue.spans))
    }
    on_cue = [
        time
        for time in outside
        if not _touches(time, claim.source.spans) and _hangs_on(time, cue, analysis)
    ]
    on_cue = on_cue or [time for time in outside if _hangs_on(time, beside, analysis)]
    return _moment(
        "said", on_cue or [time for time in outside if _hangs_on(time, issued, analysis)]
    )


def _spoken(cue: Iterable["Token"]) -> Iterator["Token"]:
    """The participles that tell of the same saying: "Speaking on Monday, ..."; "in a video posted
    on Monday".
    """
    for verb in cue:
        for child in verb.children:
            if (
                child.dep_ == "advcl"
                and child.tag_ in ("VBG", "VBN")
                and lemma_of(child) in _SPEAKS
            ):
                yield child
            nouns = (
                (noun for noun in child.children if noun.dep_ == "pobj")
                if child.dep_ == "prep"
                else ()
            )
            yield from (
                each
                for noun in nouns
                for each in noun.children
                if each.dep_ == "acl" and _is_issued(each)
            )


def _is_issued(token: "Token") -> bool:
    return lemma_of(token) in _ISSUES


def find_event_time(
    claim: Claim, analysis: Analysis, times: Sequence[TimeExpression]
) -> Moment | None:
    """The time that the content gives to what it tells.  ``times`` are those in the content.

    Of several, the one that hangs on the verb of the content; if that does not tell them apart,
    none.  The day of what is told of a thing in a clause of its own ("the town, which fell on 1
    March") is not the event's.
    """
    times = [time for time in times if is_when(time) and not _is_aside(time, analysis)]
    moment = _moment("event", times)
    if moment or not times:
        return moment
    root = root_of(analysis.parse.tokens_of(claim.content.spans))
    verb = {analysis.parse.span(root)} if root is not None else set()
    return _moment("event", [time for time in times if _hangs_on(time, verb, analysis)])


def _is_aside(time: TimeExpression, analysis: Analysis) -> bool:
    """Whether it stands in a relative clause of a noun that is no event."""
    root = root_of(analysis.parse.tokens(time.start, time.end))
    for above in root.ancestors if root is not None else ():
        if above.dep_ == "relcl":
            return not is_event(above.head)
    return False


def _moment(what: str, times: Iterable[TimeExpression]) -> Moment | None:
    dated = [time for time in times if time.interval is not None and time.type in _AT]
    if len({(time.interval, time.value) for time in dated}) != 1 or dated[0].interval is None:
        return None
    first = dated[0]
    return Moment(dated[0].interval, Reason("rule:times", what, f"“{first.text}”: {first.reason}"))


def is_event(noun: "Token") -> bool:
    """Whether a noun names something that happens, whose day a clause beside it may tell: "the
    strike that ...".
    """
    return lemma_of(noun) in _EVENTS


def _touches(time: TimeExpression, spans: Iterable[Span]) -> bool:
    return any(a < time.end and time.start < b for a, b in spans)


def _hangs_on(time: TimeExpression, heads: set[Span], analysis: Analysis) -> bool:
    """Whether the words of the time reach one of ``heads`` in the parse before any other verb."""
    root = root_of(analysis.parse.tokens(time.start, time.end))
    while root is not None and root.head.i != root.i:
        root = root.head
        if analysis.parse.span(root) in heads:
            return True
        if root.pos_ == "VERB":
            return False
    return False
