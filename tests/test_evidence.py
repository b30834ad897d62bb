"""An exact answer becomes lines with slots; what no slot takes stays as it is."""

import pytest

from assistant.answering.draft import Draft
from assistant.answering.evidence import evidence_of
from assistant.answering.figures import line
from tests.invented import figure
from tests.worded import DECEMBER, EAST, JANUARY, NEXT, PLAN, passage


def test_values_that_print_alike_are_told_apart_by_their_labels() -> None:
    draft = Draft("zh")
    rows = [figure("门店数", "12座", place) for place in ("华东", "华南")]
    cited = [row.model_copy(update={"sources": rows[0].sources}) for row in rows]
    for each in cited:
        draft.say("- " + line(draft, PLAN, each))
    made = evidence_of(draft, "zh")
    assert made
    assert made.lines == ("- 华东门店数：{f1}", "- 华南门店数：{f2}")


def test_a_value_that_is_not_told_apart_stays_in_its_line() -> None:
    draft = Draft("zh")
    row = figure("门店数", "12座", "华东")
    twin = row.model_copy(update={"id": "twin"})
    draft.say(line(draft, PLAN, row))
    draft.register(twin)
    made = evidence_of(draft, "zh")
    assert made
    assert made.lines == ("{s1}",)


def test_a_line_with_another_number_stays_as_it_is() -> None:
    draft = Draft("zh")
    draft.say(f"按此推算 3 年后的销售额：{draft.figure(JANUARY)}")
    made = evidence_of(draft, "zh")
    assert made
    assert made.slots["s1"].shown == draft.lines[0]


def test_a_nature_stays_with_its_value() -> None:
    draft = Draft("zh")
    draft.say(line(draft, PLAN, NEXT))
    made = evidence_of(draft, "zh")
    assert made
    assert made.slots["f1"].shown == "**3亿元**（预测）[1]"


def test_what_has_to_be_said_is_every_value_quote_and_statement() -> None:
    draft = Draft("zh")
    draft.say("没有2019年的销售额。")
    draft.say(line(draft, PLAN, DECEMBER))
    draft.say(draft.quote(passage("扩容已经完成。"), "扩容已经完成。"))
    draft.register(EAST)  # stands in a quote, and not in the answer
    made = evidence_of(draft, "zh")
    assert made
    assert made.needed() == ("s1", "f1", "q2")


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("| 2年 | 12座 |",), id="a table"),
        pytest.param(("排序：", "1. **华东**：36座"), id="a ranking"),
        pytest.param(("- 突破点：\n  - 快", "- 场景：门店"), id="a case"),
        pytest.param(tuple(f"第{n}条" for n in range(30)), id="a long list"),
    ],
)
def test_a_list_is_worded_by_no_model(lines: tuple[str, ...]) -> None:
    draft = Draft("zh")
    for each in lines:
        draft.say(each)
    assert evidence_of(draft, "zh") is None
