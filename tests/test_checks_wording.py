"""What a report says in words against what it says in other words: ways, years, kinds, reasons."""

from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus
from tests.checked import table, warnings

TERMS = (
    "3年期：40窑，占比16%，丁店、戊店\n2年期：90窑，占比36%，丙店、己店\n"
    "1年期：120窑，占比48%，甲店、乙店"
)
SPANS = table(
    "期限 | 窑数 | 占比 | 签约的店",
    "3年 | 40 | 16% | 丁店、戊店",
    "2年 | 90 | 36% | 丙店、己店",
    "1年 | 120 | 48% | 甲店、乙店等",
)
PAGES = "## Page 3 行情\n\n{}\n\n## Page 4 去向\n\n{}"

WRONG = (
    pytest.param(
        PAGES.format("青瓷的需求会进一步萎缩。", "青瓷是一门稳步增长的生意，青瓷业务持续增长。"),
        "青瓷业务持续增长",
        id="demand and business",
    ),
    pytest.param(
        PAGES.format(
            "黑陶的需求可能还会继续减少，红陶、白陶等品类的需求仍在稳步提升。",
            "黑陶占地大，而这类产品正在萎缩。\n\n从窑数看，黑陶的占比在逐渐上升。",
        ),
        "逐渐上升",
        id="share against two",
    ),
    pytest.param(
        PAGES.format(
            "2029年瓷砖爆火，全年供不应求。到了2030年，订单趋于低迷。",
            "市场：从供过于求迅速变为供不应求",
        ),
        "从供过于求迅速变为供不应求",
        id="turned market",
    ),
    pytest.param(
        PAGES.format(
            "2029年瓷砖爆火，全年供不应求。到了2030年，订单趋于低迷。",
            "存货多是2030年最火的时候烧的。",
        ),
        "2030年最火",
        id="hottest year",
    ),
    pytest.param(
        "花盆的利润率是偏低的，因为釉色更成熟，手工也是很稳定的优势。", "偏低", id="good reasons"
    ),
    pytest.param(
        "花盆的利润率是较高的，因为运输更难，破损带来的压力不小，人手也不足。",
        "较高",
        id="bad reasons",
    ),
    pytest.param("自家釉料削弱了窑上的盈利能力，这一长处还会保持。", "削弱了", id="spoiled"),
    pytest.param(
        PAGES.format(
            "新增订单出自松涛/云岭/鹤鸣等；对应的就是餐饮和民宿场景。",
            "旅社是最稳的场景，比如松涛和鹤鸣。",
        ),
        "餐饮和民宿",
        id="kinds of names",
    ),
    pytest.param(
        "松涛和云岭属于餐饮，鹤鸣属于旅社。就是说，新单只有餐饮和民宿这两类。",
        "属于旅社",
        id="kinds summed up",
    ),
    pytest.param("青砖在涨，红砖也在涨，一涨一跌之间，总价没变。", "一涨一跌", id="one each"),
    pytest.param(
        PAGES.format("彩釉砖的订单在节前集中发走。", "因为彩釉砖的订单在节后集中发走，仓位偏紧。"),
        "节后集中发走",
        id="before and after",
    ),
    pytest.param(
        PAGES.format("1月没有一家长约窑户退租。", "长约窑户仅两家退租。"),
        "仅两家退租",
        id="none",
    ),
    pytest.param(f"{TERMS}\n\n三年约最多。", "三年约最多", id="the largest term"),
    pytest.param(f"{TERMS}\n\n签两年及以上的合计占56%。", "56%", id="longer terms"),
    pytest.param(f"{TERMS}\n\n以窑数为权，平均期限约2.4年。", "2.4年", id="mean term"),
    pytest.param(
        "## Page 3 客群\n\n民宿：付款快，但不大看重釉色。\n\n## Page 4 鹤鸣\n\n"
        "鹤鸣是一家民宿，他们因为釉色选了我们。",
        "不大看重釉色",
        id="what they care for",
    ),
    pytest.param(
        "## Page 3 民宿\n\n民宿：付款快，最看重釉色。\n\n## Page 4 餐饮\n\n"
        "餐饮：比民宿回头更多，更看重釉色。",
        "最看重釉色",
        id="who cares most",
    ),
    pytest.param(
        PAGES.format(
            "松涛年产值是4.5万元，花瓶2.1万元（占47%），花盆2.4万元。",
            "云岭年产值是4.5万元，花瓶2.1万元（占47%），花盆2.4万元。",
        ),
        "云岭",
        id="another subject",
    ),
    pytest.param(
        "花盆的利润率比青砖更低。原因是釉色更成熟，我们议价空间更大。", "更低", id="reasons behind"
    ),
    pytest.param(
        PAGES.format(
            "- 餐饮：最稳，如松涛、云岭。\n- 民宿：在起步，如鹤鸣、芦苇。",
            "新单主要出自松涛、云岭、鹤鸣、芦苇，前两家属于民宿，后两家属于餐饮。",
        ),
        "前两家属于民宿",
        id="kinds in turn",
    ),
    pytest.param(
        PAGES.format("换釉料时装窑方式不变。", "窑工需要改变原有装窑方式，才能换釉料。"),
        "需要改变",
        id="what stays as it is",
    ),
    pytest.param(
        PAGES.format("2030年4月17日新窑点火。", "新窑点火（2029年4月17日）之后，夜班多了一组。"),
        "2029年4月17日",
        id="a day of another year",
    ),
    pytest.param(
        PAGES.format("长约窑户由33家增至70家以上。", "从去年到现在，长约窑户从38家增至70家以上。"),
        "38家",
        id="one end of two beginnings",
    ),
    pytest.param(f"{TERMS}\n\n一年约最多，三年约次之。", "三年约次之", id="the second term"),
    pytest.param(
        f"{table('店 | 做法 | 效果', '松涛小馆 | 换釉料 | 成品率96%，釉色匀')}\n\n"
        "## Page 4 案例\n\n松涛小馆换了釉料，成品率达到94%，釉色也匀了。",
        "成品率",
        id="the text of a cell",
    ),
    pytest.param(
        f"## Page 3 期限\n\n{SPANS}\n\n## Page 4 往来\n\n丙店的合同签的是三年。",
        "签的是三年",
        id="term of one",
    ),
)
RIGHT = (
    pytest.param(
        PAGES.format("青瓷的需求会进一步萎缩。", "白瓷业务持续增长。"), id="another theme"
    ),
    pytest.param(
        PAGES.format("黑陶的需求可能还会继续减少。", "从窑数看，黑陶的占比在逐渐上升。"),
        id="demand and share",
    ),
    pytest.param(
        PAGES.format("青瓷业务持续增长。", "如果青瓷业务持续萎缩，就停两座窑。"),
        id="a condition",
    ),
    pytest.param(
        PAGES.format("2029年爆火，全年供不应求。到了2030年趋于低迷。", "从供不应求变为供过于求。"),
        id="as the years go",
    ),
    pytest.param(
        "花盆的毛利是更低的，因为运输更难，优势不明显，人手也不足。", id="reasons of both sides"
    ),
    pytest.param(
        PAGES.format(
            "新增订单出自松涛/云岭/鹤鸣等；对应的就是餐饮和旅社场景。",
            "旅行社是最稳的场景，比如松涛和鹤鸣。",
        ),
        id="in short",
    ),
    pytest.param("青砖在涨，红砖在跌，一涨一跌之间，总价没变。", id="one up and one down"),
    pytest.param(
        PAGES.format("1月没有一家长约窑户退租。", "上月长约窑户仅两家退租。"),
        id="another month",
    ),
    pytest.param(
        f"{TERMS}\n\n一年约最多，签两年及以上的合计占52%，平均年限约1.7年。", id="terms as they are"
    ),
    pytest.param(
        "## Page 3 客群\n\n民宿：付款快，不大看重釉色。\n\n餐饮：比民宿回头更多，更看重釉色。",
        id="others care more",
    ),
    pytest.param(
        "花盆的利润率比青砖更高。原因是釉色更成熟，我们议价空间更大。", id="reasons behind"
    ),
    pytest.param(
        PAGES.format(
            "- 餐饮：最稳，如松涛、云岭。\n- 民宿：在起步，如鹤鸣、芦苇。",
            "新单主要出自松涛、云岭、鹤鸣、芦苇，前两家属于餐饮，后两家属于民宿。",
        ),
        id="kinds in turn",
    ),
    pytest.param(
        PAGES.format("换釉料时装窑方式不变。", "窑工不用改变原有装窑方式。"), id="as it is"
    ),
    pytest.param(
        PAGES.format("截至2030年4月17日存窑40座。", "截至2029年4月17日存窑36座。"),
        id="a day of each year",
    ),
    pytest.param(
        f"{table('店 | 做法 | 效果', '松涛小馆 | 换釉料 | 成品率96%，釉色匀')}\n\n"
        "## Page 4 案例\n\n松涛小馆换了釉料，成品率达到96%，釉色也匀了。",
        id="the text of a cell",
    ),
    pytest.param(
        f"{TERMS}\n\n丁店签的是3年期，丙店是2年，到期前要续。", id="each clause of its own"
    ),
    pytest.param(
        table("期限 | 窑数 | 环比增长", "3年 | 40 | 9.0%", "2年 | 90 | 4.0%", "1年 | 120 | 2.0%")
        + "\n\n增速上三年期最高，一年期最低。",
        id="by another column",
    ),
    pytest.param(f"{SPANS}\n\n丙店的合同签的是两年，甲店拟签三年。", id="signed as listed"),
)


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_words_against_words_are_told(text: str, said: str) -> None:
    assert any(said in what for what in warnings(text, period="2031-01"))


@pytest.mark.parametrize("text", RIGHT)
def test_words_that_agree_are_silent(text: str) -> None:
    assert warnings(text, period="2031-01") == []


CASES = """# 月报 2031-01

## Page 7 品类

{kinds}

## Page 8 客户案例

【鹤鸣】

背景：鹤鸣开了四家餐馆，旧窑只有K9一座，釉色不匀。

场景：{use}

突破点：

1）{point}

2）茶具烧制之外，小件烧制和补烧一起排，整窑烧制的成本降了，烧制周期短了，剩下的茶具5月底前交付。

【云岭】

背景：云岭是民宿，房间里的摆件都要换。

场景：摆件{other}

突破点：

1）上门挑花色，摆件的退换都由窑上承担。
"""
AS_IT_IS = {
    "kinds": "餐饮是最稳的品类，比如鹤鸣和松涛。\n\n民宿也是起步的品类，比如云岭。\n\n"
    "酒店租赁和酒店烧制都有。",
    "use": "餐饮茶具烧制",
    "point": "K9配上新釉料，试烧时实测K9的成品率达91%。",
    "other": "租赁",
}


@pytest.mark.parametrize(
    ("slips", "said"),
    [
        pytest.param({}, "", id="as it is"),
        pytest.param({"use": "餐饮茶具租赁"}, "餐饮茶具租赁", id="another use"),
        pytest.param(
            {"point": "K7配上新釉料，试烧时实测K9的成品率达91%。"}, "K7", id="another model"
        ),
        pytest.param(
            {"kinds": "餐饮是最稳的品类，比如鹤鸣和松涛。\n\n鹤鸣的茶具在8月底前全部交付。"},
            "8月底前",
            id="due by another month",
        ),
        pytest.param(
            {"kinds": "餐饮是最稳的品类，比如鹤鸣和松涛。\n\n鹤鸣的首批茶具在4月底前交付。"},
            "",
            id="some are due before",
        ),
        pytest.param({"other": "租赁，采用K7烧成"}, "", id="a model of another case"),
        pytest.param({"point": "K7配上新釉料，比K9的成品率高。"}, "", id="compared models"),
        pytest.param(
            {"kinds": "民宿是起步的品类，比如鹤鸣和云岭。\n\n餐饮是最稳的品类，比如松涛。"},
            "鹤鸣",
            id="another kind",
        ),
        pytest.param(
            {"kinds": "只有云岭是租赁场景，其余都是烧制场景。", "use": "餐饮茶具租赁"},
            "鹤鸣写「餐饮茶具租赁」",
            id="not the only one",
        ),
    ],
)
def test_cases_are_held_against_what_is_said_of_them(
    tmp_path: Path, slips: dict[str, str], said: str
) -> None:
    (tmp_path / "report.md").write_text(CASES.format(**(AS_IT_IS | slips)), encoding="utf-8")
    found = [f.what for f in read_corpus(tmp_path).findings if f.severity == "warning"]
    assert any(said in what for what in found) if said else not found
