"""Files that are made to harm who reads them, and good ones between them that must be read all the
same.
"""
