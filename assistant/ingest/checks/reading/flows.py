"""Words by which something comes, goes, and changes on the whole: `新签`, `退租`, `净增`."""

import re
from typing import Final

from assistant.ingest.checks.reading.told import Told

IN: Final = re.compile(
    r"(?:新[增购开签建聘招入设装]|入[一-鿿]|购[入进置]|增[加购聘补资]|流入|转入|引进|招聘|开[业设]|买入|收储|补充|签约|带来)[^，,、。；]{0,6}$"
)
OUT: Final = re.compile(
    r"(?:离职|报废|关[闭停店]|流[失出]|出[院境场栏校]|退[出役租订休会货]|出[库售]|转出|注销|减少|处置|淘汰|核销|卖出|消耗|领用|降配|到期|解约|终止|撤[销店]|收回|回款|调出|拆除|停[运用]|销户)[^，,、。；]{0,6}$"
)
NET: Final = re.compile(
    r"(?:净(?:增[加长]?|流入|新增)|(?:轧差|相抵|抵扣|冲抵)[^，,。；]{0,10}?净?(?:增加?|流入)?)[^，,。；]{0,3}$"
)
BY_NAME: Final = re.compile(
    r"(?:^|[，,、])\s?(?:再|另)?(?P<way>加上?|减去?|扣除|扣掉)(?P<who>[一-鿿▢]{2,10})(?=[，,、])"
)
"""`，加上当月产量，`: a move whose value stands elsewhere."""


def opens_list(told: Told) -> bool:
    """`新购的是甲型8台、乙型5台`: 8 are some of what has come."""
    behind = told.sentence.numbers[told.at + 1 : told.at + 2]
    words = behind[0].words if behind else ""
    return words.startswith("、") and not any(p.search(words) for p in (IN, OUT, NET))
