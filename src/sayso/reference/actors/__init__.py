"""Who: what the mentions of people, offices, bodies and states refer to, and for which side they
speak.
"""
