"""Words by which the cases in a document are known: labels of their parts, marks of a name."""

import re
from typing import Final, Literal

Role = Literal["customer", "industry", "scenario", "product", "competitor", "before", "deed", "end"]
"""What a label announces: a name, one of the lists of a case, or a stretch of its story."""


def words_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ROLES: Final[dict[Role, frozenset[str]]] = {
    "customer": words_of("客户 客户名称 客户名 用户名称 企业名称 公司名称 customer client"),
    "industry": words_of("行业 所属行业 客户行业 industry sector"),
    "scenario": words_of("场景 应用场景 业务场景 使用场景 客户场景 scenario scenarios use_case"),
    "product": words_of("产品 使用产品 应用产品 采用产品 所用产品 涉及产品 products product"),
    "competitor": words_of("竞争对手 竞品 竞争厂商 友商 competitor competitors"),
    "before": words_of(
        "背景 客户背景 项目背景 业务背景 现状 客户现状 需求 客户需求 业务需求 核心需求 诉求 "
        "客户诉求 痛点 客户痛点 业务痛点 挑战 客户挑战 业务挑战 面临挑战 问题 "
        "background context situation needs challenge challenges pain_points problem"
    ),
    "deed": words_of(
        "突破点 方案 解决方案 方案亮点 方案要点 做法 主要做法 举措 关键举措 亮点 项目亮点 优势 "
        "差异化 切入点 solution solutions approach breakthrough breakthroughs highlights"
    ),
    "end": words_of(
        "成效 效果 实施效果 应用效果 成果 项目成果 价值 客户价值 业务价值 结果 收益 客户收益 "
        "result results outcome outcomes benefit benefits value impact"
    ),
}
ROLES: Final[dict[str, Role]] = {
    word.replace("_", " "): role for role, words in _ROLES.items() for word in words
}
STORY: Final[frozenset[Role]] = frozenset({"before", "deed", "end"})
"""A block without one of these tells no case."""

_LABEL: Final = "|".join(sorted(map(re.escape, ROLES), key=len, reverse=True))
LABEL: Final = re.compile(
    rf"(?:[-*+•·●]\s*)?[【\[]?({_LABEL})[】\]]?\s*(?:[:：]|(?=\n|$))[ \t]*",
    re.IGNORECASE,
)
"""`背景：`, `Challenge: `, or the label alone in its line."""
POINT: Final = re.compile(
    r"\s*(?:[-*+•·●]\s+|[(（]?(?P<n>\d{1,2})\s*(?P<mark>[)）、]|[.．](?!\d))\s*|"
    r"(?P<ring>[①②③④⑤⑥⑦⑧⑨⑩])\s*)"
)
"""What stands before a point: `1）`, `（2）`, `①`, `- `."""

BRACKETED: Final = re.compile(r"(?:#+\s*)?【([^【】\n]{1,30})】[ \t]*[:：]?[ \t]*")
_ORDER: Final = (
    r"(?:(?:page|slide|p)\s?\d+\s*[:：·.、|-]*\s*|第\s?\d+\s?页\s*[:：·.、|-]*\s*)?"
    r"(?:第?[一二三四五六七八九十\d]{1,3}[、.．)）章节]\s*|\d{1,2}\s+|"
    r"[(（][一二三四五六七八九十\d]{1,3}[)）]\s*)?"
)
HEADED: Final = re.compile(
    rf"^{_ORDER}(?:(?:典型|标杆|客户|成功|竞争|应用|实践)*案例|case(?: study)?|客户)"
    rf"\s*[一二三四五六七八九十\d]{{0,3}}\s*(?:[:：、.．—–|｜-]+|\s)\s*",
    re.IGNORECASE,
)
"""`案例一：`, `Case 2: `, before a name."""
_ORDERED: Final = re.compile(rf"^{_ORDER}")
AFTER: Final = re.compile(r"\s*(?:[|｜]|——?|–|[:：]|\s-\s|[(（]).*$")
"""What a heading says beside the name."""

NAME: Final = re.compile(r"[\w&.·'’+\- ]{2,30}")
NO_NAME: Final = re.compile(
    r"案例|客户|背景|概述|概况|概览|摘要|总结|小结|介绍|说明|情况|分析|回顾|展望|规划|计划|目标|策略|"
    r"措施|建议|附录|附件|目录|章|要点|重点|问题|挑战|竞争|市场|经营|业务|项目|方案|建设|工程|专题|"
    r"进展|风险|管理|报告|汇报|会议|改造|升级|转型|优化|提升|"
    r"^(?:page|slide|sheet|p)\s?\d+|^第.{1,3}[页章节部]|"
    r"\b(?:overview|summary|introduction|appendix|agenda|background|report|project|strategy|market)\b",
    re.IGNORECASE,
)
"""Words of headings that name no company."""
OF_CUSTOMERS: Final = re.compile(
    r"案例|客户|用户|甲方|\bcases?\b|\bcase stud|\bcustomers?\b|\bclients?\b", re.IGNORECASE
)
"""A heading above, or a text, that is about a customer."""
COMPANY: Final = re.compile(
    r"(?:公司|集团|银行|医院|大学|学院|学校|股份|科技|汽车|证券|保险|航空|电力|能源|物流|酒店|超市|药业|"
    r"矿业|钢铁|重工|研究院|乳业|食品|航运|地产|出行)$|\b(?:inc|ltd|llc|corp|co|gmbh|group|bank)\.?$",
    re.IGNORECASE,
)
"""How names of organisations end."""


def name_of(written: str) -> str:
    """`"案例二：云杉医院（影像）"` -> `"云杉医院"`."""
    bare = HEADED.sub("", written.strip())
    bare = AFTER.sub("", _ORDERED.sub("", bare) if bare == written.strip() else bare)
    return bare.strip(" 　*#：:·")
