"""Figures of a half-year report as typesetters write it; the companies are invented."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.ingest.corpus import read_corpus
from assistant.records import Figure

REPORT = """# 澄炉钢业 2031 年上半年经营报告

编制：运营部    报送日期：2031 年 7 月 9 日

## 1 概要

上半年实现营业收入 9,000 万元，毛利率 17.6%。

在产高炉 12 座，较年初净增 2 座，其中新投 3 座、关停 1 座。全年收入目标 2.0 亿元。

## 2.1 分业务收入

表 1  分业务收入与毛利率（单位：万元）

| 业务板块 | 2030 年上半年 | 2031 年上半年 | 同比 | 毛利率 |
| --- | --- | --- | --- | --- |
| 板材服务 | 5,010 | 6,120 | +22.2% | 16.1% |
| 炉料服务 | 2,470 | 2,880 | +16.6% | 20.8% |
| 合计 | 7,480 | 9,000 | +20.3% | 17.6% |

## 2.2 炉料服务构成

表 2  炉料服务分项（单位：万元）

| 分项 | 2030 年上半年 | 2031 年上半年 |
| --- | --- | --- |
| 焦炭 | 1,450 | 1,730 |
| 石灰 | 1,020 | 1,150 |
| 合计 | 2,470 | 2,880 |

管理费用 812 万元，费用率 9.0%；销售费用 180 万元，费用率 2.0%。

## 3 应收

表 3  应收账款账龄（单位：万元）

| 账龄 | 余额 |
| --- | --- |
| 1 年以内 | 2,105 |
| 1 年以上 | 314 |
| 合计 | 2,419 |

应收账款余额 2,419 万元。投诉 417 件，构成为：交期 286 件、质量 131 件。新客户签约 640 户。

## 4 厂区

| 厂区 | 占地（万㎡） | 占地（万㎡） |
| --- | --- | --- |
| 厂区 | 2030 年末 | 2031 年 6 月末 |
| 北厂 | 317 | 342 |
| 南厂 | 141 | 156 |

## 7 下半年安排

年末应收账款余额 1,900 万元。主要风险：一是限产；二是炉料继续收缩，全年收入可能只有 0.5 亿元。
"""


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Figure]:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "report.md").write_text(REPORT, "utf-8")
    book = Workbook()
    sheet = book.active
    sheet.title = "月度"
    for row in (
        ["澄炉钢业 2031 年上半年月度数据"],
        ["单位：万元"],
        ["指标", "1月", "2月", "3月", "上半年合计"],
        ["板材服务收入", 1000, 1010, 1020, 6120],
        ["营业收入合计", 1400, 1450, 1500, 9000],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:E1")
    book.save(folder / "data.xlsx")
    return {told(figure): figure for figure in read_corpus(folder).figures}


def told(figure: Figure) -> str:
    nature = "" if figure.nature == "actual" else f" {figure.nature}"
    unit = (figure.quantity and figure.quantity.unit) or ""
    value = f"{figure.quantity.value.normalize():f}{unit}" if figure.quantity else ""
    slot = (figure.metric, *figure.dimensions.values(), figure.period)
    return f"{' '.join(filter(None, slot))}{nature}: {value}"


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param("营业收入 板材服务 2030-H1: 50100000CNY", id="a date with spaces"),
        pytest.param("占地 北厂 2031-06: 3420000平方米", id="the end of a month, in words"),
        pytest.param("毛利率 炉料服务 2031-H1: 20.8percent", id="a rate behind the periods"),
        pytest.param("炉料服务收入 焦炭 2031-H1: 17300000CNY", id="parts of a member"),
        pytest.param(
            "应收账款余额 1年以上 2031-H1: 3140000CNY", id="a title that ends in the rows"
        ),
        pytest.param("营业收入 2031 target: 200000000CNY", id="an aim of a metric"),
        pytest.param("应收账款余额 2031-12 target: 19000000CNY", id="what a plan says of the end"),
        pytest.param("营业收入 炉料服务 2031 forecast: 50000000CNY", id="what may be, of a member"),
        pytest.param("管理费用率 2031-H1: 9percent", id="a rate of the amount before"),
        pytest.param("在产高炉 2031-H1: 12座", id="a name that begins in a preposition"),
        pytest.param("新投高炉 2031-H1: 3座", id="parts of a change"),
        pytest.param("投诉 交期 2031-H1: 286件", id="the first of the parts"),
        pytest.param("新客户签约 2031-H1: 640户", id="a name that ends in 约"),
        pytest.param("营业收入 2031-02: 14500000CNY", id="a workbook by its title"),
        pytest.param("营业收入 板材服务 2031-03: 10200000CNY", id="a cell of another table"),
    ],
)
def test_a_half_year_report_is_read(figures: dict[str, Figure], expected: str) -> None:
    assert expected in figures


def test_a_workbook_is_of_the_half_year_that_its_title_names(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "产量"
    for row in (["青禾面包 2031 年上半年产量"], ["指标", "1月", "2月"], ["产量（吨）", 12, 15]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    book.save(tmp_path / "data.xlsx")
    corpus = read_corpus(tmp_path)
    assert [(d.title, d.period) for d in corpus.documents] == [
        ("青禾面包 2031 年上半年产量", "2031-H1")
    ]
    assert {f.period for f in corpus.figures} == {"2031-01", "2031-02"}


def test_paragraphs_are_of_the_things_that_they_begin_with(tmp_path: Path) -> None:
    text = (
        "# 澄炉钢业2031年上半年经营报告\n\n## 标杆项目\n\n"
        "无锡白石轧钢线（产能 27 万吨）：2 月 11 日投产，单价 812 元。厂长：郑木。\n\n"
        "襄阳青坡焦炉（产能 19 万吨）：4 月 9 日投产，单价 764 元。\n"
    )
    (tmp_path / "report.md").write_text(text, "utf-8")
    corpus = read_corpus(tmp_path)
    called = {entity.name: entity.aliases for entity in corpus.entities}
    assert "白石轧钢线" in called["无锡白石轧钢线"]
    units = {(f.subject, f.metric, f.text) for f in corpus.figures}
    assert ("襄阳青坡焦炉", "单价", "764元") in units
