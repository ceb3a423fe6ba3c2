"""A time or a place before a speaker's name, without a comma, is no part of the name."""

import pytest

from sayso.reader import read
from sayso.theatres.directory import Directory
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Kind

LEADS = (
    "On Friday ",
    "On Monday ",
    "In Geneva ",
    "Speaking on Monday, ",
    "Late on Thursday ",
    "On 3 March ",
)
FALLS = {"ukraine-2022": "Bakhmut", "sudan-2023": "Merowe", "samples/vesna.toml": "Orlivka"}
PERSONS = [
    (name, a.id) for name in FALLS for a in load_theatre(name).actors if a.kind is Kind.PERSON
]


def speaker(text: str, theatre: str) -> tuple[list[str], list[str]]:
    """The sources of a text and the ids of the speakers."""
    entries = read(text, published="2024-03-15", theatre=theatre).entries
    return [e.claim.source.text for e in entries], [
        e.references.speaker.id if e.references.speaker else "" for e in entries
    ]


@pytest.mark.parametrize(("theatre", "person"), PERSONS)
def test_every_person_of_a_theatre_speaks_after_a_time_or_a_place(
    theatre: str, person: str
) -> None:
    name = Directory(load_theatre(theatre)).actors[person].name
    wrong = []
    for lead in LEADS:
        sources, speakers = speaker(f"{lead}{name} said {FALLS[theatre]} was held.", theatre)
        if speakers != [person]:
            wrong.append((lead, sources, speakers))
    assert not wrong


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Late on Thursday Pavel Oriss, the governor of Havrin, said he was tired.",
            "Pavel Oriss, the governor of Havrin",
        ),
        ("At a meeting in Port Mirel Hanna Sovik said Orlivka was held.", "Hanna Sovik"),
        ("Yesterday Edda Kline said Orlivka was held.", "Edda Kline"),
        ("Mrs May said Orlivka was held.", "Mrs May"),
        ("General August Lind said Orlivka was held.", "General August Lind"),
        ("The mayor of Mirova said Orlivka was held.", "The mayor of Mirova"),
        ("Officials in Mirova said Orlivka was held.", "Officials in Mirova"),
    ],
)
def test_what_is_cut_off_is_no_name_and_what_stays_is_whole(text: str, source: str) -> None:
    assert speaker(text, "samples/vesna.toml")[0] == [source]
