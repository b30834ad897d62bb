"""Words of the language that questions are made of; nothing of any report."""

import re
from importlib.resources import files
from typing import Final

from assistant.records import Nature


def _words(name: str) -> frozenset[str]:
    path = files("assistant.retrieval") / f"{name}.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


NOW: Final = (
    r"现在|目前|当前|眼下|如今|至今|迄今|\bnow\b|\bcurrently\b|\btoday\b|"
    r"\bcurrent(?= (?:one|number|count|figure|level|value|total)\b)"
)
"""Words for the newest value, beside a period that is named."""

MEASURED_ELSE: Final = _words("measures")
"""Words for what else a business measures: beside a metric they make it another one."""

CONFIRM: Final = (
    r"对吧|对吗|对不对|是吧|是吗|是不是|没错|真的吗|不是吗|确认|核实|听说|记得|吧(?=[\s,，;；?？。!！]|$)|\d[^多几哪什谁]{0,6}吗[?？。!！]*$|"
    r"是[^多几哪什谁怎\s,，]{1,12}吗[?？。!！]*$|\bright\b|\bcorrect\b|is it true|isn't it"
)
"""Words that put something to the assistant for confirmation."""

OVERALL: Final = re.compile(
    r"大盘|整体|总体|全公司|全集团|全量|全部客户|所有客户|\boverall\b", re.IGNORECASE
)
"""Words for the company itself after a turn about one customer."""

NEGATED: Final = re.compile(
    r"(?<!是)不(?:是(?!吗)|等于|到(?!\d)|足(?!\d))|并非|(?<!有)没有?(?![错吗])|未(?!来)|\bnot\b",
    re.IGNORECASE,
)
"""A negation turns a statement around; it is answered by the figure and not by yes or no."""

NATURES: Final[tuple[tuple[Nature, str], ...]] = (
    (
        "target",
        r"原(?:来|先|本)?定(?=[的了下]|是|$)|目标|计划|规划|打算|预算|(?<![a-z])KPI(?![a-z])|考核|任务(?=是|有?多少|[完达]成|量?[?？。]*$)|\btargets?\b|\bplan(?:n\w+)?\b",
    ),
    ("forecast", r"预测|预计|预期|预估|展望|\bforecast\w*|\b(?:expect|project)(?:ed|ing)\b"),
    ("actual", r"实际|真正|\bactual(?:ly)?\b"),
)
"""Words that ask for what is not yet measured, or for what is."""

DEFINES: Final = (
    r"什么是|什么叫|啥叫|啥是|才能?可?以?(?:算|叫|称|够得?上)|(?:多少|几)[^\s，,。]{0,3}(?:以上|起)?的?就?算|能算|"
    r"可以算|以上的?就?(?:算|叫)|算作|算得上|称为|叫做|界定|就?划[成为到]|划线|怎么划|划[^,，。?？]{1,10}线|[这那]条(?:分界|门槛)?线(?!是\d)|门槛|标准|定义|口径|threshold|qualif"
)
"""Words that ask for the number of a definition."""

QUANTITY: Final = (
    r"多少|(?<![的这那哪])几[个种类]|(?<!哪)几[家位名]|(?<![这那哪好])几(?:个小时|分钟|小时|个?月|[周秒次件颗元块度吨])|几[款张成倍年%台单元天辆座颗粒瓶盒箱例]|零点几|(?<!第)几点(?=[\d多]|个?百分)|多[大高长久小细低快慢重宽深远厚薄]|百分之几|数值|金额|数字|"
    r"规模|数[量目]?[?？。]*$|[量额率][?？。]*$|具体数|数据|占比|涨幅|是多|有多|"
    r"how much|how many|what (?:is|was)"
)
"""Words that ask for a number."""

FUNCTION: Final = _words("function_words.zh")
"""Chinese words that carry no content; a question is measured by what remains."""

PLAIN: Final = _words("plain_words.zh")
"""Words of talk and judgement around a figure (`披露`, `亮眼`): none makes it another one."""

FUNCTION_EN: Final = _words("function_words.en")
PLAIN_EN: Final = _words("plain_words.en")
"""The same of English; no word for a deal, a move of goods, a rank or a plan is among them."""

PARTICLES: Final = frozenset(
    "的了吗呢吧啊呀哦嘛么是在有和与及或跟同对从到至由给把被将为于其这那哪谁啥您你我他她它请想问查求说讲列"
    "也都就还又再很更最太各每总共几多能会要得应中里内上下前后时看让使并而但若"
)
"""Characters that are never the end or the beginning of a name in a question."""

BREAKS: Final = frozenset("的了吗呢吧是在和与或有请问想我你您们这那哪谁啥也都就还最很更太要")
"""Characters that are not within a name either."""

GROWS: Final = re.compile(
    r"(?:涨|增长|增|升|跌|降|提升|下降)得?(?:幅|率|速)?.{0,3}最|最.{0,2}(?:增长|增幅|涨幅|增速|跌幅|降幅)|"
    r"(?:同比|环比)[^,，]{0,4}最|(?:增长|增幅|涨幅|增速).{0,4}(?:排名|排序|前)|(?:grew|grown|growth).{0,12}(?:most|fastest|slowest|least)",
    re.IGNORECASE,
)
"""Words that rank by growth."""

SUBJECTS: Final = re.compile(
    r"谁|哪[一几]?(?:家|个|些)?(?:客户|公司|企业|厂商|单位|门店|品牌)|(?:客户|公司|企业|厂商|品牌)(?:是谁|排名|排行|有哪些)|"
    r"[个家](?:客户|公司|企业|厂商|品牌)|\bwho\b|which (?:customer|compan)",
    re.IGNORECASE,
)
"""Words that ask for subjects: whose value it is."""

KINDS: Final = (
    "客户",
    "公司",
    "企业",
    "厂商",
    "品牌",
    "单位",
    "区域",
    "地区",
    "产品",
    "型号",
    "业务",
)
"""Nouns for what a list or a ranking is made of."""

PRONOUN: Final = re.compile(
    r"它们?|(?<!其)他们?|她们?|[这该那]家|[这该那]个?(?:客户|公司|企业|厂商)|\b(?:it|its|they|their)\b",
    re.IGNORECASE,
)
"""Words that stand for a name of the turns before."""

ASKS_NAME: Final = re.compile(r"哪|什么|谁|\b(?:which|what|who)\b", re.IGNORECASE)
"""Asks for a name: a sentence beside the figures may have it."""

RANKED: Final = re.compile(
    r"哪|谁|排|[前头][一二两三四五六七八九十\d]|第[一二两三四五六七八九十\d]|最.{1,2}的|倒数|"
    r"top|rank|which|largest|highest|smallest|lowest",
    re.IGNORECASE,
)
"""Words without which 最高 beside `多少` is a bound and no ranking."""

COUNTED: Final = re.compile(
    r"(?:客户|公司|企业|厂商|品牌|用户).{0,6}(?:几|多少|哪|名单|谁)|(?:几|多少|哪[些几]?)家|谁|"
    r"\b(?:which|what|how many|list|all) (?:\w+ ){0,2}(?:customers?|clients?)\b|\bwho\b",
    re.IGNORECASE,
)
"""Words that list or count subjects."""

LIGHT_VERBS: Final = frozenset("上推用买选卖跑做搞弄走带拿要想问说讲看算有是来去给")
"""Verbs of every deed: a text tells the same by others."""

EARLIEST: Final = re.compile(
    r"最[早先初]|起初|首[先次批]|第一[款种个次批]|一开始|当初|\bfirst\b", re.I
)
FIRST_TOLD: Final = re.compile(r"先|最[早初]|起初|首[次批]|开始|\bfirst\b", re.I)
"""Asks for the first of several, and tells it."""

FRAMING: Final = re.compile(
    r"^(?:有个?的?)?(?:客户|用户|对方|人家|领导|老板)(?:们|那边)?(?:一直|总|老是?|也|就)?"
    r"(?:说|问|讲|质疑|嫌|觉得|认为)了?(?!的|什么|啥|过)"
)
"""Who raised a question, which no text has to hold."""

WAY_OUT: Final = re.compile(
    r"(?:有没有|有|没)(?:什么|啥|别的)?(?:办法|法子|方案|招|解法|路子|辙)|(?:怎么|如何|咋)(?:办|接|解决|应对|破|弄|满足|支持)|"
    r"能(?:不能)?(?:接|解决|搞定|满足|帮)|接得?[住了下]|"
    r"what can we (?:do|offer)|how (?:can|do) we help",
    re.IGNORECASE,
)
"""Asks for what is offered to somebody in trouble."""

SAID: Final = re.compile(
    r"案例|(?:这[次份个]|本次?)?(?:报告|汇报)(?:里面?|中|上)?(?:都|有)?(?:提到|说到|讲到|提及|写到)了?|"
    r"(?<=[加进]入)(?:我们|咱们?)?公司|[这那本该]次|[这那]场|[这那]份|(?:你|您)?(?:能|可以|可否)?(?:帮我|给我|替我|告诉我)|关于|有关",
    re.IGNORECASE,
)
"""Words about the documents and the asking, not about what stands in them."""

DEFINING: Final = re.compile(r"定义|是指|指的是|口径|\bdefined as\b|\bmeans\b", re.IGNORECASE)
"""Words with which a sentence defines something."""

WHICH_CLIENT: Final = re.compile(
    r"哪[些几一]?[个家]?(?:大)?(?:客户|用户企业)|客户(?:都?有|是|包括)?(?:哪|谁)|"
    r"which (?:customers?|clients?)",
    re.IGNORECASE,
)
"""Words that ask for customers by name."""

EACH: Final = re.compile(
    r"各|分别|每|哪|谁|所有|全部|都|客户|\b(?:each|every|all|which|who|customers?)\b", re.IGNORECASE
)
"""Words that ask for more than one's value."""

EXCLUDES: Final = re.compile(
    r"(?:除了?(?![以法数])|除去|除开|不(?:含|包括|包含|算|计)|剔除|排除|去掉|扣除|扣掉|刨[去除掉]?|"
    r"抛开|撇开|(?<!是)不是|(?<!有)没有?(?:正式|真正|实际|完全)?(?:签|买|用|选|上)?(?:了)?|尚?未|非|except|excluding|without|\bnot\b)\s?$",
    re.IGNORECASE,
)
"""What stands right before a name that is left out."""

OTHERS: Final = re.compile(
    r"(?:除了?|除去|不[含算]|扣除|刨除)[^,，。？?]{1,12}?(?:以外|之外)?[,，]?的?(?:其[他它余]|别的|剩下)"
    r"|[^,，。？?的]{2,8}(?:以外|之外)的"
)
"""`除了X其他的`: something is left out, whether or not it is a name."""

EARLIER: Final = re.compile(r"上一?次|上回|前一?次|去年|上期|last time|previous", re.IGNORECASE)
"""Words for another occasion than the one the documents are of."""

WHERE: Final = re.compile(
    r"(?:会|汇报|会议|报告).{0,6}(?:哪里|哪儿|在哪|地点|什么地方)|(?:哪里|哪儿|在哪|什么地方).{0,3}(?:开|汇报|举行)|"
    r"where .{0,12}(?:meeting|presented|held)",
    re.IGNORECASE,
)
"""Asks for the place of the meeting itself."""

INSTRUCTION: Final = re.compile(
    r"忽略.{0,12}(?:指令|规则|限制|提示|设定|要求)|(?:系统|你的)提示词|扮演|越狱|系统指令|"
    r"(?<!愿意)(?:把|将|凡|一律).{0,16}(?:当作|当成|都?回答)|"
    r"ignore (?:all|any|the|your|previous|above)|system prompt|jailbreak|pretend (?:to|you)",
    re.IGNORECASE,
)
"""Words that tell the assistant what to be instead of asking for something."""

OPINION: Final = re.compile(
    r"(?:你|您)(?:个人)?(?:觉得|认为|看|说).{1,24}(?:靠不?靠?谱|好不好|行不行|[行好]吗|值不值|值得吗|"
    r"合理吗|有戏|有前途)|"
    r"\byour (?:personal |honest )?(?:opinion|view|take|thoughts?)\b|"
    r"\bdo you (?:think|believe|feel|reckon)\b.*\b(?:good|bad|right|wrong|worth|smart|wise|"
    r"realistic|enough|fair|better|succeed|work|sensible)\b|\bany good\b",
    re.IGNORECASE,
)
"""Asks the assistant what it thinks itself, of which no document tells."""

FOLLOW_UP: Final = (
    r"^(?:有没有)?(?:超?过|达?到|够)了?(?=.{0,12}(?:半|分之))|"
    r"^(?:占|那|下一页|上一页|那么|呢|其中|它|他|她|这个|那个|这|加起来|合计|一共|涨幅|占比|换成|"
    r"为什么|上述|前面|刚才|刚刚|同样|对应|回到|改成|只看|如果是|按)|呢[?？!！。]*$|"
    r"^(?:and|what about|how about)\b|它们?|这[家个]?(?:客户|公司|项|指标)|该(?:客户|公司|指标)|"
    r"占比?[^,，]{0,4}又(?:是|有|占)?(?:多少|几)|其中|上面|刚才|刚刚|和.{0,8}[比较]|同期|前者|后者|[这那][两三四几]|[两三四]者|以上[两三几]"
)
"""Marks of a question that leans on the one before."""

GREETING: Final = (
    r"^(?:你好|您好|hi|hello|hey|嗨|(?:(?:大家|各位|老师|老板|同学)们?)?(?:早[上晨]|[上中下]午|晚上|大家|各位)好|"
    r"(?:早安|午安|晚安|早)|在吗|哈喽)[啊呀哦呐哈吖]*[!！。.~～,， ]*$"
)
THANKS: Final = (
    r"^(?:(?:好的?|嗯+|行|可以|ok|okay|知道了|明白了?|收到|清楚了?|懂了|了解了?|没问题|没事了?|不用了|再见|拜拜|回见|"
    r"(?:非常|太|十分)?(?:谢谢|感谢|多谢|谢了|谢啦|辛苦了?)(?:你|您|大家)?(?:们)?(?:了|啦|的?帮[助忙])?|"
    r"thanks?(?: you)?(?: (?:a lot|so much|very much))?|thx|bye|goodbye|cheers|got it|great)"
    r"[!！。.~,， ]*)+$"
)
"""A message that is thanks, a farewell or an acknowledgement."""
HELP: Final = (
    r"你(?:都|还)?(?:能|会|可以)(?:做|干|回答|帮)|能问什么|^(?:怎么用|使用说明|帮助)[?？]?$|^help$|"
    r"what can you do|你是谁|who are you"
)
