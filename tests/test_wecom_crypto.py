"""The vendor's own vectors, and what its samples let through."""

import base64
import json
import time
from typing import NamedTuple

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from assistant.channels.wecom.crypto import Envelope
from assistant.errors import ChannelRejected, SettingsError
from tests.wecom_fake import AES_KEY, TOKEN, raw_key
from tests.wecom_fake import Envelope as Vendors

CORP_A, CORP_C = "wx5823bf96d3bd56c7", "ww1436e0e65a779aee"
A = (TOKEN, AES_KEY, CORP_A)
C = ("hJqcu3uJ9Tn2gXPmxx2w9kkCkCE2EPYo", "6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt", CORP_C)


class Vector(NamedTuple):
    keys: tuple[str, str, str]
    signature: str
    timestamp: str
    nonce: str
    sealed: str
    holds: str


A_ECHO = Vector(
    A, "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780",
    "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==",
    "1616140317555161061",
)  # fmt: skip
B_XML = Vector(
    A, "477715d11cdb4164915debcba66cb864d751f3e6", "1409659813", "1372623149",
    "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3Qczc"
    "dCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLj"
    "vd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMn"
    "vw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k"
    "22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2Yoy"
    "yH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==",
    "<MsgId>4561255354251345929</MsgId>",
)  # fmt: skip
C_ECHO = Vector(
    C, "012bc692d0a58dd4b10f8dfe5c4ac00ae211ebeb", "1476416373", "47744683",
    "fsi1xnbH4yQh0+PJxcOdhhK6TDXkjMyhEPA7xB2TGz6b+g7xyAbEkRxN/3cNXW9qdqjnoVzEtpbhnFyq6SVHyA==",
    "1288432023552776189",
)  # fmt: skip
D_XML = Vector(
    C, "0c3914025cb4b4d68103f6bfc8db550f79dcf48e", "1476422779", "1597212914",
    "Kl7kjoSf6DMD1zh7rtrHjFaDapSCkaOnwu3bqLc5tAybhhMl9pFeK8NslNPVdMwmBQTNoW4mY7AIjeLvEl3NyeTk"
    "AgGzBhzTtRLNshw2AEew+kkYcD+Fq72Kt00fT0WnN87hGrW8SqGc+NcT3mu87Ha3dz1pSDi6GaUA6A0sqfde0VJP"
    "QbZ9U+3JWcoD4Z5jaU0y9GSh010wsHF8KZD24YhmZH4ch4Ka7ilEbjbfvhKkNL65HHL0J6EYJIZUC2pFrdkJ7Mhm"
    "EbU2qARR4iQHE7wy24qy0cRX3Mfp6iELcDNfSsPGjUQVDGxQDCWjayJOpcwocugux082f49HKYg84EpHSGXAyh+/"
    "oxwaWbvL6aSDPOYuPDGOCI8jmnKiypE+",
    "<Content>你好</Content>",
)  # fmt: skip
E_JSON = Vector(
    C, "e3647471e395139e2308c1fa963f2d648a00b90e", "1409659813", "1372623149",
    "cjhLUX7UU4yCSelv1vz7T0zT8huF51bAMVWriNvO1FMegHrQZNrtvRxbwf0fUPsFvwqR0U0fgiJNEA5Y30F2MoI2"
    "S7vv3EjVQ68C0cjw9frBoUE2Hj0BvFp9h3u6Vbsg4lc1C8AtHdaN8orKuNKkLRLuYEL52R1J3v8olJGZRLnRdVKI"
    "ivixmX/eQpzgeExtp20jI1HxRP1AAZ6xZoILdqDPO549LO4WeG+685JRUTdiwcY5fjZlqeMxuT4PpMn1X9OWsS7N"
    "Rj06Wa5E3Tvg4twjWp39KPfOdRte6P1T4JU=",
    '"FromUserName": :mycreate"',
)  # fmt: skip
VECTORS = {"A": A_ECHO, "B": B_XML, "C": C_ECHO, "D": D_XML, "E": E_JSON}


@pytest.mark.parametrize("vector", VECTORS.values(), ids=VECTORS.keys())
def test_the_vendor_s_vectors_are_opened(vector: Vector) -> None:
    envelope = Envelope(*vector.keys, fresh_s=None)
    told = envelope.open(
        vector.sealed, signature=vector.signature, timestamp=vector.timestamp, nonce=vector.nonce
    )
    assert vector.holds in told.decode()


def opened(sealed: str, **told: str) -> bytes:
    envelope = Envelope(*A)
    told = {"timestamp": str(int(time.time())), "nonce": "n1"} | told
    signature = envelope.signature(told["timestamp"], told["nonce"], sealed)
    return envelope.open(sealed, **{"signature": signature, **told})


def test_what_is_sealed_is_opened_by_the_vendor() -> None:
    ours, theirs = Envelope(TOKEN, AES_KEY, ""), Vendors()
    for length in range(0, 70):
        text = json.dumps({"text": "字" * length})
        sealed = ours.seal(text.encode())
        now = int(time.time())
        reply = {
            "encrypt": sealed, "msgsignature": ours.signature(str(now), "n", sealed),
            "timestamp": now, "nonce": "n",
        }  # fmt: skip
        assert theirs.opened(reply, "n") == json.loads(text)


def raw(plain: bytes) -> str:
    cipher = Cipher(algorithms.AES(raw_key()), modes.CBC(raw_key()[:16])).encryptor()
    return base64.b64encode(cipher.update(plain) + cipher.finalize()).decode()


def plain(message: bytes = b"hello", receiver: str = CORP_A, length: int | None = None) -> bytes:
    size = len(message) if length is None else length
    told = b"r" * 16 + size.to_bytes(4, "big") + message + receiver.encode()
    pad = 32 - len(told) % 32
    return told + bytes([pad]) * pad


def test_a_message_in_order_is_opened() -> None:
    assert opened(raw(plain())) == b"hello"


@pytest.mark.parametrize(
    ("sealed", "status"),
    [
        pytest.param("", 400, id="nothing"),
        pytest.param("AAAA", 400, id="no block"),
        pytest.param(raw(plain())[:-8], 400, id="cut off"),
        pytest.param("not base64!", 400, id="no base64"),
        pytest.param(raw(plain(receiver=CORP_C)), 403, id="another receiver"),
        pytest.param(raw(plain(length=2**31)), 400, id="length beyond the end"),
        pytest.param(raw(plain()[:-2] + b"\x01\x02"), 400, id="padding not all the same"),
        pytest.param(raw(b"x" * 31 + b"\x00"), 400, id="padding of nothing"),
        pytest.param(raw(b"x" * 31 + b"\x21"), 400, id="padding beyond a block"),
        pytest.param(raw(b"\x20" * 32), 400, id="padding alone"),
    ],
)
def test_what_is_out_of_order_is_refused(sealed: str, status: int) -> None:
    with pytest.raises(ChannelRejected) as error:
        opened(sealed)
    assert error.value.status == status


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"signature": "0" * 40}, id="forged"),
        pytest.param({"signature": ""}, id="unsigned"),
        pytest.param({"signature": "ü"}, id="no hexadecimal"),
        pytest.param({"timestamp": str(int(time.time()) - 3600)}, id="stale"),
        pytest.param({"timestamp": str(int(time.time()) + 3600)}, id="of the future"),
        pytest.param({"timestamp": "soon"}, id="no number"),
        pytest.param({"timestamp": "9" * 5000}, id="an endless number"),
    ],
)
def test_what_is_not_of_the_vendor_now_is_refused(told: dict[str, str]) -> None:
    with pytest.raises(ChannelRejected) as error:
        opened(raw(plain()), **told)
    assert error.value.status == 403


@pytest.mark.parametrize("key", ["", "short", "!" * 43, "A" * 44])
def test_a_key_that_is_none_is_told_without_it(key: str) -> None:
    with pytest.raises(SettingsError) as error:
        Envelope("token", key, "")
    assert not key or key not in str(error.value)
