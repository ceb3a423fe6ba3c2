"""Whether two sides are treated alike: sentences are read as they are and with the sides exchanged.

    python -m bench.swap [--count N]

Names, towns, adjectives and ranks of two invented sides are exchanged in generated sentences;
claims, speakers, sides, stances, propositions and marks against interest must be exchanged with
them, exactly.  Prints the share and what was not exchanged.
"""

import argparse
import itertools
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sayso.reader import read

PAIRS = (
    ("Norland", "Suderia"),
    ("Norlandish", "Suderian"),
    ("Drenov", "Toravik"),
    ("Velm", "Toskin"),
    ("Ada Morek", "Ilva Sorin"),
    ("Morek", "Sorin"),
    ("Piet Hallas", "Joren Vask"),
    ("Hallas", "Vask"),
    ("Major", "Captain"),
    ("norland", "suderia"),
    ("norlandish", "suderian"),
    ("ada-morek", "ilva-sorin"),
    ("piet-hallas", "joren-vask"),
    ("drenov", "toravik"),
    ("velm", "toskin"),
    ("major", "captain"),
)
_OTHER = {a: b for pair in PAIRS for a, b in (pair, pair[::-1])}
_ANY = re.compile(
    r"(?<![A-Za-z])(?:"
    + "|".join(sorted(map(re.escape, _OTHER), key=len, reverse=True))
    + r")(?![A-Za-z])"
)
_SPEAKERS = (
    "Norland",
    "The Norlandish army",
    "Ada Morek",
    "Piet Hallas",
    "Norlandish officials",
    "A Norlandish commander",
    "The army of Norland",
    "Major Hallas of the Norlandish army",
    "Suderia",
    "The Suderian army",
    "Ilva Sorin",
    "Suderian officials",
    "The general staff",
    "Officials",
)
_CUES = ("said", "denied", "claimed", "admitted", "confirmed", "said on Monday")
_CONTENTS = (
    "Norlandish troops had taken Toskin",
    "its forces had left Drenov",
    "12 Norlandish soldiers were killed in Velm",
    "Suderian troops shelled a hospital in Velm",
    "Norland had lost Drenov",
    "Norlandish forces were advancing towards Toskin",
    "nine people were killed by Suderian shells in Drenov",
    "the enemy had retreated from Velm",
    "40 tanks were destroyed near Toskin",
    "Drenov was held",
    "Suderia was to blame for the strike on Velm",
    "we lost 20 men in Drenov",
)
_FRAMES = (
    "{speaker} {cue} that {content}.",
    "{content}, {speaker} {cue}.",
    "On Friday {speaker} {cue} {content}.",
)


def exchanged(text: str) -> str:
    """A text with the two sides exchanged."""
    return _ANY.sub(lambda match: _OTHER[match[0]], text)


def sentences() -> Iterator[str]:
    """Every frame with every speaker, cue and content."""
    for frame, speaker, cue, content in itertools.product(_FRAMES, _SPEAKERS, _CUES, _CONTENTS):
        text = frame.format(
            speaker=speaker if frame.startswith("{sp") else _inside(speaker),
            cue=cue,
            content=content,
        )
        yield text[0].upper() + text[1:]


def _inside(speaker: str) -> str:
    """As the speaker is written within a sentence."""
    low = speaker.startswith(("The ", "A ", "Officials"))
    return speaker[0].lower() + speaker[1:] if low else speaker


def theatre(folder: Path) -> str:
    """The path of a theatre of the two sides, alike in all but names."""
    first = _SIDE.format(
        id="norland",
        name="Norland",
        adjective="Norlandish",
        minister="ada-morek",
        her="Ada Morek",
        officer="piet-hallas",
        him="Piet Hallas",
        town="Drenov",
        village="Velm",
        east=1,
    )
    second = _SIDE.format(
        id="suderia",
        name="Suderia",
        adjective="Suderian",
        minister="ilva-sorin",
        her="Ilva Sorin",
        officer="joren-vask",
        him="Joren Vask",
        town="Toravik",
        village="Toskin",
        east=3,
    )
    path = folder / "swap.toml"
    path.write_text(
        '[theatre]\nid = "swap"\nname = "The war of two"\nstarted = 2023-09-01\n' + first + second,
        "utf-8",
    )
    return str(path)


_SIDE = """
[[side]]
id = "{id}"
name = "{name}"
actor = "{id}-state"
adjectives = ["{adjective}"]

[[actor]]
id = "{id}-state"
name = "{name}"
kind = "state"
side = "{id}"
adjectives = ["{adjective}"]

[[actor]]
id = "{id}-army"
name = "{adjective} army"
kind = "organisation"
side = "{id}"
of = "{id}-state"
aliases = ["army of {name}"]

[[actor]]
id = "{minister}"
name = "{her}"
kind = "person"
side = "{id}"
pronoun = "she"
offices = [{{ title = "minister of defence", of = "{id}-state", from = 2021 }}]

[[actor]]
id = "{officer}"
name = "{him}"
kind = "person"
side = "{id}"
pronoun = "he"
offices = [{{ title = "spokesman", of = "{id}-army", from = 2021 }}]

[[place]]
name = "{town}"
at = [50.0, {east}.0]

[[place]]
name = "{village}"
at = [50.1, {east}.1]
"""


def answers(text: str, path: str) -> list[str]:
    """What is read of a text, in words that can be exchanged."""
    found = []
    for entry in read(text, published="2024-03-15", theatre=path).entries:
        claim, who = entry.claim, entry.references.speaker
        parts = [
            claim.source.text,
            claim.cue.text,
            claim.content.text,
            claim.stance.value,
            claim.certainty.value,
        ]
        name = re.sub(r"(unnamed|person):[0-9a-f]{12}", r"\1", who.id) if who else ""
        parts += [
            name,
            (who.side or "") if who else "",
            entry.against_interest.what if entry.against_interest else "",
        ]
        for said in entry.propositions:
            sides = [
                str(getattr(said, key, "") or "")
                for key in (
                    "holder",
                    "change",
                    "whose",
                    "accused_side",
                    "who_side",
                    "attacker_side",
                )
            ]
            parts += [
                said.type,
                said.stance.value,
                *(re.sub(r"[0-9a-f]{12}", "", side) for side in sides),
            ]
        found.append(" | ".join(parts))
    return found


def is_alike(text: str, path: str, parts: int | None = None) -> bool:
    """Whether a text and the same with the sides exchanged are read alike, in the first ``parts``
    of each answer.
    """
    first, second = (
        [exchanged(line) for line in answers(text, path)],
        answers(exchanged(text), path),
    )
    return [line.split(" | ")[:parts] for line in first] == [
        line.split(" | ")[:parts] for line in second
    ]


CLAIM = 7
"""Parts that are the claim's own: source, cue, content, stance, certainty, speaker, side."""


def main() -> None:
    """Read so many sentences, spread over all that there are, and print the share that is exchanged
    exactly.
    """
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=2000)
    count = parser.parse_args().count
    every = list(sentences())
    count = min(count, len(every))
    with tempfile.TemporaryDirectory() as folder:
        path = theatre(Path(folder))
        chosen = [every[number * len(every) // count] for number in range(count)]
        wrong = [text for text in chosen if not is_alike(text, path)]
        claims = [text for text in wrong if not is_alike(text, path, CLAIM)]
    for text in wrong:
        print(text)
    for name, missed in (
        ("claims, speakers, sides and stances", claims),
        ("with propositions", wrong),
    ):
        print(
            f"{name}: {100 * (len(chosen) - len(missed)) / len(chosen):.1f} % of {len(chosen)} "
            "exchanged exactly"
        )


if __name__ == "__main__":
    main()
