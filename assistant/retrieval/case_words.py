"""Words in which people ask for customer cases: of the language and of business, of no report."""

import re
from typing import Final, Literal, NamedTuple

Front = Literal["industry", "scenarios", "products", "competitors"]
"""Fields of a case that its front matter holds."""


def _re(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


CASE: Final = _re(
    r"案例|(?<!比)例子|先例|类似的(?:客户|项目|吗|没有?)|"
    r"客户故事|成功故事|实践故事|的故事|\bcase(?:s| stud(?:y|ies))?\b|success stor(?:y|ies)|"
    r"\breferences?\b|customer stor(?:y|ies)"
)
_WITHIN: Final = _re(r"案例[中里上]的?(?=[^。?？]*(?:多少|几[倍成]|百分之几|计算|[重核]算))")
"""Where a number that is asked stands."""
BESIDE: Final = _re(
    r"(?:[和跟与及加、+,，]|还有|连同|包括)案例|案例(?:[和跟与及加、+]|还有|以及|连同|[,，]?也?都要)|"
    r"\band cases?\b|\bcases? and\b|\bcase stud(?:y|ies) and\b"
)
"""Cases are one of several things that are asked for."""
PITCH: Final = _re(
    r"话术|[三3]\s?[句行](?:话|话术)?|电梯演讲|(?:怎么|如何|咋)(?:跟|和|对|向|给)?.{0,6}[讲推]"
    r"|(?:讲|推|举|拿|提|说|聊)哪[几些个]?[个家]"
    r"|(?:我们?|咱们?)(?:可以|能|该|要|应该|好)*(?:跟|和|对|向|给)?.{0,6}?(?:讲|聊|说|谈|推|提)(?:点|些|一?下)?(?:什么|啥|哪些)"
    r"|(?:可以|能|该|要|应该)(?:跟|和|对|向|给)?.{0,6}?(?:讲|聊|说|谈|推)[点些](?:什么|啥)"
    r"|[拿用](?:什么|啥)(?:去|来)?(?:讲|打动|说服|推|谈|聊)|有(?:什么|啥|哪些)(?:亮点|卖点|优势)?(?:可以?|能|好)(?:讲|聊|说|推|打)的?"
    r"|(?:怎么|如何|咋)(?:去|来)?(?:帮|切入|打动|说服|谈|聊)"
    r"|(?<!\w)推介|\bpitch\b|elevator|talk(?:ing)? (?:track|points?)|three (?:lines|sentences)"
)
COMPARE: Final = _re(
    r"对比|相比|比一比|比一下|比比|比较|并排|放(?:在)?一起|区别|差别|不同|差异|"
    r"side by side|\bcompare[ds]?\b|\bversus\b|\bvs\b|difference"
)
CLEARANCE: Final = _re(
    r"(?:能|可以?|可否|是否|允许)(?:不能|不可以)?.{0,6}"
    r"(?:对外|外发|外传|公开|给(?:别的|其他)?客户[看讲]|发给(?:别的|其他)?客户|拿出去)|"
    r"对外(?:授权|公开|使用|讲|说|发布|宣传|分享)|授权(?:了吗|没有?|状态|情况)|(?:有没有|有无|是否有?)授权|脱敏|"
    r"(?:写|放|用|发|贴)[进到在].{0,4}(?:对外|外部|公开)|对外的?(?:PPT|材料|文章|稿|宣传)|"
    r"\bshareable\b|cleared(?! (?:me|us|him|her|it)\b)|"
    r"\bpublici[sz]e|(?:share[d]?|show|use|tell).{0,20}"
    r"(?:extern|outside|other customers|publicly)"
)
USERS: Final = _re(
    r"(?:哪些|哪几[家个]|哪[个家]|谁|(?:什么|多少)(?:客户|企业|公司|厂商)|几家).{0,8}"
    r"(?:(?<![费信调作利应])用(?!户)|部署)|"
    r"(?:落[到在]|落地(?:到|在)?|用[到在]了?|部署[到在]|装[到在]|服务)了?"
    r"(?:哪[些几]?[家个里儿]?(?:$|[?？了上]|客户|公司|企业|厂商|项目)|谁|什么客户)|"
    r"^[A-Za-z][A-Za-z0-9+.-]*的?客户[?？]?$|有(?:没有)?客户.{0,4}用|(?<![费信调作利应])用(?!户).{0,16}(?:的)?(?:客户|企业|厂商|公司)|"
    r"(?:which|what) (?:customers?|clients?|companies) .{0,12}us|who.{0,8}\bus(?:e|es|ing)\b|"
    r"(?:customers?|clients?) (?:that |who )?(?:are )?us(?:e|es|ing)\b"
)
"""Who uses something: customers outside of cases count, too."""
USE: Final = _re(
    r"(?<![费信不没未停])用(?![户途])|采用|使用|部署|切换到|迁到|选用|基于|借助|接入|上线|"
    r"\bus(?:e|es|ed|ing)\b|\brun(?:s|ning)?\b|\bdeploy\w*|\badopt\w*",
)
NOT_USED: Final = _re(
    r"(?:不|没有?|尚?未)(?:再|采|使|选|部|接|上)?[用署入线]|停用|弃用|放弃|不再|"
    r"\bnot\b|\bno longer\b"
)
MOVERS: Final = _re(
    r"(?:客户|公司|企业|谁|哪[家个几些]).{0,12}从.{1,16}[转切迁换抢挖撬来]|"
    r"从.{1,16}(?:[转切迁换抢挖撬拿赢]|离开).{0,6}(?:客户|公司|企业)|离开.{1,16}的?(?:客户|公司)|"
    r"(?:客户|公司|谁).{0,6}离开|(?:switched|moved|won|came|left).{0,12}(?:from|over)"
)
"""Who left a competitor."""
MOVED: Final = _re(
    r"转[到入投向]|切换|迁[到移]|换[到成]|离开|改用|选择了|win\s?back|赢回|抢|"
    r"\b(?:switched|moved|left|came)\b"
)
CLIENTS: Final = _re(
    r"哪.{0,3}客户|客户(?:都?有|是)?(?:哪|谁)|有(?:没有)?.{0,16}客户|什么客户|"
    r"\b(?:which|what|any) (?:customers?|clients?)"
)
"""Customers by what their cases are about."""


def asks_cases(text: str) -> bool:
    """Whether a text asks for cases, or for something that only cases tell."""
    text = _WITHIN.sub(" ", text)
    return any(words.search(text) for words in (CASE, PITCH, CLEARANCE, USERS, MOVERS))


OTHERS: Final = _re(r"别的|其他|其它|另外|还有(?!数)|\bother\b|\belse\b|\banother\b")
ONE: Final = _re(r"推荐|一个|哪个最|最[合适]|recommend|suggest|best|\bone\b")
OF_REPORT: Final = _re(
    r"报告|材料|文档|资料|全文|汇报|提到|提及|都说|说了|\breports?\b|mention|document"
)
"""Marks of a question about the whole report and not about the case."""
PRONOUN: Final = _re(
    r"它们?|(?<!其)他们?|她们?|这个|那个|这家|该客户|这些|这几|两者|两家|\b(?:it|its|they|their|them)\b"
)

ASKING: Final = _re(
    r"(?:要|去|准备)*(?:见|拜访|约|跑|接触|碰到|遇到)了?(?:一?[个家位])?(?:做|搞|干|从事)?|(?:一?[个家位])(?:做|搞|干)|"
    r"今天|明天|后天|[上下]午|[下本这]个?(?:周|月)[一二三四五六日]?|对方|人家|特别|非常|尤其|比较|东西|方案|"
    r"客户|用户|厂商|企业|公司|行业|领域|方向|推荐|参考|适合|合适|匹配|想用|想要|担心|关心|"
    r"关注|在意|看重|顾虑|希望|打算|准备|成功|标杆|典型|经典|优秀|代表性|发给?我|看看|完整|全部|"
    r"详细|一份|一版|一段|那个|用来|拿来|打动|说服|展示|分享|涉及|有关|回到|写成|整理|生成|"
    r"带上?数字|有数|拿去|竞争|竞对|合作|实际|真实|落地|手上|手里|现成|对比过|比过|"
    r"[抢转切拿赢挖撬迁](?:过来|回来|来的|下来)|那边|项目|"
    r"怎样|如何|介绍|讲讲|聊聊|说说|谈谈|类似|同类|别的|其他|其它|另外|还有|"
    r"用[了到过]|用的是?|使用|采用|能够|提升|提高|场景|业务|"
    r"\b(?:clients?|vendors?|firms?|industry|sector|story|stories|reference|recommend|suggest|"
    r"any|need|wants?|one|good|best|full|complete|please|using|uses?|versus|vs|brief|line|lines|"
    r"sentence|sentences|three|two|side|there|improve[ds]?|improving|better|worry|worried|"
    r"example|examples|week|next|tomorrow|today|send|write|numbers?|about|win|won|competing|against|"
    r"competition|where|who|other|another|else|studies|study)\b"
)
"""Words of a question for cases that name no facet."""
STORY: Final = _re(r"故事|经过|始末|过程|历程|前因后果|\bstor(?:y|ies)\b")
"""Asks for all of a case, what came of it included."""
HOW: Final = _re(
    r"(?:怎么|如何|咋|怎样|靠什么|靠啥)[^,，?？多少几]{1,12}?[的了]?[啊呀呢]?[?？。]*$"
    r"|\bhow (?:did|does|do|was|were)\b"
)
"""Asks for a deed, which a whole paragraph tells."""
OF_CASE: Final = _re(r"案例(?:里面?|中)?的(?!完整|详细|全部|具体|情况|内容|版本)|\bcases?'s?\b")
"""What follows is asked of the case; a case that lacks it is not told instead."""
ITS: Final = _re(
    r"(?<!其)它(?!们)|(?<!其)他(?!们)|她(?!们)|这个|那个|这家|该客户|\b(?:it|its|this|that)\b"
)
"""Points at one and no more."""


class FieldWords(NamedTuple):
    """A part of a case, and the words by which its heading and questions for it are known."""

    name: str
    english: str
    words: re.Pattern[str]
    front: Front | None = None


FIELDS: Final = (
    FieldWords("行业", "Industry", _re(r"(?:什么|哪个|所[属在]|属于.{0,4})行业|行业(?=是|呢|$)|"
               r"做什么的|\b(?:what|which) (?:industry|sector)\b|^industry\b"), "industry"),
    FieldWords("场景", "Scenario", _re(r"场景|用在(?:哪|什么)|用来做什么|\bscenarios?\b|"
               r"use cases?"), "scenarios"),
    FieldWords("产品", "Products", _re(r"(?:什么|哪些|哪个|哪种|哪款|的|用到?的?)(?:云)?产品|"
               r"产品(?=是|有|呢|$)|用的?(?:是)?(?:我们|咱们|咱)?(?:的)?(?:什么|哪些|哪个|哪种|哪款|"
               r"啥)(?:产品|卡|方案)?|\bproducts?\b|what.{0,12}\buse[sd]?\b"), "products"),
    FieldWords("竞争对手", "Competitors", _re(r"竞争对手|竞品|竞对|(?<![比于较过])友商|对手(?!机)|"
               r"(?:跟|和|与)谁.{0,4}(?:竞争|抢|比)|\bcompetitors?\b|\brivals?\b"), "competitors"),
    FieldWords("背景", "Background", _re(r"背景|起因|痛点|诉求|需求|\bbackground\b|\bcontext\b|"
               r"\bpain points?\b|^(?:客户|业务|面临)?(?:挑战|问题|现状)$|"
               r"^(?:challenges?|situation|needs|problem)$")),
    FieldWords("突破点", "Breakthrough", _re(r"突破点?|亮点|优势|做法|解法|卖点|切入点|差异化|"
               r"(?:怎么|如何|靠什么|凭什么).{0,4}(?:打动|拿下|赢|做到|做的|说服|解决)|解决了?"
               r"(?:什么|哪些)|\bbreakthroughs?\b|\bhighlights?\b|\badvantages?\b|"
               r"selling points?|^(?:解决)?方案$|^(?:方案要点|(?:关键|主要)?举措)$|"
               r"^(?:solutions?|approach)$")),
    FieldWords("效果", "Results", _re(r"效果|成果|收益|好处|作用|价值|帮助|结果|成效|战果|有数|"
               r"有?(?:什么|啥|哪些)(?:数据|数字)(?:能|可以)?(?:支撑|证明|佐证)|"
               r"\bresults?\b|"
               r"\boutcomes?\b|\bbenefits?\b|\beffects?\b|^(?:value|impact)$")),
)  # fmt: skip
TOLD: Final = frozenset({"背景", "突破点", "效果"})
"""Parts that are told of cases found by something; the others are what cases are found by."""
DEED: Final = "突破点"
"""The part that tells what was done."""
RESULTS: Final = "效果"
"""The part that figures belong to where no heading is called so."""


class Concept(NamedTuple):
    """Words that mean the same to a customer: how it is asked for, how a text tells it."""

    name: str
    asked: re.Pattern[str]
    told: re.Pattern[str]


_LESS = r"(?:下降|降低|降到|减少|节省|节约|优化|缩减|压缩|降|省)"
_MORE = r"(?:提升|提高|优化|增强|加快|改善|翻倍|领先)"
_BENEFITS: Final = (
    ("cost", r"降本(?:增效)?|降成本|省钱|省成本|便宜|成本.{0,4}(?:低|降|省|优)|(?:降低?|节[省约]|"
     r"减少).{0,6}成本|成本|(?:lower|cut|reduce|save|saving).{0,12}(?:costs?|money)|\bcosts?\b|"
     r"\bcheaper\b",
     rf"成本[^。；]{{0,12}}{_LESS}|{_LESS}[^。；]{{0,8}}(?:成本|费用|开支)|降本|省钱|"
     r"\bcosts?\b.{0,20}(?:lower|down|less|fell)|(?:lower|reduce|cut).{0,12}cost"),
    ("domestic", r"国产(?:化|替代)?(?:的)?(?:卡|芯片|算力|GPU|切换|替换)?|信创|自主可控|"
     r"domestic(?:ally)?(?: made)?(?: chips?| cards?| gpus?)?|locali[sz]ation",
     r"国产|信创|自主可控|domestic"),
    ("performance", r"性能(?:提升|提高|优化|更好|好|强|优)?|提速|加速|更快|变快|跑得快|吞吐|"
     r"\bperformance\b|\bfaster\b|speed[- ]?up|\bspeed\b",
     rf"性能[^。；]{{0,16}}{_MORE}|加速|提速|(?:吞吐|并发|速度)[^。；]{{0,16}}{_MORE}"
     r"|(?:时间|时长|时延|延迟)[^。；]{0,20}(?:缩短|压到|降到|减少|下降)|performance|faster"),
    ("utilisation", r"(?:老是?|总是?|一直)?(?:跑|用|吃)不[满饱]|闲置|空转|"
     r"(?:提[升高])?(?:[A-Za-z]{1,6}|资源)*(?:利用率|使用率)(?:提[升高])?|"
     r"用得?更满|utili[sz]ation",
     r"利用率|使用率|utili[sz]ation"),
    ("compliance", r"(?:数据)?(?:安全)?合规(?:性|要求)?|监管(?:要求)?|compliance|compliant|"
     r"regulat\w+", r"合规|监管|数据安全|complian|regulat"),
    ("efficiency", r"提效|增效|效率(?:提[升高])?|更高效|efficien\w+",
     rf"效率[^。；]{{0,12}}{_MORE}|提效|增效|{_MORE}[^。；]{{0,6}}效率|缩短|efficien"),
    ("stability", r"稳定性?|可靠性?|不(?:宕机|中断)|高可用|reliab\w+|stab(?:le|ility)",
     r"稳定|可靠|高可用|不中断|没有中断|reliab|stab(?:le|ility)"),
    ("won", r"赢回|抢回|夺回|替换(?:掉)?(?:竞品|友商|对手)|(?:win|won|winning)[- ]?back|翻盘|"
     r"^[抢挖夺赢]$|撬动|往回(?:抢|挖|拿|赢|夺|拉|争)了?|(?:从.{1,8}?)?(?:手[里上中]|那[里边儿])?(?:抢|挖|赢|夺|撬|争)了?"
     r"(?:过来|回来|到手|下来|来)|从.{1,8}(?:手[里上中]|那[里边儿])(?:抢|挖|拿|赢|夺|切|转)了?\w{0,2}|"
     r"从(?:竞品|友商|对手).{0,4}(?:切|迁|抢|拿)\w*",
     r"win\s?back|won back|赢回|抢回|夺回|切换到|替换|改用"),
    ("elasticity", r"弹性|灵活性?|按需|elastic\w*|flexib\w+", r"弹性|灵活|按需|elastic|flexib"),
    ("operations", r"运维|省人力?|人力(?:成本)?|operations? effort|ops\b", r"运维|人力"),
    ("share", r"份额|market share|share of wallet", r"份额|\bshare\b"),
)  # fmt: skip
_INDUSTRIES: Final = (
    ("finance", r"金融|\bfinanc\w+|\bfintech\b", r"金融|银行|保险|证券|基金|支付|信贷"),
    ("bank", r"\bbank(?:s|ing)?\b", r"银行"),
    ("automotive", r"车企|车厂|主机厂|汽车|\bautomotive\b|\bcar ?makers?\b|\bcars?\b",
     r"汽车|车企|整车|自动驾驶|智驾"),
    ("driving", r"\b(?:autonomous|self)[- ]driving\b|无人驾驶", r"自动驾驶|智驾|无人驾驶"),
    ("phone", r"\b(?:smart|mobile )?phones?\b|\bhandsets?\b", r"手机"),
    ("health", r"医疗|医院|大健康|\bhealth ?care\b|\bpharma\w*|\bmedic\w+",
     r"医疗|医药|制药|医院|疫苗|生物"),
    ("food", r"食品|\bfood\b", r"食品|餐饮|生鲜|乳业|水产|饮料|粮油"),
    ("catering", r"\brestaurants?\b|\bcatering\b", r"餐饮|餐厅|饭店"),
    ("retail", r"零售|\bretail\w*|e-?commerce", r"零售|电商|超市|门店"),
    ("education", r"\beducation\w*|教育", r"教育|培训|学校|学堂|教学|辅导|家教|课[堂程]"),
    ("models", r"\b(?:large language models?|llms?)\b", r"大模型|LLM"),
    ("inference", r"\binference\b", r"推理"),
    ("training", r"\btraining\b", r"训练"),
    ("throughput", r"\bthroughput\b", r"吞吐"),
    ("latency", r"\blatency\b", r"时延|延迟"),
)  # fmt: skip
CONCEPTS: Final = tuple(
    Concept(name, _re(asked), _re(told)) for name, asked, told in (*_BENEFITS, *_INDUSTRIES)
)
"""Benefits, and industries by the kinds of customers in them."""
