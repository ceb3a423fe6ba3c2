"""The pages, a file each: what an address asks of the record, and the template that shows the
answer.
"""
