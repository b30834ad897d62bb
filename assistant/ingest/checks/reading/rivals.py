"""What a report tells of others in its market, under a heading that says so."""

import re
from typing import Final

from assistant.ingest.checks.reading.sentences import Sentence

_MARKET: Final = re.compile(r"竞争|竞品|竞对|对手|友商|同业|同行")
_WE: Final = re.compile(r"我[们司方]|本公司|公司")
_LED: Final = re.compile(r"(?:[-*+•·]\s*)?(?P<who>[A-Za-z一-鿿]{2,10})[：:]")


def of_a_rival(sentence: Sentence) -> bool:
    """`- 芦花窑：在海州有90座窑`: its line begins with the name of another one."""
    heading = sentence.passage.sections[-1] if sentence.passage.sections else ""
    line = sentence.passage.text.partition(sentence.text)[0].rpartition("\n")[2]
    led = _LED.match(f"{line}{sentence.text}".lstrip()) if _MARKET.search(heading) else None
    return led is not None and not _WE.search(led["who"])
