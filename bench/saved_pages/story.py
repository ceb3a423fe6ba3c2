"""Invented stories to lay out, and the page that a layout makes of one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

_PLACES = ("Orliv", "Vesna", "Kamin", "Torsk", "Belvar", "Ludin", "Sarnagrad", "Port Halen")
_PEOPLE = ("Hanna Sovik", "Marek Dolan", "Irena Vast", "Tomas Berin", "Olga Renn", "Pavel Korda")
_OFFICES = (
    "governor",
    "mayor",
    "deputy commander",
    "spokeswoman for the rescue service",
    "head of the hospital",
)
_OPENINGS = (
    "Shelling hit the {place} pumping station overnight and cut the water of four districts, the "
    "{office}, {person}, said.",
    "At least {number} people were killed when a rocket fell on the market of {place}, {person} "
    "told reporters.",
    "Columns of the northern army left {place} before dawn, three residents said, and headed for "
    "the river.",
    "{person}, the {office} of {place}, denied on Friday that the bridge had been lost.",
)
_SENTENCES = (
    "“We have heard nothing from the crews since midnight,” {person} said.",
    "The {office} would not say how many soldiers were still in {place}.",
    "Satellite pictures seen by this newspaper show {number} vehicles on the road between {place} "
    "and {other}.",
    "It was the third attack on {place} in a week, and by far the heaviest.",
    "The northern general staff said in a statement that its forces had “not fired on {place}”.",
    "Nobody could reach the village of {other} by telephone.",
    "A nurse at the hospital of {other} counted {number} wounded, among them two children.",
    "The claim could not be verified independently.",
    "{person} said that the power would be back “within days, not weeks”.",
    "By noon the smoke could be seen from {other}, some {number} kilometres away.",
    "Engineers had shored up the dam only in the spring, according to the ministry.",
    "Trains from {place} to {other} were stopped until further notice.",
    "Asked whether the talks would go on, {person} answered that there was nobody to talk to.",
    "Prices of flour in {place} have doubled since the road was closed.",
    "The monitors counted {number} breaches of the truce on Thursday, most of them near {other}.",
    "A family of five had left {other} an hour before the house was hit.",
)
_TITLES = (
    "Water cut in {place} after night of shelling",
    "Rocket kills {number} at market in {place}, officials say",
    "Northern army leaves {place}, residents say",
    "Mayor of {place} denies loss of bridge",
)


@dataclass(frozen=True, slots=True)
class Story:
    """What a page tells: its paragraphs are all that speaks."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    when: datetime
    author: str
    outlet: str = "The Vesna Courier"

    @property
    def url(self) -> str:
        """Its address, without a date."""
        return f"https://courier.example/world/story-{self.number}"

    @property
    def iso(self) -> str:
        """The time of publication as programs print it."""
        return self.when.isoformat().replace("+00:00", "Z")

    def ps(self, start: int = 0, end: int | None = None) -> str:
        """Paragraphs as elements."""
        return "\n".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs[start:end])


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page, the words that speak on it, title included, and the times that its reports are
    published at.
    """

    name: str
    html: str
    words: str
    published: tuple[datetime, ...]
    by_day: bool = True
    """Whether the page shows the day alone."""


Layout = Callable[[Story], SavedPage]
_LAYOUTS: list[Layout] = []


@dataclass(slots=True)
class _Words:
    random: Random
    place: str = field(init=False)

    def __post_init__(self) -> None:
        self.place = self.random.choice(_PLACES)

    def fill(self, template: str) -> str:
        other = self.random.choice([place for place in _PLACES if place != self.place])
        return template.format(
            place=self.place,
            other=other,
            person=self.random.choice(_PEOPLE),
            office=self.random.choice(_OFFICES),
            number=self.random.randint(3, 90),
        )


def story(number: int) -> Story:
    """The story of a number: the same every time."""
    words = _Words(Random(number))
    sentences = words.random.sample(_SENTENCES, len(_SENTENCES))
    paragraphs = [words.fill(words.random.choice(_OPENINGS))]
    while sentences:
        length = words.random.randint(1, 3)
        paragraphs.append(" ".join(words.fill(sentence) for sentence in sentences[:length]))
        sentences = sentences[length:]
    when = datetime(2024, 3, 1, 9, 30, tzinfo=UTC) + timedelta(days=3 * number, minutes=7 * number)
    title = words.fill(words.random.choice(_TITLES))
    return Story(number, title, tuple(paragraphs), when, words.random.choice(_PEOPLE))


def layout(function: Layout) -> Layout:
    """Count a layout among those that are scored."""
    _LAYOUTS.append(function)
    return function


def page_of(
    name: str, told: Story, html: str, *, words: Sequence[str] | None = None, exact: bool = False
) -> SavedPage:
    """The page of a story whose title and paragraphs speak, or ``words`` instead; ``exact`` if it
    shows the hour.
    """
    speaking = (told.title, *(told.paragraphs if words is None else words))
    return SavedPage(name, html, "\n".join(speaking), (told.when,), not exact)


def pages() -> list[SavedPage]:
    """All pages, one of each layout."""
    from bench.saved_pages import boards, older, outlets, tongues  # noqa: F401 - they count their layouts

    return [make(story(number)) for number, make in enumerate(_LAYOUTS, 1)]
