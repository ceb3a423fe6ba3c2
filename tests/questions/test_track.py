"""What became of a speaker's positions."""

from itertools import count

from sayso.questions.records import Told

from .telling import Said, holds, killed, only, told

NUMBERS = count(1)


def on(day: int, said: Said) -> Told:
    return told([said], next(NUMBERS), published=f"2024-03-{day:02d}")


def turns(*reports: Told) -> set[tuple[str, str]]:
    return {(case.holder, str(case.turn)) for case in only(*reports).cases}


def test_a_position_that_the_other_side_comes_round_to_is_conceded() -> None:
    reports = [on(1, Said("Hanna Sovik", holds("north"), "north")), on(2, Said("Ivo Marten", holds("south"), "south")),
               on(5, Said("Ivo Marten", holds("south", change="lost"), "south"))]  # fmt: skip
    assert turns(*reports) == {("hanna-sovik", "conceded"), ("ivo-marten", "walked back")}


def test_a_toll_that_rises_is_not_walked_back_and_one_that_falls_is() -> None:
    assert (
        turns(on(1, Said("Hanna Sovik", killed(63))), on(2, Said("Hanna Sovik", killed(89))))
        == set()
    )
    for later in (
        Said("Hanna Sovik", killed(70)),
        Said("Hanna Sovik", killed(89), stance="denies"),
    ):
        assert turns(on(1, Said("Hanna Sovik", killed(89))), on(2, later)) == {
            ("hanna-sovik", "walked back")
        }


def test_a_position_that_a_speaker_of_its_own_side_excludes_is_denied_by_own_side() -> None:
    chief, ministry = (
        Said("Hanno Brek", holds("north"), "north"),
        Said("the ministry", holds("south"), "north"),
    )
    assert turns(on(1, chief), on(1, ministry)) == {("hanno-brek", "denied by own side")}
