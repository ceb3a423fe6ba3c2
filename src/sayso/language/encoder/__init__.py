"""One pass of the network over a text: what its heads say of each word, for every room that reads
on.
"""
