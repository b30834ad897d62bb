"""An exact answer of an invented company, as a model may word it."""

from assistant.answering.draft import Draft
from assistant.answering.evidence import Evidence, evidence_of
from assistant.answering.figures import line
from assistant.quantities import Quantity, read_quantity
from assistant.records import Passage, Source
from assistant.retrieval.plan import Plan
from tests.invented import figure

PLAN = Plan(text="销售额涨了多少")
JANUARY = figure("销售额", "1.7亿", period="2030-01", unit="元")
DECEMBER = figure("销售额", "2亿", period="2030-12", unit="元")
TERM = figure("签约量", "约1.2万台", 签约年限="2年")
WHOLE = figure("签约量", "2.8万台")
EAST = figure("门店数", "36座", "华东")
SOUTH = figure("门店数", "超12座", "华南")
NEXT = figure("销售额", "3亿", period="2031", unit="元", nature="forecast")
ALIASES = {"销售额": ("收入", "revenue"), "晨光学堂": ("晨光",)}
PROSE = "晨光学堂弃用了竞对云的方案，迁移尚未完成。"
LISTED = "面临的挑战有政策、供应、运营。"
GAUGED = "2030年晨光学堂的扩容用时3个月，涉及12家门店。"


def passage(text: str) -> Passage:
    source = Source(document="reports/2031-02", title="月报", date="2031-02-09", quote=text)
    return Passage(id=text[:4], document="reports/2031-02", text=text, sources=(source,))


def quantity(text: str, unit: str | None) -> Quantity:
    return Quantity(value=(read_quantity(text) or Quantity(value=0)).value, unit=unit)


def drafted() -> Draft:
    """`f1`–`f7` values, `c1`–`c3` growth, change and share, `s1` what is missing, `q7`–`q9`."""
    draft = Draft("zh")
    draft.say("资料里没有海外的销售额。")
    for each in (JANUARY, DECEMBER, TERM, WHOLE, EAST, SOUTH, NEXT):
        draft.say("- " + line(draft, PLAN, each))
    growth = draft.computed(
        "销售额", "(2亿元 − 1.7亿元) / 1.7亿元", quantity("17.647", "percent"), [DECEMBER, JANUARY]
    )
    draft.say(f"销售额的涨幅：{growth}")
    change = draft.computed(
        "销售额", "2亿元 − 1.7亿元", quantity("30000000", "CNY"), [DECEMBER, JANUARY]
    )
    draft.say(f"变化量：{change}")
    share = draft.computed(
        "签约量", "1.2万台 / 2.8万台", quantity("42.857", "percent"), [TERM, WHOLE]
    )
    draft.say(f"签约量（2年）占签约量的比例：{share}")
    return draft


def told() -> Draft:
    draft = Draft("zh")
    for text in (PROSE, LISTED, GAUGED):
        draft.say(f"- {draft.quote(passage(text), text)}")
    return draft


def evidence(draft: Draft) -> Evidence:
    made = evidence_of(draft, "zh", ALIASES)
    assert made
    return made


VALUES = evidence(drafted())
QUOTES = evidence(told())
