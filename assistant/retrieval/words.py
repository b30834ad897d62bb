"""Words of the language that questions are made of; nothing of any report."""

import re
from importlib.resources import files
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
]


def _words(language: str) -> frozenset[str]:
    name = f"function_words.{language}.txt"
    return frozenset((files("assistant.retrieval") / name).read_text(encoding="utf-8").split())


OPERATIONS: Final[tuple[tuple[Operation, str], ...]] = (
    (
        "check",
        r"对得上|对不对得上|对得拢|对得起来|是否一致|一致吗|吻合|自洽|核对|加起来等于|"
        r"等不等于|是不是等于|勾稽|add up|adds up|consistent|reconcile",
    ),
    (
        "same",
        r"是否(?:都|均)?(?:是)?(?:相同|一样|一致)|相同吗|一样吗|(?:都|均)(?:是)?相同|"
        r"有没有变|是否(?:发生)?变[化更]|变了吗|换了吗|换人",
    ),
    (
        "compound",
        r"复合|\d+年后|[一二两三四五六七八九十]+年后|按.{0,12}(?:增长|增速|"
        r"增长率).{0,8}(?:算|推算|测算|推)|compound|in (?:\d+|two|three|five) years",
    ),
    (
        "mean",
        r"加权平均|平均|均值|weighted|average|mean",
    ),
    (
        "growth",
        r"增长率|增长幅度|增长了?百分之|增幅|涨幅|涨了?百分之|增速|同比|环比|增长了?多少|"
        r"涨了?多少|增加了?多少|提升了?多少|提高了?多少|下降了?多少|降了?多少|"
        r"减少了?多少|跌了?多少|变化了?多少|变动|变化|增长多少|增长情况|升了?多少|growth|"
        r"grow|grew|increase[ds]?|change[ds]?|decrease[ds]?|decline[ds]?",
    ),
    (
        "ratio",
        r"多少倍|几倍|倍数|的倍|之比|比值|how many times|ratio",
    ),
    (
        "difference",
        r"相差|差距|差额|差值|之差|差多少|差了|多多少|少多少|多了多少|少了多少|多出|"
        r"高多少|低多少|多几|少几|减去|difference|gap|how much (?:more|less)|minus",
    ),
    (
        "share",
        r"占比|占.{0,16}(?:百分之几|多少|几成|比例|比重|比率|几)|比重|百分之几|百分比|"
        r"所占|的比例|几成|占到|占了|share|percent(?:age)?|proportion",
    ),
    (
        "total",
        r"合计|一共|总共|加起来|加一起|加在一起|总和|之和|相加|共计|总计|累计|加总|"
        r"together|in total|sum|combined|altogether",
    ),
    (
        "rank",
        r"最[多高大少低小]|排名|排序|排行|排第|第[一二三四五1-5](?:多|高|大|名|位)|"
        r"前[一二三四五六七八九十\d]+(?![年月天])|从[高大多低小少]到|top|largest|"
        r"smallest|highest|lowest|biggest|most|least|rank",
    ),
    (
        "members",
        r"哪些|哪几|有哪|都有谁|有谁|分别是谁|是谁|名单|列举|列出|list|which",
    ),
    (
        "breakdown",
        r"分布|构成|结构|明细|拆分|拆开|拆解|分别|各[个自种类]?|每[个种类一]|"
        r"按.{1,8}[分看列]|breakdown|split|by ",
    ),
    (
        "count",
        r"几[家个种款类位名张]|多少[家个种款类位名]|how many",
    ),
    (
        "define",
        r"定义|口径|怎么算的?|如何计算|什么意思|指的?是什么|是指|definition|defined?|"
        r"meaning",
    ),
    (
        "why",
        r"为什么|为何|原因|怎么会|why|reason",
    ),
)
"""Tried in order on the text without names; all that match are kept, the first leads."""

QUANTITY: Final = (
    r"多少|几[家个种款类位名张成倍年点%]|多大|多高|多长|多久|百分之几|数值|金额|数字|"
    r"规模|how much|how many|what (?:is|was)|具体数|数据|占比|涨幅|是多|有多"
)
"""Words that ask for a number."""

FUNCTION: Final = _words("zh")
"""Chinese words that carry no content; a question is measured by what remains."""

FUNCTION_EN: Final = _words("en")

PARTICLES: Final = frozenset(
    "的了吗呢吧啊呀哦嘛么是在有和与及或跟同对从到至由给把被将为于其这那哪谁啥您你我他她它请想问查求说讲列"
    "也都就还又再很更最太各每总共几多能会要得应中里内上下前后时看让使并而但若"
)
"""Characters that are never the end or the beginning of a name in a question."""

BREAKS: Final = frozenset("的了吗呢吧是在和与或有请问想我你您们这那哪谁啥也都就还最很更太")
"""Characters that are not within a name either."""

CASE: Final = re.compile(r"案例|客户故事|话术|\bcases?\b|\bpitch\b", re.IGNORECASE)
"""Words that ask for customer cases."""

SAID: Final = re.compile(
    r"案例|(?:这[次份个]|本次?)?(?:报告|汇报)(?:里面?|中|上)?(?:都|有)?(?:提到|说到|讲到|提及|写到)了?|"
    r"[这那本该]次|[这那]场|[这那]份|(?:你|您)?(?:能|可以|可否)?(?:帮我|给我|替我|告诉我)|关于|有关",
    re.IGNORECASE,
)
"""Words about the documents and the asking, not about what stands in them."""

DEFINES: Final = re.compile(r"定义|是指|指的是|口径|\bdefined as\b|\bmeans\b", re.IGNORECASE)
"""Words with which a sentence defines something."""

WHERE: Final = re.compile(
    r"(?:会|汇报|会议|报告).{0,6}(?:哪里|哪儿|在哪|地点|什么地方)|(?:哪里|哪儿|在哪|什么地方).{0,3}(?:开|汇报|举行)|"
    r"where .{0,12}(?:meeting|presented|held)",
    re.IGNORECASE,
)
"""Asks for the place of the meeting itself."""

INSTRUCTION: Final = re.compile(
    r"忽略.{0,12}(?:指令|规则|限制|提示|设定|要求)|(?:系统|你的)提示词|扮演|越狱|"
    r"ignore (?:all|any|the|your|previous|above)|system prompt|jailbreak|pretend (?:to|you)",
    re.IGNORECASE,
)
"""Words that tell the assistant what to be instead of asking for something."""

FOLLOW_UP: Final = (
    r"^(?:那|那么|呢|其中|它|他|她|这个|那个|这|再|还有|另外|加起来|合计|一共|涨幅|占比|"
    r"为什么|上述|前面|刚才|同样|对应)|呢[?？]?$|^(?:and|what about|how about)\b|它们?|"
    r"其中|上面|刚才|前者|后者|这两个|这几个|两者"
)
"""Marks of a question that leans on the one before."""

GREETING: Final = r"^(?:你好|您好|hi|hello|hey|嗨|早上好|下午好|晚上好|在吗|哈喽)[!！。.~,， ]*$"
HELP: Final = (
    r"你(?:能|会|可以)(?:做|干|回答|帮)|能问什么|怎么用|使用说明|帮助|^help$|"
    r"what can you do|你是谁|who are you"
)

SUFFIXES: Final = (
    "合计",
    "总计",
    "总额",
    "总数",
    "总量",
    "总",
    "人数",
    "数量",
    "金额",
    "余额",
    "数",
    "额",
    "率",
    "比例",
    "比重",
    "比率",
    "情况",
    "的",
    "及",
    "和",
    "与",
    "员工",
    "职工",
)
"""Words of a metric's name that may be missing or added without changing what it means."""

QUALIFIERS: Final = (
    "非",
    "其他",
    "其它",
    "以上",
    "以下",
    "上年",
    "归属",
    "少数",
    "综合",
    "流动",
    "营业外",
    "无形",
    "固定",
    "长期",
    "短期",
    "基本",
    "稀释",
    "期初",
    "期末",
    "硕士",
    "博士",
    "净",
    "毛",
    "总",
    "成本",
    "收入",
    "支出",
    "费用",
    "利润",
    "资产",
    "负债",
    "应收",
    "应付",
    "占比",
    "率",
    "客户",
    "份额",
    "门槛",
    "带动",
    "整体",
)
"""Words that tell one metric from its neighbour: both names have them, or they are not the same."""
