"""The things themselves, which every room shares: reports, claims, what they refer to, what they
say.

It imports no other room.  ``codec`` writes and reads them as JSON.
"""
