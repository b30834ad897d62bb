"""What is right beside tables, cases and plans stays quiet, and one slip of it is told."""

from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus

KILNS = """## 窑炉

| 窑 | 产量（吨） | 占比 | 环比 | 破损率 |
|---|---|---|---|---|
| 青窑 | 4,800 | 45.5% | 4.0% | 1.2% |
| 白窑 | 3,650 | 34.6% | 9.0% | 1.6% |
| 黑窑 | 2,100 | 19.9% | 2.0% | 1.1% |
| 合计 | 10,550 | 100.0% | 5.2% | 1.3% |
"""
BUYERS = """## 买家

| 买家 | 窑 | 采购（吨） | 占总产量 | 环比 |
|---|---|---|---|---|
| 竹里茶社 | 青窑 | 960 | 9.1% | 3.0% |
| 石桥酒楼 | 白窑 | 753 | 7.1% | 1.6% |
| 临江民宿 | 黑窑 | 420 | 4.0% | 5.1% |
| 合计 | — | 2,133 | 20.2% | 3.0% |
"""
CASE = """## 案例

### 案例一：竹里茶社
- 背景：茶社有分店{shops}家，去年冬天签下三年合同{contract}万元。
- 场景：供应盖碗与茶杯。
- 突破点：合同已交付310万元，占合同额的38.8%。
"""
CONTRACTS = "## 签约\n\n5月新签合同12份，合同额960万元。\n\n"


def whats(folder: Path, text: str, month: str = "5") -> str:
    report = f"# 青瓦窑业2031年{month}月经营月报\n\n{text}\n"
    (folder / "report.md").write_text(report, "utf-8")
    findings = read_corpus(folder).findings
    return "\n".join(f.what for f in findings if f.severity == "warning")


QUIET = {
    "a gap to another one is no base": (
        "同业丙5月1日将釉料由每kg27.5元降至21元，降幅23.6%，比青瓦低3元。"
    ),
    "the first of three stands in the sentence before": (
        "当月运费120万元，占收入的4%；修窑费310万元，釉料费86万元，三项开支合计516万元。"
    ),
    "what they come to is no part of a run": (
        "修窑费310万元，釉料费86万元，三项开支合计516万元。\n\n采购款共计930万元，另付920万元。"
    ),
    "a value under the name that it is given": (
        f"{KILNS}\n- 白窑产量3,650吨，环比增长9.0%；但破损率1.6%为各窑最高。\n\n{BUYERS}"
    ),
    "a share of a row of another table": (
        f"{KILNS}\n{BUYERS}\n5月采购753吨，环比增长1.6%，占白窑产量的20.6%。"
    ),
    "a plan behind a full stop": (
        f"{KILNS}\n## 下半年预测与6月安排\n\n下半年预计烧成69,000吨。6月目标：产量11,000吨，"
        "较5月增长4.3%；破损率1.8%。"
    ),
    "the contract of the case, and not those of the month": (
        CONTRACTS + CASE.format(shops=60, contract=800)
    ),
    "two balances of two spans": (
        "5月新开2家门店，关闭旧街店1家，门店由4月末的32家增至33家。年初门店29家，"
        "1—5月累计新开7家、关闭3家。"
    ),
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_is_quiet(tmp_path: Path, text: str) -> None:
    assert whats(tmp_path, text) == ""


TOLD = {
    "the contract of the case": (CONTRACTS + CASE.format(shops=60, contract=600), "38.8%"),
    "a plan of the month itself": (f"{KILNS}\n5月破损率：全厂破损率3.1%。", "3.1%"),
    "a balance of one span": (
        "5月新开2家门店，关闭旧街店1家，门店由4月末的32家增至34家。年初门店29家。",
        "34家",
    ),
}


@pytest.mark.parametrize(("text", "token"), TOLD.values(), ids=TOLD)
def test_is_told(tmp_path: Path, text: str, token: str) -> None:
    assert token in whats(tmp_path, text)
