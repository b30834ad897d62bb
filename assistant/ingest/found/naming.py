"""What a number of a clause is called: the words before it, else those behind it."""

import re
from typing import Final, NamedTuple

from assistant.ingest.found.sentences import HIDDEN

MOST_CHARS: Final = 16
"""Names longer than this are half a sentence, and no name."""
CHANGES: Final = {
    "提升": "提升", "提高": "提升", "上升": "提升", "升": "提升", "改善": "提升",
    "增长": "增长", "增加": "增长", "上涨": "增长", "涨": "增长", "增": "增长", "扩大": "增长",
    "下降": "下降", "降低": "下降", "减少": "下降", "下滑": "下降", "下跌": "下降",
    "缩短": "缩短", "节省": "节省", "节约": "节省", "降": "下降", "收窄": "下降",
}  # fmt: skip
"""Verbs of change, and the noun that a name takes of each."""
_VERB: Final = "|".join(sorted(CHANGES, key=len, reverse=True))
_MODAL: Final = (
    r"(?:可以?|能够?|最高|最多|最大|至多|已经?|将|约|近|大约|仅|再|又|累计|同比|环比|平均)*"
)
_TO: Final = re.compile(rf"(?:由|从)?[^，]*?(?:{_VERB}|达|回升|回落|跌|变|升)?(?:至|到了?|为)$")
_CHANGED: Final = re.compile(rf"(?P<name>.*?){_MODAL}(?P<verb>{_VERB}){_MODAL}了?$")
_COPULA: Final = re.compile(
    r"(?:分别)?(?:为|是|有|达到?|共计?|合计|总计|约|等于|在|计|录得|超过|突破|完成|实现|：|:|，|仅|只|了)+$"
)
_SHARE: Final = re.compile(
    r"(?P<who>.*?)(?P<word>占比|占到?|比重|比例)(?P<of>.*?)的?(?:为|是|达到?)?$"
)
_LEAD: Final = re.compile(
    r"^(?:其中|此外|另外|同时|并且|而且|且|并|而|但|也|又|还|即|以及|及|和|与|目前|当前|现在|截至|截止|期内|报告期内?"
    r"|全年|今年|去年|本年度?|已经|我们|公司|本公司|集团|预测|预计|预期|计划|力争|目标|累计|总共|共|总计|整个|实测"
    r"|实现了?|完成了?|取得了?|达成了?|因此|所以|由于|因为|通过|使得?|让|在|对|将|把|从|由|随着|按照?|基于|根据|满足"
    r"|来自|新增了?(?=.{2})|[、，,的\s])+"
)
_AGAINST: Final = re.compile(
    r"^(?P<front>.*?)(?:相比于?|对比|相较于?|比起|较)\s*"
    r"(?:[A-Za-z][\w.-]*\s*(?:方案|版本?)?|\S{1,10}?(?:方案|版本?|水平|同期|期|年度?|月|产品))(?P<rest>.*)$"
)
_AFTER: Final = re.compile(
    r"^\s*的?(?![到至从向给由以在等])(?P<name>[^\s，。；、（）()的□+]{1,10}(?:\s*的[要需]求)?)"
)
_VERBAL: Final = re.compile(r"^(?:可|能|会|应|需|要|不|没|未|想|愿|被|给|请)")
"""A phrase that begins so is no noun."""
_GENERIC: Final = {
    "客户", "用户", "公司", "平均", "整体", "总体", "数量", "数值", "规模", "目标", "要求", "结果", "情况",
    "比例", "占比", "幅度", "左右", "以上", "以下", "时间", "其他", "合计", "总计", "全部",
}  # fmt: skip
"""Words that name nothing alone."""


class Name(NamedTuple):
    words: str
    """Empty where the clause names nothing: it goes on about the name before it."""
    kind: str = "value"
    """`value`, `change` (提升 10%), `share` (占比 15%), `end` (增至 2亿: of the name before)."""


def name_before(before: str, quantity: str) -> Name:
    """`quantity` is its notation, which may have taken in a verb: `最高可下降20%`."""
    text = _clean(before)
    inside = re.match(rf"{_MODAL}(?P<verb>{_VERB})了?", quantity)
    if inside and not re.search(r"[至到]", quantity[: inside.end() + 1]):
        return Name(_noun(text) + CHANGES[inside["verb"]] if _noun(text) else "", "change")
    if inside:
        return Name(_noun(text), "value" if _noun(text) else "end")
    if text and (found := re.search(r"(?:占比|占到?|比重|比例)", text)) and "占" in text:
        return _share(text, found.start())
    if changed := _CHANGED.fullmatch(text):
        noun = _noun(changed["name"])
        return Name(noun + CHANGES[changed["verb"]] if noun else "", "change")
    if _TO.search(text):
        noun = _noun(
            re.sub(rf"(?:{_MODAL})(?:{_VERB}|达|回升|回落|跌|变|升)?(?:至|到了?|为)$", "", text)
        )
        return Name(noun, "value") if noun else Name("", "end")
    return Name(_noun(_COPULA.sub("", text)))


def name_after(after: str) -> str:
    """`19家头部客户`, `2千台服务器`: the noun that is counted."""
    found = _AFTER.match(after)
    if not found:
        return ""
    noun = re.sub(r"\s*的(?=[要需]求)", "", found["name"])
    noun = re.split(rf"(?:{_VERB}|占|为|是|有|在|将|已|可|被|的|和|与|及|等)", noun)[0]
    return noun if len(noun) > 1 and noun not in _GENERIC else ""


def _share(text: str, at: int) -> Name:
    found = _SHARE.fullmatch(text)
    if found is None:
        return Name("")
    who, of = _noun(found["who"]), _noun(found["of"])
    if found["word"] in {"占比", "比重", "比例"} or not of:
        return Name(f"{who}占比", "share")
    return Name(f"{who}占{of}比例", "share")


def _noun(text: str) -> str:
    """The noun that a phrase ends in, without what leads to it; empty if none is sure."""
    if against := _AGAINST.match(text):
        text = against["rest"] or against["front"]
    text = _LEAD.sub("", _COPULA.sub("", text.strip(" 、，,的")))
    text = re.sub(r"(?:从|由)$", "", text).strip(" 、，,的：:")
    if not text or text in _GENERIC or len(text) > MOST_CHARS or _VERBAL.match(text):
        return ""
    return text


def _clean(text: str) -> str:
    """Without what is hidden (dates, models go with their text) and without spaces in Chinese."""
    text = re.sub(rf"{HIDDEN}+", "", text)
    text = re.sub(r"[（(【\[「“].*?[）)】\]」”]|[（(）)【】\[\]「」“”]", "", text)
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", text).strip()
