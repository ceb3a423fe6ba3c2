"""A time-stamping authority of the tests' own: it signs what it is asked to, as RFC 3161 says."""

import datetime
import hashlib

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from rfc3161_client import TimeStampRequest

_NOW = datetime.datetime(2024, 5, 2, 12, tzinfo=datetime.UTC)
_DATA, _SIGNED, _TST = "1.2.840.113549.1.7.1", "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4"
_SHA256, _RSA = "2.16.840.1.101.3.4.2.1", "1.2.840.113549.1.1.11"
_CONTENT_TYPE, _DIGEST, _CERTIFICATE = (
    "1.2.840.113549.1.9.3",
    "1.2.840.113549.1.9.4",
    "1.2.840.113549.1.9.16.2.47",
)


class Authority:
    """A key, a root that certified it, and a clock that stands still."""

    def __init__(self) -> None:
        root_key, self.key = _key(), _key()
        root_name = _name("A root")
        root = _certificate(root_name, root_name, root_key.public_key(), root_key, root=True)
        self.root = root.public_bytes(Encoding.PEM)
        self.certificate = _certificate(
            _name("A clock"), root_name, self.key.public_key(), root_key, root=False
        )

    def answer(
        self, request: TimeStampRequest, *, message: bytes | None = None, nonce: int | None = None
    ) -> bytes:
        """The answer to a request; ``message`` and ``nonce`` make it one to another."""
        imprint = _seq(
            _seq(_oid(_SHA256), b"\x05\x00"), _tlv(4, message or request.message_imprint.message)
        )
        asked = request.nonce if nonce is None else nonce
        time = _tlv(0x18, _NOW.strftime("%Y%m%d%H%M%SZ").encode())
        info = _seq(_int(1), _oid("1.2.3.4.1"), imprint, _int(7), time, _int(asked or 0))
        signed = _seq(_oid(_SIGNED), _tlv(0xA0, self._signed_data(info)))
        return _seq(_seq(_int(0)), signed)

    def _signed_data(self, info: bytes) -> bytes:
        der = self.certificate.public_bytes(Encoding.DER)
        attributes = sorted((
            _seq(_oid(_CONTENT_TYPE), _set(_oid(_TST))),
            _seq(_oid(_DIGEST), _set(_tlv(4, hashlib.sha256(info).digest()))),
            _seq(_oid(_CERTIFICATE), _set(_seq(_seq(_seq(_tlv(4, hashlib.sha256(der).digest())))))),
        ))  # fmt: skip
        signature = self.key.sign(_set(*attributes), padding.PKCS1v15(), hashes.SHA256())
        issuer = _seq(self.certificate.issuer.public_bytes(), _int(self.certificate.serial_number))
        algorithm = _seq(_oid(_SHA256), b"\x05\x00")
        by = _seq(_oid(_RSA), b"\x05\x00")
        signer = _seq(
            _int(1), issuer, algorithm, _tlv(0xA0, b"".join(attributes)), by, _tlv(4, signature)
        )
        content = _seq(_oid(_TST), _tlv(0xA0, _tlv(4, info)))
        return _seq(_int(3), _set(algorithm), content, _tlv(0xA0, der), _set(signer))


def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


def _name(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: rsa.RSAPublicKey,
    by: rsa.RSAPrivateKey,
    *,
    root: bool,
) -> x509.Certificate:
    day = datetime.timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key)
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(_NOW - day).not_valid_after(_NOW + 36500 * day)
    builder = builder.add_extension(x509.BasicConstraints(ca=root, path_length=None), critical=True)
    if not root:
        stamping = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(stamping, critical=True)
    return builder.sign(by, hashes.SHA256())


def _tlv(tag: int, content: bytes) -> bytes:
    size = len(content)
    if size < 128:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def _seq(*parts: bytes) -> bytes:
    return _tlv(0x30, b"".join(parts))


def _set(*parts: bytes) -> bytes:
    return _tlv(0x31, b"".join(parts))


def _int(value: int) -> bytes:
    return _tlv(2, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def _oid(dotted: str) -> bytes:
    first, second, *rest = (int(part) for part in dotted.split("."))
    content = bytes([40 * first + second])
    for part in rest:
        octets = [part & 0x7F]
        while part := part >> 7:
            octets.append(0x80 | part & 0x7F)
        content += bytes(reversed(octets))
    return _tlv(6, content)
