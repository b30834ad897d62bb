"""A picture as WeCom takes it inside a message."""

import base64
import hashlib

from assistant.channels.outgoing import Json


def picture(png: bytes) -> Json:
    return {"base64": base64.b64encode(png).decode(), "md5": hashlib.md5(png).hexdigest()}
