"""Things said twice, impossible dates and values, references, forecasts of the past."""

import pytest

from tests.checked import findings, warnings


def pages(*texts: str) -> str:
    return "\n\n".join(f"## Page {n} 小节\n\n{text}" for n, text in enumerate(texts, 3))


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("电费支出3,720万元。", "电费支出3,720亿元，偏高。", "数量级"),
        ("运维人员合计480人。", "1月末运维人员共840人。", "480人"),
        ("签约门店数2.8万家。", "签约门店数为28,600家。", "28,600家"),
        ("换炉次数超过2,400万吨。", "换炉次数为2,307万吨。", "2,307"),
        ("设备净值3,720万元。", "设备净值372亿元。", "不一致"),
    ],
)
def test_one_thing_with_two_values_is_told(first: str, second: str, told: str) -> None:
    (what,) = warnings(pages(first, second), period="2031-01")
    assert told in what
    assert "Page 3" in what
    assert "Page 4" in what


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("电费支出3,720万元。", "电费支出约0.37亿元。"),
        ("签约门店数2.8万家。", "签约门店数为28,400家。"),
        ("运维人员共840人。", "2030年12月运维人员共800人。"),
        ("全年销售收入目标24亿元。", "全年销售收入为21亿元。"),
        ("产线改造投入0.3亿元。", "产线改造投入增加0.1亿元。"),
        ("换炉总次数超过2,300万吨。", "换炉总次数为2,307万吨。"),
        ("收入3亿元。", "收入2亿元。"),
        ("主要客户贡献收入3亿元，主要客户占45%。", "主要客户占60%。"),
    ],
)
def test_one_thing_with_one_value_is_silent(first: str, second: str) -> None:
    assert warnings(pages(first, second), period="2031-01") == []


def test_one_value_in_two_units_is_an_info() -> None:
    (finding,) = findings(pages("签约设备总量为320台。", "签约设备总量为320套。"))
    assert finding.severity == "info"
    assert "单位不同" in finding.what


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("2031年2月30日上线。", "没有这一天"),
        ("2031年13月上线。", "12 个月"),
        ("2031年第五季度上线。", "四个季度"),
        ("2031年Q5上线。", "四个季度"),
        ("会议在2031年2月13日周三召开。", "周四"),
        ("会议于2月13日（星期日）召开。", "周四"),
        ("资金使用期为2031年7月至2030年6月。", "早于"),
        ("合同期为2033年–2030年。", "早于"),
        ("预计2030年6月末门店超过60家。", "已过去"),
        ("2032年3月已完成改造。", "还没有到"),
        ("明细见第12页。", "第 5 页"),
        ("门店占比166.7%。", "100%"),
        ("覆盖率达到120%。", "100%"),
        ("吞吐提升 1260/420=4 倍。", "为 3"),
        ("利用率提升30。", "百分号"),
    ],
)
def test_what_cannot_be_is_told(sentence: str, told: str) -> None:
    (what,) = warnings(sentence)
    assert told in what


@pytest.mark.parametrize(
    "sentence",
    [
        "2028年2月29日上线。",
        "2031年12月上线，为期13个月。",
        "会议在2031年2月13日周四召开。",
        "2031年第四季度上线，Q5型轧机除外。",
        "资金使用期为2030年7月至2031年6月。",
        "预计2031年6月末门店超过60家。",
        "原预计2030年6月完成，现推迟。",
        "预计2031年2月收入持平。",
        "2030年3月已完成改造。",
        "计划2032年3月完成改造，已签合同。",
        "明细见第4页。",
        "产能利用率达到120%。",
        "收入同比增长166.7%，占比提升。",
        "吞吐提升 1260/420=3 倍。",
        "利用率提升30%。",
        "A5型炉占3%。",
    ],
)
def test_what_can_be_is_silent(sentence: str) -> None:
    assert warnings(sentence) == []


def test_a_table_that_no_caption_numbers_is_told() -> None:
    captions = "表1 门店\n\n表2 收入\n\n"
    assert warnings(f"{captions}明细见表2。") == []
    (what,) = warnings(f"{captions}明细见表9。")
    assert "表9" in what


def test_a_place_is_told_once() -> None:
    (twice,) = warnings(pages("电费支出3,720万元。", "电费支出3,720亿元。"))
    assert twice.startswith("「电费支出」在 Page 3 写")
    (once,) = warnings("工厂8座，其中自建7座、合资2座。")
    assert once.count("Page 3") == 1


@pytest.mark.parametrize(
    "text",
    [
        "电费9999999999999999999999亿元，占比24%，从0元增至9999999999999999999999亿元，增长3%。",
        "从0到0，增长0%，（0/0=1倍），0月0日，第0页，-5家，约+*=万亿。",
        "不足0家，其中0家、0家，占比0%。",
    ],
)
def test_nonsense_breaks_no_check(text: str) -> None:
    assert all(finding.what for finding in findings(text))
