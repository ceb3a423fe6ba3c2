"""Whether an altered quotation is ever called exact, and how fast a quotation is looked for.

    python -m bench.check [--count N] [--corpus FILE ...] [--keep FILE] [--statements]
    python -m bench.check --speed [--reports N] [--keep FILE]

A ledger is made of our own corpora, or of the files that ``--corpus`` names, which are only read.
Of its quotations so many are put into drafts unaltered and altered in ten ways; a draft with each
is checked.  Prints for each way how many were called exact, found and told apart.  With ``--speed``
a ledger of made-up claims is made, and the median time for a quotation in it is printed.
"""

import argparse
import random
import re
import statistics
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.questions import CLAIMS, READER, entry
from sayso.checking.check import check_text
from sayso.checking.draft import CheckedStatement, FindingKind, StatementKind
from sayso.checking.library import Library
from sayso.checking.normal import normal
from sayso.checking.wording import Wanted, locate
from sayso.ledger.adding import add_report
from sayso.ledger.dossier import text_of
from sayso.ledger.filters import Filters
from sayso.ledger.query import Found, all_claims
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.view import view_of
from sayso.record.report import Report
from sayso.recording import Recorder
from sayso.reports.load import load
from sayso.reports.published import read_published

ROOT = Path(__file__).parents[1]
OWN = ("corpora/news/invented.train.jsonl", "corpora/news/invented.heldout.jsonl",
       "samples/vesna.jsonl")  # fmt: skip
STATEMENTS = ROOT / "bench" / "check_statements.toml"
THEATRE = ROOT / "corpora" / "scenarios" / "orvan" / "theatre.toml"
TOWNS = ("Aldmere", "Borrick", "Caldra", "Dunvel", "Estrow", "Fenrick", "Garrow", "Holvast", "Istrel", "Jarnow",
         "Kelvast", "Lornach", "Mestrow", "Norvik", "Ostrava Dol", "Pellgrad", "Quarnow", "Restrel", "Sornak",
         "Tolvast", "Ulmarn", "Vestrow", "Welkrad", "Yarrowen", "Zelmast", "Brinvol", "Crastow", "Delmarn",
         "Elvast", "Farnow")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
            "twenty", "thirty", "forty", "hundred")  # fmt: skip
_AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|do|does|did)\b")
_NO = re.compile(r"\s*\b(?:not|never)\b|n[’']t\b")
_INNER = re.compile(r"[“”\"\[…]|\.\.\.")
_PER_DRAFT = 10
_ROUNDS = 5
"""Times that a quotation may be altered in one way, each time otherwise."""
_SHORTEST = 6
"""Words of a quotation that is altered."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation of the ledger: its words, and who said it on which day, where that is known."""

    words: str
    speaker: str
    day: str
    report: int
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """A quotation as it stands in a draft, ``way`` says how it was altered."""

    way: str
    words: str
    speaker: str
    day: str = ""
    indirect: bool = False
    record_has: str = ""

    def sentence(self) -> str:
        """It in a draft."""
        when = f" on {self.day}" if self.day else ""
        if not self.speaker:
            return f"The words that were heard{when}: “{self.words}”."
        if self.indirect:
            return f"{self.speaker} said{when} that {self.words}."
        ends = "" if self.words[-1] in "?!" else ","
        return f"“{self.words}{ends}” {self.speaker} said{when}."


def make_ledger(ledger: Ledger, files: Sequence[str]) -> None:
    """Read and add the reports of the files, and one of each of the statements by hand."""
    recorder = Recorder(ledger)
    for report in load(files):
        if isinstance(report, Report):
            recorder.add(report)
    for number, each in enumerate(statements()):
        text = f"“{each['quoted']},” {each['speaker']} said on Monday.\n"
        recorder.add(Report(text, f"statement-{number}", outlet="Bench Post"))


def add_denials(ledger: Ledger) -> None:
    """Add a statement on each of some towns; that on every other town is denied by the other
    side.
    """
    recorder = Recorder(ledger, str(THEATRE))
    for number, town in enumerate(TOWNS):
        figure, day = 11 + number, read_published(f"2024-03-{number + 1:02}")
        said = f"Sella Orme said {figure} people had been killed in {town} on Monday."
        recorder.add(Report(said, f"said-{number}", outlet="Bench Post", published=day))
        if number % 2 == 0:
            no = f"Ilse Marrander denied that {figure} people had been killed in {town} on Monday."
            recorder.add(Report(no, f"denied-{number}", outlet="Bench Herald", published=day))


def denials(ledger: Ledger) -> None:
    """Print how many statements were told to be denied of those that are, and of the others."""
    against = {FindingKind.DENIED, FindingKind.CONTESTED}
    told = {True: 0, False: 0}
    for number, town in enumerate(TOWNS):
        draft = f"Sella Orme said that {11 + number} people had been killed in {town}."
        kinds = check_text(ledger, draft, theatre=str(THEATRE)).counts.keys()
        told[number % 2 == 0] += bool(against & set(kinds)) == (number % 2 == 0)
    half = len(TOWNS) // 2
    print(f"denied       {half:4}  told {told[True]};  not denied {half}  silent {told[False]}")


def statements() -> list[dict[str, str]]:
    """The statements by hand."""
    found: list[dict[str, str]] = tomllib.loads(STATEMENTS.read_text("utf-8"))["statement"]
    return found


def quotes_of(ledger: Ledger) -> list[Quote]:
    """Whole quotations, the same ones for the same ledger."""
    found: dict[str, Quote] = {}
    with ledger.reading() as connection:
        for claim in all_claims(connection, Filters(), view_of(connection)):
            text = text_of(connection, claim.report["text_sha256"]) or ""
            for quote in _quotes(claim, text):
                found.setdefault(quote.words, quote)
    return list(found.values())


def _quotes(claim: Found, text: str) -> Iterator[Quote]:
    entry: Any = claim.entry or {}
    speaker = entry.get("speaker") or {}
    if entry.get("mode") != "direct":
        return
    named = speaker.get("named") and not speaker.get("members")
    said = (entry.get("said_at") or {}).get("start") or ""
    spans = entry["content"]["spans"]
    for start, end in spans:
        words = text[start:end].strip()
        inner = " ".join(words[1:-1].split()).rstrip(".,")
        whole = words[:1] in '“"' and words[-1:] in '”"' and inner[:1].isupper()
        if whole and len(inner.split()) >= _SHORTEST and not _INNER.search(inner):
            name = str(speaker["name"]) if named else ""
            yield Quote(inner, name, said[:10], claim.report["seq"], claim.id)


def trials(quotes: Sequence[Quote], count: int, rng: random.Random) -> Iterator[Trial]:
    """Unaltered quotations and those altered in each way, ``count`` of each where there are so
    many.
    """
    pool = sorted({w for q in quotes for w in q.words.split() if w.isalpha() and len(w) > 4})
    makers: dict[str, Any] = {
        "unaltered": lambda q: Trial("unaltered", q.words, q.speaker),
        "word": lambda q: _word(q, pool, rng),
        "number": lambda q: _number(q, rng),
        "negation": _negation,
        "speaker": lambda q: _speaker(q, quotes, rng),
        "date": lambda q: _date(q, rng),
        "joined": lambda q: _joined(q, quotes, rng),
        "cut": lambda q: _cut(q, rng),
        "reordered": _reordered,
    }
    for make in makers.values():
        rounds = (rng.sample(quotes, len(quotes)) for _ in range(_ROUNDS))
        made = (make(quote) for some in rounds for quote in some)
        once = dict.fromkeys(trial for trial in made if trial is not None)
        yield from list(once)[:count]
    yield from _by_hand()


def _by_hand() -> Iterator[Trial]:
    for each in statements():
        has = each.get("record_has", "")
        ways = (f"paraphrased, {has}", f"reported, {has}") if has else ("paraphrased", "reported")
        yield Trial(ways[0], each["paraphrased"], each["speaker"], record_has=has)
        yield Trial(ways[1], each["reported"], each["speaker"], indirect=True, record_has=has)


def _replaced(q: Quote, way: str, words: Sequence[str]) -> Trial:
    return Trial(way, " ".join(words), q.speaker)


def _word(q: Quote, pool: Sequence[str], rng: random.Random) -> Trial | None:
    words = q.words.split()
    places = [at for at, word in enumerate(words) if word.isalpha() and len(word) > 3]
    if not places:
        return None
    at = rng.choice(places)
    words[at] = rng.choice([word for word in pool if word.casefold() != words[at].casefold()])
    return _replaced(q, "word", words)


def _number(q: Quote, rng: random.Random) -> Trial | None:
    words = q.words.split()
    for at, word in enumerate(words):
        if word.strip(",.;").isdigit():
            words[at] = re.sub(r"\d+", lambda m: str(int(m[0]) + rng.randint(1, 9)), word)
            return _replaced(q, "number", words)
        if word.casefold() in _NUMBERS:
            words[at] = rng.choice([each for each in _NUMBERS if each != word.casefold()])
            return _replaced(q, "number", words)
    return None


def _negation(q: Quote) -> Trial | None:
    gone = _NO.sub("", q.words, count=1)
    put = gone if gone != q.words else _AUXILIARY.sub(r"\1 not", q.words, count=1)
    return Trial("negation", put, q.speaker) if put != q.words else None


def _speaker(q: Quote, quotes: Sequence[Quote], rng: random.Random) -> Trial | None:
    mine = set(q.speaker.casefold().split())
    if not mine:
        return None
    others = [
        each.speaker
        for each in quotes
        if each.speaker and not mine & set(each.speaker.casefold().split())
    ]
    return Trial("speaker", q.words, rng.choice(others))


def _date(q: Quote, rng: random.Random) -> Trial | None:
    if not q.day or not q.speaker:
        return None
    from datetime import date

    weekday = date.fromisoformat(q.day).weekday()
    return Trial("date", q.words, q.speaker, _DAYS[(weekday + rng.randint(2, 5)) % 7])


def _joined(q: Quote, quotes: Sequence[Quote], rng: random.Random) -> Trial:
    near = [each for each in quotes if each.report == q.report and each.words != q.words]
    other = rng.choice(near or list(quotes))
    return Trial("joined", f"{q.words} {other.words[0].lower()}{other.words[1:]}", q.speaker)


def _cut(q: Quote, rng: random.Random) -> Trial:
    words = q.words.split()
    at = rng.randint(1, len(words) - 3)
    how = rng.randrange(3)
    kept = words[:-2] if how == 0 else words[2:] if how == 1 else words[:at] + words[at + 2 :]
    return _replaced(q, "cut", kept)


def _reordered(q: Quote) -> Trial | None:
    words = q.words.split()
    half = len(words) // 2
    turned = [*words[half:], *words[:half]]
    return _replaced(q, "reordered", turned) if turned != words else None


def quality(ledger: Ledger, count: int) -> None:
    """Print how the trials were told."""
    rng = random.Random(19)
    quotes = quotes_of(ledger)
    print(f"{len(quotes)} whole quotations")
    tell_trials(ledger, list(trials(quotes, count, rng)))


def tell_trials(ledger: Ledger, asked: Sequence[Trial]) -> None:
    """Check drafts of so many trials each, and print how each way was told."""
    found: dict[str, list[tuple[Trial, CheckedStatement | None]]] = {}
    for at in range(0, len(asked), _PER_DRAFT):
        some = asked[at : at + _PER_DRAFT]
        checked = check_text(ledger, "\n\n".join(trial.sentence() for trial in some))
        for trial in some:
            found.setdefault(trial.way, []).append((trial, _of(trial, checked.statements)))
    for way, results in found.items():
        _tell(way, results)


def _of(trial: Trial, statements: Sequence[CheckedStatement]) -> CheckedStatement | None:
    kind = StatementKind.INDIRECT if trial.indirect else StatementKind.QUOTATION
    same = (each for each in statements if each.words.rstrip(".,") == trial.words)
    return next((each for each in same if each.kind is kind or not trial.indirect), None)


_TOLD = {"speaker": FindingKind.SAID_BY_ANOTHER, "date": FindingKind.OTHER_DAY}
"""Ways in which the words stay exact, and what must be told beside."""
_CONFIRMS = {FindingKind.EXACT, FindingKind.PART, FindingKind.EDITED, FindingKind.REPORTED,
             FindingKind.OTHER_WORDS}  # fmt: skip
"""What says that the record has a statement."""


def _tell(way: str, results: Sequence[tuple[Trial, CheckedStatement | None]]) -> None:
    kinds = [each.kinds if each else frozenset() for _, each in results]
    wanted = _TOLD.get(way)
    wrong = [
        (trial, each)
        for (trial, each), has in zip(results, kinds, strict=True)
        if FindingKind.EXACT in has and way != "unaltered" and (not wanted or wanted not in has)
    ]
    located = sum(bool(has - {FindingKind.NOT_IN_LEDGER}) for has in kinds)
    counted = Counter(str(kind) for has in kinds for kind in has)
    told = f", told {sum(wanted in has for has in kinds)}" if wanted else ""
    if results[0][0].record_has:
        told = f", wrongly confirmed {sum(bool(_CONFIRMS & has) for has in kinds)}"
    print(
        f"{way:12} {len(results):4}  wrongly exact {len(wrong):3}  found {located:4}"
        f"{told}  {dict(counted.most_common(6))}"
    )
    for trial, _ in wrong[:5]:
        print("   wrong:", trial.sentence())
    for (trial, _), has in zip(results, kinds, strict=True):
        if way == "unaltered" and not has & {FindingKind.EXACT, FindingKind.PART}:
            print("   missed:", sorted(map(str, has)), trial.sentence()[:150])


def fill(ledger: Ledger, reports: int) -> None:
    """Add reports of made-up claims, whose words are as common as those of our corpora."""
    texts = "\n".join((ROOT / each).read_text("utf-8") for each in OWN)
    words = re.findall(r"[A-Za-z]+(?:'[a-z]+)?", texts)
    for number in range(reports):
        draw = random.Random(number)
        claims = [
            (f"Speaker {draw.randrange(2000)}", " ".join(draw.choices(words, k=16)))
            for _ in range(CLAIMS)
        ]
        report = Report("".join(f"{who} said {what}. " for who, what in claims), f"{number}.txt")
        at = 0
        entries: list[Any] = []
        for who, what in claims:
            said = at + len(who) + 1
            parts = [[[at, said - 1]], [[said, said + 4]], [[said + 5, said + 5 + len(what)]]]
            entries.append(entry(report, parts, (who, "said", what), []))
            at += len(who) + len(what) + 8
        add_report(ledger, report, entries, READER)


def speed(ledger: Ledger, rounds: int = 60) -> None:
    """Print medians of what a quotation costs, in milliseconds."""
    rng = random.Random(5)
    with ledger.reading() as connection:
        view = view_of(connection)
        step = max(1, view.seq // (rounds * 4))
        rows = connection.exec_driver_sql(
            f"SELECT content FROM claim WHERE seq % {step} = 3 LIMIT {rounds}"
        ).fetchall()
        for name, change in (("the same", 0), ("a word changed", 1), ("in no report", 2)):
            taken, worked = [], []
            for (content,) in rows:
                words = content.strip('“”"').split()
                if change == 1:
                    words[rng.randrange(len(words))] = "elsewhere"
                if change == 2:
                    words = [f"x{rng.randrange(10**6)}" for _ in words]
                form = normal(" ".join(words))
                library = Library(connection, view)
                started, at_work = time.perf_counter(), time.process_time()
                locate(library, Wanted(form, (0, len(form.text))))
                taken.append((time.perf_counter() - started) * 1000)
                worked.append((time.process_time() - at_work) * 1000)
            print(
                f"{name:16} median {statistics.median(taken):6.1f} ms  worst {max(taken):6.1f}  "
                f"processor {statistics.median(worked):6.1f}"
            )
        started = time.perf_counter()
        list(Library(connection, view).texts_with(["elephants umbrellas whatsoever nowhere"]))
        print(f"every text once  {(time.perf_counter() - started) * 1000:6.0f} ms a draft")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--corpus", nargs="*", default=[str(ROOT / each) for each in OWN])
    parser.add_argument("--statements", action="store_true", help="Only those by hand.")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--reports", type=int, default=60_000, help="Of seventeen claims each.")
    parser.add_argument("--keep", type=Path, help="A ledger to make, or one that was made before.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.keep or Path(folder) / "sayso.db"
        there = path.exists()
        with open_ledger(str(path), create=True) as ledger:
            if asked.speed:
                if not there:
                    fill(ledger, asked.reports)
                speed(ledger)
                return
            if not there:
                make_ledger(ledger, [] if asked.statements else asked.corpus)
            if asked.statements:
                tell_trials(ledger, list(_by_hand()))
                return
            quality(ledger, asked.count)
        with open_ledger(str(Path(folder) / "denials.db"), create=True) as ledger:
            add_denials(ledger)
            denials(ledger)


if __name__ == "__main__":
    main()
