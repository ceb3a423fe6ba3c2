"""What reports are read from: a file a form, with what it is and how it is told.  The list is in
``known``.
"""
