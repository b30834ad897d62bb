"""What a number of a clause is called: the words before it, else those behind it."""

import re
from typing import Final, NamedTuple

import rjieba

from assistant.ingest.found.sentences import HIDDEN, MONEY
from assistant.ingest.found.verbs import CHANGES, COMPARATIVES, LONG, MORE, VERBS

MOST_CHARS: Final = 16
"""Names longer than this are half a sentence, and no name."""
_ABOUT: Final = r"(?<![签合条公预节特邀履制违续])约"
"""签约 30 户 is no number that is near."""
_MODAL: Final = (
    rf"(?:可以?|能够?|最高|最多|最大|至多|已经?|将|{_ABOUT}|近|大约|仅|再|又|累计|平均)*"
)
_TO: Final = re.compile(rf"(?:由|从)?[^，]*?(?:{VERBS}|达|回升|回落|跌|变|升)?(?:至|到了?|为)$")
_CHANGED: Final = re.compile(
    rf"(?P<name>.*?){_MODAL}(?P<since>同比|环比)?{_MODAL}(?<![转新])(?P<verb>{VERBS}){_MODAL}了?$"
)
_SINCE: Final = re.compile(r"(?P<name>.*?)(?P<since>同比|环比)\s*(?:为|是|[+＋])?")
_SIZE: Final = re.compile(
    r"(?P<name>.*?)(?P<verb>[降跌增涨升])(?:低|长|高|升)?幅度?(?:为|是|约|达到?|超过?|[：:])*"
)
"""`降至8元，降幅6%`: the size of what has changed."""
_COMPARED: Final = re.compile(
    rf"(?:较|比|相较于?|对比|与|同)\s*{HIDDEN}+(?:年?[末底初]|同期|水平)?(?:相比|的)?"
)
_DATED: Final = re.compile(rf"{HIDDEN}+(?:年?[末底初](?!期)|同期|以来|期间(?!费用)|止)?")
_BY_COMPARISON: Final = re.compile(
    r"(?:比|较).{0,8}[高低多少快慢]$|(?:高于|低于|优于|领先|落后|高出|低出).{0,10}$"
    r"|(?:较|比|距离?)[^，]*(?:目标|计划|预算)[^，]{0,3}[差缺]$"
)
_BY_VERB: Final = re.compile(rf"(?:{LONG})了?$")
"""减少 ends in a word of comparison, and is none."""
_PER: Final = re.compile(r"(?:由|从)?每[\u4e00-\u9fff]$")
RESTATED: Final = "更正|修正|订正|修订|重述|更改"
ADJUSTED: Final = f"{RESTATED}|调整|调高|调低|上调|下调|调增|调减|上修|下修"
"""Verbs that put one number in the place of another."""
_ENDING: Final = re.compile(
    rf"{_MODAL}(?:{VERBS}|{ADJUSTED}|达|回升|回落|跌|变|升)?(?:至|到了?|为)$"
)
_COPULA: Final = re.compile(
    rf"(?:分别)?(?:预计|预期|预测|估计|可能|或许|只有|仅有|为|是|(?<![自拥持享私公国])有|达到?|共计?|合计|总计|累计|目前|当前|控制|{_ABOUT}|等于|在|计|录得|超过|突破|完成|实现|：|:|，|仍然?|已经?|(?<![归偿返退])还|均|都|仅|只|了|(?<![干名麻大老])将)+$"
)
_SHARE: Final = re.compile(
    r"(?P<who>.*?)(?P<word>占比|占到?|贡献了?|比重|比例)(?P<of>.*?)的?(?:为|是|达到?)?$"
)
_RELATIVE: Final = re.compile(r"[%％‰]|百分|成$|[\d.]$")
_DONE_BY: Final = re.compile(
    r"^[^，]{2,}?(?:共|累计|合计)(?:完成|实现|处理)了?(?=[\u4e00-\u9fff]{2})"
)
"""`9个站点共完成配送4万单`: who did it is no part of what was done."""
_GIVES: Final = re.compile(
    r"(?P<who>.*?)(?:可|能|将|共|合计|累计|已|为[^，]{1,6})?(?P<verb>贡献|带来|创造|产生)了?"
    r"(?P<of>[^，]{2,10}?)(?:约|近|超|达|为|是)*"
)
"""`38家客户，贡献收入9亿元`: an amount is no share."""
_LEAD: Final = re.compile(
    r"^(?:其中|之后|随后|后来|此后|也就是|就是|共计|合计|此外|另外|同时|并且|而且|且|并|而|但|也|又|还|即|以及|及|和|与|目前|当前|现在|截至|截止|期内|报告期内?"
    r"|全年(?!目标|预算|计划)|今年|去年|本年度?|已经|我们|公司|本公司|集团|预测|预计|预期|计划|力争|目标|累计|总共|共|总计|整个|实测"
    r"|[本全]?(?:产品线|事业部|业务线|部门|条线)(?=实现|完成|取得)"
    r"|实现了?|完成了?|取得了?|达成了?|因此|所以|由于|因为|因(?![素子果])(?=.{2})|通过|使得?|让|在(?![建职校编途售手用营岗产册线库管租研运保籍读院谈架网校投园店港修])|对[照比]|对(?![照比])|将|把|从|由|随着|按照?(?![期时质揭量需件])|基于|根据|满足"
    r"|扣除(?!非)(?=.{2})|据此|后(?=净利润?$)"
    r"|含有?(?![税量糖水硫])(?=.{2})|第?[一二三四五六]是|[^，]{0,8}?把(?![手握关])(?=.{2})"
    r"|来自|[得受]益于|源于|[、，,；;的\s])+"
)
_BECAUSE: Final = re.compile(r"^.{0,8}(?:原因|背后|主因)(?:主要)?(?:是|为|在于)(?=.{2})")
"""What a reason begins with is no part of what it counts."""
_CAUSE: Final = re.compile(
    r"[，,]?(?:主要)?(?:因为?(?![素子果])[^的，]{2,8}|受[^，]{2,10}(?:影响|拉动|带动|拖累|冲击|提振))"
)
_WITHIN: Final = re.compile(
    r"^[^，]{0,8}(?:收入|营收|订单|销售额|费用|成本|客户|会员|员工|库存|利润|产量|销量|投诉)中(?![心台层国型端标断止期介])(?=.{2})"
)
"""`门店成本中房租35万元` is told of a part."""
_AGAINST: Final = re.compile(
    r"^(?P<front>.*?)(?:相比于?|对比|相较于?|比起|较)\s*"
    r"(?:[A-Za-z][\w.-]*\s*(?:方案|版本?)?|\S{1,10}?(?:方案|版本?|水平|同期|期|年度?|月|产品))(?P<rest>.*)$"
)
_AFTER: Final = re.compile(
    r"^\s*的?(?![到至从向给由以在等/每：])(?P<name>[^\s，。；：、（）()的□+]{1,10}(?:\s*的[要需]求)?)"
)
_MODALS: Final = {
    "可",
    "可以",
    "能",
    "能够",
    "会",
    "应",
    "应该",
    "需",
    "需要",
    "要",
    "不",
    "没",
    "未",
}
"""A phrase that begins with one is no noun."""
_CLAUSE: Final = re.compile(r"的是|最[高低大小多少快慢]的|[高低大小]于")
_BESIDE: Final = re.compile(
    r".*(?:(?<![商中英])超出?过?|高于|低于|高出|低出|多于|少于|不足)(?:预算|计划|目标)?$"
)
"""销售费用超预算 says beside what a number is, and names none."""
_GENERIC: Final = {
    "客户", "用户", "公司", "平均", "整体", "总体", "数量", "数值", "规模", "目标", "要求",
    "结果", "情况", "比例", "占比", "幅度", "左右", "以上", "以下", "时间", "其他", "合计",
    "总计", "全部", "预算", "计划", "金额", "余额", "总额", "数额", "总金额", "总量", "总数",
}  # fmt: skip
"""Words that name nothing alone."""


class Name(NamedTuple):
    words: str
    """Empty where the clause names nothing: it goes on about the name before it."""
    kind: str = "value"
    """`value`, `change` (提升 10%), `share` (占比 15%), `end` (增至 2亿: of the name before),
    `given` (贡献收入 2亿: by what is told before).
    """


def name_before(before: str, quantity: str) -> Name:
    """`quantity` is its notation, which may have taken in a verb: `最高可下降20%`."""
    if more := MORE.fullmatch(before.rstrip()):
        noun = _noun(_clean(more["name"])) + (more["since"] or "")
        return Name(f"{noun}{COMPARATIVES[more['verb']]}" if noun else "", "change")
    if _BY_COMPARISON.search(before.rstrip()) and not _BY_VERB.search(before.rstrip()):
        return Name("", "none")
    text = _DONE_BY.sub("", _PER.sub("", _clean(before)))
    inside = re.match(rf"{_MODAL}(?P<verb>{VERBS})了?", quantity)
    if inside and not re.search(r"[至到]", quantity[: inside.end() + 1]):
        return _change(text, "", inside["verb"])
    if inside:
        return Name(_noun(text), "value" if _noun(text) else "end")
    if done := re.fullmatch(r"(?P<name>.*?)完成了?(?P<of>.+)的", text):
        of = _LEAD.sub("", done["of"]).removeprefix("全年")
        return Name(f"{of}完成率" if 1 < len(of) <= MOST_CHARS else "")
    text = re.sub(r"^相当于(?=.+的$)", "占", text)
    if size := _SIZE.fullmatch(text):
        return _change(size["name"], "", {"跌": "降"}.get(size["verb"], size["verb"]))
    if since := _SINCE.fullmatch(text):
        noun = _noun(since["name"])
        return Name(f"{noun}{since['since']}增长", "change")
    amount = not _RELATIVE.search(quantity)
    if amount and (gives := _GIVES.fullmatch(text)) and (of := _noun(gives["of"])):
        who = _noun(gives["who"])
        return Name(f"{who}{gives['verb']}{of}", "value" if who else "given")
    if re.search(r"占|贡献", text) and not (amount and re.search(r"占[用地]", text)):
        return Name("", "none") if amount else _share(text)
    return _moved(text)


def _moved(text: str) -> Name:
    """By a verb of change, or where something went to, or of neither."""
    if changed := _CHANGED.fullmatch(text):
        return _change(changed["name"], changed["since"] or "", changed["verb"])
    if _TO.search(text.rstrip("的")):
        noun = _noun(_ENDING.sub("", text.rstrip("的")))
        return Name(noun) if noun else Name("", "end")
    return Name(_noun(_COPULA.sub("", text)))


def _change(before: str, since: str, verb: str) -> Name:
    """`收入同比增长`: the metric is the growth; without a noun it is that of the figure before, and
    a cause is none: `因换季环比增长`.
    """
    noun = "" if _CAUSE.fullmatch(before) else _noun(before)
    return Name(f"{noun}{since}{CHANGES[verb]}" if noun or since else "", "change")


def rate_of(words: str, last: str) -> str:
    """`管理费用734万元，费用率8%` is the 管理费用率."""
    of = words.removesuffix("率") if words.endswith("率") else ""
    return f"{last}率" if len(of) > 1 and last != of and last.endswith(of) else words


def name_after(after: str) -> str:
    """`12家签约门店`, `2千台烤箱`: the noun that is counted."""
    found = _AFTER.match(after)
    if not found:
        return ""
    noun = _before_verb(re.sub(r"\s*的(?=[要需]求)", "", found["name"]))
    noun = re.split(rf"(?:{VERBS}|占|为|是|有|在|将|已|可|被|的|和|与|及|等|共|累计)", noun)[0]
    return noun if len(noun) > 1 and noun not in _GENERIC else ""


def _share(text: str) -> Name:
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
    text = _WITHIN.sub("", text)
    text = _BECAUSE.sub("", re.split(r"[：:]", text.rstrip(" ：:"))[-1])
    text = _LEAD.sub("", _COPULA.sub("", text.strip(" 、，,的")))
    text = re.sub(r"(?<=..)[一两二三]家$", "", text)
    text = _COPULA.sub("", re.sub(r"(?:从|由)$", "", text)).strip(" 、，,的：:")
    if not text or text in _GENERIC or len(text) > MOST_CHARS or _CLAUSE.search(text):
        return ""
    if text.endswith(("以来", "以", "于")) or _BESIDE.match(text):
        return ""
    return "" if rjieba.cut(text)[0] in _MODALS else text


def _before_verb(text: str) -> str:
    """`汽车厂签订长协`: the noun that a verb follows."""
    words = rjieba.tag(text)
    if text.endswith(("要求", "需求")):
        return text
    verbs = (at for at, (word, tag) in enumerate(words) if tag == "v" and not MONEY.search(word))
    cut = next(verbs, len(words))
    return "".join(word for word, _ in words[:cut])


def after_verb(text: str) -> str:
    """`主要销往华东`: the place or the firm that the words before it lead to."""
    words = rjieba.tag(text)
    led = len(words) > 1 and all(tag[0] in "vdbp" for _, tag in words[:-1])
    return words[-1][0] if led and words[-1][1] in {"ns", "nr", "nt", "nz"} else text


def is_name(words: str) -> bool:
    """控制 (4%以内) and 由 are none: a name has a noun, or is a verb of counting."""
    return any(tag[0] not in "vdpcufm" or tag == "vn" for _, tag in rjieba.tag(words))


def noun_of(text: str) -> str:
    """What a phrase names, as `_noun` of it without dates and brackets."""
    return _noun(_COPULA.sub("", _clean(text)))


def _clean(text: str) -> str:
    """Without what is hidden (dates, models go with their text) and without spaces in Chinese."""
    text = _DATED.sub("", _COMPARED.sub("", text))
    text = re.sub(r"[（(【\[「“].*?[）)】\]」”]|[（(）)【】\[\]「」“”]", "", text)
    return closed_up(text).strip("+＋→/／ ")


def closed_up(text: str) -> str:
    """Without spaces beside Chinese."""
    return re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", text).strip()
