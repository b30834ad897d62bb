"""What may be asked of figures, and the words of the language that ask it."""

import re
from typing import Final, Literal

Operation = Literal[
    "check",
    "share",
    "growth",
    "ratio",
    "difference",
    "total",
    "mean",
    "compound",
    "rank",
    "same",
    "members",
    "breakdown",
    "count",
    "define",
    "why",
    "remainder",
    "per_unit",
    "series",
    "whole",
]

OPERATIONS: Final[tuple[tuple[Operation, str], ...]] = (
    (
        "remainder",
        r"(?:扣|除|去|减|刨)(?:掉|除|去|开|了|出).{0,40}(?:剩|余|还有|还差|其余)|"
        r"(?:其余|剩下|剩余|余下|其[他它])的?呢|(?:其余|剩下|余下|没列|未列|其[他它](?=的|部分|客户|合计|一共))(?:的|明)?.{0,12}"
        r"(?:合计|一共|总共|共|多少|几)|"
        r"(?:没有?|未)(?:单独|逐一|具体|明确)?[列写标给报](?:出|明)?(?:数量|数字|数)?的.{0,10}"
        r"(?:合|加|一共|总共|共|多少|几)|"
        r"remaining|the rest|left after|excluding",
    ),
    (
        "per_unit",
        r"每[家个位名人台单户张].{1,10}平均(?:有|是|签|用|买)?(?:多少|几)|平均(?:下来|算下来|来[说看])?[,，]?(?:每|一)[^\x00-\x1f]{1,2}|每[家个位名人台单户]平均|人均|户均|"
        r"每[家个位名人台单户](?:客户|公司)?(?:大概|大约|约)?(?:是|有|占|贡献)?多少|"
        r"\bper (?:[a-z]+ ){0,2}(?:head|customer|client|unit|store|shop|person|employee)s?\b",
    ),
    (
        "series",
        r"[每各按逐](?:个|一)?(?:季度?|月份?|年度?|半年)(?!限|龄|头)|历年|历月|历季|走势|趋势|时间序列|"
        r"(?:by|per|each|every) (?:month|quarter|year)|monthly|quarterly|trend",
    ),
    (
        "check",
        r"对得上|对不上|对不对得上|对得拢|对得起来|够不够|够数|够[吗么]|是否一致|一致不一致|一不一致|相不相等|是否相等|相不相符|是否相符|相符吗|符不符|一致吗|吻合|自洽|核对|重算|重新算|验算|"
        r"加起来(?:是不是|是否|刚好|正好|等于|是\d)|合计(?:是不是|是否|等于|正好|刚好|是\d)|"
        r"等于.{1,16}吗|等不等于|是不是等于|勾稽|add up|adds up|consistent|reconcile",
    ),
    (
        "same",
        r"是否(?:都|均)?(?:是)?(?:相同|一样|一致)|相同吗|一样吗|(?:都|均)(?:是)?相同|"
        r"有没有变|是否(?:发生)?变[化更]|变了吗|换了吗|换人",
    ),
    (
        "compound",
        r"[\d一二两三四五六七八九十]+年(?:后|下来|之后|以后|滚|[里内]?[一总]共[涨增翻])|"
        r"复合[涨增升]了?[多几]|复合.{0,4}(?:多少|几个?点)|"
        r"按.{0,12}(?:增长率|增速|复合)[^,，]{0,4}[,，]?.{0,16}"
        r"(?:(?:能|会|可以?)(?:到|达)|[到至]\d{2,4}年)|"
        r"(?:增长|涨|滚)[满了足上个]?[\d一二两三四五六七八九十]{1,2}年|按.{0,16}(?:增长|增速|增长率).{0,8}(?:算|推|测)|"
        r"复合.{0,16}(?:累计|年后|翻|跑|下去)|[照按].{0,8}(?:速度|增速|节奏|势头)|"
        r"(?<!未来)[\d一二两三四五六七八九十]年累计|到.{0,6}年复合|"
        r"复合增[长速]率?(?=.{0,6}(?:从|由|\d{2,4}年.{0,3}\d{2,4}年))|"
        r"\d{2,4}年?[到至~-]\d{2,4}年?.{0,8}复合|[年月]均(?:复合)?增[长速]|[季月]均复合|"
        r"(?:[这那].{0,2}年|期间).{0,4}复合|"
        r"compound|cumulative|(?:in|over|after) \d+ years",
    ),
    (
        "mean",
        r"加权平均|平均|均值|weighted|average|(?<!i )\bmean\b",
    ),
    (
        "growth",
        r"增长率|增长幅度|增长了?百分之|增幅|涨幅|涨了?百分之|增速|同比|环比|增长了?多少|"
        r"(?<!改)变了?(?:百分之|多少|几成)|涨了?多少|增加了?多少|提升了?多少|提高了?多少|下降了?多少|降了?多少|"
        r"(?:涨|增长|上升|提升|提高|下降|下滑|减少|跌|降)了?(?:超过|约|大约|近)?\d+(?:\.\d+)?\s?[%％]|"
        r"翻[了]?[一]?[倍番](?:了)?(?:吗|吧)|从[^,，。]{1,14}(?:涨|跌|升|降|增|减)[^,，。]{0,3}[到至为]|从多少[^,，。]{0,4}[到至成为][^,，。]{0,2}多少|减少了?多少|跌了?多少|变化了?多少|变动|变化|净增|净减|"
        r"(?:涨|跌|(?<![用卖花吃丢扔耗烧退忘])掉|升|降|增|减|增长|增加|提升|提高|下降|减少|上升|下滑|扩大|缩减|缩水)[了过]?(?:多少|几|百分)|"
        r"(?:[涨跌升降增减]|增长|增加|提升|提高|下降|减少|上升|下滑|扩大|缩小|走[高低强弱])"
        r"(?:了|过|的)?[,，]?(?:吗|吧|没有?|是吗|[对是]不[对是]|对[吗吧]|$)|"
        r"[涨跌升降增减]了没|增长多少|增长情况|升了?多少|growth|"
        r"grow|grew|\b(?:rise|rose|risen|fall|fell|fallen|drop(?:ped)?)\b|increase[ds]?|change[ds]?|decrease[ds]?|decline[ds]?",
    ),
    (
        "ratio",
        r"除以(?!.{0,24}(?:百分|%|占比|比例))|多少倍|几倍|翻了?[几多]|翻[几多]番|倍数|"
        r"的倍|之比|比值|how many times|divided by|ratio",
    ),
    (
        "difference",
        r"减(?=[\d一二三四五六七八九十A-Za-z去掉])|相差|差距|差[了个]?(?:多少|几)|[多少]了?(?:多少|几)[家个张台卡名人单件辆]?(?=$|[?？,，。呀啊呢吧])|"
        r"(?<![占同环对])比[^多少几高低大小]{1,12}[多少高低大小](?:些|一点)?(?:吗|吧|对[吗吧不]|是[吗吧不]|没有|[?？]*$)|"
        r"比.{0,12}[多少高低大小](?:[\u4e00-\u9fff]了?|了|出)?(?:多少|几)|还?差多少|差额|差值|之差|差多少|差了|多多少|少多少|多了多少|少了多少|多出|"
        r"高多少|低多少|多几|少几|减去|"
        r"difference|gap|by how (?:many|much)|how (?:much|many) (?:more|less|fewer)|minus",
    ),
    (
        "share",
        r"\x00\s?[/÷]\s?\x00|除以.{0,24}(?:百分|[%％]|占比|比例)|占比|占.{0,16}(?:百分之几|多少|几成|比例|比重|比率|几)|比重|百分之几|百分比|"
        r"所占|多[大少]的?比[例重]|的比例|几成|占到|占了|占[总全整][部体个]?|占.{0,12}吗|占.{0,16}\d[%％]|"
        r"百分之多少|相当于.{0,16}(?:百分|几成|多少)|几分之几|share|percent(?:age)?|proportion",
    ),
    (
        "total",
        r"合计|一共|总共|加起来|加一起|加在一起|合[在一起到块]{1,2}|凑[在一起到块]{1,2}|"
        r"加一?块|拢共|统共|总和|之和|相加|共计|总计|累计|加总|"
        r"together|in total|sum|combined|altogether|\bplus\b",
    ),
    (
        "rank",
        r"最[多高大少低小长短快慢早晚贵便]|占?大头|居首|首位|排名|排序|排行|排第|"
        r"哪[一]?[个家种款类年月块边].{0,4}[更比]?[高多大低少小长短]|谁[^谁,，]{0,6}[高多大低少小长短](?=$|[,，?？。呢啊呀])|第[一二三四五1-5](?:多|高|大|名|位)|"
        r"前[一二两三四五六七八九十\d]+(?![年月天])|从[高大多低小少]到|top|largest|"
        r"smallest|highest|lowest|biggest|most|least|rank",
    ),
    (
        "members",
        r"哪些|哪几|有哪|都有谁|有谁|分别是谁|是谁|名单|列举|列出|list|which",
    ),
    (
        "breakdown",
        r"分布|构成|组成|结构|明细|拆分|拆开|拆解|分别|各[个自种类]?|每[个种类一]|[去流]向|"
        r"[都全]被?[去流用花][到在]?了?(?:哪|什么地方)|哪[儿里]去了|"
        r"按.{1,8}[分看列拆划]|breakdown|split|\bby (?!whom|who|how|what)",
    ),
    (
        "whole",
        r"[倒反]着?[推算]|推算|折[算合]|[推算]出来?|[推算]得出|back.?(?:out|calculate)|\bimpl(?:y|ies|ied)\b",
    ),
    (
        "count",
        r"几[个种款类张]|(?<!哪)几[家位名]|多少[家个种款类位名]|how many",
    ),
    (
        "define",
        r"^什么是|什么叫|啥[是叫]|定义|口径|怎么算的?|如何计算|什么意思|指的?是什么|是指|definition|defined?|"
        r"meaning",
    ),
    (
        "why",
        r"为什么|为何|为啥|怎[么样](?:才)?(?:[把将].{1,8})?(?:[上下]去|[上下起]来|掉|跌|降|升|涨|提|做到|实现|改|解决|应对)|靠(?:什么|哪些|啥)|"
        r"什么(?:办法|措施|手段)|哪些(?:办法|措施|手段|动作)|凭什么|凭啥|[怎咋]么?会|[怎咋]么?(?:突然|忽然|一下子?)?[这那]么|[怎咋]么?(?:突然|忽然|[降跌掉涨升减缩])|原因|why|reason",
    ),
)
"""Tried in order on the text without names; all that match are kept, the first leads."""

WHOLE: Final[frozenset[Operation]] = frozenset({"remainder", "compound", "check", "per_unit"})
"""Their words may be part of a metric's name: they are looked for in the whole text, too."""


def operations_of(frame: str, text: str) -> tuple[Operation, ...]:
    """All that a question asks, the leading one first; `frame` is the text without metric names."""
    return tuple(
        operation
        for operation, words in OPERATIONS
        if re.search(words, frame, re.IGNORECASE)
        or (operation in WHOLE and re.search(words, text, re.IGNORECASE))
    )
