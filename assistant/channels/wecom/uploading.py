"""A picture over WeCom's long connection: announced, sent in pieces, and then known by an id."""

import base64
import hashlib
import secrets
from typing import Final

from assistant.channels.outgoing import Json, inner
from assistant.channels.wecom.connection import Connection
from assistant.errors import DeliveryFailed

PIECE_BYTES: Final = 512 * 1024
_MOST_PIECES: Final = 100


async def upload(connection: Connection, png: bytes) -> str:
    """The id under which messages may show it, for three days. Raises `DeliveryFailed`."""
    pieces = [png[at : at + PIECE_BYTES] for at in range(0, len(png), PIECE_BYTES)]
    if not 0 < len(pieces) <= _MOST_PIECES:
        raise DeliveryFailed("WeCom takes no picture of that size.", remedy="Draw less.")
    told: Json = {
        "type": "image", "filename": "chart.png", "total_size": len(png),
        "total_chunks": len(pieces), "md5": hashlib.md5(png).hexdigest(),
    }  # fmt: skip
    begun = await _told(connection, "init", told)
    upload_id = str(begun.get("upload_id") or "")
    for place, piece in enumerate(pieces):
        data = base64.b64encode(piece).decode()
        told = {"upload_id": upload_id, "chunk_index": place, "base64_data": data}
        await _told(connection, "chunk", told)
    ended = await _told(connection, "finish", {"upload_id": upload_id})
    return str(ended.get("media_id") or "")


async def _told(connection: Connection, step: str, body: Json) -> Json:
    command = f"aibot_upload_media_{step}"
    return inner(await connection.request(command, secrets.token_hex(16), body), "body")
