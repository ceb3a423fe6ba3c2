"""Bytes to reports.  The door is ``sayso.reports.load.load``."""
