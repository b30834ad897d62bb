"""What is asked of a report that nobody curated: its own figure, or a refusal, never a near one."""

from pathlib import Path

import pytest

from assistant.indexes.ledger import Ledger
from assistant.indexes.ledger_write import write_ledger
from assistant.indexes.view import LedgerView
from assistant.ingest.corpus import read_corpus
from assistant.records import Audience
from assistant.retrieval.linking import core, likeness
from tests.invented import Talk

REPORT = """# 晨钢股份有限公司2031年年度报告

## 公司信息

聘请的会计师事务所

| 公司的中文名称 | 晨钢股份有限公司 |
|---|---|
| 公司的中文简称 | 晨钢股份 |
| 注册地址 | 云州市河东路1号 |

## 主要数据

单位：元

| 项目 | 2031年 | 2030年 |
|---|---|---|
| 营业收入 | 900.50 | 800.00 |
| 归属于上市公司股东的净利润 | 63.40 | 75.20 |
| 经营活动产生的现金流量净额 | 36.20 | 58.30 |
| 员工费用 | 50.00 | 45.00 |
| 贷款余额 | 82.00 | 71.00 |
| 资产总额 | 777.00 | 666.00 |

## 生息资产

单位：元

| 产品 | 2031年平均余额 |
|---|---|
| 资产总额 | 700.00 |
| 负债总额 | 500.00 |
| 公允价值变动损益 | 20.00 |

## 监管指标

| 项目 | 2031年12月31日 | 2031年9月30日 |
|---|---|---|
| 杠杆率（%） | 5.06 | 4.79 |
"""


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> LedgerView:
    home: Path = tmp_path_factory.mktemp("asked")
    (home / "corpus/reports").mkdir(parents=True)
    (home / "corpus/reports/a.md").write_text(REPORT, "utf-8")
    write_ledger(home / "ledger.sqlite", read_corpus(home / "corpus"))
    return LedgerView(Ledger(home / "ledger.sqlite"), Audience.EXECUTIVE, "g", lambda *_: [])


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("2031年归母净利润是多少", 63.40, id="as people shorten it"),
        pytest.param("2031年末资产总额是多少", 777.00, id="a row, though a member is called so"),
        pytest.param("2031年9月末杠杆率", 4.79, id="what stood when the month ended"),
        pytest.param("2031年公允价值变动损益", 20.00, id="a word in a name asks for nothing"),
    ],
)
def test_the_figure_of_just_what_is_named(talk: LedgerView, question: str, value: float) -> None:
    answer = Talk(talk).ask(question)
    assert [figure.value for figure in answer.figures] == [pytest.approx(value)]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("2031年筹资活动产生的现金流量净额是多少", id="another word in its place"),
        pytest.param("员工总数有多少人", id="people, and no amount of money"),
        pytest.param("对国铁集团的贷款余额是多少", id="of somebody that nothing names"),
        pytest.param("聘请的会计师事务所是哪家", id="a label says no more than the question"),
    ],
)
def test_what_comes_near_is_not_told(talk: LedgerView, question: str) -> None:
    assert Talk(talk).ask(question).status != "answered"


def test_two_words_in_one_place_make_two_names() -> None:
    names = ("筹资活动产生的现金流量净额", "经营活动产生的现金流量净额")
    assert likeness(*map(core, names)) == 0
    assert likeness(core("现金流量净额"), core(names[0])) > 0
