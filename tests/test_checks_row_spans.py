"""What the rows of a table span: days in their order, terms, clocks."""

import pytest

from tests.checked import table, warnings

LEASES = (
    "门店 | 租约起 | 租约止 | 租期",
    "松岭 | 2029-03-01 | 2032-02-29 | 3年",
    "河湾 | 2030-07-01 | {}-06-30 | 2年",
    "北坡 | 2028-01-01 | 2032-12-31 | 5年",
)
STEPS = (
    "窑炉 | 开工 | 点火投产",
    "一号 | 3月4日 | 5月20日",
    "二号 | 4月11日 | {}",
    "三号 | 6月2日 | 7月15日",
)
STOPS = (
    "停窑 | 起止时间 | 时长（分钟）",
    "一号 | 09:10–09:45 | 35",
    "二号 | 23:50–00:{} | 25",
    "三号 | 16:05–16:23 | 18",
)


SHIFTS = (
    "班次 | 时间 | 时长",
    "早班 | 08:00–12:00 | 4小时",
    "中班 | 12:30–17:00 | 4.5小时",
    "晚班 | 18:00–22:00 | {}小时",
)
SITES = (
    "工地 | 开工 | 竣工",
    "南场 | 2031-01-10 | 2031-05-31",
    "北场 | 2031-03-01 | {}-02-28",
)


@pytest.mark.parametrize(
    ("rows", "right", "wrong"),
    [
        pytest.param(SHIFTS, "4", "5", id="hours of a clock span"),
        pytest.param(SITES, "2032", "2031", id="what always comes first, without other rows"),
        pytest.param(LEASES, "2032", "2031", id="term of a lease"),
        pytest.param(LEASES, "2032", "2029", id="end before beginning, with years"),
        pytest.param(STEPS, "5月9日", "4月1日", id="end before beginning, without years"),
        pytest.param(STOPS, "15", "51", id="minutes of a clock span over midnight"),
    ],
)
def test_only_the_row_that_is_wrong_is_told(rows: tuple[str, ...], right: str, wrong: str) -> None:
    assert warnings(table(*(row.format(right) for row in rows))) == []
    assert len(warnings(table(*(row.format(wrong) for row in rows)))) == 1


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            (
                "窑炉 | 计划投产 | 实际投产",
                "一号 | 5月4日 | 5月20日",
                "二号 | 6月11日 | 6月1日",
                "三号 | 7月2日 | 7月15日",
            ),
            id="earlier than planned",
        ),
        pytest.param(tuple(row.format("1月20日") for row in STEPS), id="in the next year"),
        pytest.param(
            (
                "门店 | 租约起 | 租约止 | 租期",
                "松岭 | 2029-03-01 | 2032-02-29 | 2年",
                "河湾 | 2030-07-01 | 2032-06-30 | 2年",
                "北坡 | 2028-01-01 | 2032-12-31 | 2年",
            ),
            id="a term that most rows read otherwise",
        ),
        pytest.param(
            (
                "停窑 | 起止时间 | 影响时长（分钟）",
                "一号 | 09:10-09:45 | 30",
                "二号 | 13:10-13:45 | 33",
                "三号 | 16:05-16:23 | 18",
            ),
            id="another length than that of the span",
        ),
    ],
)
def test_what_most_rows_read_otherwise_is_not_told(rows: tuple[str, ...]) -> None:
    assert warnings(table(*rows)) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("租期自2030年7月1日至203{}年6月30日，共3年。", "3", "2"),
        ("租期两年，2030年7月1日—203{}年6月30日。", "2", "3"),
        ("五个片区里三个增长，其余{}个下降。", "两", "三"),
        ("我们有{}项措施。\n\n一是稳窑温；二是降能耗；三是补熟手。", "三", "四"),
    ],
)
def test_terms_and_counts_of_prose(text: str, right: str, wrong: str) -> None:
    assert warnings(text.format(right)) == []
    assert warnings(text.format(wrong))


def test_a_term_that_leaves_months_out_is_not_told() -> None:
    assert warnings("租期两年，2030年7月1日至2032年9月30日，含免租期3个月。") == []
