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
_THERE_ARE: Final = re.compile(
    r"(?P<what>[\u3400-\u9fff]{2,6})(?:现在|目前|总共|一共)?有(?:多少|几)[家户个位名]"
)
_SOME: Final = re.compile(rf"(?P<some>[大小老]|重点|头部){_WHO}$")
_FLOW: Final = re.compile(r"新[增签开入]|流失|离职|入职")
_LEAVES: Final = re.compile("流失|丢失?|跑路?|走|失去|损失")
_LEFT: Final = re.compile("流失|离职|注销|退出")


def lost(reading: Reading, metrics: tuple[str, ...], view: View) -> Iterator[str]:
    """The verb, where none of the names of the metrics has it."""
    names = [n for m in view.metrics() if m.name in metrics for n in (m.name, *m.aliases)]
    if metrics and (said := _THERE_ARE.search(reading.text)):
        flows = [_FLOW.match(name) for name in metrics]
        some = _SOME.search(said["what"])
        if some and not any(some["some"] in name for name in names):
            yield some[0]  # nor is it how many some of them are
        elif all(flow and not set(flow[0]) & set(reading.text) for flow in flows):
            yield said["what"]  # how many there are, is not how many came or went
    for match in _LOST.finditer(reading.text) if metrics else ():
        verb = match["before"] or match["of"] or match["behind"]
        left = _LEAVES.fullmatch(verb) and any(_LEFT.search(name) for name in names)
        if not (left or any(verb in name for name in names)):
            yield verb if len(verb) > 1 else f"{verb}了"
