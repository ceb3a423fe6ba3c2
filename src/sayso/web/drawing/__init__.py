"""Pictures as SVG, made here so that a page shows them without scripts.

Places along the time are per cents of the width and heights are pixels, so that a picture fits any
screen and its words keep their size.  Colours are classes: ``pa`` and ``pb`` for the parties,
``pc`` for a third, ``pn`` for the others.
"""
