"""A change in words: one line, and the lines below it.  Once, for terminal, pages, feeds and
webhooks.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sayso.watches.watch import Sort

Told = Mapping[str, Any]
"""A change as ``sayso.watches.journal`` tells it."""


def headline(change: Told) -> str:
    """What changed, in a line."""
    if change["sort"] == Sort.MORE:
        many = change["many"]
        return f"{many} more {'question' if many == 1 else 'questions'} changed at once"
    if change["sort"] == Sort.CLAIMS:
        return "Said with these words, as no answer to a question"
    before, after = change["before"], change["after"]
    if before is None and after is None:
        return "A question whose answers are no longer in the record"
    if after is None:
        return f"Nobody answers any more: {before['what']}"
    if before is None:
        return f"New, {after['standing']}: {after['what']}"
    return _turn(before, after, change["question"])


def _turn(before: Told, after: Told, question: str) -> str:
    """What became of a question that was there and still is."""
    if before["id"] != after["id"] == question:
        return f"Apart again from another question: {after['what']}"
    if before["id"] != after["id"]:
        return f"Merged: {before['what']} is now {after['what']}"
    if before["standing"] != after["standing"]:
        return f"{before['standing']} → {after['standing']}: {after['what']}"
    return f"Still {after['standing']}: {after['what']}"


def lines(change: Told) -> Iterator[str]:
    """Why it stands as it does, what was said since, and what counts no longer."""
    after = change.get("after")
    if after and after["reason"]:
        yield after["reason"]
    if change.get("before") and change["before"]["answers"]:
        yield f"Before: {answers_of(change['before'])}."
    for said in (*change.get("said", ()), *change.get("claims", ())):
        yield saying(said)
    if change.get("more"):
        yield f"and {change['more']} more"
    for gone in change.get("gone", ()):
        why = "its report was withdrawn" if gone["withdrawn"] else "by a decision or a new reading"
        yield f"No longer counted, {why}: {saying(gone)}"


def answers_of(stood: Told) -> str:
    """Who answers what: "Meresk: Meresk holds it; Ridge Guard (Taluria): Taluria holds it"."""
    return "; ".join(f"{given['who']}: {given['answer']}" for given in stood["answers"])


def saying(said: Told) -> str:
    """One saying with its words and its report."""
    mark = f" [{said['mark']}]" if said.get("mark") else ""
    report = f" ({said['report']})" if said["report"] else ""
    answer = f" {said['answer']}{mark}:" if said["answer"] else ""
    return f"{said['when']}, {said['who']}:{answer} “{said['words']}”{report}"
