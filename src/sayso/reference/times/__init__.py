"""When: the time expressions of a report, resolved against its publication time, and evidence of
that time.
"""
