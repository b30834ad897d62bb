"""Growth, difference, multiple and direction as prose states them, against the two values."""

import pytest

from tests.checked import findings, warnings


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("钢材产量由1,200吨提高到1,500吨，提升30%。", "25%"),
        ("合同客户数由2029年的33家增至2030年的50家，增长约72%。", "51.52%"),
        ("经销商由820家增加至903家，净增38家，增长10%。", "83家"),
        ("炉前等待从5.2小时下降到3.9小时，缩短35%。", "25%"),
        ("日均烘焙从108炉提升到122炉，是去年同期的1.31倍。", "1.13倍"),
        ("合格率从10%升到15%，提升5%。", "百分点"),
        ("合格率从10%升到15%，提升7%。", "5个百分点"),
        ("空载率从18%降到13%，下降9个百分点。", "5个百分点"),
        ("1月收入约1.86亿元，同比增长34%（2030年1月为1.5亿元）。", "24%"),
        ("1月收入1.86亿元（去年同期1.5亿元，增长34%）。", "24%"),
        ("收入1.86亿元，比12月的1.79亿元增长13.9%。", "3.91%"),
        ("综合毛利率为30.0%，较上年的28.0%提高3.0个百分点。", "2个百分点"),
        ("净利润3.17亿元，比上年增加4,318万元，增幅为15.0%。", "15.77%"),
        ("收入从1月1.6亿增至12月1.9亿，增长67%。", "18.75%"),
        ("门店从20家增至50家+，增长50%。", "150%"),
    ],
)
def test_a_wrong_change_is_told_with_what_it_comes_to(sentence: str, told: str) -> None:
    (what,) = warnings(sentence)
    assert told in what
    assert "Page 3" in what


@pytest.mark.parametrize(
    "sentence",
    [
        "钢材产量由1,200吨提高到1,500吨，提升25%。",
        "合同客户数由2029年的33家增至2030年的50家，增长约52%。",
        "经销商由820家增加至903家，净增83家，增长10%。",
        "炉前等待从5.2小时下降到3.9小时，缩短25%。",
        "合格率从10%升到15%，提升5个百分点。",
        "合格率从10%升到15%，提升50%。",
        "收入从1月1.6亿增至12月1.9亿，增长19%。",
        "收入从1月1.6亿增至12月1.9亿，增长近20%。",
        "门店从20家增至50家+，增长超过100%。",
        "订单由100单增至300单，增长2倍。",
        "订单由100单增至300单，翻了3倍。",
        "收入2.1亿元，同比增长5%；成本从1.2亿元降到1.1亿元，单位成本下降12%。",
        "收入1.86亿元，同比增长24%，其中线上0.5亿元。",
        "净利润3.17亿元，比上年增加4,138万元，增幅为15.0%。",
        "从2岁到8岁的孩子占20%。",
        "单炉成本由1,450元降至1,320元，降幅约9%。",
        "转炉从3座扩到5座，产能提升40%。",
    ],
)
def test_a_right_change_is_silent(sentence: str) -> None:
    assert warnings(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "客户数由47家增至31家。",
        "能耗由每吨79千克下降至86千克。",
        "电价从0.62元回落到0.71元。",
        "收入从2.4亿元增长到2.1亿元。",
    ],
)
def test_a_word_of_direction_against_its_values_is_told(sentence: str) -> None:
    (what,) = warnings(sentence)
    assert "变小" in what or "变大" in what


@pytest.mark.parametrize(
    "sentence",
    [
        "客户数由31家增至47家。",
        "时延从20毫秒提升到10毫秒。",
        "故障率从3%提升至1%，明显改善。",
        "收入从约2亿元增至1.98亿元左右。",
        "能耗由每吨86千克下降至79千克。",
    ],
)
def test_a_word_of_direction_with_its_values_is_silent(sentence: str) -> None:
    assert warnings(sentence) == []


def test_a_deviation_that_rounding_allows_is_only_an_info() -> None:
    (finding,) = findings("产量由1.2万吨增至1.5万吨，增长27%。")
    assert (finding.severity, finding.kind) == ("info", "does_not_add_up")
    assert "误差" in finding.what
