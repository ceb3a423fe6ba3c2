"""A record in memory, made of the invented stories of ``corpora/scenarios`` and their
annotations.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sayso.checking.draft import CheckedDraft
from sayso.ledger.claiming import Drafted
from sayso.questions.sides import is_party
from sayso.questions.weight import weight_of
from sayso.record.json import Json
from sayso.watches.journal import Watched
from sayso.watches.store import WatchStore
from sayso.watches.watch import Change, Watch, checked_kind, checked_target
from sayso.web.kept.singles import grouped
from sayso.web.record import (
    BoardFilter,
    ClaimFilter,
    Clock,
    Draft,
    Found,
    Page,
    ReportFilter,
    Told,
    Upload,
)
from sayso.web.views.hits import excerpt
from tests.web.stories import PLACES, STORIES, as_claim, slug
from tests.web.stories import theatre as load


class Memory:
    """Keeps everything in lists; the clocks cut by the day of publication."""

    def __init__(self, stories: Iterable[str] = ("orvan", "verkhnia-lypa")) -> None:
        self._sides: list[Json] = []
        self._questions: list[Json] = []
        self._reports: dict[str, Json] = {}
        self._claims: dict[str, Json] = {}
        self.decided: list[Json] = []
        for story in stories:
            self._tell(STORIES / story)

    def _tell(self, folder: Path) -> None:
        own = folder / "theatre.toml"
        theatre = load(str(own) if own.exists() else "ukraine-2022")
        self._sides += [
            {"id": s.id, "name": s.name, "kind": str(s.kind), "theatre": theatre.id}
            for s in theatre.sides
        ]
        numbers: dict[str, str] = {}
        for path in sorted(folder.glob("[0-9][0-9].json")):
            self._enter(json.loads(path.read_text()), json.loads(path.with_suffix(".claims.json").read_text()), numbers,
                        path.stem)  # fmt: skip
        for raw in json.loads((folder / "gold.json").read_text()):
            self._questions.append(self._as_question(raw, folder.name, numbers))

    def _enter(self, raw: Json, claims: list[Json], numbers: dict[str, str], stem: str) -> None:
        text, sha = raw["text"], hashlib.sha256(raw["text"].encode()).hexdigest()
        where = {key: raw.get(key) for key in ("outlet", "title", "url")} | {
            "id": sha[:16],
            "published": {"start": f"{raw['published']}T00:00:00Z", "end": f"{raw['published']}T23:59:59Z"},
        }  # fmt: skip
        report = {
            **where, "sha256": sha, "text": text, "doc": f"{stem}.json", "recorded": "2024-04-01T09:30:00Z",
            "capture": {"sha256": hashlib.sha256(sha.encode()).hexdigest(), "bytes": len(text), "tool": "sayso"},
            "reader": "sayso 0.1.0, reader-1", "extracted": "", "notes": [], "versions": [], "retracted": None,
        }  # fmt: skip
        self._reports[sha[:16]] = report
        for each in claims:
            claim = as_claim(each, text, sha, report["doc"], where)
            numbers[f"{stem}#{each['id']}"] = claim["id"]
            self._claims[claim["id"]] = claim

    def _as_question(self, raw: Json, story: str, numbers: dict[str, str]) -> Json:
        key, place = raw["key"], raw["key"]["place"]
        lat, lon, precision = PLACES.get(place, (None, None, None))
        positions = [self._as_position(each, numbers) for each in raw["positions"]]
        standing = {"single-source": "unconfirmed"}.get(raw["status"], raw["status"])
        days = sorted({each["first"] for each in positions})
        history = [
            {"at": day, "standing": "unconfirmed" if day == days[0] else "contested"}
            for day in days[:-1]
        ]
        return {
            "id": hashlib.sha256(f"{story}{raw['id']}".encode()).hexdigest()[:12], "type": key["type"],
            "place": {"name": place, "id": f"place:{slug(place)}", "lat": lat, "lon": lon, "precision": precision},
            "what": key["what"], "event_time": None, "say_sos": len(_voices(positions)),
            "echoes": sum(each["echoes"] for each in positions), "standing": standing, "reason": raw["status_reason"],
            "positions": positions, "history": [*history, {"at": days[-1], "standing": standing}],
        }  # fmt: skip

    def _as_position(self, raw: Json, numbers: dict[str, str]) -> Json:
        claims = [numbers[each] for each in raw["claims"] if each in numbers]
        value = dict(raw["value"])
        withheld = value.pop("withheld", False)
        said = raw["said_on"] or self._claims[claims[0]]["where"]["published"]["start"][:10]
        if "quantity" in value:
            value |= value.pop("quantity") or {"low": None, "high": None}
        value.pop("kind", None)
        return {
            "speaker": slug(raw["actor"]), "name": raw["actor"], "side": raw["side"], "value": value,
            "stance": "withholds" if withheld else "asserts", "first": said, "last": said,
            "claims": claims, "say_sos": 1, "echoes": max(len(claims) - 1, 0), "against_interest": False,
        }  # fmt: skip

    # What the pages ask

    def head(self) -> Json:
        return {
            "seq": 120 + len(self.decided), "sha256": hashlib.sha256(str(len(self.decided)).encode()).hexdigest(),
            "recorded_at": "2024-04-01T09:30:00Z", "reports": len(self._reports), "claims": len(self._claims),
            "version": "sayso 0.1.0",
        }  # fmt: skip

    def sides(self) -> Sequence[Json]:
        return self._sides

    def skipped(self, clock: Clock) -> list[str]:
        return []

    def board(self, wanted: BoardFilter, clock: Clock, page: Page) -> Found:
        new = self.changed_since(wanted.new_since)
        found = [
            q
            for q in self._at(clock)
            if _meets(q, wanted) and (not wanted.new_since or q["id"] in new)
        ]
        if wanted.sort == "weight":
            found.sort(key=weight_of, reverse=True)
        elif wanted.sort == "place":
            found.sort(key=lambda each: each["place"]["name"])
        else:
            order = ["contested", "conceded", "denied", "superseded", "agreed", "unconfirmed"]
            found.sort(key=lambda each: each["history"][-1]["at"], reverse=True)
            if wanted.sort == "telling":
                found.sort(key=lambda each: order.index(each["standing"]))
        return _cut(found, page)

    def tally(self, wanted: BoardFilter, clock: Clock) -> dict[str, int]:
        counts: dict[str, int] = {}
        for each in self._at(clock):
            if _meets(each, wanted, standing=False):
                counts[each["standing"]] = counts.get(each["standing"], 0) + 1
        return counts

    def singles(self, wanted: BoardFilter, clock: Clock) -> Found:
        return grouped(self.board(replace(wanted, voices="one"), clock, Page(5000)).items)

    def quotes(self, claims: Sequence[str], clock: Clock) -> dict[str, Json]:
        return {each: self._said(self._claims[each]) for each in claims if each in self._claims}

    def changed_since(self, seq: int) -> frozenset[str]:
        later = {each["target"] for each in self.decided if 120 + int(each["id"]) > seq}
        return frozenset(
            q["id"] for q in self._questions for p in q["positions"] if later & set(p["claims"])
        )

    def question(self, key: str, clock: Clock) -> Json | None:
        found = next((each for each in self._at(clock) if each["id"] == key), None)
        if found is None:
            return None
        positions = [
            {**p, "said": [self._said(self._claims[c]) for c in p["claims"]]}
            for p in found["positions"]
        ]
        return {**found, "positions": positions, "notes": self._notes(key)}

    def _notes(self, key: str) -> list[Json]:
        undone = {each["undoes"] for each in self.decided}
        notes = [
            d
            for d in self.decided
            if d["target"] == key and d["verdict"] == "note" and d["id"] not in undone
        ]
        return [
            {"id": d["id"], "text": d["why"], "by": d["who"], "at": d["recorded"]} for d in notes
        ]

    def _said(self, claim: Json) -> Json:
        return {
            key: claim[key]
            for key in ("id", "source", "cue", "content", "stance", "certainty", "where")
        }

    def _at(self, clock: Clock) -> list[Json]:
        if clock.as_of is None:
            return list(self._questions)
        day = clock.as_of.strftime("%Y-%m-%d")
        found = []
        for each in self._questions:
            positions = [p for p in each["positions"] if p["first"] <= day]
            history = [h for h in each["history"] if h["at"] <= day]
            if positions and history:
                found.append(
                    {
                        **each,
                        "positions": positions,
                        "history": history,
                        "standing": history[-1]["standing"],
                    }
                )
        return found

    def report(self, key: str) -> Json | None:
        report = next((r for r in self._reports.values() if key in (r["id"], r["sha256"])), None)
        if report is None:
            return None
        return {
            **report,
            "claims": [
                self._full(c) for c in self._claims.values() if c["report"] == report["sha256"]
            ],
        }

    def reports(self, page: Page, clock: Clock, wanted: ReportFilter = ReportFilter()) -> Found:  # noqa: B008
        rows = [
            {
                **{key: value for key, value in r.items() if key != "text"},
                "excerpt": excerpt(r["text"], wanted.text),
            }
            for r in self._reports.values()
            if all(
                w in f"{r['title']} {r['text']}".casefold() for w in wanted.text.casefold().split()
            )
            and wanted.outlet in ("", r["outlet"])
        ]
        return _cut(sorted(rows, key=lambda row: row["published"]["start"], reverse=True), page)

    def report_counts(self, clock: Clock, wanted: ReportFilter) -> Json:
        rows = self.reports(Page(500), clock, wanted).items
        outlets = Counter(row["outlet"] for row in rows)
        days = Counter(row["published"]["start"][:10] for row in rows)
        return {
            "outlets": [{"name": name, "count": count} for name, count in outlets.most_common()],
            "days": [
                {"name": name, "count": count} for name, count in sorted(days.items(), reverse=True)
            ],
        }

    def capture(self, sha256: str) -> bytes | None:
        found = next((r for r in self._reports.values() if r["capture"]["sha256"] == sha256), None)
        return found["text"].encode() if found else None

    def claims(self, wanted: ClaimFilter, clock: Clock, page: Page) -> Found:
        return _cut([c for c in self._claims.values() if _answers(c, wanted)], page)

    def claim(self, key: str) -> Json | None:
        return self._full(self._claims[key]) if key in self._claims else None

    def _full(self, claim: Json) -> Json:
        text = next(r["text"] for r in self._reports.values() if r["sha256"] == claim["report"])
        spans = [*claim["source"]["spans"], *claim["cue"]["spans"], *claim["content"]["spans"]]
        start = text.rfind("\n", 0, min(a for a, _ in spans)) + 1
        end = text.find("\n", max(b for _, b in spans))
        end = len(text) if end < 0 else end
        questions = [
            {key: q[key] for key in ("id", "what", "standing", "place")}
            for q in self._questions if any(claim["id"] in p["claims"] for p in q["positions"])
        ]  # fmt: skip
        return {
            **claim, "passage": {"text": text[start:end], "start": start, "end": end}, "questions": questions,
            "reader": "sayso 0.1.0, reader-1", "theatre": "lower-valley",
            "decisions": [d for d in self.decided if d["target"] == claim["id"]],
        }  # fmt: skip

    def speaker(self, key: str, clock: Clock) -> Json | None:
        claims = [c for c in self._claims.values() if c["speaker"]["id"] == key]
        positions = [
            {**p, "question": {k: q[k] for k in ("id", "what", "standing", "place", "type")}}
            for q in self._at(clock) for p in q["positions"] if p["speaker"] == key
        ]  # fmt: skip
        if not claims and not positions:
            return None
        told = claims[0]["speaker"] if claims else {"id": key, "name": positions[0]["name"], "kind": "person",
                                                    "side": positions[0]["side"]}  # fmt: skip
        return {
            **told, "claims": len(claims), "say_sos": len(positions), "echoes": sum(p["echoes"] for p in positions),
            "against_interest": 0, "positions": positions,
            "track": {"conceded": [], "walked_back": [], "denied_by_own": []},
        }  # fmt: skip

    def speakers(self, wanted: str, page: Page) -> Found:
        rows: dict[str, Json] = {}
        for claim in self._claims.values():
            who = claim["speaker"]
            row = rows.setdefault(who["id"], {**who, "claims": 0})
            row["claims"] += 1
        found = [row for row in rows.values() if wanted.casefold() in row["name"].casefold()]
        return _cut(sorted(found, key=lambda row: -row["claims"]), page)

    def events_at(self, place: str, clock: Clock) -> list[Json]:
        rows = [q for q in self._at(clock) if place in (q["place"]["id"], q["place"]["name"])]
        title = f"{rows[0]['place']['name']}: {rows[0]['what']}" if rows else ""
        name = slug(rows[0]["place"]["name"]) if rows else ""
        event = {"id": f"event-{name}", "title": title, "claims": len(rows), "grade": None,
                 "questions": rows}  # fmt: skip
        return [event] if len(rows) > 1 else []

    def event(self, key: str, clock: Clock) -> Json | None:
        places = dict.fromkeys(q["place"]["id"] for q in self._at(clock))
        return next((e for p in places for e in self.events_at(p, clock) if e["id"] == key), None)

    def event_of(self, question: str, clock: Clock) -> Json | None:
        places = [q["place"]["id"] for q in self._at(clock) if q["id"] == question]
        return next((e for p in places for e in self.events_at(p, clock)), None)

    def places_named(self, words: str, page: Page) -> Found:
        counts = Counter(
            (each["place"]["id"], each["place"]["name"])
            for each in self._questions
            if words.casefold() in each["place"]["name"].casefold()
        )
        rows = [{"id": key[0], "name": key[1], "questions": n} for key, n in counts.most_common()]
        return _cut(rows, page)

    def begin(self, store: WatchStore, owner: str, watched: Watched) -> Watch:
        kind, target = checked_kind(watched[0]), checked_target(watched[1])
        return store.add(owner, kind, target, self.head()["seq"], ())

    def follow(self, store: WatchStore) -> None:
        pass

    def name_of(self, watch: Watch) -> str:
        return watch.target

    def tell(self, watches: Sequence[Watch], changes: Sequence[Change]) -> list[Mapping[str, Any]]:
        return []

    def claim_missed(self, report: str, drafted: Drafted, who: str, why: str) -> str:
        self.decide(Draft("claim", "0" * 16, "claim", who, why))
        return "0" * 16

    def places(self, wanted: BoardFilter, clock: Clock) -> Found:
        rows: dict[str, Json] = {}
        for each in self._at(clock):
            if _meets(each, wanted) and each["place"]["lat"] is not None:
                extent = "country" if each["place"]["name"] == "Ukraine" else "area"
                row = rows.setdefault(
                    each["place"]["id"], {**each["place"], "extent": extent, "questions": []}
                )
                row["questions"].append(each)
        return Found(tuple(rows.values()), len(rows))

    def queue(self, wanted: ClaimFilter, page: Page) -> Found:
        decided = {each["target"] for each in self.decided}
        return _cut([self._full(c) for c in self._claims.values() if c["id"] not in decided], page)

    def decisions(self, target: str, page: Page) -> Found:
        return _cut(
            [d for d in reversed(self.decided) if not target or target in (d["target"], d["into"])],
            page,
        )

    def decide(self, draft: Draft) -> Json:
        row = {
            "id": str(len(self.decided) + 1), "subject": draft.subject, "target": draft.target,
            "verdict": draft.verdict, "who": draft.who, "why": draft.why, "fields": draft.fields, "into": draft.into,
            "undoes": draft.undoes, "recorded": datetime.now(UTC).isoformat().replace("+00:00", "Z"),
        }  # fmt: skip
        self.decided.append(row)
        return row

    def check(self, upload: Upload, clock: Clock) -> CheckedDraft:
        return CheckedDraft(upload.data.decode(), (), "0" * 64, 1)

    def add(self, uploads: Sequence[Upload], who: str, told: Told) -> None:
        for each in uploads:
            if b"\x00" in each.data or not each.data.strip():
                told(
                    {
                        "name": each.name,
                        "outcome": "refused",
                        "problem": "R009: there is no text in it.",
                    }
                )
                continue
            text = each.data.decode()
            raw = {"text": text, "outlet": each.outlet, "title": each.title, "url": each.url,
                   "published": each.published or "2024-03-20"}  # fmt: skip
            self._enter(raw, [], {}, each.name)
            key = hashlib.sha256(text.encode()).hexdigest()[:16]
            told(
                {"name": each.name, "outcome": "added", "report": key, "claims": 0, "questions": []}
            )


def _voices(positions: Sequence[Json]) -> set[str]:
    """The independent ones: a party is one, and everybody else."""
    held = [each for each in positions if each["stance"] != "withholds"]
    return {each["side"] if is_party(each["side"]) else each["speaker"] for each in held}


def _cut(found: Sequence[Json], page: Page) -> Found:
    start = int(page.after or 0)
    end = start + page.limit
    return Found(tuple(found[start:end]), len(found), str(end) if end < len(found) else "")


def _meets(each: Json, wanted: BoardFilter, standing: bool = True) -> bool:
    return (
        wanted.type in ("", each["type"])
        and wanted.voices in ("", "several" if each["say_sos"] > 1 else "one")
        and (not standing or wanted.standing in ("", each["standing"]))
        and (
            wanted.place == each["place"]["id"]
            or wanted.place.casefold() in each["place"]["name"].casefold()
        )
        and (not wanted.side or any(p["side"] == wanted.side for p in each["positions"]))
        and wanted.text.casefold() in each["what"].casefold()
    )


def _answers(claim: Json, wanted: ClaimFilter) -> bool:
    words = f"{claim['source']['text']} {claim['content']['text']}".casefold()
    return (
        wanted.speaker in ("", claim["speaker"]["id"])
        and wanted.side in ("", claim["side"])
        and wanted.stance in ("", claim["stance"])
        and wanted.report in ("", claim["report"], claim["report"][:16])
        and wanted.text.casefold() in words
    )
