"""Work on a Ray cluster whose answers come in the order of the items, and whose machines may die
without harm.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sayso.errors import SetupError

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_AHEAD = 4
"""Items a processor that are given to the cluster at once: one that is worked on, and what hides the
way to another machine.
"""
_TRIES = 2
"""How often an item is tried again after its process or machine died."""


def on_ray(
    work: Callable[[Any], Answer],
    items: Iterable[Item],
    workers: int | None,
    lost: Callable[[Item, int], Answer],
    pack: Callable[[Item], Any],
) -> Iterator[tuple[Item, Answer]]:
    """Each item with what ``work`` makes of it, in the order of the items, as ``pool.in_order``.

    The cluster is the one that RAY_ADDRESS names; without it one is begun on this machine, of
    ``workers`` processes, and ended with the last item.

    Raises:
        Exception: what ``work`` raises, in the item's place.
        SetupError: S012 if Ray is not installed or its cluster cannot be reached.
    """
    with _cluster(workers) as ray:
        # What Ray runs has to be a function, and ``work`` may be a part of one.
        task = ray.remote(num_cpus=1, max_retries=_TRIES)(lambda packed: work(packed))
        most = _AHEAD * (workers or int(ray.cluster_resources().get("CPU", 1)))
        waiting = deque[tuple[Item, Any]]()
        for item in items:
            waiting.append((item, task.remote(pack(item))))
            if len(waiting) >= most:
                yield _answered(ray, *waiting.popleft(), lost)
        while waiting:
            yield _answered(ray, *waiting.popleft(), lost)


def _answered(
    ray: Any, item: Item, promise: Any, lost: Callable[[Item, int], Answer]
) -> tuple[Item, Answer]:
    failures = ray.exceptions
    try:
        return item, ray.get(promise)
    except failures.RayTaskError as error:
        raise error.cause from None
    except (failures.WorkerCrashedError, failures.OutOfMemoryError, failures.NodeDiedError):
        return item, lost(item, -signal.SIGKILL)


@contextmanager
def _cluster(workers: int | None) -> Iterator[Any]:
    os.environ["RAY_USAGE_STATS_ENABLED"] = (
        "0"  # Ray tells its makers of its use, unless told not to
    )
    try:
        import ray
    except ImportError:
        raise SetupError(
            "S012", "A cluster needs Ray.", "Install it: pip install 'sayso[ray]'."
        ) from None
    elsewhere = os.environ.get("RAY_ADDRESS")
    sizes = {} if elsewhere else {"num_cpus": workers, "include_dashboard": False}
    try:
        ray.init(address=elsewhere, log_to_driver=False, configure_logging=False, **sizes)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise SetupError(
            "S012",
            f"The cluster {elsewhere or 'of this machine'} cannot be reached ({error}).",
            "See that RAY_ADDRESS names one that runs, or begin one with ray start --head.",
        ) from None
    try:
        yield ray
    finally:
        ray.shutdown()
