"""Sends something to an address on the web, once and within limits, and never into a private
network.
"""

import http.client
from collections.abc import Mapping
from contextlib import closing

from sayso.reports.fetch import Limits, port_of, web_address
from sayso.reports.fetch_connection import Connection, Deadline, PrivateError

LIMITS = Limits(seconds=15.0, silence=10.0)
"""Whoever is told of something has only to take it in; what they do with it can wait."""


def post(
    address: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    public: bool = True,
    limits: Limits = LIMITS,
) -> int:
    """Post to an address; the status that it answers with, whatever it is.

    No redirection is followed, no proxy asked, and nothing read of the answer but its head.  With
    ``public`` only addresses of the public network are asked, whatever a name is resolved to.

    Raises:
        OSError: if it cannot be reached, is within a private network, or does not answer in time.
    """
    parts = web_address(address)
    if parts is None:
        raise OSError("it is no address of the web")
    secure, host = parts.scheme == "https", parts.hostname or ""
    deadline = Deadline.after(limits.seconds, limits.silence)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = {"host": parts.netloc, "user-agent": "sayso", "connection": "close", **headers}
    connection = Connection(host, port_of(parts), deadline, public=public, secure=secure)
    with closing(connection):
        try:
            connection.request("POST", path, body, sent)
            return connection.getresponse().status
        except PrivateError:
            raise OSError("it leads into a private network") from None
        except http.client.HTTPException as error:
            raise OSError(f"its answer is none ({type(error).__name__})") from None
