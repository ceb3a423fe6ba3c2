"""Who, where, when, how many: what the mentions of a report refer to."""
