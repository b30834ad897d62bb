"""Whether a number is of the kind that is asked in talk, and called as its deed says. Pure."""

import re
from typing import Final

from assistant.quantities import PERCENT
from assistant.quantities.units import is_money
from assistant.retrieval.dictionary import synonyms
from assistant.retrieval.in_talk import Talk
from assistant.retrieval.lexicon import fold
from assistant.retrieval.residue import words_of

_MEANS: Final = {
    "收回": "回款|收回",
    "卖销": "销量|销售额?|售出|卖出|收入|营收",
    "签": "签约|签单|新签|签订|签下|订单|合同(?:总?额|金额)?",
    "收": "收入|营收|回款|收回|到账|收款",
    "花用耗": "费用?|成本|支出|开支|花费|投入|消耗|用量|耗用",
    "赚挣": "毛利|利润|盈利",
    "赔": "赔付|赔偿|赔款|理赔",
    "投": "投资|投入",
    "省": "节约|节省|省下|节支",
    "停断": "中断|停机|停产|停运|停工",
    "欠": "欠款|逾期|拖欠",
    "招": "招聘|入职|新招",
    "产做造": "产量|产出|生产|下线",
    "跑拉运": "运量|货量|运输|承运|发运",
}
"""What reports call what is said by a deed."""
_OPPOSITE: Final = {
    "收": "成本|费用|支出|应收|逾期|欠|利润|毛利|投资|合同|订单|回款",
    "花": "收入|营收|回款|利润|毛利|应收|逾期|欠|预算|合同|订单",
}
"""What an amount of another kind is called."""
_RATE_OF: Final = {
    "用": "[利使]用率",
    "干": "完成率",
    "做": "完成率",
    "装": "装载率",
    "租": "出租率",
}
_CHANGES: Final = frozenset(
    "亏坏修拆退丢停关换撤废毁裁辞中招离流开增减新进入省赔投收花用耗赚挣欠报"
)
"""What is done once, or one way: a number of the name alone tells nothing of it."""
_BRINGS: Final = frozenset({"卖", "做", "买", "采购", "贡献", "带来", "完成", "消费"})
_OF_PEOPLE: Final = frozenset("走来")
"""The same of people: `走了多少人`."""
_PRICED: Final = "单[^价]{1,2}收入|均价|单价|售价|报价|运价|租价|[收采][购销]?价|价格?"
PRICE: Final = re.compile(f"(?:{_PRICED})$")
"""What is paid for one."""
_UNITS: Final = {"箱": ("TEU", "标箱"), "公斤": ("千克", "kg"), "度": ("千瓦时", "kWh")}
_PLAIN: Final = re.compile(
    r"(?:[营经主]营|业务|[净总]|综合|成交|实际|新签|[月年]度|[本当]月|累计|平均|采购|销售|收购|出厂|批发|已|金|额|的)*"
)
"""What a name may hold beside, and still be all that is asked."""
_SPREAD: Final = re.compile(r"每|单[店客人户车箱单]|[人户店车客单日]均")
_ASKS_SPREAD: Final = re.compile(r"[每均]|一(?![共定直])个?[\u3400-\u9fffA-Za-z]")


def fits(talk: Talk, unit: str | None, text: str, behind: str) -> bool:
    """Whether a number has the kind that is asked; `behind` is what follows it."""
    per = (text.partition("/")[2] or behind[1:]) if "/" in text + behind[:1] else ""
    per = per or (unit or "").partition("/")[2]
    money = is_money((unit or "").partition("/")[0] or None) or bool(re.search("元(?:/|$)", text))
    kinds = {
        "price": money and (not talk.unit or not per or _is_unit(talk.unit, per)),
        "money": money and not per,
        PERCENT: unit == PERCENT,
        "s": unit in {"s", "month", "year"},
        "any": not talk.noun or behind.lstrip("的").startswith(talk.noun),
    }
    return kinds[talk.kind] if talk.kind in kinds else _counted(talk, text, behind)


def _is_unit(asked: str, per: str) -> bool:
    written = re.match(r"[\u3400-\u9fff]+|[A-Za-z]+", per)
    words = (asked, *_UNITS.get(asked, ()), *_UNITS.get(asked[:1], ()))
    return written is not None and any(word.startswith(written[0]) for word in words)


def _counted(talk: Talk, text: str, behind: str) -> bool:
    words = (talk.unit, *_UNITS.get(talk.unit, ()))
    bare = re.sub(r"^[^\d]*[\d,.]+[万亿]?", "", text) + behind
    return any(bare.lower().startswith(word.lower()) for word in words)


def holds(name: str, told: str) -> bool:
    """Whole; or each of its words, where a dictionary knows them; one of a single character only
    with what stands beside it.
    """
    name = fold(name)
    if name in told or any(full in told for full in _in_full(name)):
        return True
    words = words_of(name)
    at = 0
    for word in words:
        beside = (name[max(at - 1, 0) : at + 1], name[at : at + 2])
        at += len(word)
        if (word if len(word) > 1 else "\0") not in told and not (
            len(word) == 1 and any(len(pair) > 1 and pair in told for pair in beside)
        ):
            return False
    return any(len(word) > 1 for word in words) and len(words) > 1


def _in_full(name: str) -> list[str]:
    """What a dictionary has a short word for, which keeps characters of it in order."""
    kept = re.compile(f"{'.*'.join(map(re.escape, name))}.*")
    return [full for full in synonyms(name) if len(full) > len(name) and kept.fullmatch(full)]


def meaning(talk: Talk) -> str:
    """What reports call it, as a pattern; empty where there is no deed."""
    if not talk.deed:
        return ""
    if talk.kind == PERCENT:
        return _RATE_OF.get(talk.deed[0], "")
    own = [words for deeds, words in _MEANS.items() if talk.deed[0] in deeds]
    meant = [_MEANS[talk.deed]] if talk.deed in _MEANS else own
    return "|".join((re.escape(talk.deed), *meant))


def means(talk: Talk, told: str) -> bool:
    """Whether what a number is called says the deed."""
    meant = meaning(talk)
    return bool(meant) and bool(re.search(f"(?:{meant})$", told))


def goes_on(talk: Talk) -> bool:
    """Whether the deed says no more than that there is such a number; of money only what brings it
    in: `亏了多少` is another amount.
    """
    if talk.kind == "money":
        return talk.deed in _BRINGS
    people = talk.unit in {"人", "名", "位", "个"}
    once = _CHANGES | _OF_PEOPLE if people else _CHANGES
    return not (talk.deed and talk.deed[0] in once)


def is_called(talk: Talk, name: str) -> bool:
    """Whether a name says the deed, and nothing of whose it is."""
    return bool(re.fullmatch(f"(?:{_PLAIN.pattern})(?:{meaning(talk)})", name))


def is_part_so(talk: Talk, scope: str) -> bool:
    """`服务收入30万元，其中寄存8万元`: what 寄存 is a part of says the deed, and nothing else."""
    other = next((words for deeds, words in _OPPOSITE.items() if talk.deed in deeds), "")
    part = talk.kind == "money" and bool(other) and re.search("其中|、|包括", scope)
    return bool(part and re.search(meaning(talk), scope) and not re.search(other, scope))


def is_all_of(talk: Talk, name: str, text: str) -> bool:
    """Whether a metric is called by what is named and by what the deed says, and no more."""
    if talk.kind != "price" and _SPREAD.search(name) and not _ASKS_SPREAD.search(text):
        return False
    rest = name
    for each in talk.names:
        rest = rest.replace(fold(each), "")
    if not talk.names or any(len(each) == 1 for each in talk.names):
        return True
    ends = "|".join(filter(None, (re.escape(fold(talk.noun)), meaning(talk), _PRICED)))
    return bool(_PLAIN.fullmatch(re.sub(f"(?:{ends})$", "", rest)))
