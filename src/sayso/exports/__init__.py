"""What is recorded, taken elsewhere: one small file a format in ``formats``, listed in ``known``."""
