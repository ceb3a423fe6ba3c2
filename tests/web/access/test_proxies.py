"""The proxies that the documentation shows, run as it shows them before a server with accounts.
Each is left out where the program is not installed.
"""

import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from sayso.web.app import make_app
from sayso.web.serving import configured
from sayso.web.settings import Settings
from tests.web.access.people import PASSWORD, people
from tests.web.memory import Memory

NAME = "desk.example"
SERVE = Path(__file__).parents[3] / "docs" / "how-to" / "serve.md"
PATIENCE = 20.0
"""Seconds that a proxy has to begin in."""


def shown(file: str) -> str:
    """A file as the documentation shows it."""
    found = re.search(rf"<!-- file: {file} -->\n```text\n(.*?)```", SERVE.read_text(), re.S)
    assert found
    return found[1]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def logged() -> list[str]:
    """What the server notes of each answer."""
    return []


@pytest.fixture
def port(tmp_path: Path, logged: list[str]) -> Iterator[int]:
    """Where a server with accounts is, which expects one proxy."""
    people(tmp_path)
    settings = Settings(tmp_path / "access.db", (NAME,), accounts=True, hops=1)
    app = make_app(Memory(), settings, logged.append)
    server = uvicorn.Server(configured(app, settings))
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, args=([bound],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield int(bound.getsockname()[1])
        server.should_exit = True
        thread.join(10)


def nginx(folder: Path, port: int, at: int) -> list[str]:
    """The command that runs nginx with the file that is shown."""
    certify(folder)
    site = (
        shown("nginx.conf")
        .replace("443", f"127.0.0.1:{at}")
        .replace("/etc/ssl/private/desk.example.key", str(folder / "key.pem"))
        .replace("/etc/ssl/desk.example.pem", str(folder / "certificate.pem"))
        .replace("127.0.0.1:8170", f"127.0.0.1:{port}")
    )
    kept = "".join(
        f"{kind}_temp_path {folder / kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder / 'pid'}; error_log {folder / 'errors'};\nevents {{}}\n"
        f"http {{\naccess_log off;\n{kept}{site}}}\n"
    )
    return ["nginx", "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors")]


def caddy(folder: Path, port: int, at: int) -> list[str]:
    """The command that runs Caddy with the file that is shown, and a certificate of its own
    making.
    """
    site = (
        shown("Caddyfile")
        .replace(f"{NAME} {{", f"{NAME}:{at} {{\n    bind 127.0.0.1", 1)
        .replace("127.0.0.1:8170", f"127.0.0.1:{port}")
    )
    alone = (
        "{\n    admin off\n    local_certs\n    skip_install_trust\n"
        f"    auto_https disable_redirects\n    storage file_system {folder / 'caddy'}\n}}\n"
    )
    (folder / "Caddyfile").write_text(alone + site)
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


def certify(folder: Path) -> None:
    """A certificate for the name, which nobody has signed but its owner."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    traditional = serialization.PrivateFormat.TraditionalOpenSSL
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, traditional, plain)
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


class ByName(httpx.HTTPTransport):
    """Asks for the desk by its name at a port of this machine."""

    def __init__(self, at: int) -> None:
        super().__init__(verify=False)
        self._at = at

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        asked = httpx.Request(
            request.method,
            request.url.copy_with(host="127.0.0.1", port=self._at),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": NAME},
        )
        return super().handle_request(asked)


@pytest.fixture(params=[nginx, caddy], ids=["nginx", "caddy"])
def desk(request: pytest.FixtureRequest, tmp_path: Path, port: int) -> Iterator[httpx.Client]:
    """A browser at the desk, through a proxy."""
    command: Callable[[Path, int, int], list[str]] = request.param
    if not shutil.which(command.__name__):
        pytest.skip(f"{command.__name__} is not installed")
    at = free_port()
    with (
        subprocess.Popen(
            command(tmp_path, port, at), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process,
        httpx.Client(transport=ByName(at), base_url=f"https://{NAME}", timeout=30) as client,
    ):
        try:
            reached(client, process)
            yield client
        finally:
            process.terminate()


def reached(client: httpx.Client, process: "subprocess.Popen[bytes]") -> None:
    """Wait until the proxy answers."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "the proxy ended"
        try:
            client.get("/signin")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the proxy did not begin")


def signed_in(desk: httpx.Client) -> httpx.Response:
    form = re.search(r'name="form" value="([0-9a-f]+)"', desk.get("/signin").text)
    assert form
    data = {"name": "a reader", "password": PASSWORD, "form": form[1]}
    return desk.post("/signin", data=data)


def test_who_signs_in_through_it_gets_a_cookie_that_no_other_host_can_set(
    desk: httpx.Client,
) -> None:
    answer = signed_in(desk)

    assert answer.status_code == 303
    assert "__Host-sayso_session=" in answer.headers["set-cookie"]
    assert "max-age=" in answer.headers["strict-transport-security"]
    assert desk.get("/").status_code == 200


def test_what_a_client_says_of_its_own_address_is_not_believed(
    desk: httpx.Client, logged: list[str]
) -> None:
    desk.get("/signin", headers={"x-forwarded-for": "203.0.113.9"})

    assert "127.0.0.1" in "".join(logged)
    assert "203.0.113.9" not in "".join(logged)


def test_more_than_it_may_take_is_refused(desk: httpx.Client) -> None:
    assert signed_in(desk).status_code == 303
    answer = desk.post("/add", content=b"x" * (33 * 2**20))

    assert answer.status_code == 413
