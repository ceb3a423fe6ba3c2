"""When a claim was said, and the time that its content tells of.

Both are read off the parse: the time of the saying hangs on the cue ("said on Thursday"), that of the event on the
verb of the content ("had left on Thursday").  A time between two verbs is the parser's to place, and one that it
places on neither is nobody's.
"""

from collections.abc import Iterable, Sequence

from sayso.attribution.claim import Claim, Reason, Span
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of, root_of
from sayso.reference.references import Moment
from sayso.reference.times.evidence import find_evidence
from sayso.reference.times.expression import TimeExpression, TimeType
from sayso.reports.report import Report

_ISSUES = frozenset(["publish", "issue", "release", "post", "broadcast", "air", "date", "write", "record", "film"])
"""What makes a document's time that of what it says: "a report published in March"."""
_AT = (TimeType.DATE, TimeType.TIME)


def find_published(report: Report) -> Moment | None:
    """When ``report`` was published: as it says itself, else by evidence in it, else unknown."""
    if report.published:
        return Moment(report.published, Reason("report", "published", "given with the report"))
    evidence = find_evidence(report)
    if evidence is None:
        return None
    return Moment(evidence.interval, Reason(f"rule:evidence, {evidence.kind}", "published", evidence.reason))


def find_said_at(claim: Claim, analysis: Analysis, times: Sequence[TimeExpression]) -> Moment | None:
    """The time that the words around the cue give to the saying.  ``times`` are those of the claim's paragraphs."""
    cue = {analysis.parse.span(token) for token in analysis.parse.tokens_of(claim.cue.spans)}
    issued = {
        analysis.parse.span(token)
        for token in analysis.parse.tokens_of(claim.source.spans)
        if token.dep_ == "acl" and lemma_of(token) in _ISSUES
    }
    outside = [time for time in times if not _touches(time, claim.content.spans)]
    on_cue = [time for time in outside if not _touches(time, claim.source.spans) and _hangs_on(time, cue, analysis)]
    return _moment("said", on_cue or [time for time in outside if _hangs_on(time, issued, analysis)])


def find_event_time(claim: Claim, analysis: Analysis, times: Sequence[TimeExpression]) -> Moment | None:
    """The time that the content gives to what it tells.  ``times`` are those in the content.

    Of several, the one that hangs on the verb of the content; if that does not tell them apart, none.
    """
    moment = _moment("event", times)
    if moment or not times:
        return moment
    root = root_of(analysis.parse.tokens_of(claim.content.spans))
    verb = {analysis.parse.span(root)} if root is not None else set()
    return _moment("event", [time for time in times if _hangs_on(time, verb, analysis)])


def _moment(what: str, times: Iterable[TimeExpression]) -> Moment | None:
    dated = [time for time in times if time.interval is not None and time.type in _AT]
    if len({(time.interval, time.value) for time in dated}) != 1 or dated[0].interval is None:
        return None
    first = dated[0]
    return Moment(dated[0].interval, Reason("rule:times", what, f"“{first.text}”: {first.reason}"))


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
