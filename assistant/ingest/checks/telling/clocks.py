"""Clock times: spans that end before they begin, spans and journeys against how long they are said
to take, greetings and parts of the day against the clock.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import read_number
from assistant.records import Finding

_CLOCK: Final = r"(?<!\d)(?<!\d[:：])(?:[01]?\d|2[0-4])[:：][0-5]\d(?![\d:：])"
_NEXT: Final = r"次日|翌日|第二天|隔[天日]|凌晨|转天"
_SPAN: Final = re.compile(
    rf"(?P<first>{_CLOCK})\s?(?:[-—–~～]+|至|(?:一直|持续|[讲开谈])?到)\s?(?P<next>{_NEXT})?\s?(?P<last>{_CLOCK})"
)
_OVERNIGHT: Final = re.compile(rf"{_NEXT}|夜|晚|通宵|跨[天日]|时差|时区|当地")
_RATIO: Final = re.compile(r"比[分例率值]?[^，,。；]{0,3}$|坡度|赔率")
_BREAK: Final = re.compile(r"休息|不含|不计|扣除|午[休餐饭间]|中午|茶歇|用餐")
_OTHER_TIME: Final = re.compile(r"提前|推迟|时区|时差|当地|装卸|飞|停留")
SMALL_HOURS: Final = 6 * 60
"""What ends by then has gone on past midnight."""
SHORT: Final = 45
"""What lasts longer may have stopped something for less."""
EVENING: Final = 17 * 60
"""What begins later may end on the next day without a word."""
_NUMERAL: Final = r"(?P<n>\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3}|半)(?P<half>个半)?\s?"
_UNIT: Final = r"(?P<unit>个?小时|个?钟头|分钟|个?刻钟)"
_LASTS: Final = re.compile(
    r"[，,（(\s]*(?:会议|汇报|活动|培训|直播|停机|作业|运行|施工)?"
    r"(?:的|共计?|总共|合计|一共|历时|为期|全程|持续|会期|用时|耗时|前后|总?时长|长达|[：:为是]|\s)+"
    rf"{_NUMERAL}{_UNIT}"
)
_LASTED: Final = re.compile(
    r"[^，,。；;]{0,12}[，,][^。；;]*?(?:影响|中断|持续|历时|停机|停电|停产|停运|宕机|故障|延误|堵塞|断网|断电)"
    rf"(?:服务|业务|生产|时间|时长|共计?|合计|了|为|达|\s)*{_NUMERAL}{_UNIT}"
)
"""Clauses behind the clock of what went wrong."""
_WINDOW: Final = re.compile(r"计划|窗口|割接|检修|维护|演练|保养|其中|实际|每|期间|约|近|左右")
_SETS_OFF: Final = re.compile(
    rf"(?P<at>{_CLOCK})\s?(?:准时)?(?:发车|出发|起飞|开始|发出|发货|离港|开航|启程|动身|开船|始发|从)"
)
_ARRIVES: Final = re.compile(
    rf"(?:{_NEXT}|当[天日晚])?\s?(?P<at>{_CLOCK})\s?(?:之?前)?"
    r"(?:到(?!\d)|抵|送达|落地|结束|完成|收工|返回|入库|靠港|恢复|修复|解除)"
)
_TAKES: Final = re.compile(
    r"(?:全程|历时|用时|耗时|单程|路上|需要?|只要|[缩压降减][短减缩低]?[到至为成])(?:只|要|需|用)*\s?"
    rf"{_NUMERAL}{_UNIT}"
)
_ENDS: Final = re.compile(r"\s*(?:左右|[，,。；;、）)\n]|$)")
"""`用时30分钟通报质量` is of a part."""
_TAKEN: Final = re.compile("[用耗]时")
_ENDED: Final = re.compile(r"结束|恢复|修复|解除")
_WHOLE: Final = re.compile(r"历时|用时|耗时|全程")
_MEETING: Final = re.compile(r"会|汇报|议程|时间")
_GREETING: Final = re.compile(
    r"(?:各位|大家|领导|同事|嘉宾|来宾|伙伴|同学|朋友)[^，,。！!\n]{0,10}?"
    r"(?P<said>早上|早晨|上午|中午|下午|晚上)好(?=[，,。！!：:\s]|$)"
)
_PART: Final = re.compile(rf"(?P<said>上午|早上|早晨)\s?(?P<at>{_CLOCK})")
_DAY: Final = 24 * 60
_PARTS: Final = {
    "早上": (0, 11 * 60),
    "早晨": (0, 11 * 60),
    "上午": (0, 13 * 60),
    "中午": (11 * 60, 14 * 60 + 59),
    "下午": (12 * 60, 19 * 60),
    "晚上": (17 * 60, _DAY),
}
"""Minutes of the day between which each is said."""


def clocks(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the clock is exact. What begins in the evening may end on the next day."""
    for sentence in evidence.sentences:
        for span in _SPAN.finditer(sentence.text):
            yield from _span(sentence, span)
        yield from _journeys(sentence)
        for match in _PART.finditer(sentence.text):
            if _minutes(match["at"]) >= _PARTS[match["said"]][1]:
                what = f"报告写「{match[0]}」，这一时刻不在{match['said']}。"
                yield of_passages("contradiction", what, (sentence.passage,))
    yield from _greetings(evidence)


def _minutes(clock: str) -> int:
    hours, minutes = re.split("[:：]", clock)
    return int(hours) * 60 + int(minutes)


def _span(sentence: Sentence, span: re.Match[str]) -> Iterator[Finding]:
    first, last = _minutes(span["first"]), _minutes(span["last"])
    around = sentence.text[max(span.start() - 8, 0) : span.end() + 8]
    if _RATIO.search(sentence.text[: span.start()]):
        return
    overnight = _OVERNIGHT.search(around) or last <= SMALL_HOURS or first >= EVENING
    if last < first and not overnight:
        what = f"「{span[0]}」的结束早于开始。"
        yield of_passages("contradiction", what, (sentence.passage,))
        return
    length = (last - first) % _DAY
    said = _LASTS.match(sentence.text, span.end()) or _of_outage(sentence, span)
    if len(_SPAN.findall(sentence.text)) > 1:
        return  # of all of them together
    partial = said and _TAKEN.search(said[0]) and not _ENDS.match(sentence.text, said.end())
    breaks = said and _length(said) < length and (partial or _BREAK.search(sentence.text))
    if said and length and _length(said) != length and not breaks:
        what = f"「{span[0]}」是 {lasted(length)}，报告写{said[0].strip('，,（( ')}，前后不符。"
        yield of_passages("contradiction", what, (sentence.passage,))


def _of_outage(sentence: Sentence, span: re.Match[str]) -> re.Match[str] | None:
    """`02:10至02:16，网关重启，影响6分钟`: the one length of its sentence."""
    said = _LASTED.match(sentence.text, span.end())
    lengths = re.findall(_UNIT.replace("?P<unit>", "?:"), sentence.text)
    if said is None or len(lengths) != 1 or _WINDOW.search(sentence.text):
        return None
    length = (_minutes(span["last"]) - _minutes(span["first"])) % _DAY
    return said if _length(said) > length or length <= SHORT else None


def _length(said: re.Match[str]) -> Decimal:
    """In minutes."""
    half = said["half"] or said["n"] == "半"
    number = (read_number(said["n"]) or Decimal(0)) + (Decimal("0.5") if half else 0)
    return number * (60 if said["unit"][-1] in "时头" else 15 if "刻" in said["unit"] else 1)


def lasted(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{minutes} 分钟" if rest else f"{hours} 小时"


def _journeys(sentence: Sentence) -> Iterator[Finding]:
    """`21:00发车、次日9:00到，全程12小时，后来缩到10小时，次日7:00到`: as many arrivals as
    lengths, in their order.
    """
    starts = list(_SETS_OFF.finditer(sentence.text))
    if len(starts) != 1:
        return
    ends = [m for m in _ARRIVES.finditer(sentence.text) if m.start() >= starts[0].end()]
    lengths = list(_TAKES.finditer(sentence.text, starts[0].end()))
    if len(ends) != len(lengths) or _OTHER_TIME.search(sentence.text):
        return
    once = len(ends) == 1 and _ENDED.search(ends[0][0]) and _WHOLE.match(lengths[0][0])
    once = once and _ENDS.match(sentence.text, lengths[0].end())
    if "全程" not in sentence.text and not (once and not _BREAK.search(sentence.text)):
        return
    for end, said in zip(ends, lengths, strict=True):
        length = (_minutes(end["at"]) - _minutes(starts[0]["at"])) % _DAY or _DAY
        if _length(said) != length:
            what = f"从 {starts[0]['at']} 到「{end[0].strip()}」是 {lasted(length)}，"
            what += f"报告写「{said[0]}」，前后不符。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _greetings(evidence: Evidence) -> Iterator[Finding]:
    """Of a document that tells the clock of one meeting."""
    meetings: defaultdict[str, list[tuple[Sentence, str]]] = defaultdict(list)
    greetings: list[tuple[Sentence, str]] = []
    for sentence in evidence.sentences:
        spans = list(_SPAN.finditer(sentence.text)) if _MEETING.search(sentence.text) else ()
        for span in spans:
            meetings[sentence.passage.document].append((sentence, span["first"]))
        if match := _GREETING.search(sentence.text):
            greetings.append((sentence, match["said"]))
    for sentence, said in greetings:
        known = meetings[sentence.passage.document]
        if len(known) == 1 and not _within(said, known):
            what = f"报告写「{said}好」，而会议在 {known[0][1]} 开始。"
            yield of_passages("contradiction", what, (sentence.passage, known[0][0].passage))


def _within(said: str, known: Sequence[tuple[Sentence, str]]) -> bool:
    first, last = _PARTS[said]
    return first <= _minutes(known[0][1]) < last
