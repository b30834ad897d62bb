"""Prose beside tables: whose a number is, what takes a total apart, of which time; invented."""

from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus
from tests.test_found_figures import read, told

TABLE = """
| 渠道 | 2025年3月 | 2025年2月 |
| --- | --- | --- |
| 门店（直营） | 860 | 800 |
| 外卖 | 340 | 300 |
| K2 茶柜 | 120 | 90 |
| 合计 | 1,320 | 1,190 |
"""


def found(folder: Path, text: str, *, table: bool = True) -> list[str]:
    """What prose adds to the table, or all."""
    shown = f"渠道营业收入\n\n单位：万元\n{TABLE}\n" if table else ""
    corpus = read(folder, f"{shown}{text}\n")
    return [told(f) for f in corpus.figures if not f.reasons or not f.reasons[0].startswith("行")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("门店收入860万元，与预期相符。", []),  # the table says it
        ("外卖仍为第二大渠道，收入340万元，付费流量占比58%。", ["付费流量占比 外卖: 58 percent"]),
        ("门店是本月增长的主要来源：订单1.2万单，客单价32元。",
         ["订单 门店(直营) 2025-03: 12000 单", "客单价 门店(直营) 2025-03: 32 CNY"]),
        ("K2收入120万元，环比增长33.3%。", ["渠道收入环比增长 K2茶柜: 33.3 percent"]),
        ("投诉11件，其中外卖6件，已处理。", ["投诉: 11 件", "投诉 外卖: 6 件"]),
        ("外卖6件。", []),  # of what, it does not say
        ("外卖事业部员工20人。", ["外卖事业部员工: 20 人"]),  # a name of its own
    ],
)  # fmt: skip
def test_a_sentence_about_a_member_is_of_that_member(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert [line.replace("营业收入", "收入") for line in found(tmp_path, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预订订单980台，其中K2 570台，K3 320台，其余为K5。",
         ["预订订单: 980 台", "预订订单 K2: 570 台", "预订订单 K3: 320 台"]),
        ("在职员工638人，比年初多。其中研发212人、销售168人、职能258人。",
         ["在职员工: 638 人", "在职员工 研发: 212 人", "在职员工 销售: 168 人",
          "在职员工 职能: 258 人"]),
        ("库存按机型分：K2 214台，K3 338台。", ["库存 K2: 214 台", "库存 K3: 338 台"]),
        ("销售费用中，推广1,052万元，仓储418万元，售后167万元。",
         ["销售费用 推广: 10520000 CNY", "销售费用 仓储: 4180000 CNY",
          "销售费用 售后: 1670000 CNY"]),
        ("收入10亿元，其中产品收入6亿元、服务收入4亿元。",  # names of their own
         ["收入: 1000000000 CNY", "产品收入: 600000000 CNY", "服务收入: 400000000 CNY"]),
        ("门店86家，其中街边店30家，商场店90家。",  # no parts: they exceed it
         ["门店: 86 家", "街边店: 30 家", "商场店: 90 家"]),
    ],
)  # fmt: skip
def test_names_with_their_numbers_take_a_total_apart(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert found(tmp_path, text, table=False) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 门店86家", ["门店: 86 家"]),
        ("表1 分渠道经营情况", []),
        ("客诉率2.5%，达到3%的目标。", ["客诉率: 2.5 percent", "客诉率: 3 percent (target)"]),
        ("销售费用超预算124.9万元。", []),  # by how much, and of what, no name says
        (
            "期末库存压降到700台以内，费率控制在18%以内。",
            ["期末库存 2025-03: 700 台 at_most", "费率 2025-03: 18 percent at_most"],
        ),
        ("三季度起租金涨4%。", []),  # not yet, and no plan of ours
        ("二季度预计扣款384万元。", ["扣款 2025-Q2: 3840000 CNY (forecast)"]),
        (
            "1月安装23台，2月24台，3月25台。",
            ["安装 2025-01: 23 台", "安装 2025-02: 24 台", "安装 2025-03: 25 台"],
        ),
        (
            "上半年新开31家、关停12家，6月末为265家。",
            ["新开 2025-H1: 31 家", "关停 2025-H1: 12 家"],
        ),
        (
            "一月投诉30件，去年同期25件，增长20%。",
            ["投诉 2025-01: 30 件", "投诉 2024-01: 25 件", "投诉增长 2025-01: 20 percent"],
        ),
        ("本季完成安装186台，累计安装412台。", ["安装 2025-Q1: 186 台", "安装: 412 台"]),
    ],
)
def test_marks_and_times_of_others_are_no_part_of_a_name(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert found(tmp_path, text, table=False) == expected


def test_below_a_plan_words_count_from_what_is_planned(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text(
        "# 三月经营汇报\n\n报告期间：2025年3月1日至3月31日\n\n编制日期：2025年4月9日\n\n"
        "## 一、概要\n\n当月离职率1.6%，期末员工86人。"
        "\n\n## 二、研发与产品规划\n\n新申请专利14件。\n\n"
        "## 三、4月工作重点\n\n- 期末库存压降到700台以内。\n",
        "utf-8",
    )
    corpus = read_corpus(tmp_path)
    document = corpus.documents[0]
    assert (document.date, document.period) == ("2025-04-09", "2025-03")
    periods = {figure.label: (figure.period, figure.nature) for figure in corpus.figures}
    assert periods["离职率"] == ("2025-03", "actual")
    assert periods["期末员工"] == ("2025-03", "actual")
    assert periods["新申请专利"] == ("2025-03", "actual")
    assert ("2025-04", "target") in periods.values()


def test_a_member_is_of_the_dimension_that_is_declared_for_it(tmp_path: Path) -> None:
    table = "metric,subject,type,period,value,page,quote\n会员数,,月卡,,9000人,P1,月卡9000人\n"
    corpus = read(
        tmp_path,
        "会员数为1.4万人，其中月卡9000人、季卡5000人。\n",
        catalog_yaml="- name: 会员数\n  unit: 人\n",
        members_csv=table,
    )
    assert {tuple(f.dimensions) for f in corpus.figures if f.dimensions} == {("type",)}


def test_a_total_that_two_tables_state_makes_their_two_names_one(tmp_path: Path) -> None:
    tables = (
        "## 分产品\n\n单位：万元\n\n| 产品 | 2025年3月收入 | 2025年3月销量（台） |\n"
        "| --- | --- | --- |\n| 锅 | 860 | 40 |\n| 壶 | 374 | 20 |\n| 合计 | 1,234 | 60 |\n\n"
        "## 损益\n\n单位：万元\n\n| 项目 | 2025年3月 |\n| --- | --- |\n| 营业收入 | 1,234 |\n"
        "| 支出合计 | 980 |\n| 利润 | 220 |\n"
    )
    corpus = read(tmp_path, tables)
    names = {metric.name: metric.aliases for metric in corpus.metrics}
    assert "收入" in names["营业收入"]
    assert {"支出", "总支出"} <= set(names["支出合计"])
    assert "收入" not in names
    assert "营业收入 锅 2025-03: 8600000 CNY" in map(told, corpus.figures)
