import tomllib
from importlib.resources import files

import pytest

from sayso.language.identify import find_languages, notes_on
from sayso.language.paragraphs import find_paragraphs

TABLE = tomllib.loads(
    files("sayso.language").joinpath("languages.toml").read_text(encoding="utf-8")
)
EXAMPLES = [(name, entry["example"]) for name, entry in TABLE.items() if name != "scripts"]


def languages(text: str) -> list[str]:
    return find_languages(text, find_paragraphs(text))


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_the_language_of_a_sentence_is_known(name: str, text: str) -> None:
    assert languages(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Norland claims capture of village near Drenov",
        "Zelensky, Scholz discuss tanks",
        "Elina Valtonen: Suomi on valmis, minister tells Helsingin Sanomat",
        "Il Foglio and Le Monde reported the fall of Drenov.",
        "Die Zeit said the army had left.",
        "Drenov de facto lost, army says",
        "12,000",
        "",
        "“La ville est à nous,” the mayor of Drenov said on Monday, and the army confirmed it.",
        "São Paulo and Côte d'Ivoire sent aid to Drenov.",
    ],
)
def test_english_stays_english(text: str) -> None:
    assert set(languages(text)) <= {"English"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("部长说军队没有离开这座城市。", "Chinese"),
        ("大臣は軍が町を離れていないと述べた。", "Japanese"),
        ("장관은 군대가 떠나지 않았다고 말했다.", "Korean"),
    ],
)
def test_a_script_of_one_language_tells_it(text: str, name: str) -> None:
    assert languages(text) == [name]


def test_a_paragraph_that_shows_no_language_is_in_that_of_its_text() -> None:
    assert languages("Minsk\n\nLe ministre a dit que les troupes ne quittent pas la ville.") == [
        "French",
        "French",
    ]


def test_a_user_is_told_what_is_not_read() -> None:
    assert notes_on(["Russian", "Russian"]) == ("Russian: not read yet.",)
    assert notes_on(["English", "Russian", "Russian"]) == (
        "Russian: not read yet (2 of 3 paragraphs).",
    )
    assert notes_on(["English"]) == notes_on([]) == ()
