"""Words with which overviews, contrasts and points are asked for; nothing of any report."""

import re
from typing import Final

WHY: Final = re.compile(
    r"凭什么|为啥|何以|缘何|怎么会|怎么就|靠什么|理由|动因|起因|what caused|how come", re.IGNORECASE
)
"""Asks for reasons in other words than 为什么."""

COUNT: Final = re.compile(
    r"([一二两三四五六七八九十\d]{1,2})\s?(?:句话?|[个条大]?[要重关]?点(?!\d|钟|半|到)|条)"
    r"|\b(one|two|three|four|five|\d)\s(?:sentences?|points?|bullets?|takeaways?)",
    re.IGNORECASE,
)
"""How many sentences or points."""

OVERVIEW: Final = re.compile(
    r"一句话|大意|总览|捋[成出一捋下]|理[成出一]|浓缩|讲个大概|说个大概|概括|总结|概述|归纳|提炼|简述|综述|汇总|梳理|概况|概要|小结|要点|重点是|"
    r"(?:讲讲|说说|列列?|划|抓|挑|看)(?:一?下)?重点(?!场景|项目|客户|行业|产品|领域|市场|区域|业务|工作|任务|方向)|重点(?:有哪些|是什么|$)|"
    r"(?:[讲说写谈](?:了|的|些|点)*(?:是)?(?:什么|啥|哪些))|(?:主要|核心|大致|大概)内容|介绍(?:一下|下)|"
    r"(?:[几各]个|每一?个|所有).{2,8}(?:讲讲|说说|聊聊|讲一讲|说一说|过一遍)$|"
    r"[一二两三四五六七八九十\d][个条大]?[要重关]?点(?:内容)?(?:[给向汇]|就[行好]|$)|"
    r"summar|overview|key points|takeaways?|what does .{0,40} say|in one sentence|main points|"
    r"\bgist\b|what(?:'s| is) .{0,40} about\b",
    re.IGNORECASE,
)

FEW: Final = re.compile(
    r"几(?:句话?|条|点(?!钟|半|到|开))|\ba few (?:sentences|words|lines|points)\b",
    re.IGNORECASE,
)

EVERYWHERE: Final = re.compile(
    r"(?:报告|汇报|资料|文档|全文).{0,12}(?:提[到了过]|提及|说到|讲到|都?[讲说写]了?些?[啥什]|关于|有关|涉及|出现|说了|信息|内容)|"
    r"(?:提到|提及|涉及|出现).{0,12}(?:地方|部分|哪里|哪些)|关于.{1,16}(?:都|说了|信息|内容|情况)|"
    r"(?:情况|信息|内容).{0,4}(?:汇总|总结|整理|梳理)|(?:所有|全部|哪些)(?:信息|内容|情况)|"
    r"everything|all mentions|say about|mention",
    re.IGNORECASE,
)
"""Everything that the documents say of a name."""

WHOLE_OF: Final = re.compile(
    r"(?:整体|总体|全部|所有|全面|综合|基本|完整|大致)的?(?:情况|信息|状况|面貌|概况|资料)|来龙去脉|全貌|(?:情况|信息|状况)(?:全面|完整|详细|全部|统统)(?:地)?(?:说|讲|介绍|列)|"
    r"(?:情况|信息|状况|概况)(?=.{0,12}(?:都要|都说|都讲|都给|一起[说讲给]))|"
    r"\b(?:overall|full|whole) picture\b|everything (?:about|on)\b",
    re.IGNORECASE,
)
"""All that there is of a name, figures and case."""

_APART: Final = (
    r"(?:差|不同|不一样|区别)(?:别|异)?(?:到底)?[就是]?在(?:哪[里儿]?|何处|什么地方)|(?:哪[里儿]?|何|啥|什么|怎么?)(?:地方)?[的个]?不一样|"
    r"(?:有|是)?(?:何|啥|什么|哪些)(?:两样|差)(?=[的呢啊呀?？]|$)|不一样的?(?:地方|之处)"
)
"""`差在哪`, `有啥两样`, `哪儿不一样`."""
CONTRAST: Final = re.compile(
    rf"区别|差别|不同|差异|异同|对比|比较|相比|{_APART}|"
    r"difference|differ|compare|versus|\bvs\b",
    re.IGNORECASE,
)
CONTRAST_FRAME: Final = re.compile(
    r"[挑划抓列](?=一?下?重点)|(?<=重点)[说讲](?=$|[，。？?])|大意|那一页|这一页|哪一页|那页|这页|捋[成出]?|浓缩成?|(?:只)?给我?[一几]?分钟|"
    r"[,，]?(?:这?[两二几]个|[两二]者|[两二]种|[两二]块|[两二]边|之间|各自|"
    r"[,，][这那]?[两二几][个种块边家][\u3400-\u9fff]{1,3}?)?"
    r"(?:场景|方面|领域|业务|产品|客户)?(?:之间)?的?(?:到底|究竟)?(?:有|是|在)?"
    r"(?:(?:什么|何|啥|哪些?|哪里)?的?(?:主要|最大)?"
    rf"(?:区别|差别|不同|差异|异同|对比|比较|不一样)|{_APART}).*$|"
    r"^(?:请|帮我|麻烦)?(?:对比|比较|说说|讲讲|分析)(?:一?下)?|"
    r"^.*(?:difference between|compare)\s",
    re.IGNORECASE,
)
"""What stands around the two sides of a contrast."""
AND: Final = re.compile(r"和|跟|与|同|、|\bvs\.?\b|\band\b|\bversus\b|相比", re.IGNORECASE)

FRAME: Final = re.compile(
    r"说明(?!书)|大意|那一页|这一页|哪一页|那页|这页|[捋理]一[捋理]|捋捋|捋[成出]?|浓缩成?|(?:只)?给我?[一几]?分钟|"
    r"^用(?!户)|用(?=\s|$)|一下|下(?=$|[，,。？?这那本该整全])|请问?|麻烦|帮我?|给我?|替我|我(?:们)?(?:想|要)?|老板|领导|"
    r"概括|总结|概述|归纳|提炼|简述|综述|汇总|梳理|概况|小结|要点|重点(?!场景|项目|客户|行业|产品|领域|市场|区域|业务|工作|任务|方向)|几句话?|几[个条]?点|"
    r"(?:主要|核心|大致|大概)(?:都|是)?(?:内容)?|内容(?:是什么|有哪些)?|介绍|"
    r"(?:都|主要|大概)?[讲说写谈](?:[讲说]|了|的|些|点(?=[什啥]))*(?:是)?(?:什么|啥|哪些)?|什么|啥|"
    r"(?:这|那)?(?:一)?(?:部分|一?节|一?章|个?板块)|"
    r"(?:这[次份个]|本次?|整[份个篇]|全部?|那份)?(?:的)?"
    r"(?:报告|汇报(?!人|时|会|目)|文档|材料|[年月周季]报|简报)(?:里面?|中|上)?|这[次份回](?!性)|"
    r"看(?:看|一?下)?(?!板|好)|讲讲|说说|哪些|哪几|都|呢|吗|吧|的|是|(?<![所拥私国])有(?![实色限效无利])|"
    r"得?(?:怎么样|怎样|咋样|如何|好不好)(?=$|[\s,，。？?])|(?:这|过去)一?[年季月周](?:里|来|以来)?|"
    r"把|对(?=我|老板|领导)|给|了(?!解)|里面?(?!程)|[，。？?！!、：:]|"
    r"\b(?:please|gist|can you|could you|summari[sz]e|summary|overview|give|me|us|an?|the|of|in|"
    r"sentences?|points?|bullets?|key|main|takeaways?|what|is|are|it|does|do|say|about|report|this|on|"
    r"tell|for|my|boss|executive)\b",
    re.IGNORECASE,
)
"""What stands around the topic of an overview."""

HOW: Final = re.compile(r"怎么样|怎样|咋样|如何|好不好|\bhow (?:did|is|was|are)\b", re.IGNORECASE)
"""Asks how something went: the results tell it."""

STATE: Final = re.compile("情况|业务|信息|客户|公司|如何|怎样|怎么样|整体|相关")
"""Words beside a name that ask for everything of it."""

EVIDENCE: Final = re.compile(
    r"(?:对比|比较|测试|实测|评测|验证|横评)过?的?(?:数据|结果|材料)|(?:数据|结果)(?:对比|支撑|佐证)"
)
"""Asks for what was measured against something else, in whatever metric."""

MEANS: Final = re.compile(
    r"(?:什么|啥|哪些|怎样的|何种)(?:样的)?(?:办法|法子|方法|方式|手段|措施|举措|手法|招数?|方案|策略|打法)|"
    r"(?:怎么|如何|怎样|咋)(?:来|去)?(?:对冲|消化|处理|处置|化解|清理|出清|盘活|保住|守住)|"
    r"(?:用|靠|拿|通过|采用|采取)(?:什么|啥|哪些|哪种|何种|怎样)样?的?[\u3400-\u9fff]{2,4}?"
    r"(?:办法|法子|方法|方式|手段|措施|举措|手法|方案|策略|打法)(?=[来去]?[\u3400-\u9fff]{2})(?![^,，。？?]*最)|"
    r"(?:卡|堵|差|输|赢|难|问题|瓶颈|短板|优势|原因)(?:主要|到底|究竟|具体)*(?:是|出)?在哪(?:里|儿|方面|个?环节)?[?？]*$|"
    r"by what means",
    re.IGNORECASE,
)
"""Asks by what means something is done, or where it lies, and not for its value."""

WHO_IS: Final = re.compile(
    r"是谁|谁是|谁[在来]?(?:管|负责|牵头|带|主导)|叫什么名|\bwho is\b", re.IGNORECASE
)
"""Asks for somebody, and for no value."""

OURSELVES: Final = re.compile(r"[全本]?(?:集团|公司)(?:整体|总体)?|[全本][行院校厂店]")
"""Who reports, where its value as a whole is asked."""
