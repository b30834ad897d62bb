"""Nothing that this process does for itself may keep a vendor waiting at the door."""

import gc
import sys
from typing import Final

_TURN_S: Final = 0.001
"""So long a thread that makes an answer keeps the interpreter from the one at the door, which has
to get it back after each of its statements; Python's own 5 ms add up."""


def at_the_door_first() -> None:
    """What was imported stays for good: to look through all of it again for what may go stops
    every thread for a tenth of a second, in the middle of the crowd.
    """
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(min(_TURN_S, sys.getswitchinterval()))
