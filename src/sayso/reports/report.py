"""What was published: the one thing that every later room is given."""

from sayso.record.interval import Interval as Interval
from sayso.record.report import Report as Report
