"""What another place of the report says: a timeline, a definition, a total, a number told twice."""

import pytest

from tests.checked import table, warnings

TIMELINE = table(
    "时间 | 事项",
    "2026年 | 南坡窑点火试烧",
    "2028年 | 接手海州旧窑改造",
    "2030年6月 | 釉料车间搬进新园区",
)


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("2028年起接手海州旧窑的改造，人手一直紧。", "2027年"),
        ("釉料车间在2030年6月搬进了新园区，随后扩线。", "2030年8月"),
        ("2030年釉料车间搬进新园区，随后扩线。", "2029年"),
    ],
)
def test_an_event_of_a_timeline_keeps_its_date(said: str, now: str) -> None:
    text = f"## 历程\n\n{TIMELINE}\n\n## 现状\n\n{{}}"
    was = next(w for w in ("2028年", "2030年6月", "2030年") if w in said)
    assert not warnings(text.format(said))
    told = warnings(text.format(said.replace(was, now)))
    assert any(now in what for what in told)


@pytest.mark.parametrize(
    "said",
    [
        "2029年计划接手海州旧窑改造，后来提前。",
        "2029年南坡窑检修，窑工轮休。",
        "2029年再次点火试烧南坡窑。",
    ],
)
def test_what_is_planned_or_another_event_is_of_another_date(said: str) -> None:
    assert not warnings(f"## 历程\n\n{TIMELINE}\n\n## 现状\n\n{said}")


def test_what_a_definition_counts_is_counted_so_elsewhere() -> None:
    text = "{}家重点经销商提走六成货。\n\n重点经销商指年提货超过900吨的经销商，目前共{}家。"
    assert not warnings(text.format(26, 26))
    assert any("29家" in what for what in warnings(text.format(26, 29)))
    assert not warnings("新增3家重点经销商。\n\n重点经销商指年提货超过900吨的经销商，目前共26家。")
    assert not warnings("重点经销商标准指导价有两档，目前共2家试行，26家重点经销商未用。")


STORES = table(
    "年限 | 吨数 | 占比", "3年 | 9,600 | 60%", "1年 | 6,400 | 40%", "合计 | 16,000 | 100%"
)


def test_a_mean_is_of_the_total_of_the_table_beside_it() -> None:
    text = f"## 合同\n\n{STORES}\n\n- 按50家经销商平摊，平均每家签约{{}}吨，多数一年一签。"
    assert not warnings(text.format(320))
    assert any("230吨" in what for what in warnings(text.format(230)))
    assert not warnings(text.format(85))  # of something else than of this total


def test_minutes_by_page_are_those_of_the_meeting() -> None:
    text = "汇报时间9:00—9:45，时长45分钟。\n\n胶片共18页，平均每页{}分钟。"
    assert not warnings(text.format("2.5"))
    assert any("3.5分钟" in what for what in warnings(text.format("3.5")))


def test_a_long_number_with_two_digits_turned_is_told() -> None:
    text = (
        "前三季度开票收入73,180万元，完成全年任务的六成。\n\n"
        "## 收入\n\n开票收入73,180万元里出口不多。"
        "\n\n## 展望\n\n今年到现在已开票{}万元，守住全年任务有把握。"
    )
    assert not warnings(text.format("73,180"))
    assert any("71,380万元" in what for what in warnings(text.format("71,380")))
    assert not warnings(text.format("75,180"))
