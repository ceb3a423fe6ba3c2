"""Claims that answer by pointing at what was said before."""

from sayso.propositions.control.type import Change, Control
from sayso.propositions.count.type import Count
from sayso.propositions.proposition import Proposition
from sayso.propositions.replies import with_replies
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.scene import Scene
from sayso.record.claim import Reason, Stance
from tests.propositions.stage import set_scene

SAID = Control(spans=((0, 4),), place_text="Velm", holder="russia", change=Change.TOOK)
ACCUSED = Responsibility(
    spans=((0, 4),), accused_side="ukraine", conduct="the attack", kind="attack"
)


def scene(text: str, cue: str = "", side: str = "russia", stance: str = "asserts") -> Scene:
    return set_scene(
        text,
        cue=cue,
        theatre="ukraine-2022",
        speaker=f"a {side} official",
        side=side,
        stance=stance,
    )


FIRST = scene("Velm has been taken.")


def reply(
    second: Scene, *first: Proposition, own: tuple[Proposition, ...] = ()
) -> tuple[Proposition, ...]:
    return with_replies([FIRST, _moved(second)], [first, own])[1]


def _moved(second: Scene) -> Scene:
    """Behind the first claim, as its place in the text would have it."""
    assert second.passage[0][0] > FIRST.passage[0][0]
    return second


def test_a_denial_of_the_claim_denies_what_was_said() -> None:
    (found,) = reply(scene("Kyiv rejected the claim", "rejected", "ukraine", "denies"), SAID)
    assert isinstance(found, Control)
    assert (found.holder, found.change, found.stance) == ("russia", Change.TOOK, Stance.DENIES)
    assert found.why[0] == Reason("rule:reply", "answers what was said before", "claim")


def test_what_could_not_be_confirmed_is_withheld() -> None:
    (found,) = reply(
        scene("Officials could not confirm it", "could not confirm", "ukraine", "withholds"), SAID
    )
    assert found.stance is Stance.WITHHOLDS


def test_a_figure_points_at_a_count_alone() -> None:
    count = Count(spans=((0, 4),), what="killed", low=57, high=57)
    found = reply(scene("Kyiv dismissed the figure", "dismissed", "ukraine", "denies"), SAID, count)
    assert [each.type for each in found] == ["count"]
    assert reply(scene("Kyiv dismissed the figure", "dismissed", "ukraine", "denies"), SAID) == ()


def test_nobody_answers_their_own_claim() -> None:
    assert reply(scene("Moscow rejected the claim", "rejected", "russia", "denies"), SAID) == ()


def test_a_content_that_says_something_itself_points_at_nothing() -> None:
    assert (
        reply(scene("Kyiv rejected the claim of a plot", "rejected", "ukraine", "denies"), SAID)
        == ()
    )
    assert reply(scene("Kyiv rejected a claim", "rejected", "ukraine", "denies"), SAID) == ()


def test_a_rejected_accusation_takes_the_deed_that_it_was_of() -> None:
    bare = Responsibility(spans=((0, 4),), accused_side="ukraine", stance=Stance.DENIES)
    second = scene("Kyiv rejected the accusation", "rejected", "ukraine", "denies")
    (found,) = reply(second, ACCUSED, own=(bare,))
    assert isinstance(found, Responsibility)
    assert (found.conduct, found.kind, found.stance) == ("the attack", "attack", Stance.DENIES)


def test_the_account_of_one_side_is_never_that_of_another() -> None:
    ukrainian = Responsibility(
        spans=((0, 4),), accused_side="russia", conduct="the attack", kind="attack"
    )
    second = scene(
        "Lund brushed aside the Ukrainian account", "brushed aside", "third-party", "denies"
    )
    assert reply(second, ukrainian) == ()  # a Russian official said it


def test_the_arguments_of_a_party_are_what_it_said() -> None:
    denied = Responsibility(
        spans=((0, 4),), accused_side="russia", kind="attack", stance=Stance.DENIES
    )
    second = scene(
        "Lund rejected the arguments of Russian officials", "rejected", "third-party", "denies"
    )
    (found,) = reply(second, denied)
    assert found.stance is Stance.ASSERTS


def test_what_is_not_confirmed_to_have_been_said_is_left_open() -> None:
    text = "Officials could not confirm that Norland agreed to take Velm"
    outer = set_scene(
        text,
        theatre="ukraine-2022",
        cue="could not confirm",
        speaker="officials",
        stance="withholds",
    )
    inner = set_scene(text, theatre="ukraine-2022", cue="agreed", speaker="Norland")
    first, second = with_replies([outer, inner], [(), (SAID,)])
    assert [each.stance for each in first] == [Stance.WITHHOLDS]
    assert second == (SAID,)
