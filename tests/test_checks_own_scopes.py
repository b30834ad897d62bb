"""What a number is of, and of when: the items of its own list, its own month, its own scope."""

import pytest

from tests.checked import table, warnings

GUESTS = table(
    "客人 | 5月营收（万元） | 4月营收（万元）",
    "海棠旅社 | 640 | 610",
    "青竹旅社 | 520 | 500",
    "合计 | 1,160 | 1,110",
)
TEAS = table(
    "茶类 | 营收（万元）",
    "白牡丹茶砖 | 7,300",
    "老班章茶砖 | 3,100",
    "合计 | 10,400",
)
LONG = "山上的路修好以后，各村的茶农都愿意把鲜叶送到厂里来，运费也比去年便宜。" * 8
ERRANDS = "".join(
    f"\n- 6月{day}日前，仓库完成第{day}批旧托盘的清点与报废，由库管组负责；"
    for day in (3, 8, 12, 17, 21, 26)
)


@pytest.mark.parametrize(
    "text",
    [
        "仓里有茶饼2.6万（茶砖1.4万，散茶1.2万）。收来的3.2万片茶饼来自三个村：上村1.6万（占50%），"
        "下村0.96万（占30%），河村0.64万（占20%）。",
        "门票以外的营收为2.40亿，摊到每张票是6元，其中餐饮1.20亿（占50%），"
        "住宿0.72亿（占30%），纪念品0.48亿（占20%）。",
        "月末应收账款8,200万元。欠了三个月以上的246万元，占应收的3.0%。\n\n"
        + table("客户 | 月末应收（万元）", "海棠 | 900", "青竹 | 600", "合计 | 1,500"),
        "租约规模从2.0万份增至2.4万份。\n\n4年租约：0.4万份\n\n3年租约：1.2万份\n\n2年租约：0.8万份",
        "月初存粮300吨，新收120吨、卖出90吨，月末存粮330吨，较上月增加30吨。",
        "5月试种9畦，成活3畦，成活率33.3%，4月则试种8畦、成活2畦、成活率25.0%。",
        "成品率从81.5%升到83.0%，升了1.5个百分点；去年同期为80.2%。",
        "3月晒盐3.02万吨，4月计划晒2.94万吨（30天，日均0.098万吨），5月再晒3.20万吨。",
        "营收400万元。成本300万元，毛利100万元，毛利率25%。\n\n"
        "把餐饮并进来，营收620万元，毛利217万元，综合毛利率约35%。",
    ],
)
def test_each_is_of_its_own_whole(text: str) -> None:
    assert warnings(text, period="2031-05", date="2031-06-08") == []


def test_what_a_case_tells_of_other_months_is_not_the_row_of_this() -> None:
    months = "2月营收240万元、3月480万元、4月610万元、5月640万元"
    text = f"{GUESTS}\n\n案例一：海棠旅社（城西）。{months}。"
    assert warnings(text, period="2031-05", date="2031-06-08") == []
    wrong = text.replace(months, "5月营收460万元")
    assert any("460" in what for what in warnings(wrong, period="2031-05", date="2031-06-08"))


def test_two_rows_of_one_table_are_two_things() -> None:
    text = f"白牡丹茶砖营收7,300万元，占总营收的70.2%。\n\n{TEAS}\n\n## Page 4 客户\n\n### 海棠旅社"
    text += "\n\n5月用茶950万元，较4月增加120万元，其中老班章茶砖730万元。"
    assert warnings(text, period="2031-05", date="2031-06-08") == []


def test_a_list_too_long_for_one_passage_is_counted_whole() -> None:
    assert (
        warnings(f"{LONG}\n6月安排六项清点工作：{ERRANDS}", period="2031-05", date="2031-06-08")
        == []
    )
    assert any(
        "五项" in w
        for w in warnings(
            f"{LONG}\n6月安排五项清点工作：{ERRANDS}", period="2031-05", date="2031-06-08"
        )
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "收来的3.2万片茶饼来自三个村：上村1.6万（占50%），下村0.96万（占36%），河村0.64万（占20%）。",
            "36%",
        ),
        (
            "月末应收账款8,200万元。欠了三个月以上的246万元，占应收的5.0%。",
            "5.0%",
        ),
        ("月初存粮300吨，新收120吨、卖出90吨，月末存粮350吨，较上月增加30吨。", "350吨"),
        ("5月试种9畦，成活3畦，成活率33.3%，4月则试种8畦、成活2畦、成活率35.0%。", "35.0%"),
    ],
)
def test_what_is_off_its_own_whole_is_told(text: str, told: str) -> None:
    assert any(told in what for what in warnings(text, period="2031-05", date="2031-06-08"))
