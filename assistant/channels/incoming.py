"""What vendors post, read."""

import json

from assistant.channels.outgoing import Json
from assistant.errors import ChannelRejected


def object_in(body: bytes) -> Json:
    """Raises `ChannelRejected` also for what is signed well and no JSON: a vendor's own sample has
    one of those.
    """
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise ChannelRejected("The callback is no JSON object.", remedy="Look who sends it.")
    return found
