"""Names as people speak them, turned into the names that a view has. Pure.

A turn of speech is only taken where it makes a name that the text did not have before.
"""

import re
from typing import Final

from assistant.retrieval.lexicon import Lexicon, fold
from assistant.retrieval.spelling import Correction

_MUCH: Final = r"(?:百分之[几多]少?|几成|多少|多大比例|多高比例|几个点)"
_BETWEEN: Final = (
    r"(?:的?[这那]一?大?(?:块|条线|条|道|摊子?|项|部分|[边头](?!部))儿?(?:业务)?[上里]?的?"
    r"(?:加起来|一共|总共|合计|拢共)?的?)"
)
"""`甲这一大块加起来收入`: what people say between the two halves of a name."""
_FILLER: Final = re.compile(_BETWEEN)
_EARNED: Final = re.compile(
    rf"{_BETWEEN}?(?:一共|总共|大概|大约|差不多|到底|究竟|能|可以|都|[给为](?:咱们?|我们?|公司|集团))*(?:做|卖|收|带来|贡献|创造|进账|入账)(?:到手|出)?[了过]?"
    r"(?=(?:大[概约]|差不多)?(?:多少钱(?![一每])|几个?亿|[几多]少?[百千]?万|多少个?亿))"
)
_FOR_EACH: Final = re.compile(
    r"[一每]个?[\u3400-\u9fffA-Za-z]{1,4}?(?:能|要|得|现在|大概|平均)*(?:卖|收)"
)
"""`一捆卖多少钱` asks for a price."""
_CASH: Final = re.compile(
    rf"{_BETWEEN}?(?:的?账单|的?进账|的?流水|的?进项|(?<!逾期)(?<![欠这那里上手])的钱)"
)
_SPENDING: Final = re.compile(r"(?:多少|几)[\u3400-\u9fff]{1,4}的钱")
"""`花了多少宣传的钱`: what it went for."""
_WHOLE: Final = re.compile(
    rf"{_BETWEEN}?(?:的?(?:整个|整体|全部|总)|全?部?(?:加|合)[在到]?一?[起块]来?)*的?"
    r"(?:大约|大概|差不多)?(?:是|有)?(?:什么|多大)?(?:收入)?的?(?:盘子|体量)"
)
"""`甲这块整个盘子`: all that is earned."""
_OUTSIDERS: Final = re.compile(
    r"(?:公司|集团|我们|咱们?|自己|自家)(?:以外|之外|外面|外头)的(?=客户|用户|公司|企业|单位)"
)
_FITTING: Final = re.compile(
    r"(?:够得?上|达到|符合|满足|[超过]过?)了?(?P<group>[\u3400-\u9fff]{2,6}?)的?"
    r"(?:标准|门槛|要求|线|定义)的[A-Za-z0-9]{0,8}(?=客户|用户)"
)
"""`够得上重点标准的客户` are 重点客户."""
_HAVING: Final = re.compile(
    r"(?:[与跟和](?:我们|咱们?|公司)的?)?有(?P<group>[\u3400-\u9fff]{2,6}?)(?:合作|关系|往来|业务)的"
    r"(?=客户|用户|公司|企业)"
)
_SPENT: Final = re.compile(rf"{_BETWEEN}?的?(?:开销|花销|花费|开支)")
_DONE: Final = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:完|[之以]后)了?的?")
_OUTSIDE: Final = re.compile(r"外[头边面]的?")
_SHARE: Final = re.compile(rf"占[了到]?(?={_MUCH}[\s，,。？?！!呢啊呀吧]*$)")
_PARTED: Final = re.compile(
    r"(?P<verb>[\u4e00-\u9fff])[了过]?(?:多少|几批)(?P<noun>[\u4e00-\u9fff])"
)
_DEED: Final = re.compile(rf"{_PARTED.pattern}(?![\u4e00-\u9fff])")
"""`用了多少电` of 用电量."""
_TAKEN_ON: Final = frozenset("接做跑送办")
_OF_DEED: Final = 2
"""Characters of verb and noun."""
_ALREADY: Final = re.compile(r"已经?(?P<verb>[\u4e00-\u9fff])[了掉]?的")
_DID: Final = re.compile(r"(?P<verb>[\u4e00-\u9fff])了(?=多少|几)")
_LEFT: Final = re.compile(r"剩了?(?=多少|几)")
_AHEAD: Final = re.compile(r"(?<!预)(?P<verb>[留订定约])(?:出来|下来|出|下|着)?了(?=多少|几|的)")
"""`留了多少` of what is 预留."""
_OWED: Final = re.compile(
    rf"(?P<whole>[^\s，,。？?！!]{{2,12}}?)[里中]?面?的?有(?P<much>{_MUCH})(?:[是靠]|来自)+"
    r"(?P<part>[^\s，,。？?！!]{2,12}?)"
    r"(?:所?(?:给|贡献|带来|来|买|出|做|拿|撑|扛|交|付)(?:起来?|出来?)?)?的"
)
_USED: Final = re.compile(
    rf"的?(?:使?用|利用)[了掉上]?(?:大概|大约)?(?={_MUCH}[\s，,。？?！!呢啊呀吧]*$)"
)
"""`产能用了多少` asks for how much of it, and not for all of it."""
_OF_ONE: Final = re.compile(
    r"(?:单|每一?[个家名位]?|平均每一?[个家名位]?)(?P<noun>[店户人客车])的?(?:平均|均)?(?=[\u4e00-\u9fff]{2})"
)
_OF_LATIN: Final = re.compile(r"(?<=[A-Za-z\d])的(?=[A-Za-z])")
_INSIDE: Final = re.compile(r"[里中内]面?的?[,，]?(?=[^,，。？?里中内占]{2,8}占)")
_TURNS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (_FILLER, ""),
    (_WHOLE, "额"),
    (_WHOLE, "整体收入"),
    (_WHOLE, "总收入"),
    (_OUTSIDERS, "外部"),
    (_FITTING, r"\g<group>"),
    (_HAVING, r"\g<group>"),
    (_CASH, "收入"),
    (_SPENT, "成本"),
    (_SPENT, "费用"),
    (_SPENT, "支出"),
    (_EARNED, "收入"),
    (_DONE, "后"),
    (_OF_LATIN, " "),
    (_USED, "利用率"),
    (_OF_ONE, r"\g<noun>均"),
    (_SHARE, "占比"),
    (_OUTSIDE, "外部"),
    (_ALREADY, r"\g<verb>出的"),
    (_ALREADY, r"\g<verb>掉的"),
    (_ALREADY, r"\g<verb>了的"),
    (_DID, r"\g<verb>出"),
    (_DID, r"\g<verb>掉"),
    (_LEFT, "剩余"),
    (_AHEAD, r"预\g<verb>"),
    (_PARTED, r"\g<verb>\g<noun>多少"),
    (_DEED, r"\g<verb>\g<noun>量是多少"),
    (_DEED, r"\g<verb>\g<noun>数是多少"),
    (_DEED, r"\g<verb>\g<noun>额是多少"),
)


def with_spoken_names(text: str, lexicon: Lexicon) -> tuple[str, tuple[Correction, ...]]:
    """`"甲那块做了多少钱"` -> `"甲收入多少钱"`, where 甲收入 is a metric."""
    said = _OWED.sub(r"\g<part>占\g<whole>\g<much>", text)
    inside = _INSIDE.search(said)
    for pattern, meant in _TURNS:
        if pattern is _SHARE and inside and _ends_in_metric(said[: inside.start()], lexicon):
            continue  # of that, and of nothing that a share is stated for
        if pattern is _EARNED and _FOR_EACH.search(said.replace("一共", "")):
            continue
        if pattern is _CASH and _SPENDING.search(said):
            continue
        said = _replaced(said, pattern, meant, lexicon)
    return said, (Correction(text, said),) if said != text else ()


def _replaced(text: str, pattern: re.Pattern[str], meant: str, lexicon: Lexicon) -> str:
    """Where it makes a name that did not stand there, and does not stand within one."""
    at = 0
    while match := pattern.search(text, at):
        other = text[: match.start()] + match.expand(meant) + text[match.end() :]
        held = lexicon.find(fold(text))
        named = any(m.start <= match.start() and match.end() <= m.end for m in held)
        whole = not named and (pattern is not _DEED or _stands(other, match.start(), lexicon))
        whole = whole and (pattern is not _USED or _joins(other, match.start(), lexicon))
        new = bool(_named(other, lexicon) - _named(text, lexicon))
        if pattern is _OF_ONE:
            new = any(m.start == match.start() for m in lexicon.find(fold(other)))
        if whole and new:
            text = other
        at = match.start() + 1
    return text


def _stands(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether verb, noun and 量 or the like are of one name: `用电量`, and not only its 电量; what
    is only taken on is of any name.
    """
    held = lexicon.find(fold(text))
    return text[at] in _TAKEN_ON or any(m.start <= at and m.end > at + _OF_DEED for m in held)


def _joins(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether what is put in makes one name with what stands before it."""
    return any(m.start < at < m.end for m in lexicon.find(fold(text)))


def _named(text: str, lexicon: Lexicon) -> set[str]:
    kinds = ("metric", "member", "subject")
    found = lexicon.find(fold(text))
    return {target.name for m in found for target in m.targets if target.kind in kinds}


def _ends_in_metric(text: str, lexicon: Lexicon) -> bool:
    folded = fold(text)
    return any(m.end == len(folded) and m.names("metric") for m in lexicon.find(folded))
