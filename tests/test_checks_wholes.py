"""Wholes that a bare name, a split, a table, a paragraph or the signature of a report gives."""

import pytest

from tests.checked import table, warnings

PER_SHOP = table(
    "门店 | 家数 | 收入（百万元） | 店均收入（万元）",
    "大店 | 38 | 266.0 | 700",
    "中店 | 214 | 684.8 | {}",
    "小店 | 120 | 35.5 | 29.6",
    "总计 | 372 | 986.3 | 265",
)
OWED = table(
    "账龄 | 账面总额 | 减值拨备 | 拨备率",
    "一年以内 | 742.3 | 37.1 | 5.0%",
    "一年以上 | 337.7 | 118.9 | 35.2%",
    "合计 | 1,080.0 | 156.0 | 14.4%",
)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("收入312.0百万元。\n\n行政费用24.8百万元，占收入9.9%。", "7.95%"),
        ("上半年售出面包243.6吨。分季度看，一季度118.9吨，二季度131.7吨。", "250.6"),
        ("收入录得370.0万元。2028年的收入只有218.0万元，三年复合增速约25.7%。", "19.3%"),
        ("净溢利35.7亿元。按加权平均数85.0亿股计算，每股盈利为0.48元。", "0.42"),
        ("工厂年初272 MW，全年新装60 MW、退役4 MW，年末346 MW。", "328"),
    ],
)
def test_what_does_not_come_to_its_whole_is_told(sentence: str, told: str) -> None:
    found = warnings(sentence, period="2031")
    assert any(told in what for what in found), found


@pytest.mark.parametrize(
    "sentence",
    [
        "收入312.0百万元。\n\n行政费用24.8百万元，占收入7.9%。",
        "分部收入188.0百万元，其余收入124.0百万元。\n\n行政费用24.8百万元，占收入9.9%。",
        "去年收入250.0百万元。\n\n行政费用24.8百万元，占收入7.9%。",
        "上半年售出面包243.6吨。分季度看，一季度118.9吨，二季度124.7吨。",
        "全年计划售出502吨，退货8吨。分季度看，一季度118.9吨，二季度131.7吨。",
        "收入录得370.0万元。2028年的收入只有218.0万元，三年复合增速约19.3%。",
        "净溢利35.7亿元。按加权平均数85.0亿股计算，每股盈利为0.42元。",
        "工厂年初272 MW，全年新装60 MW、退役4 MW，年末328 MW。",
    ],
)
def test_what_comes_to_its_whole_is_silent(sentence: str) -> None:
    assert warnings(sentence, period="2031") == []


def test_averages_of_a_smaller_unit_follow_the_other_rows() -> None:
    assert any("420" in what for what in warnings(PER_SHOP.format("420")))
    assert warnings(PER_SHOP.format("320")) == []


def test_what_is_left_of_a_total_in_a_table() -> None:
    assert any("9.24亿元" in what for what in warnings(f"{OWED}\n\n账面净额为人民币964.0百万元。"))
    assert warnings(f"{OWED}\n\n账面净额为人民币924.0百万元。") == []
    assert warnings(f"{OWED}\n\n去年的账面净额为人民币836.5百万元。") == []


def test_a_report_without_a_date_is_of_the_day_it_is_signed() -> None:
    told = warnings("股息预期于二零三零年七月派付。\n\n二零三一年三月二十六日", date="")
    assert any("二零三零年七月" in what for what in told), told
    assert warnings("股息预期于二零三一年七月派付。\n\n二零三一年三月二十六日", date="") == []
