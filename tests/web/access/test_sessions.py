"""Any session of calls by nobody and by three roles; ``python -m bench.sessions N`` runs longer
ones.
"""

from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from .sessions import Sessions


def test_no_session_of_calls_breaks_the_desk_or_does_what_a_role_may_not(
    small_ledger: Path, tmp_path: Path
) -> None:
    class Here(Sessions):
        pass

    Here.small_ledger, Here.folder, Here.number = small_ledger, tmp_path, 0
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=6,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
