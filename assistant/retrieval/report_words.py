"""Words of the language for reports that follow each other, and for what changed between them."""

import re
from typing import Final

from assistant.retrieval.words import NOW

_REPORT: Final = (
    r"(?:(?:经营|工作|业务|产品|情况)?"
    r"(?:汇报|报告|月报|周报|季报|年报|简报|月会|例会|经营会)(?!期)(?:材料)?)"
)
THIS: Final = re.compile(
    rf"(?:[本这此该]|最[近新]一?)(?:一?[次份期回篇])?的?{_REPORT}|[本这]一?(?:次|期(?![间货权末初]))"
    r"|\b(?:this|the (?:latest|newest|current)|latest|newest|current)(?: month's)? report\b",
    re.IGNORECASE,
)
LAST: Final = re.compile(
    rf"(?<!以)(?P<far>上*)[上前]一?(?:[次份期回篇]的?)(?P<report>{_REPORT})?"
    r"|(?:\bthe )?\b(?:last|previous|prior|preceding) (?:month's )?report(?P<english>)\b",
    re.IGNORECASE,
)
YEAR_AGO: Final = re.compile(rf"(?:去年|上年)(?:同期|同月|这个?月)的?(?:那[次份期篇]的?)?{_REPORT}")
ISSUE: Final = re.compile(r"(?<!以)上+一?期(?![间货权末初限])")
"""An earlier report, whatever stands behind; none is the `上期` of `三年以上期限`."""
OLDEST: Final = re.compile(
    rf"(?:第一|首|最[早初])的?(?:[次份期回篇])?的?{_REPORT}|\b(?:the )?first report\b", re.I
)
EACH: Final = re.compile(
    rf"(?:每|各|历|逐|所有|全部|[这那]?[两三四几])(?:一?[次份期回篇]|个月)?的?{_REPORT}(?:里|中|上)?的?"
    r"|\b(?:in )?(?:each|every|all|both)(?: of the)? reports?\b|\breport by report\b",
    re.IGNORECASE,
)
NEAR: Final = re.compile(rf"\s?的?(?:那[次份期篇]的?)?{_REPORT}|(?:'s)? report\b", re.IGNORECASE)
"""What makes a period before it the name of a report."""
LISTED: Final = re.compile(r"\s?(?:[和与及跟、,，]|and)\s?", re.IGNORECASE)
ENGLISH: Final = re.compile(r"\breport (?:(?:of|from|for|in)\s)?$", re.IGNORECASE)
MONTH: Final = re.compile(
    r"\b(?:in )?(?:the )?(?P<month>(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
    r"(?: (?:19|20)\d\d)?)(?:'s)? report\b",
    re.IGNORECASE,
)
BEFORE: Final = re.compile(
    r"(?:(?P<base>比|较|相较|相比|对比|since|than|compared (?:to|with)|versus|vs\.?|from)"
    r"\s?于?(?:the\s)?"
    r"|(?P<beside>和|跟|与|同)|自从?|从)\s?$",
    re.IGNORECASE,
)
AFTER: Final = re.compile(
    r"\s?的?(?:时候?)?(?:(?P<base>相比较?|相较|对比|比较|以来|之后|以后|至今|到现在|比(?![例重率值]))"
    r"|(?P<beside>有(?:什么|哪些|啥|何)|的?(?:差|区别|不同|变化)|差))"
)
AROUND: Final = (
    re.compile(r"(?:根据|按照|依据|按|据|从|在|对)\s?$"),
    re.compile(r"(?:里面?|当中|中|上)?(?:来看|看)?的?[,，]?\s?"),
)
CHANGED: Final = re.compile(
    r"(?:都|又)?(?:有|发生)?(?:了|过)?(?:什么|哪些|啥|何|哪)(?:新|大|重大|明显|主要)?的?"
    r"(?:变化|变动|不同|不一样|区别|差异|差别|更新|新增|改变|调整|出入)"
    r"|(?:变化|变动|更新|区别|差异|不同|新增)(?:在哪里?|有哪些|是什么|有什么|是啥)|变了(?:什么|哪些|啥)"
    r"|有(?:什么|哪些|啥)新(?:的|内容|东西|进展|增)"
    r"|\bwhat(?:'s| has| is| was)? ?(?:changed|new|different)\b"
    r"|\bwhat are the (?:changes|differences)\b",
    re.IGNORECASE,
)
NEWEST: Final = re.compile(
    rf"{NOW}|最新|最近(?:一?[次份期回]|的)|\blatest\b|\bnewest\b|\bmost recent\b", re.IGNORECASE
)
"""What a follow-up asks with instead of the report or the period before."""
HELD: Final = re.compile(
    rf"(?:哪|几|多少)[些几]?(?:个?月|个?季度|[份期次篇个])?(?:都?有|的)?{_REPORT}"
    rf"|{_REPORT}(?:一共|总共)?(?:是|有)(?:哪|几|多少)[些几一]?(?:个?月|个?季度|[份期次篇])(?:的)?"
    r"|\b(?:which|what|how many) reports\b"
    r"|\bwhich report (?:is|do|are) (?:the newest|the latest|you)",
    re.IGNORECASE,
)
"""Asks which reports there are, where it asks of nothing else."""
USED: Final = re.compile(r"用|依据|根据|参考|最新|\b(?:you|newest|latest)\b", re.IGNORECASE)
"""Of which report the answers are: the newest."""
FROM_WHICH: Final = re.compile(
    r"^(?:from |in )?which report (?:does|do|did|is|are|was|were) (?P<what>.+?)"
    r"(?: (?:come|taken|quoted|stated|given|told))?(?: (?:from|in))?[?.! ]*$",
    re.IGNORECASE,
)
"""Of which report a value is: the answer says so."""
_CORRECT: Final = "更正|修正|修订|订正|重述"
CORRECTED: Final = re.compile(
    rf"(?:哪些|哪几个|什么|有没有)[^,，。?？]{{0,8}}?(?:被|有)?(?:(?:{_CORRECT})[了过]?|(?:调整|修改|改)过)"
    rf"|(?:{_CORRECT}|改)[了过](?:哪些|哪几个|什么)"
    r"|\b(?:which|what)\b.*\b(?:corrected|restated|revised)\b",
    re.IGNORECASE,
)
"""Asks what was given otherwise later, where it asks of nothing else."""
WHY: Final = re.compile(r"为[什何]|为啥|怎么|原因|\bwhy\b", re.IGNORECASE)
RESTATED: Final = re.compile(
    rf"(?:{_CORRECT}|调整|上调|下调|调高|调低|修改)了?(?:多少|几|百分)"
    rf"|(?:{_CORRECT}|调整|修改|改|上调|下调)过"
    rf"|(?:为[什何]么?|为啥|怎么)[^,，。?？]{{0,6}}(?:{_CORRECT}|调整|改了|修改|上调|下调)"
    rf"|(?:{_CORRECT}|改|修改|上调|下调)了?的?原因"
    r"|\b(?:restated|corrected|revised)\b",
    re.IGNORECASE,
)
"""Asks of one value what it was before."""
RELATIVE: Final = re.compile(r"上个?月|last month", re.IGNORECASE)
MOVED: Final = re.compile(
    r"变化|差|涨|增|升|降|减|跌|[多少高低]了|相?比|chang|grow|differ|more|less", re.I
)
ALONE: Final = re.compile(r"的?(?:是|有)?(?:多少|几|呢|如何|怎么样)|的数|[?？。]?$")
"""What stands behind `上次` where a report is meant without saying so."""
OF_ANYTHING: Final = frozenset(
    ("数据", "指标", "数字", "数值", "案例", "客户", "内容", "情况", "汇报", "报告", "整体", "公司",
     "业务", "月份", "figures", "numbers", "data", "report", "reports", "month", "things")
)  # fmt: skip
