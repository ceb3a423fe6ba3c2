from tests.library.conftest import ledger, small

__all__ = ["ledger", "small"]
