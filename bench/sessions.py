"""Long random sessions of calls to the API and the pages, by nobody and by three roles.

    python -m bench.sessions [N] [--steps N]

N sessions (200) of so many calls (50).  Wrong is: an answer of 5xx, an effect that a role may not
have, a refusal that recorded something.  The first is printed, made as short as can be, and the
exit status is 1.
"""

import argparse
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.web import kept
from tests.web.access.sessions import Sessions


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sessions", type=int, nargs="?", default=200)
    parser.add_argument("--steps", type=int, default=50)
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        made.mkdir()
        Sessions.small_ledger, Sessions.folder = kept.make(made), Path(folder) / "sessions"
        run_state_machine_as_test(
            Sessions,
            settings=settings(
                max_examples=options.sessions,
                stateful_step_count=options.steps,
                deadline=None,
                database=None,
                phases=(Phase.generate, Phase.shrink),
                suppress_health_check=list(HealthCheck),
            ),
        )
    print(f"{Sessions.number} sessions of up to {options.steps} calls: nothing wrong.")
    print(f"{time.monotonic() - began:.0f} seconds")


if __name__ == "__main__":
    main()
