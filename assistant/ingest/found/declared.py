"""The unit of all amounts that a document declares once: `除另有说明外，金额单位为万元`."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.records import Passage

_MONEY: Final = r"(?<![\d.])(?:亿|千万|百万|十万|万|千|百)?(?:元|美元|港元|港币|欧元)"
_BUT: Final = (
    r"(?:除|如无|若无|未)[^。；;\n]{0,12}(?:说明|注明|标注|标明|注释)[^。；;\n\d]{0,24}?"
    r"(?:单位|金额|货币)"
)
_EVERY: Final = (
    r"(?:全文|本文|文中|报告中?|[表文]内|所有|以下)[^。；;，,\n\d]{0,6}(?:金额|货币)"
    r"|(?:金额|货币)?单位\s*(?:[:：]\s*)?(?=除|如无|若无|未)"
)
_SAID: Final = re.compile(
    rf"(?:{_BUT}|{_EVERY})(?P<between>[^。；;\n\d|]{{0,24}}?)"
    rf"(?:均?[为是以]|[:：]|单位)\s*(?:人民币)?\s*(?P<unit>{_MONEY})(?!/)"
)


def declared_unit(passages: Sequence[Passage]) -> str:
    """`万元`; empty where no sentence outside the tables says so of all."""
    told = (_SAID.search(passage.text) for passage in passages if passage.kind != "table")
    return next((match["unit"] for match in told if match), "")
