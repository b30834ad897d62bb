"""Names that mean a member of what is asked beside them, and what a guess may not leave out."""

from assistant.records import Document, Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

REPORT = MemoryView(
    metrics=tuple(
        Metric(name=name, unit=unit, declared=False, aliases=aliases)
        for name, unit, aliases in (
            ("营业收入", "元", ("收入",)),
            ("小吊机数", "台", ("小吊机",)),
            ("新签", "元", ()),
            ("订单", "元", ()),
            ("新签订单", "元", ()),
        )
    ),
    figures=(
        figure("营业收入", "500万元", period="2031-05"),
        figure("营业收入", "300万元", period="2031-05", 产品线="小吊机"),
        figure("营业收入", "200万元", period="2031-05", 产品线="大吊机"),
        figure("小吊机数", "12台", period="2031-05"),
        figure("新签", "70万元", period="2031-04"),
        figure("订单", "60万元", period="2031-04"),
        figure("新签订单", "90万元", period="2031-05"),
    ),
    documents=(
        Document(id="a", title="云岭起重2031年5月经营月报", date="2031-06-10", period="2031-05"),
    ),
)


def test_a_member_beside_its_metric_is_no_metric_of_its_own() -> None:
    answer = Talk(REPORT).ask("小吊机5月收入多少？").answer
    assert "300万元" in answer
    assert "12台" not in answer


def test_how_much_was_done_of_a_thing_is_the_metric_of_both() -> None:
    assert "90万元" in Talk(REPORT).ask("5月新签了多少订单？").answer
