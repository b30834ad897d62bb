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
- 背景：茶社有分店{shops}家，去年冬天签下三年订单{contract}万元。
- 场景：供应盖碗与茶杯。
- 突破点：茶社已收货310万元，占订单总额的38.8%。
"""
CONTRACTS = "## 签约\n\n5月新接订单12份，订单总额960万元。\n\n"


def whats(folder: Path, text: str, month: str = "5") -> str:
    report = f"# 青瓦窑业2031年{month}月经营月报\n\n{text}\n"
    (folder / "report.md").write_text(report, "utf-8")
    findings = read_corpus(folder).findings
    return "\n".join(f.what for f in findings if f.severity == "warning")


QUIET = {
    "a gap to another one is no base": ("丙厂的釉料如今21元一桶，降幅23.6%，比青瓦低3元。"),
    "the first of three stands in the sentence before": (
        "运费120万元，比4月少6万元；修窑310万元，釉料86万元，三项开支合计516万元。"
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
        f"{KILNS}\n## 下半年预测与6月安排\n\n下半年预计烧成6.9万吨。"
        "6月目标：烧成11,000吨；破损率1.8%。"
    ),
    "the order of the case, and not those of the month": (
        CONTRACTS + CASE.format(shops=60, contract=800)
    ),
    "two balances of two spans": (
        "5月新设3个网点，撤销旧街网点1个，网点由4月末的40个增至42个。年初网点35个，"
        "1—5月累计新设9个、撤销2个。"
    ),
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_is_quiet(tmp_path: Path, text: str) -> None:
    assert whats(tmp_path, text) == ""


TOLD = {
    "the order of the case": (CONTRACTS + CASE.format(shops=60, contract=600), "38.8%"),
    "a plan of the month itself": (f"{KILNS}\n5月破损率：全厂破损率3.1%。", "3.1%"),
    "a balance of one span": (
        "5月新设3个网点，撤销旧街网点1个，网点由4月末的40个增至44个。年初网点35个。",
        "44个",
    ),
}


@pytest.mark.parametrize(("text", "token"), TOLD.values(), ids=TOLD)
def test_is_told(tmp_path: Path, text: str, token: str) -> None:
    assert token in whats(tmp_path, text)
