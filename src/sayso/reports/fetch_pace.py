"""How often one server is asked, where many addresses are fetched."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

SECONDS = 1.0
"""Between two questions to one server: what crawlers that are asked for no other pace keep to."""


@dataclass(slots=True)
class Pace:
    """Waits before an address whose server was asked just now."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)

    def wait(self, address: str) -> None:
        """Wait as long as is polite."""
        server = urlsplit(address).netloc
        if server in self._asked:
            self.sleep(max(0.0, self._asked[server] + SECONDS - self.clock()))
        self._asked[server] = self.clock()
