"""What a metric's name says of time: whether its values stand at an end or flow within. Pure."""

import re
from typing import Final

_STANDS: Final = re.compile(
    r"面积|余额|应[收付]|账款|库存|存量|在[库管职册营]|[期年月季]末|累计|[人户家]数|均|[单客房电]价"
)
_FLOWS: Final = re.compile(r"(?:[销产发出订]货?量|订单|新增|新签|受理|投诉|成交|[件单次]数|量)$")

_AT_END: Final = re.compile(r"余额|库存|存量|在[库管职册营]|[期年月季]末|[人户家]数")
_SAID: Final = re.compile(r"[期年月季][末底]|时点|累计|在[岗册职库园]")
_NEW: Final = re.compile(r"新|净|流失|均")


def stands(name: str) -> bool:
    """What stands at the end of a month adds up to nothing."""
    return bool(_STANDS.search(name))


def flows(name: str) -> bool:
    return bool(_FLOWS.search(name))


def at_end(name: str, description: str | None) -> bool:
    """Whether a value is of the last day of its period: what is counted or held there."""
    held = _AT_END.search(name) or _SAID.search(description or "")
    return bool(held) and not _NEW.search(name)
