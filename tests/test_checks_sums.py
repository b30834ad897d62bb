"""Totals and parts, shares and counts with their lists, within prose."""

import pytest

from tests.checked import findings, warnings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("在用烤炉42.6万台，其中门店38.4万台，仓库3.9万台，检修1.3万台。", "43.6万"),
        ("工厂8座，其中自建7座、合资2座，分布在三省。", "9座"),
        ("员工685人：生产394人，销售161人，技术72人，行政68人。", "695人"),
        ("合同量12.5万台 = 甲店 4.2万 + 乙店 3.6万 + 丙店 5.7万。", "13.5万"),
        ("自有人员560人、外包280人，合计940人。", "840人"),
        ("已进货2.5万台，已售1.9万台，预留0.4万台，剩余0.5万台。", "2.8万"),
        ("本科占比35.2%，大专占比38.6%，高中占比36.2%。", "110%"),
        ("面包收入1.2亿元（自营0.9亿元，加盟0.5亿元）。", "1.4亿"),
    ],
)
def test_parts_that_miss_their_total_are_told(text: str, told: str) -> None:
    (what,) = warnings(text)
    assert told in what


@pytest.mark.parametrize(
    "text",
    [
        "在用烤炉42.6万台，其中门店38.4万台，仓库2.9万台，检修1.3万台。",
        "工厂8座，其中自建6座、合资2座。",
        "工厂8座，其中自建3座、合资2座。",
        "员工685人：生产394人，销售161人，技术72人，行政58人。",
        "合同量12.5万台 = 甲店 4.2万 + 乙店 3.6万 + 丙店 4.7万。",
        "自有人员560人、外包280人，合计840人。",
        "已进货2.4万台，已售1.8万（9.5K 外部，8.5K 自用等），预留3.6K台，剩余2.3K台。",
        "本科占比35.2%，大专占比28.6%，高中占比36.2%。",
        "收入1.2亿元，其中线上0.5亿元，同比增加0.9亿元，线下0.7亿元。",
        "主要设备：转炉3座、轧机5台、行车12台。",
        "2座高炉：1号炉日产3吨，2号炉日产2吨。",
        "面包收入1.2亿元（去年0.9亿元，前年0.5亿元）。",
        "出口占比60%，海外客户占比55%。",
    ],
)
def test_parts_that_fit_or_are_no_parts_are_silent(text: str) -> None:
    assert warnings(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("运维人员共840人，其中自有560人、外包280人，自有人员占比76.7%。", "66.67%"),
        ("在职员工6,850人：生产5,000人，其他1,850人。研发人员548人，占公司总人数的18.0%。", "8%"),
        ("集团整体收入3.5亿元，面包收入1.54亿元（占比69%）。", "44%"),
        ("- 3年期：5.0万台，占比45%\n- 2年期：4.5万台，占比36%\n- 1年期：3.0万台，占比24%", "40%"),
        ("设计产能96万吨，全年产量78.7万吨，产能利用率92.0%。", "81.98%"),
        ("全年产量78.7万吨，销量77.9万吨，产销率95.0%。", "98.98%"),
    ],
)
def test_a_share_that_its_part_and_total_deny_is_told(text: str, told: str) -> None:
    (what,) = warnings(text)
    assert told in what


@pytest.mark.parametrize(
    "text",
    [
        "运维人员共840人，其中自有560人、外包280人，自有人员占比66.7%。",
        "在职员工6,850人：生产5,000人，其他1,850人。研发人员548人，占公司总人数的8.0%。",
        "集团整体收入3.5亿+，面包收入1.54亿（占比43%）。",
        "- 3年期：5.0万台，占比40%\n- 2年期：4.5万台，占比36%\n- 1年期：3.0万台，占比24%",
        "- 华东：5.0万台，占比20%\n- 华南：4.5万台，占比18%",
        "19家大客户占收入的80%。",
        "面包收入1.2亿元，占行业的3%。",
        "设计产能96万吨，全年产量78.7万吨，产能利用率82.0%。",
    ],
)
def test_a_share_that_fits_or_is_of_something_unnamed_is_silent(text: str) -> None:
    assert warnings(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("签约客户共7家：飞燕、蓝骑、橙点、闪达、麦田、北辰。", "6 个"),
        ("在建牧场6个，分别为青原、木兰、白石、苇河和东岭。", "5 个"),
        ("三类产品：面包、蛋糕、月饼、饼干。", "4 个"),
        ("共3家：飞燕、蓝骑、橙点、闪达等。", "4 个"),
    ],
)
def test_a_count_that_its_list_denies_is_told(text: str, told: str) -> None:
    (what,) = warnings(text)
    assert told in what


@pytest.mark.parametrize(
    "text",
    [
        "签约客户共6家：飞燕、蓝骑、橙点、闪达、麦田、北辰。",
        "在建牧场5个，分别为青原、木兰、白石、苇河和东岭。",
        "四个部门：生产、销售、技术、行政及财务。",
        "五个部门：生产、销售、技术、行政及财务。",
        "共6家：飞燕、蓝骑、橙点、闪达等。",
        "覆盖12个城市，包括甲城、乙城、丙城。",
        "两个方面：一是稳住老店，二是打开新的城区、客群和渠道。",
    ],
)
def test_a_count_that_its_list_allows_is_silent(text: str) -> None:
    assert warnings(text) == []


def test_a_name_twice_in_one_list_is_an_info() -> None:
    (finding,) = findings("续约的有飞燕、蓝骑、橙点、蓝骑等。")
    assert (finding.kind, finding.severity) == ("duplicate", "info")
    assert "「蓝骑」" in finding.what
