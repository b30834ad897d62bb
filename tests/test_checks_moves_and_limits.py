"""Days of a delay, limits, gaps to an aim, peaks, rows that rise, amounts of a year."""

from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus

LINES = """## 线路

四条线路合计运送1,873万人次，较4月的1,812万人次增长3.4%。{said}，下降的是港城线。

| 线路 | 5月（万人次） | 4月（万人次） | 环比 |
|---|---|---|---|
| 北环线 | 641 | 610 | 5.1% |
| 港城线 | 388 | 402 | -3.5% |
| 大学线 | 517 | 489 | 5.7% |
| 山前线 | 327 | 311 | 5.1% |
| 合计 | 1,873 | 1,812 | 3.4% |
"""
YEARS = """## 线路

四条线路合计运送1,873万人次，4月为1,812万人次。四条中三条增长、一条下降。

| 线路 | 5月（万人次） | 4月（万人次） | 去年5月（万人次） | 同比 |
|---|---|---|---|---|
| 北环线 | 641 | 610 | 600 | 6.8% |
| 港城线 | 388 | 402 | 380 | 2.1% |
| 大学线 | 517 | 489 | 500 | 3.4% |
| 山前线 | 327 | 311 | 300 | 9.0% |
| 合计 | 1,873 | 1,812 | 1,780 | 5.2% |
"""
PLACES = """## 线路

{said}

| 线路 | 5月客流（万人次） | 准点率 |
|---|---|---|
| 北环线 | 641 | 98.1% |
| 港城线 | 388 | 97.2% |
| 大学线 | 517 | 99.0% |
| 山前线 | 327 | 98.6% |
"""
PAIRS = {
    "days of a delay": ("新车到段由6月12日顺延到7月3日，晚了{}天。", "21", "11"),
    "days of an advance": ("检修由6月28日提前到6月19日，早了{}天。", "9", "19"),
    "a limit that is broken": (
        "车门故障率为0.37%，已超出0.30%的上限，{}。",
        "未达标",
        "已达标",
    ),
    "a limit that is kept": ("车厢噪声投诉率0.21%，低于0.25%的上限，{}。", "已达标", "未达标"),
    "more than the aim": (
        "今年运量预计2.3亿人次，达到年度计划的104.5%，{}990万人次。",
        "超出",
        "低于",
    ),
    "less than the aim": ("全年运送2.1亿人次，完成年度目标的95.5%，{}990万人次。", "还差", "超出"),
    "the unit of a mean": (
        "全网日均{}人次，其中单日最高出现在5月1日，为88.4万人次。",
        "60.4万",
        "60.4",
    ),
    "a peak below the mean": ("全网日均运送60.4万人次，单日最高{}万人次。", "88.4", "48.4"),
    "a mean of customers": (
        "广告大户（投放30万元以上）16家，收入1,312万元，续约率75.0%，户均{}万元。",
        "82.0",
        "92.0",
    ),
    "rows that rise": (LINES, "四条中三条增长、一条下降", "四条中两条增长、两条下降"),
    "the place behind another": (
        PLACES.replace("{said}", "大学线运送517万人次，紧随北环线之后排第{}。"),
        "二",
        "三",
    ),
    "steps in turn": (
        "信号系统今年3月签订供货协议，4月调试，{}月9日割接。",
        "5",
        "1",
    ),
    "quarters and what they sum up to": (
        "前三季度累计票款41,600万元；退款合计210万元。"
        "按季度看，一季度12,900万元，二季度13,500万元，三季度{}万元。",
        "15,200",
        "12,500",
    ),
    "done of a plan of its name": (
        "今年以来累计票款22,400万元，上年同期20,900万元，增长7.2%。全年票款计划5.60亿元，"
        "已完成{}。今年以来累计成本18,300万元。",
        "40.0%",
        "42.0%",
    ),
    "a year of months": (
        "商铺续租三年，年租金{}万元，折合每月18.5万元。",
        "222.0",
        "212.0",
    ),
    "the way of a net change": (
        "截至5月末月票用户有86,000人，比4月末的83,000人{}3,000人。",
        "净增",
        "净减",
    ),
    "the day of an opening": (
        "客流偏少，主要是滨河东站因电缆延期到货，5月19日才启用。\n\n新增车站：古渡口站"
        "（5月6日启用）、滨河东站（5月{}日启用）。",
        "19",
        "29",
    ),
}


def whats(folder: Path, text: str, month: str) -> str:
    report = f"# 江州地铁2031年{month}月经营月报\n\n{text}\n"
    (folder / "report.md").write_text(report, "utf-8")
    findings = read_corpus(folder).findings
    return "\n".join(f.what for f in findings if f.severity == "warning")


def filled(text: str, said: str) -> str:
    return text.replace("{said}", said).replace("{}", said)


@pytest.mark.parametrize(("text", "right", "wrong"), PAIRS.values(), ids=PAIRS)
def test_only_the_slip_is_told(tmp_path: Path, text: str, right: str, wrong: str) -> None:
    month = "9" if "前三季度" in text else "5"
    assert whats(tmp_path, filled(text, right), month) == ""
    assert whats(tmp_path, filled(text, wrong), month)


QUIET = {
    "a gap to another month": (
        "全年运送2.1亿人次，完成年度目标的102.5%，低于去年同期的1,200万人次。"
    ),
    "a rate below another": "5月完成月度计划的103.1%，低于4月的105.2%。",
    "a peak of another one": "北环线日均运送20.7万人次，山前线单日最高12.2万人次。",
    "a peak of another year": "全网日均运送60.4万人次，去年同期单日最高58.8万人次。",
    "a month beside more": "年租金240万元，每月15万元，另按营业额的5%提成。",
    "a working day": "新车到段由6月12日推迟至7月3日，延后15个工作日。",
    "the next year": "信号系统2030年11月完成招标，12月试运行，1月26日全线切换。",
    "moves of what the table has not": LINES.replace(
        "四条线路合计运送1,873万人次，较4月的1,812万人次增长3.4%。", "票款各有不同。"
    ).replace("{said}", "四条中两条增长、两条下降"),
    "moves to another month of the table": YEARS,
    "done, and how much that is": "5月完成季度计划的71.2%，超过1,200万人次。",
    "a place from the last": PLACES.replace(
        "{said}", "山前线运送327万人次，紧随港城线之后排第四。"
    ),
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_is_quiet(tmp_path: Path, text: str) -> None:
    assert whats(tmp_path, text, "5") == ""
