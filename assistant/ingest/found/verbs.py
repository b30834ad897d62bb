"""Verbs of change, and the nouns that names take of them: `减少3家` is a 下降."""

import re
from typing import Final

from assistant.ingest.found.sentences import HIDDEN

CHANGES: Final = {
    "提升": "提升", "提高": "提升", "上升": "提升", "升": "提升", "改善": "提升",
    "增长": "增长", "增加": "增长", "上涨": "增长", "涨": "增长", "增": "增长", "扩大": "增长",
    "下降": "下降", "降低": "下降", "减少": "下降", "下滑": "下降", "下跌": "下降",
    "净增": "净增", "净增加": "净增", "净增长": "净增", "净减": "净减", "净减少": "净减",
    "缩短": "缩短", "节省": "节省", "节约": "节省",
    "降": "下降", "收窄": "下降", "压降": "下降", "压缩": "下降",
}  # fmt: skip
"""Verbs of change, and the noun that a name takes of each."""
VERBS: Final = "|".join(sorted(CHANGES, key=len, reverse=True))
LONG: Final = "|".join(verb for verb in sorted(CHANGES, key=len, reverse=True) if len(verb) > 1)
MORE: Final = re.compile(
    rf"(?P<name>.*?)(?:(?:较|比|相较于?)\s*{HIDDEN}+(?:年?[末底初]|同期)?|(?P<since>同比|环比)|^)"
    r"(?:又|还|再|略|略微|小幅|大幅)?(?P<verb>[多少高低快])[了出]?$"
)
"""`较上月多3家`."""
COME: Final = (
    "新增|新[接拓设建收投购纳]|新签约?|新开业?|新进|新入职|入职|新引入|引入|新上线|上线|招募|新注册|注册|开业|转入|迁入"
    "|投用|投放"
)
LEFT: Final = (
    "流失|关闭|关停|关店|闭店|撤店|撤销|淘汰|清退|退出|离职|辞退|退休|退租|退订|注销|终止|解约"
    "|停用|报废|下线|下架|转出|迁出"
)
FLOW: Final = re.compile(rf"(?:本[月季年期])?(?P<verb>(?P<come>{COME})|{LEFT})了?")
COMPARATIVES: Final = {"多": "增长", "少": "下降", "高": "提升", "低": "下降", "快": "提升"}


def change_of(before: str, quantity: str) -> str:
    """The noun of the last verb of change before a number, or in its notation."""
    if more := MORE.fullmatch(before.rstrip()):
        return COMPARATIVES[more["verb"]]
    found = [CHANGES[m[0]] for m in re.finditer(VERBS, before + quantity)]
    return found[-1] if found else ""
