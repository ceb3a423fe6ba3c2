"""What a proposition's place is called: all that is printed of its name, and no more."""

from dataclasses import replace

import pytest

from sayso.propositions.control.type import Control, Extent
from sayso.propositions.printed import with_printed_place
from sayso.propositions.scene import Scene
from sayso.propositions.setting import Setting
from sayso.propositions.strike.type import Strike
from sayso.record.place import Place, Precision, Toponym
from tests.propositions.stage import set_scene

_KNOWN = {
    "Velm": ("P.PPL", "NO"),
    "Orsk": ("P.PPL", "NO"),
    "Norland": ("A.PCLI", "NO"),
    "Lethia": ("A.PCLI", "LE"),
}


def place(name: str) -> Place:
    feature, country = _KNOWN[name]
    return Place(f"test:{name}", name, 1.0, 2.0, country, feature)


def scene_of(text: str) -> Scene:
    mentions = [
        Toponym(text.index(n), text.index(n) + len(n), n, place(n), Precision.EXACT, ())
        for n in _KNOWN
        if n in text
    ]
    scene = set_scene(text)
    toponyms = tuple(sorted(mentions, key=lambda each: each.start))
    return replace(scene, setting=Setting(scene.analysis, toponyms))


def printed(text: str, name: str = "Velm") -> str:
    seen = Strike(spans=((0, len(text)),), place=place(name), place_text=name)
    return with_printed_place(scene_of(text), seen).place_text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shells fell on the Velm region overnight.", "Velm region"),
        ("Rockets hit Velm and Orsk before dawn.", "Velm and Orsk"),
        ("The rockets fell in Velm, Norland, before dawn.", "Velm, Norland"),
        ("The drones struck in Velm in southern Norland.", "Velm in southern Norland"),
        ("Shells landed near the runway of Velm airport.", "Velm airport"),
        ("Troops stormed Velm's largest hospital.", "Velm's largest hospital"),
    ],
)
def test_what_belongs_to_the_name_of_a_place_is_kept(text: str, words: str) -> None:
    assert printed(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on Velm overnight.",
        "Shells fell on Velm residents.",
        "Rockets hit Velm, and Orsk sent help.",
        "Rockets hit Velm, Lethia said.",
        "Velm's mayor left the hospital.",
        "The mayor of Velm toured Orsk.",
    ],
)
def test_what_only_stands_beside_the_name_is_not(text: str) -> None:
    assert printed(text) == "Velm"


def test_a_state_before_a_site_tells_whose_it_is() -> None:
    assert printed("Rockets hit a Norland base.", "Norland") == "Norland"


def test_a_place_that_nothing_knows_keeps_its_name() -> None:
    seen = Strike(spans=((0, 4),), place_text="Velm")
    assert with_printed_place(scene_of("Shells fell on the Velm region."), seen) == seen


@pytest.mark.parametrize(
    ("text", "extent", "part"),
    [
        ("The rebels hold Velm airport.", Extent.PART, "Velm airport"),
        ("The rebels hold Velm's largest hospital.", Extent.PART, "Velm's largest hospital"),
        ("The rebels hold the Velm region.", Extent.ALL, ""),
        ("The rebels hold Velm.", Extent.ALL, ""),
        ("The rebels hold Velm and Orsk.", Extent.ALL, ""),
    ],
)
def test_who_holds_a_site_does_not_hold_the_town(text: str, extent: Extent, part: str) -> None:
    seen = Control(spans=((0, len(text)),), place=place("Velm"), place_text="Velm", holder="rebels")
    found = with_printed_place(scene_of(text), seen)
    assert isinstance(found, Control)
    assert (found.extent, found.part) == (extent, part)
