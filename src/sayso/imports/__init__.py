"""What people made elsewhere, taken in: claims coded by hand, annotations, ClaimReviews.  Each row
is checked against the texts of the ledger, and added or refused with its reason.
"""
