"""Words in which somebody asks what to tell a customer of some kind. Of the language only."""

import re
from typing import Final

from assistant.retrieval.case_words import PITCH


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


_ONE: Final = r"(?:[一某]?[个家位]|几[个家位]|一些)"
_DOES: Final = r"(?:做|搞|干|从事)"
_CLIENT: Final = r"(?:客户|用户|甲方|公司|企业|厂商|厂家|集团|机构)"
_THEM: Final = r"(?:他们?|她们?|对方|人家|客户)"
_TO_THEM: Final = rf"(?:(?:给|跟|向|对|和){_THEM})?"
_OURS: Final = r"(?:我们?|咱们?|自己|自家)?的?"
_CAN: Final = r"(?:可以|能够?|好|适合|值得|应该|应当|该|要|得|去|来)*"
_WHAT: Final = r"(?:什么|啥|哪些|哪几[个条点]|哪个|哪款)"
_HOW: Final = r"(?:怎么|如何|怎样|咋)"
_IS_THERE: Final = rf"(?:有没有|有{_WHAT})"
_TELL: Final = r"(?:讲|说|聊|谈|提|秀|亮|展示|介绍|分享|推荐?|打|写|列|放|用|引用)"
_POINTS: Final = (
    r"(?:优势|亮点|卖点|长处|强项|实力|成绩|战绩|成果|价值|看点|干货|料|筹码|底气|抓手|东西)"
)
_DATA: Final = (
    r"(?:(?:实测|测试|真实|客户|具体|量化|硬核?|实际)*的?"
    r"(?:数据|数字|指标|证据|依据|素材|论据))"
)
_OUT: Final = r"(?:拿得?出手|拿得?出来|拿出来|摆出来|端出来|亮出来|带过?去)"
_BACKS: Final = (
    rf"(?:支撑|支持|证明|佐证|背书|说服|打动|说明|撑腰|撑|用得?上|{_OUT})(?:{_THEM})?的?"
)
_CONVINCING: Final = (
    r"(?:比较|特别|最)?(?:[有具]?说服力|拿得出手|能打|过硬|站得住脚|打动人|像样|亮眼)的"
)
_SELL: Final = r"(?:推广|推荐|推销|推|卖)(?![迟断出动进掉]|什么|啥|哪)(?:一下)?"
_WILL: Final = r"(?:要|去|准备|打算|会|约|想)"

_TO: Final = _any(
    rf"{_WILL}*(?:拜访|见|跑|约|面谈|接触|认识|碰[到见上]|遇[到见上]|接待|陪|谈)了?{_ONE}{_DOES}?",
    rf"{_WILL}(?:拜访|见|约|谈)(?![过到效识解面])",
    rf"去(?=[一某]家){_ONE}",
    rf"(?:有|来了?){_ONE}{_DOES}?(?=[^,，?？]{{1,14}}(?:{_CLIENT}|找|咨询))",
    rf"{_CLIENT}(?:那边|方)?(?:是|属于){_ONE}?{_DOES}?",
    rf"{_CLIENT}(?:想|要|打算|准备|在|主要)?{_DOES}(?![得到])",
    rf"{_CLIENT}(?:最?(?:想|要|关心|在意|看重|担心|顾虑|嫌)|说|(?:正|现)?在用)",
    rf"对方(?:公司)?(?:是|主要)?{_ONE}?{_DOES}?",
    rf"{_WILL}?(?:给|跟|和|与|向|对着?|面对|面向|针对|为|帮){_ONE}{_DOES}?",
    rf"{_WILL}?(?:给|跟|和|与|向|对着?|面对|面向|针对|为|帮){_DOES}?"
    rf"(?=[^,，?？]{{0,14}}?(?:{_CLIENT}|{_SELL}))",
    rf"{_WILL}{_SELL}|^(?:推广|推销|卖)(?:一下)?",
    r"(?<=[\u3400-\u9fff])客户(?=[,，]?(?:我们|咱们)?(?:该|应该|适合|可以|能|怎么|用))",
    r"(?:\b(?:i|we)(?:'m|'re| am| are|),? )?(?:\b(?:meet(?:ing)?|visit(?:ing)?|seeing|"
    r"pitching(?: to)?|selling to)\b|会议,?)(?: with)?(?: an?\b,?| the\b,?)"
    r"|\bprospects?\b|\b(?:customer|client) (?:is|does|wants|runs)\b",
)
"""Somebody is to be told something; without the words for who that is. `meeting` may have become
the noun that headings hold.
"""

_SHOW: Final = _any(
    rf"{_CAN}{_HOW}{_CAN}{_TO_THEM}(?:介绍|展示|突出|体现|呈现|包装|推荐?|卖|开口|开场|[讲说](?:清楚?|明白)?)"
    rf"(?:一?下)?{_OURS}(?:{_POINTS}|产品|方案|服务)?(?:比较?好|最好|合适)?",
    rf"{_OURS}{_POINTS}{_CAN}{_HOW}{_CAN}{_TO_THEM}{_TELL}",
    rf"有?(?:没有|{_WHAT}){_CAN}{_OUT}{_CAN}{_TELL}?的?(?:{_POINTS}|{_DATA})?",
    rf"有?{_WHAT}(?=[^,，?？]{{0,6}}?(?:{_DATA}|{_POINTS}){_CAN}(?:{_BACKS}|{_TELL}))",
    rf"(?:{_DATA}|{_POINTS}){_CAN}(?:{_BACKS}|{_TELL})(?:一?下)?",
    rf"有?(?:没有|{_WHAT}){_CAN}{_BACKS}(?:{_POINTS}|{_DATA})?",
    rf"(?:{_IS_THERE}|[给来要找]点)?{_CAN}{_CONVINCING}(?:{_DATA}|{_POINTS}|点)?",
    rf"{_IS_THERE}{_POINTS}(?:[和与跟、]{_DATA})?",
    rf"{_IS_THERE}?{_CAN}{_TELL}的(?:{_POINTS}|点|{_DATA})",
    rf"(?<!主){_CAN}{_TO_THEM}(?<!主){_TELL}[点些]?{_WHAT}(?:产品|方案|好|合适|{_POINTS}|{_DATA})?",
    rf"(?:{_OURS}有?(?:做|接)?过?)?{_IS_THERE}?(?:类似|相似|同类|差不多|对标)的(?:案例|客户|例子|经验)?",
    rf"{_CAN}{_HOW}{_CAN}(?:回应?|答复?|回复|应对|打消|安抚|说服){_THEM}?(?:的?(?:顾虑|担心|疑虑))?",
    rf"(?:{_HOW}|[拿用凭靠]{_WHAT}{_DATA}?){_CAN}(?:打动|说服|切入|吸引|争取|拿下){_THEM}?",
    r"what (?:can|could|should|do) (?:i|we) (?:show|tell|bring|offer|say|present|sell|use|pitch)\b"
    r"(?: (?:to )?them)?",
    r"how (?:can|could|should|do) (?:i|we) (?:introduce|present|position|sell|convince|win)\b"
    r"(?: them| over)?(?: our (?:\w+ )?(?:strengths?|advantages?|products?|offers?|value))?",
    r"(?:any |what )?(?:convincing|hard|strong) (?:data|numbers|figures|evidence)|"
    r"(?:any|what) (?:data|numbers|figures|evidence)\b.{0,16}(?:back|support|convince)\w*",
)
"""What is fit to be told: points, numbers that convince, what to sell."""


def asks_pitch(text: str) -> bool:
    """Whether a text asks what to tell a customer, in words for that or for whom and what."""
    return bool(PITCH.search(text)) or pitched_to(text)


def pitched_to(text: str) -> bool:
    """`"对方是做水产的，有什么能拿出来讲的亮点"`: it says to whom, and asks what."""
    return bool(_TO.search(text)) and asks_points(text)


def asks_points(text: str) -> bool:
    """What is fit to be told, to nobody yet."""
    return bool(_SHOW.search(text))


def pitch_spans(text: str) -> list[tuple[int, int]]:
    """Where the asking stands; between them stands what the customer does or is to buy."""
    words = (PITCH, _SHOW, _TO) if asks_points(text) else (PITCH,)
    return [match.span() for pattern in words for match in pattern.finditer(text)]
