"""A draft that was checked: its statements, and what the ledger says of each."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from sayso.record.claim import Span


class StatementKind(StrEnum):
    """How a draft gives a statement: in quotation marks, or in its own words."""

    QUOTATION = "quotation"
    INDIRECT = "indirect"


class FindingKind(StrEnum):
    """What the ledger says of a statement.  Of one statement several may hold."""

    EXACT = "exact"
    """The same words stand in a report, in quotation marks and whole, by the same speaker."""
    PART = "part"
    """The same words stand in a report as a part of a longer sentence."""
    EDITED = "edited"
    """The same words but for an ellipsis or words in brackets that the draft marks as its own, or
    for an attribution that the report has between two parts of a quotation.
    """
    CUT_SHORT = "cut-short"
    """What the draft leaves out of the sentence can turn it: a "not", an "if"."""
    DIFFERS = "differs"
    """A report has other words here."""
    NOT_QUOTED = "not-quoted"
    """The report has these words, but not in quotation marks."""
    REPORTED = "reported"
    """A report has an attributed statement in the same words, or nearly."""
    OTHER_WORDS = "other-words"
    """The same is said in other words, as far as it is understood."""
    SAID_OTHERWISE = "said-otherwise"
    """Whom the draft names said something on this question that excludes it."""
    SAID_BY_ANOTHER = "said-by-another"
    SPEAKER_UNCLEAR = "speaker-unclear"
    """Whether the draft and the report mean the same speaker cannot be told."""
    OTHER_DAY = "other-day"
    """The report gives another day to the saying than the draft."""
    DENIED = "denied"
    """Another speaker denies it."""
    CONTESTED = "contested"
    """Another speaker gives an answer that excludes it."""
    WALKED_BACK = "walked-back"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    """The report was withdrawn, or a later version no longer has the words."""
    REJECTED = "rejected"
    """A reviewer rejected the claim."""
    AMENDED = "amended"
    """A reviewer amended the claim."""
    ONE_VOICE = "one-voice"
    """Several reports have it, and all of them repeat one voice."""
    NOT_IN_LEDGER = "not-in-ledger"
    NEAREST = "nearest"
    """Beside ``NOT_IN_LEDGER``: the nearest that the speaker said, the same or not."""


AT_REST = frozenset(
    {
        FindingKind.EXACT,
        FindingKind.PART,
        FindingKind.EDITED,
        FindingKind.REPORTED,
        FindingKind.SPEAKER_UNCLEAR,
        FindingKind.OTHER_WORDS,
        FindingKind.ONE_VOICE,
        FindingKind.AMENDED,
    }
)
"""Findings with which a statement need not be looked at again."""
SURE = frozenset({FindingKind.EXACT, FindingKind.REPORTED})
"""Findings that leave nothing open."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that are not the same: ``draft`` is their span in the draft, ``report`` that in the
    report's text; one of the two is empty where words were put in or left out.
    """

    draft: Span
    report: Span
    draft_words: str
    report_words: str


@dataclass(frozen=True, slots=True)
class ReportSource:
    """The report that a finding comes from.  ``published`` is ISO 8601; ``text_sha256`` and
    ``capture_sha256`` name its text and its bytes.
    """

    id: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    text_sha256: str = ""
    capture_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """Words in a report, and the claim that they are part of.

    ``words`` are exactly ``text[start:end]`` of the report's text for ``span``.  ``claim`` and
    ``record`` (its number in the ledger) are empty and 0 where the words stand in no claim.
    ``said_at`` is when it was said, else published, ISO 8601.  ``sentence`` is what stands around
    the words.
    """

    words: str
    span: Span
    report: ReportSource
    claim: str = ""
    record: int = 0
    speaker: str = ""
    speaker_id: str = ""
    said_at: str | None = None
    sentence: str = ""
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What the ledger says of a statement, in a plain sentence.

    ``match`` is where it has the statement; ``by`` is what answers it: who denied it, or what took
    its place.  ``question`` is the id of the question that both answer.
    """

    kind: FindingKind
    sentence: str
    match: Match | None = None
    by: Match | None = None
    question: str = ""


@dataclass(frozen=True, slots=True)
class CheckedStatement:
    """A quotation or an attributed statement of a draft.

    ``span`` is in code points of the draft's text, within the quotation marks; ``words`` are those
    at it.  ``speaker`` is as the draft names it, empty where it names none; ``speaker_id`` is who
    that is.
    """

    span: Span
    words: str
    kind: StatementKind
    speaker: str = ""
    speaker_id: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def kinds(self) -> frozenset[FindingKind]:
        """The kinds of its findings."""
        return frozenset(finding.kind for finding in self.findings)

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing asks to look at it again."""
        return self.kinds <= AT_REST


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft with its statements in the order of the text.

    ``head`` and ``sequence`` say which ledger it was held against: the hash of the last commit and
    the number of the last record.  ``as_of`` is the time that was asked for, if one was.  ``notes``
    tell what was not read, and what had to be decided to read it.
    """

    text: str
    statements: tuple[CheckedStatement, ...]
    head: str
    sequence: int
    name: str = ""
    title: str | None = None
    theatre: str = ""
    as_of: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[FindingKind, int]:
        """How many statements have a finding of each kind, in the order of the kinds."""
        counted = Counter(kind for statement in self.statements for kind in statement.kinds)
        return {kind: counted[kind] for kind in FindingKind if counted[kind]}

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing of it asks to be looked at again."""
        return all(statement.is_at_rest for statement in self.statements)

    @property
    def is_exact(self) -> bool:
        """Whether the ledger has every statement in the same words of the same speaker, and nothing
        is left open.
        """
        return all(statement.kinds <= SURE for statement in self.statements)
