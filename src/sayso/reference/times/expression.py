"""A time expression: the words that tell a time in a report, and the time that they tell."""

from sayso.record.time_expression import Anchor as Anchor
from sayso.record.time_expression import AnchorKind as AnchorKind
from sayso.record.time_expression import Direction as Direction
from sayso.record.time_expression import TimeExpression as TimeExpression
from sayso.record.time_expression import TimeType as TimeType
