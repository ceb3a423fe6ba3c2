"""What stands above a clause and what it makes of it: one table of words, composed along the
parse.
"""
