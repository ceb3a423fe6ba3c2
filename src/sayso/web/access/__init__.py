"""Who may read and decide.  Users, sessions and tokens are kept in a small file of their own, apart
from the record.
"""
