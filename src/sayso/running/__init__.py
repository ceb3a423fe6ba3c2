"""How many reports are read: processes side by side, and one that takes what they find in the
reports' order.
"""
