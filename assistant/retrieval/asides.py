"""Clauses that tell why something is asked, and nothing of what: `没时间看全文，…`. Pure."""

import re
from typing import Final

from assistant.chinese import simplified
from assistant.retrieval.words import PRONOUN

_CLAUSE: Final = re.compile(r"[^,，。;；!！?？\n]+[,，。;；!！?？\n]*\s*")
_MARKS: Final = " ,，。;；!！\n"
_WHEN: Final = (
    r"(?:今天|明天|后天|昨天|[上下]午|[今明]晚|晚上|[下本这上]?个?(?:周|星期)[一二三四五六日天末]?|[下本这]个?月|月底|"
    r"待?一?会儿?|等[下会]儿?|马上|回头|刚刚?|刚才|最近|现在|正好|今年|手上|手头)"
)
_WE: Final = r"(?:我们?|咱们?|我这边|这边|本人)"
_CLIENT: Final = r"(?:客户|用户|甲方|老板|领导|同事|朋友|企业|公司)"
_KIND: Final = r"(?:大|新|老|重要|潜在|意向|重点|目标)*"
_REPORT: Final = (
    r"(?:全文|全部|全篇|整[份篇个]|报告|汇报|原文|材料|正文|文档|内容|那么多|这么多|一遍|长文)"
)
_MEETING: Final = (
    rf"(?:{_WHEN}的?)?(?:这|那|上)?[个次场]?"
    r"(?:(?:经营|月度|季度|周|例|月|大|总结|汇报|评审|年)*(?:会议?|例会)|汇报|宣讲|分享|讲解)"
)
_AWAY: Final = (
    r"(?:没有?(?:能|来得及)?(?:去|来|参加|赶上|听[到着完]?|到场|在场?|出席|跟上)[成了]?|"
    r"请假|缺席|错过|不在(?:场|现场)?)"
)
_MISSED: Final = (
    r"(?:(?:没有?|未)(?:能|来得及|时间|空|赶上|机会)?(?:去|来)?"
    rf"(?:开|参加|参与|听|赶上|出席|跟|去|上|来)[到成]?(?:了|的)?{_MEETING}|"
    r"(?:没有?|未)(?:能|来得及)?(?:参会|到会|与会|到场|列席)|"
    rf"(?:错过|缺席)了?{_MEETING}?|没有?听[到着完成]?(?:{_MEETING})?|"
    rf"请假了?(?:没有?(?:去|听|参加|来)(?:{_MEETING})?)?)"
)
_ASIDES: Final = (
    rf"{_WE}?(?:也?是|算是)?{_WHEN}?(?:才|刚|新)(?:刚|来|入职|加入|接手|上手|到岗|转岗|调来|调过来|转过来)+"
    r"(?:的|不久|没多久|没几天|这边|这块|团队|部门|公司|业务|工作|项目|产品)*(?:新人|同事|员工)?了?",
    rf"{_WE}?(?:是|作为)?(?:一?个)?新(?:人|同事|员工|手)(?:一[个枚])?",
    rf"{_WE}?(?:{_WHEN}|实在|真的?|确实|太忙了?)*(?:没有?(?:什么|那么多)?(?:时间|空|功夫|工夫|精力)|来不及|懒得|不想|没法|"
    rf"顾不上|没)(?:再|去|细|仔细|一页页|从头|逐字)*(?:看|读|翻|啃|通读)[完了过]*{_REPORT}*[了呢]?",
    r"(?:没有?时间|时间(?:有限|很?紧|不多|不够)|太忙)了?",
    rf"{_WE}?{_WHEN}*(?:这次|上次|那次|当天|当时|因为|正好|临时|有事)*(?:都|也|又|就)?{_MISSED}了?",
    rf"(?:{_MEETING})(?:当天|那天|上|的时候)?{_WE}?(?:有事|临时|正好|当时)*{_AWAY}了?",
    rf"(?:是|刚)?{_WE}?{_WHEN}*(?:刚|才)*(?:出差|休假|请假|外出|休产假)(?:刚|才)*(?:回来|回)?了?(?:没(?:赶上|听|参加|去))?",
    rf"{_CLIENT}(?:让|叫|要|喊)我们?(?:来|去|先)?(?:看看?|看一?下|了解一?下|学习一?下|读读?|研究一?下)"
    rf"(?:这|那)?(?:份|个)?{_REPORT}?",
    rf"{_REPORT}?(?:太|好|有点|这么)长了?(?:不看|没看完?|看不完|懒得看)?",
    rf"(?:那?[个位家])?{_KIND}{_CLIENT}(?:们|那边|方)?(?:也|又|刚才?|总是?|老是?|一直|经常|天天|在|都|会|可能|肯定)*"
    r"(?:问|追问|催|催问|打听)(?:我们?|咱们?|起|到|过|了|这个|这事|这块|这方面)*[呢的]?",
    rf"{_WE}?{_WHEN}*(?:就?要|得|准备|打算)?[去来]?(?:见|拜访|跑|约|陪|接待|面谈|谈)了?"
    rf"(?:一?[个家位]|几[个家位]|某[个家]?)?{_KIND}{_CLIENT}(?:开会)?[了呢]?",
    rf"{_WE}?(?:{_WHEN}+(?:就?要|得|有个?|准备)?|就?要|得)[去上]?"
    r"(?:开个?会|汇报|出差|答辩|述职|讲标|做分享|过会|评审|复盘|做培训)(?:要?用的?)?了?",
    rf"{_WE}?{_WHEN}*(?:碰[到上见]|遇[到上见]|有|来|接触|接到|认识|聊)了?(?:一?[个家位]|几[个家位]|某[个家]?)"
    rf"{_KIND}{_CLIENT}了?",
    rf"{_WE}?{_WHEN}*(?:要|得|准备|正?在)(?:写|做|准备|整|弄|出|交|发)(?:一?[个份篇])?"
    r"(?:周报|月报|总结|PPT|材料|方案|纪要|稿子?|简报|分享|汇报)用?",
    rf"[想要]?(?:给|跟|向|发给?|拿给){_CLIENT}们?(?:看|汇报|交代|用)(?:一?下)?[的用]?",
    rf"{_WE}?(?:那边|这边)?的?{_CLIENT}(?:们|那边)?(?:很|挺|特别|非常|比较|那边|正|在|都)*(?:急着?|着急|急用|急需|催得?紧|等着)(?:要|用|知道|问)*[的了呢]?",
    rf"{_WE}?(?:好|要|得|准备|想)*(?:安排|排|定|约|订)(?:一?个|一?下|好)?(?:日程|时间|行程|会议?室?|车|机?票)[的了呢]?",
    rf"{_WE}?(?:有点|不太|不是很|没)(?:懵|晕|懂|清楚|明白|搞懂|看懂|听懂)",
    r"i(?:'| a)m (?:quite )?new(?: here| to \w+(?: \w+)?)?",
    r"(?:sorry,? )?i(?:'ve| have| had)? (?:missed|skipped|could(?:n't| not) (?:make|attend|join)|"
    r"did(?:n't| not) (?:attend|join|make|go to)|was(?:n't| not) (?:at|in)) "
    r"(?:the|that|this|last|yesterday's) (?:\w+ )?(?:meeting|review|session|presentation)",
    r"(?:i have |i've )?(?:got )?no time to read.{0,24}",
    r"(?:i(?:'| a)m )?(?:meeting|seeing|visiting) (?:a|the|my) (?:(?:big|new|key) )?"
    r"(?:customer|client)s?(?: \w+)?",
    r"(?:a|the|my|our) (?:customer|client|boss)s? (?:keeps? |is |just )?ask(?:s|ing|ed)?"
    r"(?: me| us)?",
)
_KNOW: Final = (
    r"(?:搞懂|搞清楚?|弄清楚?|弄懂|弄明白|了解|理解|熟悉|看懂|学习?|写|做|准备|整理|汇报|核对|确认|统计|填|复盘|介绍|讲解?|"
    r"见|拜访|访谈|采访|调研|对接|培训|答辩|出)"
)
_FIELD: Final = (
    r"(?:收入|营收|销量|产量|成本|数字?|数据|情况|其他的?|别的|前面的?|这些|那些)(?:这一?[项块个])?"
)
_CONTEXT: Final = re.compile(
    rf"为了?(?:更好地?|尽快|先)?{_KNOW}[^,，。;；]{{0,16}}|"
    rf"{_WE}(?:{_WHEN}|被|要|想|打算|正在?|刚|得|需要|负责|准备|会|在|来|去|叫|派|安排|让|接手)+{_KNOW}[^,，。;；]{{0,14}}|"
    rf"{_FIELD}?{_WE}(?:都|已经|自己|这?边)*(?:知道|清楚|有数|记下|掌握|拿到)了|"
    rf"{_WE}?(?:一下子?|当时|当场|也)*(?:没有?|没能|不?能)?[答说]不?(?:上|出)来?了?|"
    r"(?:我们?的?)?(?:主管|老板|领导|经理|总监|老大|师傅|同事|财务|导师|组长)(?:突然|刚才?|又|老|总|昨天|今天|早上|上午|下午)*"
    r"(?:问|让|叫|要|考|催|丢给|给|布置|安排)了?(?:我们?|看|听|了解|知道)[^,，。;；]{0,12}"
)
"""Why somebody asks, in whatever words; a question in it is one."""
_ASKS: Final = re.compile(r"多少|几|哪|谁|什么|啥|怎么|为何|吗|呢|是否|有没有|[?？\d]")
_FORM: Final = re.compile(
    r"(?P<asked>.*(?:[?？]|(?:多少|哪|谁|什么|啥|几|怎).*[,，。;；]))\s*"
    r"(?:(?:请|就|只|麻烦|把|直接)*(?:你|您)?[给报列说讲回](?:我|咱)?(?:出|上)?(?:[一几]?个|一?下)?"
    r"(?:[^\x00-\x7f总合均占位小,，。?？]{0,3}(?:词|名字?|名单|名称|数字?|答案|结论|说法|清单|列表))"
    r"(?:就[行好成够]|即可|就可以)了?|"
    r"[给报列说讲](?:我|咱)?(?:出|上)?(?:[一几]个|一?下)?(?:名字?|名单|名称)|"
    r"把?(?:名字|名单|名称|全称|数字?|清单)[都也全]*[报列说给写点](?:一?下|出来|全|我|个)?)"
    r"[了吧啊呗]*[。.!！?？]*",
    re.DOTALL,
)
"""`…有哪些？给个名单就行`: how the answer is wanted, and no question of its own."""
_ASIDE: Final = re.compile("|".join(f"(?:{words})" for words in _ASIDES), re.IGNORECASE)


_COUNTS: Final = re.compile(r"有几[个家位]")
"""Behind another clause it asks how many."""


def without_asides(text: str) -> str:
    """`"客户老问我，产品怎么规划？"` -> `"产品怎么规划？"`; a text of nothing else stays."""
    plain = simplified(text)
    if match := _FORM.fullmatch(plain):
        text, plain = text[: match.end("asked")], match["asked"]
    clauses = [match.span() for match in _CLAUSE.finditer(plain)]
    bare = [(s, e, plain[s:e].strip(_MARKS + "?？")) for s, e in clauses]
    kept = [(s, e) for s, e, t in bare if not _ASIDE.fullmatch(t) or (s and _COUNTS.match(t))]
    asked = [(s, e) for s, e in kept if not _is_context(plain[s:e].strip(_MARKS))]
    if asked and not PRONOUN.search("".join(plain[s:e] for s, e in asked)):
        kept = asked
    if not kept or len(kept) == len(clauses):
        return text
    said = "".join(text[s:e] for s, e in kept)
    return said.rstrip(_MARKS) if kept[-1] != clauses[-1] else said


def tells_why(text: str) -> bool:
    """Whether a sentence asks nothing and a clause of it says why what follows is asked."""
    clauses = [match[0].strip(_MARKS) for match in _CLAUSE.finditer(simplified(text))]
    asks = any(_ASKS.search(clause) for clause in clauses)
    return not asks and any(_ASIDE.fullmatch(c) or _is_context(c) for c in clauses)


def _is_context(clause: str) -> bool:
    return bool(_CONTEXT.fullmatch(clause)) and not _ASKS.search(clause)
