"""A monthly report in plain sentences: aims and what is done, what is new, the rest of a list."""

from pathlib import Path

import pytest

from tests.raw_corpora import RawCorpus
from tests.test_found_figures import read, told

BRICKS = RawCorpus(
    {
        "青瓦窑业2031年7月经营月报.md": "# 青瓦窑业2031年7月经营月报\n\n"
        "7月销售目标640万元，实际完成608万元。7月新增会员2.6万人，会员总数31万人。\n\n"
        "员工412人，其中生产180人、销售53人、其他179人。\n\n"
        "净利润46万元，政府补助5万元。\n\n"
        "前两家客户：松岭120万元、白石90万元。\n\n"
        "## 2030年\n\n门店14家。\n"
    }
)

SHARES = RawCorpus(
    {
        "月报.md": "# 青瓦窑业2031年7月经营月报\n\n老客户收入占比72%，其中直营最多。\n"
        "\n7月收入640万元。\n"
    }
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2月收入目标800万元，完成760万元，完成率95%。",
            ["收入 2025-02: 8000000 CNY (target)", "收入 2025-02: 7600000 CNY",
             "收入完成率 2025-02: 95 percent"],
        ),
        (
            "2月计划产量300吨，实际产量280吨。",
            ["产量 2025-02: 300 吨 (target)", "产量 2025-02: 280 吨"],
        ),
        (
            "2月计划新增客户40家，实际新增35家。",
            ["新增客户 2025-02: 40 家 (target)", "新增客户 2025-02: 35 家"],
        ),
        (
            "回款目标500万元，2月实际完成480万元，3月目标520万元。",
            ["回款 2025-02: 4800000 CNY", "回款 2025-03: 5200000 CNY (target)"],
        ),
        ("2月新增门店3家。", ["新增门店 2025-02: 3 家"]),
        (
            "员工412人，其中生产180人、销售53人、其他179人。",
            ["员工: 412 人", "员工 生产: 180 人", "员工 销售: 53 人", "员工 其他: 179 人"],
        ),
        ("产量30吨、其他2吨。", ["产量: 30 吨"]),
        ("红砖30吨、青砖20吨、其他10吨。", ["红砖: 30 吨", "青砖: 20 吨"]),
        ("全年收入目标600万元，已完成310万元。", ["收入目标 2025: 6000000 CNY (target)"]),
        (
            "2月计划产量30万块，实际产量28万块。",
            ["产量 2025-02: 300000 块 (target)", "产量 2025-02: 280000 块"],
        ),
        (
            "2月采购计划30吨，实际采购28吨，采购金额6万元。",
            ["采购量 2025-02: 28 吨", "采购金额 2025-02: 60000 CNY"],
        ),
        (
            "2月产量目标：东窑30吨、西窑20吨，合计完成48吨。",
            ["东窑 2025-02: 30 吨 (target)", "西窑 2025-02: 20 吨 (target)"],
        ),
        ("占用率30% (20% 计划)，份额第一，2月收入300万元。", ["收入 2025-02: 3000000 CNY"]),
        ("营业收入 300万元 280万元", []),
    ],
)  # fmt: skip
def test_what_is_aimed_at_done_new_or_left_is_read(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert set(expected) <= {told(f) for f in read(tmp_path, text).figures}
    assert len(read(tmp_path, text).figures) >= len(expected)
    if not expected:
        assert read(tmp_path, text).figures == ()
    assert "收入 2025: 3100000 CNY" not in {told(f) for f in read(tmp_path, text).figures}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("7月销售额实际完成多少", "608万元"),
        ("7月销售目标是多少", "640万元"),
        ("7月销售额多少", "608万元"),
        ("7月新增会员多少", "2.6万人"),
        ("会员总数", "31万人"),
        ("其他员工多少人", "179人"),
        ("2030年门店多少家", "14家"),
    ],
)
def test_each_is_told_as_it_is_asked(question: str, value: str) -> None:
    assert [figure.text for figure in BRICKS.ask(question).figures][:1] == [value]


@pytest.mark.parametrize(
    "question",
    ["7月门店多少家", "剔除汇兑收益后的净利润多少", "不算固定资产处置的净利润", "第五大客户的收入"],
)
def test_another_value_than_the_report_tells_is_refused(question: str) -> None:
    answer = BRICKS.ask(question)
    assert answer.status != "answered"
    assert answer.figures == ()


@pytest.mark.parametrize(
    "question", ["老客户占收入多少", "老客户收入占比", "老客户占了收入的多少", "老客户占收入的比重"]
)
def test_a_share_is_asked_by_what_holds_what(question: str) -> None:
    answer = SHARES.ask(question)
    assert [figure.text for figure in answer.figures][:1] == ["72%"]


@pytest.mark.parametrize(
    ("before", "corner"),
    [
        ("各窑区产值如下表（单位：万元）：", "窑区"),
        ("2月各窑区产值情况见下表，单位：万元。", "窑区"),
        ("2月各窑区产值（万元）", "窑区\\月份"),
    ],
)
def test_a_table_is_named_by_the_line_that_leads_to_it(
    tmp_path: Path, before: str, corner: str
) -> None:
    table = f"| {corner} | 1月 | 2月 |\n|---|---|---|\n| 东区 | 30 | 32 |\n| 西区 | 20 | 21 |\n"
    figures = read(tmp_path, f"{before}\n\n{table}").figures
    assert {told(f) for f in figures} >= {
        "产值 东区 2025-02: 320000 CNY",
        "产值 西区 2025-01: 200000 CNY",
    }
    assert {dimension for figure in figures for dimension in figure.dimensions} == {"窑区"}


def test_a_line_that_tells_values_gives_a_table_no_time(tmp_path: Path) -> None:
    before = "窑车120台，去年2月96台，同比+25.0%"
    text = f"{before}\n\n| 窑区 | 窑车（台） |\n|---|---|\n| 东区 | 70 |\n| 西区 | 50 |\n"
    kilns = {f.text: f.period for f in read(tmp_path, text).figures if f.dimensions}
    assert set(kilns) == {"70台", "50台"}
    assert "2024-02" not in kilns.values()
