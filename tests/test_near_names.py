"""What is called nearly like a figure, and what only seems to be a part of one, is not told."""

import pytest

from assistant.records import Metric
from assistant.retrieval.linking import Cores, another, link
from tests.invented import FIGURES, VIEW, Talk, figure
from tests.memory_view import MemoryView

BOOKS = MemoryView(
    metrics=(
        Metric(name="客户贷款总额", unit="CNY", declared=False),
        Metric(name="营业收入合计", unit="CNY", declared=False),
        Metric(name="资产合计", unit="CNY", declared=False),
        Metric(name="零售额", unit="CNY", declared=False),
        Metric(name="经营活动产生的现金流量净额", unit="CNY", declared=False),
        Metric(name="技师", unit="人", declared=False),
        Metric(name="经营活动现金流出", unit="CNY", declared=False),
        Metric(name="存货", unit="CNY", declared=False),
    ),
    figures=(
        *FIGURES,
        figure("客户贷款总额", "40亿元", period="2029"),
        figure("客户贷款总额", "44亿元", period="2030"),
        figure("客户贷款总额", "55亿元", period="2031"),
        figure("营业收入合计", "9亿元", period="2031"),
        figure("资产合计", "70亿元", period="2031"),
        figure("零售额", "3亿元", period="2031"),
        figure("经营活动产生的现金流量净额", "2亿元", period="2031"),
        figure("技师", "74", "麦香园", period="2031", unit="人"),
        figure("技师", "61", "麦香园", period="2030", unit="人"),
        figure("经营活动现金流出", "5亿元", period="2031"),
        figure("存货", "6亿元", period="2031", 口径="母公司"),
    ),
    documents=VIEW.documents(),
    entities=VIEW.entities(),
)


@pytest.mark.parametrize(
    "question",
    [
        "客户存款是多少",
        "客户贷款减值准备2031年",
        "最大十家客户贷款比率2031",
        "东北地区2031年营业收入",
        "其他资产2031年",
        "零售人员有多少",
        "投资活动产生的现金流量净额2031年",
        "技师占比",
        "2031年存货是多少",
        "经营活动现金流入2031年",
    ],
)
def test_the_value_of_a_neighbour_is_not_told(question: str) -> None:
    answer = Talk(BOOKS).ask(question)
    assert answer.figures == ()
    assert answer.computations == ()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("客户贷款余额2031年", "55亿元"),
        ("2031年资产总额", "70亿元"),
        ("2031年母公司存货是多少", "6亿元"),
        ("技师多少人", "74人"),
    ],
)
def test_what_is_meant_is_told(question: str, text: str) -> None:
    assert [each.text for each in Talk(BOOKS).ask(question).figures] == [text]


def test_years_grow_since_the_year_before() -> None:
    answer = Talk(BOOKS).ask("客户贷款总额增长了多少")
    assert [each.text for each in answer.figures] == ["44亿元", "55亿元"]
    assert [each.value for each in answer.computations][:1] == [25]


def test_money_that_is_asked_for_is_no_other_name() -> None:
    """`门店收了多少钱` asks for what the shops take in."""
    assert not another("门店收钱", "门店营收")
    assert another("门店存钱", "门店营收")


def test_letters_of_another_word_are_no_likeness() -> None:
    """A boiler maker with a figure of its ERP, asked for that of its CRM."""
    cores = Cores({"erp收入": ("ERP收入",), "软件erp收入": ("ERP收入",)})
    assert link("crm产品收入", cores) == []
    assert [each.name for each in link("erp产品收入", cores)] == ["ERP收入"]


def test_a_name_with_every_word_goes_before_one_that_lacks_some() -> None:
    names = ("老厂区一号高炉年度检修班次", "老厂区二号高炉年度检修班次")
    cores = Cores({name: (name,) for name in names})
    assert [each.name for each in link("老厂区一号高炉年度检修班", cores)] == [names[0]]


NARROWER = ("海外", "教育", "租赁", "华东")
WHOLE = ("业务", "产品", "月度", "全部")


@pytest.mark.parametrize("word", NARROWER)
def test_a_word_that_narrows_a_declared_name_makes_it_another(word: str) -> None:
    cores = Cores({"面粉收入": ("面粉收入",), "面粉月收入": ("面粉收入",)})
    assert link(f"面粉{word}收入", cores) == []


@pytest.mark.parametrize("word", WHOLE)
def test_a_word_that_leaves_it_whole_does_not(word: str) -> None:
    cores = Cores({"面粉收入": ("面粉收入",), "面粉月收入": ("面粉收入",)})
    assert [each.name for each in link(f"面粉{word}收入", cores)] == ["面粉收入"]
