"""What processes are given to do in these tests; a module of its own, as they import it."""

import os
import signal
import time

from sayso.errors import InputError


def doubled(number: int) -> int:
    return 2 * number


def slow_if_even(number: int) -> int:
    time.sleep(0.05 * (number % 2 == 0))
    return number


def dies_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def refuses_two(number: int) -> int:
    if number == 2:
        raise InputError("R999", "Two is refused.", "Give another.")
    return number


def answers_with_an_error(number: int) -> InputError:
    return InputError("R998", f"{number} is no report.", "Give another.")


def large(size: int) -> bytes:
    return bytes(size)


def interrupts_all(number: int) -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return number


class CannotBeSent:
    def __reduce__(self) -> str:
        raise TypeError("not this one")


def unsendable(_: int) -> CannotBeSent:
    return CannotBeSent()
