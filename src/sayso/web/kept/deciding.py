"""Decisions of the pages and the API, as the ledger takes them."""

from sqlalchemy import select

from sayso.ledger import decisions as deciding
from sayso.ledger.claiming import Drafted, add_claim
from sayso.ledger.errors import LedgerError
from sayso.ledger.schema import SPEAKER
from sayso.ledger.store import Ledger
from sayso.questions.decisions import merge_questions, note_question, split_question
from sayso.record.json import Json
from sayso.web.record import Draft


class DecisionsOfLedger:
    """Appends what people decide."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def claim_missed(self, report: str, drafted: Drafted, who: str, why: str) -> str:
        """Record a claim that the reader missed; its id.

        Raises:
            LedgerError: L014 if the record has or had a claim of these very words.
        """
        added = add_claim(self._ledger, report, drafted, who=who, why=why)
        if not added.decision:
            what = f"the record has this claim, or it was taken back: {added.claim}"
            raise LedgerError("L014", f"That cannot be decided: {what}.", "Nothing was recorded.")
        return added.claim

    def decide(self, draft: Draft) -> int:
        """Append a decision; the number of its record.

        Raises:
            LedgerError: L010, L014 if it cannot be decided so; L005 to L009 for the store.
        """
        who, why, ledger = draft.who, draft.why, self._ledger
        named = draft.fields.get("claims") or []
        claims = named if isinstance(named, list) else [named]
        if draft.verdict == "undo":
            if not draft.undoes.isdecimal() or len(draft.undoes) > 18:
                raise LedgerError(
                    "L014", "That cannot be decided: no decision is named.", "Nothing was recorded."
                )
            about = (draft.subject, draft.target)
            return deciding.undo(ledger, int(draft.undoes), who=who, why=why, about=about)
        if draft.subject == "claim":
            changes = self._changes(draft.fields)
            return deciding.decide(
                ledger, draft.target, draft.verdict, who=who, why=why, changes=changes
            )
        if draft.subject == "question":
            if draft.verdict == "note":
                return note_question(ledger, draft.target, why, who=who)
            if draft.verdict == "merge":
                return merge_questions(ledger, draft.target, draft.into, who=who, why=why)
            return split_question(ledger, draft.target, claims, draft.into, who=who, why=why)
        if draft.verdict == "merge":
            return deciding.merge(ledger, draft.subject, draft.target, draft.into, who=who, why=why)
        return deciding.split(
            ledger, draft.subject, draft.target, claims, draft.into, who=who, why=why
        )

    def _changes(self, fields: Json) -> Json | None:
        """An amendment as the ledger takes it: parts as lists of spans, a speaker with name and
        kind.
        """
        told = dict(fields)
        for part in ("source", "cue", "content"):
            if isinstance(told.get(part), dict):
                told[part] = told[part].get("spans")
        if isinstance(told.get("speaker"), str):
            told["speaker"] = self._referent(told["speaker"], fields.get("side"))
        return told or None

    def _referent(self, key: str, side: str | None) -> Json:
        with self._ledger.reading() as connection:
            row = connection.execute(select(SPEAKER).where(SPEAKER.c.id == key).limit(1)).first()
        name, kind = (row.name, row.kind) if row else (key, "person")
        return {
            "id": key,
            "name": name,
            "kind": kind,
            "named": kind != "unnamed",
            "side": side,
            "members": [],
        }
