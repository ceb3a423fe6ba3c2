"""Whether an entry fits its text: every span is there and holds the words that it is said to
hold.
"""

from collections.abc import Iterator, Sequence

from sayso.ledger.entry_body import Amount, EntryBody, Part, Place, TimeWords
from sayso.record.claim import GAP, Span, claim_id

Mention = Place | TimeWords | Amount


def problems_of(entry: EntryBody, text: str, sha256: str) -> Iterator[str]:
    """What is wrong with an entry of the text that ``sha256`` names, a clause each; nothing if it
    fits.

    Raises:
        KeyError, TypeError, ValueError: if it is no entry at all.
    """
    if entry["report"] != sha256:
        yield "it is of another text"
    source = entry["source"]
    parts: dict[str, Part] = {
        "source": source,
        "source.via": source["via"],
        "cue": entry["cue"],
        "content": entry["content"],
    }
    for name, part in parts.items():
        if not _holds(part["spans"], part["text"], text):
            yield f"the words of its {name} are not where it says"
    spans = [
        [(start, end) for start, end in parts[name]["spans"]]
        for name in ("source", "cue", "content")
    ]
    if entry["id"] != claim_id(sha256, spans):
        yield "its id is not that of its spans"
    yield from _problems_of_readings(entry, text)


def _problems_of_readings(entry: EntryBody, text: str) -> Iterator[str]:
    """The same of what was read off the content."""
    mentions: dict[str, Sequence[Mention]] = {
        "places": entry.get("places") or (),
        "times": entry.get("times") or (),
        "amounts": entry.get("amounts") or (),
    }
    for name, items in mentions.items():
        for item in items:
            if "span" in item and not _holds([item["span"]], item["text"], text):
                yield f"the words of one of its {name} are not where it says"
    for proposition in entry.get("propositions") or ():
        if not _lie_within(proposition.get("spans") or [], text):
            yield "the words of a proposition lie outside the text"


def _holds(spans: Sequence[Span], words: str, text: str) -> bool:
    if len(spans) == 1:
        ((start, end),) = spans
        return 0 <= start < end <= len(text) and text[start:end] == words
    return _lie_within(spans, text) and GAP.join(text[start:end] for start, end in spans) == words


def _lie_within(spans: Sequence[Span], text: str) -> bool:
    length = len(text)
    for start, end in spans:  # noqa: SIM110 - a third of the time that all() takes, and every claim has six
        if not 0 <= start < end <= length:
            return False
    return True
