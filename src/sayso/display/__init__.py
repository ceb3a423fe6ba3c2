"""How a report and its claims are shown, whoever shows them: the terminal, a page, the web.

The doors: ``layout.lay_out`` sets a reading as blocks of marked pieces with a note for each claim,
``printed.printed`` turns a text of a report into markup, ``characters.plain`` into a line for a
terminal, ``wording`` puts what is known of a claim or report into words.  Of an entry, ``speakers``
tells who speaks and for which side, ``answers`` what is understood, ``facts`` when and where, what
marks it and why; ``tally`` counts a reading's entries in a sentence.
"""
