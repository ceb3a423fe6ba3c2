"""The day of Easter in the West."""

from datetime import date


def easter_sunday(year: int) -> date:
    """Easter Sunday by the Gregorian computus (Meeus, *Astronomical Algorithms*, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    lag = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * lag) // 451
    month, number = divmod(h + lag - 7 * m + 114, 31)
    return date(year, month, number + 1)
