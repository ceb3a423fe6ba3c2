"""Theatre files of our own invention."""

from pathlib import Path

HARBOUR = """\
[theatre]
id = "harbour"
name = "The harbour dispute"
started = 2024-03-01
as_of = 2024-12-31
countries = ["NL"]
languages = ["nl"]
notes = ["Northerners double their vowels."]
transliteration = ["east-slavic"]
given_names = [["Hanna", "Anna"], ["Volodymyr", "Vladimir"]]
titles = [["mayor", "head of the town"]]

[[side]]
id = "north"
name = "North"
actor = "northland"
adjectives = ["Northern"]
demonyms = ["Northerners"]

[[side]]
id = "south"
name = "South"
adjectives = ["Southern"]

[[side]]
id = "third-party"
name = "Third parties"
kind = "third-party"
adjectives = ["Western"]

[[actor]]
id = "northland"
name = "Northland"
kind = "state"
side = "north"

[[actor]]
id = "hanna-lindova"
name = "Hanna Lindova"
kind = "person"
side = "north"
pronoun = "she"
aliases = ["Iron Hanna"]
spellings = ["Ганна Ліндова"]
of = "northland"
offices = [
  { title = "mayor", of = "northland", place = "Port Oblast", from = 2023-05-02, to = "2024-06" },
  { title = "Minister of Defence", of = "northland", from = "2024-07" },
]

[[actor]]
id = "per-holm"
name = "Per van der Holm"
kind = "person"
sides = [
  { side = "north", relation = "installed", to = 2024-05-31 },
  { side = "south", relation = "allied", from = 2024-06-01 },
]
offices = [{ title = "mayor", of = "northland", place = "Port", from = 2024-06-15 }]

[[actor]]
id = "harbour-gazette"
name = "The Harbour Gazette"
kind = "outlet"
side = "third-party"

[[metonym]]
names = ["Cliffside", "the Lighthouse"]
for = "north"

[[place]]
name = "Ostrand"
aliases = ["Ostrant"]
said_by = { south = ["Ostervik"] }

[[phrase]]
words = ["the orderly transfer"]
side = "north"
meaning = "the seizure of the harbour"

[[cue]]
words = ["harbour committee"]
side = "north"
relation = "installed"
"""


def write(folder: Path, text: str = HARBOUR) -> Path:
    """A theatre file with this text."""
    file = folder / "theatre.toml"
    file.write_text(text, encoding="utf-8")
    return file
