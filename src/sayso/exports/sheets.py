"""The tables of CSV, spreadsheets and Parquet: what a row of each is, and its columns."""

from sayso.exports.format import Sheet, columns

_WHO = (
    ("speaker", "string", "The id of the speaker."),
    ("speaker_name", "string", "The speaker's name."),
    ("side", "string", "The side that the speaker speaks for."),
)
_WHERE = (
    ("place", "string", "The id of the place; empty where no gazetteer has it."),
    ("place_name", "string", "Its name, or the words for it."),
    ("lat", "number", "Degrees north, WGS 84: of an area, its middle."),
    ("lon", "number", "Degrees east."),
)
_REPORT = (
    ("outlet", "string", "Who published the report."),
    ("title", "string", "Its title."),
    ("url", "string", "Its address."),
    ("published_start", "datetime", "When it was published, at the earliest."),
)
_STANCE = (("stance", "string", "asserts, denies, doubts or withholds."),)
_CONTENT = (("content", "string", "The words for what is said."),)
_ASKED = (
    ("type", "string", "control, count, pledge, responsibility, …"),
    ("what", "string", "The question."),
)
_ANSWER = (
    ("answer", "string", "The answer in words."),
    ("low", "number", "Of a count or a pledge: at least so many."),
    ("high", "number", "At most so many; empty if the words set no bound."),
)
_DAYS = (
    ("event_from", "date", "The first day of the event."),
    ("event_to", "date", "Its last day."),
)
_VALUE = (("value", "string", "All fields of the answer, as JSON."),)
CLAIMS = Sheet(
    "claims",
    "a claim: who says what in one report, in exact words",
    columns(
        ("claim", "string", "The claim's id."),
        *_WHO,
        *_STANCE,
        ("certainty", "string", "plain, hedged or hypothetical."),
        ("source", "string", "The words for who says it."),
        ("cue", "string", "The words that attribute."),
        *_CONTENT,
        ("questions", "string", "The ids of the questions that it answers, a space between."),
        ("answer", "string", "What it answers, in words; several with a semicolon between."),
        ("against_interest", "string", "Why it hurts its speaker's own side."),
        *_WHERE,
        ("where_prec", "integer", "How exactly it is placed, from 1 to 7, as UCDP codes it."),
        ("places", "string", "The names of all places in it, a semicolon between."),
        ("types", "string", "What is understood of it: control, count, …"),
        ("said_start", "datetime", "When it was said, at the earliest."),
        ("said_end", "datetime", "The same at the latest; this instant not included."),
        ("event_start", "datetime", "When what it tells happened, at the earliest."),
        ("event_end", "datetime", "The same at the latest; not included."),
        *_REPORT,
        ("published_end", "datetime", "The same at the latest; not included."),
        ("mode", "string", "direct, mixed, indirect or narration."),
        ("act", "string", "speech, thought or intent."),
        ("review", "string", "open, accept, reject, amend or unsure."),
        ("changes", "string", "What an amendment that holds changes, as JSON."),
        ("retracted", "boolean", "Whether its outlet withdrew the report."),
        ("gone", "boolean", "Whether a later version of the report no longer has it."),
        ("removed", "boolean", "Whether its words were removed from the ledger."),
        ("start", "integer", "Where the content begins in the report's text, in code points."),
        ("end", "integer", "Where it ends; not included."),
        ("report", "string", "The id of the report."),
        ("text_sha256", "string", "The hash of the report's text."),
        ("capture_sha256", "string", "The hash of the bytes that it was read from."),
        ("record", "integer", "The claim's record in the ledger."),
    ),
)
ANSWERS = Sheet(
    "answers",
    "an answer of a claim to a question",
    columns(
        ("claim", "string", "The claim's id."),
        ("question", "string", "The question's id."),
        *_ASKED,
        *_ANSWER,
        ("holder", "string", "Of control: who holds it; “not” and who has it no longer."),
        ("accused", "string", "Of blame and attacks: who is said to have done it."),
        ("standing", "string", "How the question stands."),
        *_WHO,
        *_STANCE,
        *_CONTENT,
        *_DAYS,
        *_WHERE,
        *_REPORT,
        ("review", "string", "The claim's state of review."),
        *_VALUE,
    ),
)
QUESTIONS = Sheet(
    "questions",
    "a question as it stands",
    columns(
        ("question", "string", "The question's id."),
        *_ASKED,
        ("standing", "string", "contested, conceded, denied, superseded, agreed or unconfirmed."),
        ("reason", "string", "Why it stands so, in one sentence."),
        *_WHERE,
        ("country", "string", "ISO 3166."),
        *_DAYS,
        ("say_sos", "integer", "Independent voices with an answer that holds."),
        ("echoes", "integer", "Claims that only repeat one."),
        ("positions", "integer", "How many positions were ever taken."),
        ("low", "string", "Of a count: the least that is held, as it was said."),
        ("high", "string", "The most."),
        ("asked_at", "datetime", "When it was first answered."),
        ("changed_at", "datetime", "When it came to stand as it does."),
    ),
)
POSITIONS = Sheet(
    "positions",
    "what one speaker answers to a question, until the speaker changes it",
    columns(
        ("question", "string", "The question's id."),
        ("number", "integer", "Its place among the question's positions, from 0."),
        *_WHO,
        *_STANCE,
        *_ANSWER,
        ("first", "datetime", "When it was first said."),
        ("last", "datetime", "When it was last said."),
        ("until", "datetime", "When another answer took its place; empty while it holds."),
        ("ended", "datetime", "When it ceased to count; empty while it counts."),
        ("echoes", "integer", "Claims that only repeat it."),
        ("against_interest", "string", "Why it hurts its speaker's own side."),
        ("claims", "string", "The ids of its claims, its own first, a space between."),
        *_VALUE,
    ),
)
STANDINGS = Sheet(
    "standings",
    "a change of how a question stands",
    columns(
        ("question", "string", "The question's id."),
        ("at", "datetime", "When it came to stand so."),
        ("before", "string", "How it stood before; empty at first."),
        ("standing", "string", "How it stood from then on."),
        ("by", "string", "By whose words: names, a semicolon between."),
        ("claims", "string", "The ids of those claims, a space between."),
        ("reason", "string", "Why, in one sentence."),
    ),
)
REPORTS = Sheet(
    "reports",
    "a report",
    columns(
        ("report", "string", "The report's id."),
        *_REPORT,
        ("published_end", "datetime", "The same at the latest; not included."),
        ("known_at", "datetime", "From when on it had surely been published."),
        ("doc", "string", "What its reader called it."),
        ("retracted", "boolean", "Whether its outlet withdrew it."),
        ("removed", "boolean", "Whether its words were removed from the ledger."),
        ("previous", "string", "The report that was at its address before."),
        ("text_sha256", "string", "The hash of its text."),
        ("capture_sha256", "string", "The hash of the bytes that it was read from."),
        ("record", "integer", "Its record in the ledger."),
    ),
)
DECISIONS = Sheet(
    "decisions",
    "a reviewer's decision",
    columns(
        ("decision", "integer", "The decision's record."),
        ("recorded_at", "datetime", "When it was made."),
        ("who", "string", "Who made it."),
        ("subject", "string", "claim, speaker, place or question."),
        ("verdict", "string", "accept, reject, amend, unsure, merge, split, note or undo."),
        ("target", "string", "The id that it is about."),
        ("into", "string", "The id that it is counted with from then on."),
        ("undoes", "integer", "The decision that it takes back."),
        ("why", "string", "The reason given."),
        ("changes", "string", "What an amendment changes, as JSON."),
        ("holds", "boolean", "Whether nobody has taken it back."),
    ),
)
REVIEWERS = Sheet(
    "reviewers",
    "somebody who has decided",
    columns(
        ("who", "string", "The name."),
        ("decisions", "integer", "How many decisions."),
        ("first", "datetime", "When the first was made."),
        ("last", "datetime", "When the last was made."),
    ),
)
SHEETS = (CLAIMS, ANSWERS, QUESTIONS, POSITIONS, STANDINGS, REPORTS, DECISIONS, REVIEWERS)
