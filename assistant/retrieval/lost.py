"""Those who were lost, beside a count of those who are there: `丢了几家客户`. Pure."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.words import KINDS

_VERB: Final = (
    r"流失|丢失|丢|跑路|跑|退[租出掉]|走|死|倒闭|破产|关[店停张]|停业|注销|解约|毁约|断约|终止|取消|"
    r"砍|淘汰|失去|损失|撤[走离出]?|黄|[没未不](?:再|有)?(?:再)?续[签约租费订]?"
)
_WHO: Final = rf"(?:{'|'.join((*KINDS, '用户', '商户', '会员', '门店'))})"
_LOST: Final = re.compile(
    rf"(?P<before>{_VERB})[了掉走过]*(?:多少|几)[家个户位名]?(?:[^,，。?？]{{0,4}}?{_WHO}|(?<=[家户位名]))|"
    rf"(?P<of>{_VERB})[了掉走]*的[^,，。?？]{{0,4}}?{_WHO}|"
    rf"(?:多少|几)[家个户位名]?[^,，。?？]{{0,4}}?{_WHO}(?:都|已经?|又|会|要)*(?P<behind>{_VERB})"
)


def lost(reading: Reading, metrics: tuple[str, ...], view: View) -> Iterator[str]:
    """The verb, where none of the names of the metrics has it."""
    names = [n for m in view.metrics() if m.name in metrics for n in (m.name, *m.aliases)]
    for match in _LOST.finditer(reading.text) if metrics else ():
        verb = match["before"] or match["of"] or match["behind"]
        if not any(verb in name for name in names):
            yield verb if len(verb) > 1 else f"{verb}了"
