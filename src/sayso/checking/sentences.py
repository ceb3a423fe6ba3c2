"""What a finding says, in one sentence: the same on the terminal, on pages, in comments and in
JSON.

They say who has which words, and never whether anything is so.
"""

from datetime import datetime

from sayso.checking.draft import CheckedDraft, FindingKind, Match
from sayso.propositions.english import named
from sayso.questions.positions import Position
from sayso.questions.times import as_day
from sayso.questions.wording import says

LABELS = {
    FindingKind.EXACT: "exact",
    FindingKind.PART: "a part",
    FindingKind.EDITED: "edited",
    FindingKind.CUT_SHORT: "cut short",
    FindingKind.DIFFERS: "differs",
    FindingKind.NOT_QUOTED: "not a quotation there",
    FindingKind.REPORTED: "reported",
    FindingKind.OTHER_WORDS: "in other words",
    FindingKind.SAID_OTHERWISE: "said otherwise",
    FindingKind.SAID_BY_ANOTHER: "said by another",
    FindingKind.SPEAKER_UNCLEAR: "speaker unclear",
    FindingKind.OTHER_DAY: "another day",
    FindingKind.DENIED: "denied",
    FindingKind.CONTESTED: "contested",
    FindingKind.WALKED_BACK: "walked back",
    FindingKind.SUPERSEDED: "superseded",
    FindingKind.WITHDRAWN: "withdrawn",
    FindingKind.REJECTED: "rejected",
    FindingKind.AMENDED: "amended",
    FindingKind.ONE_VOICE: "one voice",
    FindingKind.NOT_IN_LEDGER: "not in the ledger",
    FindingKind.NEAREST: "nearest",
}
"""Each kind in a word or two."""
_LONGEST = 160


def where(match: Match) -> str:
    """The report for a sentence: “Title”, Outlet, 4 March 2024."""
    report = match.report
    title = f"“{report.title}”" if report.title else f"report {report.id}"
    day = as_day(report.published) if report.published else "no date"
    return ", ".join(part for part in (title, report.outlet, day) if part)


def exact(match: Match) -> str:
    """Of words that a report has."""
    return f"The same words{_of(match)}, in {where(match)}."


def part(match: Match, rest: str) -> str:
    """Of words that a report has within a longer sentence, of which ``rest`` is the rest."""
    return (
        f"The same words{_of(match)}, within a longer sentence, in {where(match)}: "
        f"“{_short(rest)}”."
    )


def edited(match: Match, left_out: str) -> str:
    """Of words that a report has with others, which the draft leaves out or replaces by a mark."""
    gone = f" Where the draft is marked the report has “{_short(left_out)}”." if left_out else ""
    return f"The same words but for the draft’s own marks{_of(match)}, in {where(match)}.{gone}"


def joined(match: Match) -> str:
    """Of a quotation that a report breaks off with an attribution."""
    return (
        f"The same words{_of(match)}, in {where(match)}, which breaks the quotation off: "
        f"“{_short(match.words)}”."
    )


def nearest(match: Match, turning: str) -> str:
    """Of the nearest that the speaker said; ``turning`` is a word that turns one of the two only."""
    warning = f" Only one of the two has “{turning}”." if turning else ""
    return (
        f"The nearest{_of(match)} is “{_short(match.words)}”, in {where(match)}: compare what they "
        f"say.{warning}"
    )


def cut_short(words: str) -> str:
    """Of what the draft leaves out, which can turn the sentence."""
    return f"What the draft leaves out of this sentence has “{words}”."


def differs(match: Match) -> str:
    """Of words that differ, which are marked."""
    told = "; ".join(
        _difference(each.draft_words, each.report_words) for each in match.differences[:3]
    )
    more = f"; and {len(match.differences) - 3} more" if len(match.differences) > 3 else ""
    return (
        f"Other words{_of(match)}, in {where(match)}: {told or f'“{_short(match.words)}”'}{more}."
    )


def _difference(draft: str, report: str) -> str:
    mine, theirs = _short(draft.strip()), _short(report.strip())
    if not mine:
        return f"the report has “{theirs}”, which the draft leaves out"
    if not theirs:
        return f"the draft has “{mine}”, which the report has not"
    return f"“{theirs}” where the draft has “{mine}”"


def not_quoted(match: Match) -> str:
    """Of words that a report has in its own telling."""
    return f"The report has these words, but not in quotation marks: {where(match)}."


def reported(match: Match, same: bool) -> str:
    """Of an attributed statement in the same words, or nearly."""
    how = "In the same words" if same else f"Nearly so, “{_short(match.words)}”"
    return f"{how}{_of(match)}, in {where(match)}."


def other_words(match: Match) -> str:
    """Of the same sense in other words."""
    return f"In other words{_of(match)}: “{_short(match.words)}”, in {where(match)}."


def said_otherwise(match: Match) -> str:
    """Of something that excludes the statement."""
    return f"Something else{_of(match)}: “{_short(match.words)}”, in {where(match)}."


def another_speaker(draft: str, match: Match) -> str:
    """Of words whose speaker is not the draft’s."""
    return f"The draft names {draft}; the report names {_name(match.speaker)}."


def speaker_unclear(draft: str, match: Match) -> str:
    """Of words whose speaker may be the draft’s."""
    theirs = _name(match.speaker) if match.speaker else "nobody"
    return (
        f"The draft names {draft}, the report {theirs}: whether that is the same speaker "
        "cannot be told."
    )


def other_day(match: Match, said: datetime | None) -> str:
    """Of words that were said on another day."""
    if said is None:
        return f"The draft gives a day on which the report had been published: {where(match)}."
    return f"The draft gives another day than the report, which has {as_day(said.isoformat())}."


def denied(by: Position) -> str:
    """Of a denial."""
    return f"It is denied: {says(by)}."


def contested(by: Position) -> str:
    """Of an answer that excludes it."""
    return f"Another answer excludes it: {says(by)}."


def walked_back(by: Position) -> str:
    """Of a speaker who gave it up."""
    return f"Its speaker gave it up: {says(by)}."


def superseded(by: Position) -> str:
    """Of a later answer in its place."""
    return f"A later answer took its place: {says(by)}."


def withdrawn(match: Match, report: bool) -> str:
    """Of a report that was withdrawn, or of a claim that a later version no longer has."""
    if report:
        return f"The report was withdrawn: {where(match)}."
    return f"A later version of the report no longer has it: {where(match)}."


def rejected() -> str:
    """Of a reviewer’s decision."""
    return "A reviewer rejected the claim."


def amended() -> str:
    """Of a reviewer’s decision."""
    return "A reviewer amended the claim."


def one_voice(reports: int) -> str:
    """Of reports that copy one another."""
    return f"{reports} reports have it, and all of them repeat one voice."


def not_in_ledger(quotation: bool) -> str:
    """Of what no report has."""
    if quotation:
        return "No report in the ledger has these words."
    return "No report in the ledger has it, as far as it is understood."


def _of(match: Match) -> str:
    return f" of {_name(match.speaker)}" if match.speaker else ""


def _name(name: str) -> str:
    return named(name) if name else "nobody"


def _short(words: str) -> str:
    line = " ".join(words.split())
    line = line.strip("“”\"' ") if line.count("“") == line.count("”") else line
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"


def summary(draft: CheckedDraft) -> str:
    """What was checked, in a sentence or two."""
    total = len(draft.statements)
    if not total:
        return "Nothing to check."
    look = sum(not each.is_at_rest for each in draft.statements)
    kinds = ", ".join(f"{count} {LABELS[kind]}" for kind, count in draft.counts.items())
    told = f"{total} statement" if total == 1 else f"{total} statements"
    asks = f"{look} to look at" if look else "none to look at"
    return f"{told}, {asks}: {kinds}. Held against the ledger at record {draft.sequence}."
