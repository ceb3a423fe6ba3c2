"""A checked draft as JSON (docs/reference/check.md)."""

from sayso.checking.draft import (
    CheckedDraft,
    CheckedStatement,
    Difference,
    Finding,
    Match,
    ReportSource,
)
from sayso.record.json import Json


def draft_as_json(draft: CheckedDraft) -> Json:
    """A checked draft as plain values.  Its text is left out: who asks has it."""
    return {
        "draft": {"name": draft.name, "title": draft.title, "characters": len(draft.text)},
        "ledger": {"head": draft.head, "sequence": draft.sequence, "as_of": draft.as_of},
        "theatre": draft.theatre,
        "at_rest": draft.is_at_rest,
        "counts": {str(kind): count for kind, count in draft.counts.items()},
        "notes": list(draft.notes),
        "statements": [_statement(each) for each in draft.statements],
    }


def _statement(statement: CheckedStatement) -> Json:
    return {
        "span": list(statement.span),
        "words": statement.words,
        "kind": str(statement.kind),
        "speaker": statement.speaker,
        "speaker_id": statement.speaker_id,
        "at_rest": statement.is_at_rest,
        "findings": [_finding(each) for each in statement.findings],
    }


def _finding(finding: Finding) -> Json:
    return {
        "kind": str(finding.kind),
        "sentence": finding.sentence,
        "match": _match(finding.match),
        "by": _match(finding.by),
        "question": finding.question,
    }


def _match(match: Match | None) -> Json | None:
    if match is None:
        return None
    return {
        "claim": match.claim,
        "record": match.record,
        "speaker": match.speaker,
        "speaker_id": match.speaker_id,
        "said_at": match.said_at,
        "words": match.words,
        "span": list(match.span),
        "sentence": match.sentence,
        "differences": [_difference(each) for each in match.differences],
        "report": _report(match.report),
    }


def _difference(difference: Difference) -> Json:
    return {
        "draft": list(difference.draft),
        "report": list(difference.report),
        "draft_words": difference.draft_words,
        "report_words": difference.report_words,
    }


def _report(report: ReportSource) -> Json:
    return {
        "id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "published": report.published,
        "text_sha256": report.text_sha256,
        "capture_sha256": report.capture_sha256,
    }
