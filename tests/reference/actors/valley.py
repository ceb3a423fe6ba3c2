"""A conflict of our own invention, and reports of it with their claims marked."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.attribution.annotated import strip_marks
from sayso.language.analysis import analyse
from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Reason, Source, Stance
from sayso.record.referent import Mention, Referent
from sayso.record.report import Report
from sayso.reference.actors.speaker import find_actors
from sayso.theatres.directory import Directory
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre

VALLEY = """\
[theatre]
id = "valley"
name = "The valley war"
started = 2024-03-01
as_of = 2025-12-31
countries = ["LI"]
languages = ["de"]

[[side]]
id = "upland"
name = "Upland"
actor = "upland"
adjectives = ["Uplandic"]
demonyms = ["Uplanders"]

[[side]]
id = "lowland"
name = "Lowland"
actor = "lowland"
adjectives = ["Lowlandic"]
demonyms = ["Lowlanders"]

[[side]]
id = "third-party"
name = "Third parties"
kind = "third-party"

[[actor]]
id = "upland"
name = "Upland"
kind = "state"
side = "upland"
adjectives = ["Uplandic"]
demonyms = ["Uplanders"]

[[actor]]
id = "lowland"
name = "Lowland"
kind = "state"
side = "lowland"
adjectives = ["Lowlandic"]
demonyms = ["Lowlanders"]

[[actor]]
id = "estmark"
name = "Estmark"
kind = "state"
side = "third-party"
adjectives = ["Estmarkian"]

[[actor]]
id = "upland-ministry-of-defence"
name = "Uplandic Ministry of Defence"
kind = "organisation"
side = "upland"
of = "upland"

[[actor]]
id = "lowland-ministry-of-defence"
name = "Lowlandic Ministry of Defence"
kind = "organisation"
side = "lowland"
of = "lowland"

[[actor]]
id = "grey-company"
name = "Grey Company"
kind = "organisation"
sides = [{ side = "lowland", relation = "backed" }]

[[actor]]
id = "oren-talvik"
name = "Oren Talvik"
kind = "person"
side = "upland"
pronoun = "he"
offices = [{ title = "president", of = "upland", from = 2020-01-10 }]

[[actor]]
id = "mira-kesten"
name = "Mira Kesten"
kind = "person"
side = "upland"
pronoun = "she"
offices = [{ title = "minister of defence", of = "upland", from = 2023-05-01, to = 2024-08-31 }]

[[actor]]
id = "jon-harrad"
name = "Jon Harrad"
kind = "person"
side = "upland"
pronoun = "he"
offices = [{ title = "minister of defence", of = "upland", from = 2024-09-01 }]

[[actor]]
id = "dovan-rusk"
name = "Dovan Rusk"
kind = "person"
side = "lowland"
pronoun = "he"
offices = [{ title = "spokesperson", of = "lowland-ministry-of-defence", from = 2022 }]

[[actor]]
id = "ada-brenn"
name = "Ada Brenn"
kind = "person"
side = "upland"
pronoun = "she"
offices = [{ title = "governor", of = "upland", place = "Tarn Region", from = 2021-02-01 }]

[[actor]]
id = "border-courier"
name = "Border Courier"
kind = "outlet"
side = "third-party"

[[actor]]
id = "lowland-voice"
name = "Lowland Voice"
kind = "outlet"
side = "lowland"

[[metonym]]
names = ["Talgrad"]
for = "upland"

[[phrase]]
words = ["liberation march"]
side = "lowland"

"""
MAY = date(2024, 5, 20)
OCTOBER = date(2024, 10, 20)


@cache
def valley() -> Directory:
    with TemporaryDirectory() as folder:
        path = Path(folder, "valley.toml")
        path.write_text(VALLEY, encoding="utf-8")
        return Directory(load_theatre(path))


def nowhere() -> Directory:
    return Directory(Theatre())


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a report: its mentions, and for each claim its speaker and why."""

    text: str
    mentions: tuple[Mention, ...]
    speakers: tuple[Referent | None, ...]
    why: tuple[tuple[Reason, ...], ...]

    def meant(self, words: str) -> Referent | None:
        """Whom the one mention with just these words means."""
        found = [mention.referent for mention in self.mentions if mention.text == words]
        assert len(found) < 2, words
        return found[0] if found else None

    @property
    def ids(self) -> list[str | None]:
        return [speaker.id if speaker else None for speaker in self.speakers]

    @property
    def sides(self) -> list[str | None]:
        return [speaker.side if speaker else None for speaker in self.speakers]


def read(
    marked: str,
    on: date | None = MAY,
    outlet: str | None = None,
    directory: Directory | None = None,
) -> Read:
    """Reads a text whose claims are marked: ``{1s:source} {1q:cue} {1c:content}``."""
    text, marks = strip_marks(marked)
    sha = Report(text).sha256
    claims = [
        Claim(
            report=sha,
            doc="",
            source=Source(
                tuple(marks[number, "source"]), Part.of(text, marks[number, "source"]).text
            ),
            cue=Part.of(text, marks[number, "cue"]),
            content=Part.of(text, marks[number, "content"]),
            mode=Mode.DIRECT
            if any(text[a] in '“”"' for a, _ in marks[number, "content"])
            else Mode.INDIRECT,
            act=Act.SPEECH,
            stance=Stance.ASSERTS,
            certainty=Certainty.PLAIN,
            why=(),
        )
        for number in sorted({number for number, _ in marks})
    ]
    mentions, speakers = find_actors(analyse(text), directory or valley(), on, claims, outlet)
    return Read(
        text, mentions, tuple(who for who, _ in speakers), tuple(why for _, why in speakers)
    )
