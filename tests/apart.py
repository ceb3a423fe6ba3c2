"""What a process apart is asked to do.  Little is imported here: each process imports it anew."""

import os
import time

from sayso.errors import InputError


def double(number: int) -> int:
    return 2 * number


def busy() -> None:
    while True:
        pass


def asleep() -> None:
    time.sleep(3600)


def greedy() -> int:
    return len(bytearray(2**31))


def gone() -> None:
    os._exit(3)


def refused() -> None:
    raise InputError("R001", "It is not there.", "Look.")


def failing() -> None:
    raise ZeroDivisionError("by zero")
