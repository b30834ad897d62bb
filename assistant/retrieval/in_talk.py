"""What somebody asks by a deed or in spoken words: `货车送了多少趟`, `多少钱一捆`. Pure.

The deed between a name and its measure says no more than that the name has such a number; or it
says which of its numbers is meant, as 花 means a cost.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from assistant.periods import find_periods
from assistant.quantities.units import MEASURE_WORDS
from assistant.retrieval.residue import tagged_words

_END: Final = r"(?:了|呢|啊|呀|吧|来着)*$"
_OTHERWISE: Final = re.compile(
    r"[比占差哪谁没未不各均如若需和与跟及、]|每(?![天日])|同比|环比|为[什啥何]|怎么(?!样)|还[要得差有剩能]"
    r"|预[计测期算]|打算|计划|目标|任务|准备|[下明]个?[月年季周]|[去前]年|[上前]个?[月周季]|[上下]半年"
    r"|多了|(?<!多)少了|[增涨跌][了长加幅多少]|[下降]降|下滑|上升|加起来|合计|分别|以[上下]|最"
    r"|第[一二三四五六七八九十\d]|剩|除了|其[他它余]|别的"
)
"""What makes it another question: one of two, of a change, of an aim, of another time."""
_FILLER: Final = re.compile(
    r"[这那本当]个?月|[这那][一个次场笔批条家项类种块边]*(?:单子?|活动|客户|业务|东西|故障|事故)?"
    r"|每[天日]|[一总拢合]共|总计|已经?|现在|目前|如今|我们|咱们?|到底|究竟|大[概约]|差不多|平均|实际"
)
_PRICES: Final = (
    re.compile(
        r"^(?P<name>.*?)[一每]个?(?P<unit>[\u3400-\u9fffA-Za-z]{1,8}?)[要能得]*"
        rf"(?:[卖收买付租跑]?(?:是|要)?多少钱|[卖收]多少|(?:均价|单价)(?:是|为)?多少){_END}"
    ),
    re.compile(
        r"^(?P<name>.*?)[卖收买付租跑要是]?多少钱[一每]个?"
        rf"(?P<unit>[\u3400-\u9fffA-Za-z]{{1,4}}?){_END}"
    ),
    re.compile(rf"^(?P<name>.*?)[卖收买付租跑是]?(?:什么|啥)价(?:格|钱|位)?(?P<unit>){_END}"),
    re.compile(rf"^(?P<name>.+?)价格?的*[是在]?(?:什么|啥)(?:水平|价位|行情)(?P<unit>){_END}"),
)
_RATES: Final = (
    (re.compile(rf"^(?P<name>.*?)打(?:多少|几)折{_END}"), "折"),
    (re.compile(rf"^(?P<name>.*?)[要得]?(?:多久|(?:多少|几)个?(?:天|小时|钟头|分钟)){_END}"), "s"),
    (re.compile(rf"^(?P<name>.*?率)(?:怎么样|咋样|如何|(?:什么|啥)水平){_END}"), "percent"),
    (re.compile(rf"^(?P<name>.*?)(?:冲|干|做|优化|压|缩|提|升|降|加)+到(?:多少|几){_END}"), "any"),
)
_TENTHS: Final = re.compile(rf"^(?P<name>.+?)[了掉上到]*几成{_END}")
_DONE: Final = re.compile(
    r"^(?P<name>.+?)[了过到出掉下着]*(?:大概|大约)?(?:多少|几)"
    rf"(?P<unit>[\u3400-\u9fff]{{0,5}}?|[A-Za-z]+){_END}"
)
OWED: Final = "逾期"
_DEBT: Final = "(?:钱|欠款|应收账?款?|账款|货款|款)"
_OWED: Final = re.compile(
    rf"^(?P<name>[^,，;；比占]*?)(?:逾期的?{_DEBT}|{_DEBT}逾期)的*(?:还|[还总]?共)?的*[有是]?多少钱?{_END}"
)
"""`账款逾期的有多少`: what of it is overdue."""
_EARNED: Final = re.compile(rf"^(?P<name>.+?)收入多少钱{_END}")
"""`甲收了多少钱`, as it was read for a name 甲收入 that there may be."""
_NO_DEED: Final = re.compile(
    r"^(?:[有是到达为共计在还叫大成占剩]|.*[率量额价费度款润利])$|收入|成本|费用|份额"
)
"""What there is, or what is measured."""
_MONEY: Final = re.compile(r"^(?:钱|款|.*(?:毛利|利润|收入|费用|成本|款))?$")
_COUNTED: Final = re.compile(r"^(?P<unit>TEU|公里|平方米|公斤|.)(?P<noun>.*)$")
_VERBS: Final = frozenset("省中停")
"""That a dictionary takes for other words."""
_MEASURES: Final = (*MEASURE_WORDS, *"车斤盘桌顿")
_TWO: Final = 2


class Talk(NamedTuple):
    """A number that is asked for in talk."""

    names: tuple[str, ...]
    """Words for whose it is, each of which has to be held."""
    kind: str
    """`price`, `money`, `count`, `any`, or a unit."""
    unit: str = ""
    """The measure word; of a price, with the noun behind it: `箱子`."""
    deed: str = ""
    noun: str = ""
    """What is counted, behind the measure word, or the amount that is asked."""


def asked_in_talk(text: str) -> tuple[Talk, ...]:
    """What may be meant, the likeliest first; nothing for whatever is asked in other words, or for
    what is computed.
    """
    said = _without_periods(re.sub(r"[?？。!！\s]+$", "", text))
    said = _FILLER.sub("的", said)
    if owed := _OWED.match(said):
        return (Talk(_names(owed["name"]), "money", "", OWED),)
    if re.search("[,，;；]", said) or _OTHERWISE.search(said):
        return ()
    found = next(filter(None, (list(read(said)) for read in (_prices, _rates, _deeds))), [])
    return tuple(talk for talk in found if talk.names or talk.deed)


def _without_periods(text: str) -> str:
    chars = list(text)
    for span in find_periods(text, date.today(), asked=True):
        if not text.startswith("期", span.end):
            chars[span.start : span.end] = "的" * (span.end - span.start)
    return "".join(chars)


def _prices(said: str) -> Iterator[Talk]:
    said = re.sub(r"的+(?=[卖收买付租跑])", "", said)
    for pattern in _PRICES:
        if match := pattern.match(said):
            unit = match["unit"].replace("的", "")
            yield Talk(_names(match["name"]), "price", unit)
            return


def _rates(said: str) -> Iterator[Talk]:
    for pattern, kind in _RATES:
        if match := pattern.match(said):
            names = match["name"]
            names = re.sub("[了过]$", "", names)
            deed = _deeds_of(names)[0] if kind == "s" and _deeds_of(names) else ""
            yield Talk(_names(names.removesuffix(deed)), kind, "折" if kind == "折" else "", deed)
            return


def _deeds(said: str) -> Iterator[Talk]:
    """`跑了多少趟`; of `签了多少`, `挣了多少利润` an amount of money is asked."""
    tenths = _TENTHS.match(said)
    said = re.sub(r"(?<=签了)多大", "多少", re.sub(r"收[回上]来?了?(?=多少)", "收回了", said))
    match = tenths or _DONE.match(said)
    earned = _EARNED.match(said)
    if earned:
        yield Talk(_names(earned["name"]), "money", "", "收")
        return
    for deed in _deeds_of(match["name"], tenths=bool(tenths)) if match else ():
        assert match
        names = _names(match["name"].removesuffix(deed))
        if tenths:
            yield Talk(names, "percent", "", deed)
        elif _MONEY.match(match["unit"]):
            yield Talk(names, "money", "", deed, "" if match["unit"] == "钱" else match["unit"])
        elif not match["unit"].startswith(_MEASURES):
            yield Talk(names, "any", "", deed, match["unit"])
        elif match["unit"].isascii():
            yield Talk(names, "count", match["unit"], deed)
        elif counted := _COUNTED.match(match["unit"]):
            yield Talk(names, "count", counted["unit"], deed, counted["noun"])


def _deeds_of(said: str, *, tenths: bool = False) -> tuple[str, ...]:
    """The verb at the end; of `发送` in `样品发送了` the last character alone, too."""
    words = tagged_words(said)
    last, tag = words[-1] if words else ("", "x")
    verb = tag[0] == "v" or last in _VERBS or (tenths and tag[0] == "p")
    if not verb or _NO_DEED.search(last):
        return ()
    return (last, last[-1]) if len(last) == _TWO and len(words) > 1 else (last,)


def _names(text: str) -> tuple[str, ...]:
    parts = (re.sub(r"^[给在从对按由向把被用跟]|[上里]$", "", part) for part in text.split("的"))
    return tuple(dict.fromkeys(part for part in parts if part))
