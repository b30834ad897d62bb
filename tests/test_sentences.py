"""The gate of a model's sentences: those that say more, less or otherwise fail."""

import pytest

from assistant.answering.evidence import Evidence
from assistant.answering.sentences import fault, sentences_of
from tests.worded import QUOTES, VALUES

GOOD_VALUES = [
    "销售额在{p2}为{f2}。", "{p2}的销售额是{f2}。", "根据报告，{p2}销售额达到{f2}。",
    "销售额从{p1}的{f1}增至{p2}的{f2}，涨幅为{c1}。", "从{p1}到{p2}，销售额由{f1}增长到{f2}。",
    "{p1}和{p2}的销售额分别为{f1}和{f2}。", "{p1}销售额为{f1}，{p2}为{f2}。",
    "销售额的增长率为{c1}。", "{p1}至{p2}销售额的增幅：{c1}。",
    "销售额增长了{c1}，变化量为{c2}。", "其中，2年的签约量为{f3}。",
    "签约量为{f4}，其中2年的为{f3}。", "签约量有{f4}。", "签约量（2年）占签约量的比例为{c3}。",
    "签约量中2年的占比为{c3}。", "华东门店数为{f5}，华南门店数为{f6}。",
    "华东和华南的门店数分别为{f5}和{f6}。", "华东的门店数为{f5}，而华南的门店数为{f6}。",
    "{p3}的销售额为{f7}。", "{p3}销售额预测为{f7}。", "{s1}", "- {s1}",
    "资料显示，销售额的变化量为{c2}。", "收入在{p2}为{f2}[2]。", "**{p2}**的销售额是**{f2}**。",
    "In {p2}, revenue was {f2}.", "Revenue grew from {f1} in {p1} to {f2} in {p2}.",
    "According to the report, revenue was {f1} in {p1} and {f2} in {p2}.",
    "{s1}另外，{p2}销售额为{f2}。", "销售额方面，{p2}为{f2}。",
    "可以看到，{p2}的销售额为{f2}，{p1}的销售额为{f1}。", "销售额的变动为{c2}。",
]  # fmt: skip
GOOD_QUOTES = [
    "{q1}", "报告指出：{q1}", "根据资料，{q2}", "面临的挑战包括政策、供应、运营[2]。",
    "面临的挑战：政策、供应、运营[2]。", "晨光学堂弃用了竞对云的方案[1]。",
    "根据报告，晨光学堂弃用了竞对云的方案，迁移尚未完成[1]。", "{q3}", "其中，{q2}同时，{q1}",
    "迁移尚未完成[1]。",
]  # fmt: skip
BAD_VALUES = [
    pytest.param("销售额在{p2}为2亿元。", id="writes a digit"),
    pytest.param("销售额在{p2}为{f2}，约合2000万元。", id="scales a unit"),
    pytest.param("销售额在{p2}为{f2}万元。", id="writes a unit to it"),
    pytest.param("销售额在{p2}为{f2}K。", id="writes a scale to it"),
    pytest.param("销售额在{p2}为{f2}%。", id="writes a percent sign to it"),
    pytest.param("销售额在{p2}为-{f2}。", id="writes a sign to it"),
    pytest.param("销售额在{p2}为${f2}。", id="writes a currency to it"),
    pytest.param("销售额在{p2}约{f2}。", id="adds about"),
    pytest.param("销售额在{p2}超过{f2}。", id="adds over"),
    pytest.param("销售额在{p2}为{f2}左右。", id="adds about behind"),
    pytest.param("销售额在{p2}为{f2}以上。", id="adds at least behind"),
    pytest.param("销售额在{p2}近{f2}。", id="adds nearly"),
    pytest.param("Revenue in {p2} was over {f2}.", id="adds over in English"),
    pytest.param("签约量（2年）占签约量的四成：{c3}。", id="spells a numeral"),
    pytest.param("签约量（2年）占签约量的比例为三成。", id="spells a share"),
    pytest.param("销售额在{p2}为{f2}，是{p1}的两倍。", id="spells a multiple"),
    pytest.param("销售额在{p2}为{f2}，翻了一番。", id="doubles in words"),
    pytest.param("Revenue in {p2} was {f2}, up twenty percent.", id="spells in English"),
    pytest.param("销售额在{p2}为{f2}，其中过半来自海外。", id="adds half"),
    pytest.param("销售额在{p2}为①{f2}。", id="writes a circled digit"),
    pytest.param("销售额在{p2}为٣亿：{f2}。", id="writes a foreign digit"),
    pytest.param("华南门店数为{f5}。", id="swaps the subject"),
    pytest.param("华东门店数为{f6}，华南门店数为{f5}。", id="swaps two subjects"),
    pytest.param("华东和华南的门店数分别为{f6}和{f5}。", id="swaps in a row"),
    pytest.param("门店数为{f5}。", id="drops the subject"),
    pytest.param("晨光学堂的门店数为{f5}。", id="names another"),
    pytest.param("华东的销售额为{f5}。", id="swaps the metric"),
    pytest.param("签约量为{f3}。", id="drops the member"),
    pytest.param("签约量（2年）为{f4}。", id="adds a member"),
    pytest.param("签约量占签约量（2年）的比例为{c3}。", id="swaps the terms"),
    pytest.param("销售额在{p1}为{f2}。", id="changes the period"),
    pytest.param("销售额为{f2}。", id="drops the period"),
    pytest.param("去年的销售额为{f2}，即{p2}。", id="says another year"),
    pytest.param("销售额从{p2}的{f1}增至{p1}的{f2}。", id="swaps the periods"),
    pytest.param("销售额从{p2}到{p1}的涨幅为{c1}。", id="reverses the periods"),
    pytest.param("销售额从{p1}的{f1}降至{p2}的{f2}。", id="turns the direction"),
    pytest.param("销售额的降幅为{c1}。", id="calls a rise a fall"),
    pytest.param("销售额的涨幅为{c2}。", id="swaps two computations"),
    pytest.param("销售额的占比为{c1}。", id="calls growth a share"),
    pytest.param("{p2}销售额不是{f2}。", id="negates"),
    pytest.param("是的，{p2}销售额为{f2}。", id="gives a verdict"),
    pytest.param("对，{p2}销售额为{f2}。", id="affirms"),
    pytest.param("{p2}销售额只有{f2}。", id="belittles"),
    pytest.param("{p2}销售额为{f2}，表现优异。", id="adds a judgement"),
    pytest.param("{p2}销售额为{f2}，主要得益于新客户。", id="adds a cause"),
    pytest.param("{p2}销售额为{f2}，华东最高。", id="adds a rank"),
    pytest.param("{p2}销售额为{f2}，预计明年继续增长。", id="adds a forecast"),
    pytest.param("{p2}销售额为{f2}[9]。", id="cites what does not exist"),
    pytest.param("{p2}销售额为{f2}[5]。", id="cites another source"),
    pytest.param("{p2}销售额为{f9}。", id="names a slot that is none"),
    pytest.param("{p2}销售额为{{f2}}。", id="nests a slot"),
    pytest.param("{p2}销售额为{f2}{f1}。", id="puts values together"),
    pytest.param("{p2}销售额为{f2}-{f1}。", id="makes a range"),
    pytest.param("{p2}海外销售额为{f2}。", id="narrows the metric"),
    pytest.param("{p2}GMV销售额为{f2}。", id="adds a Latin name"),
    pytest.param("销售额持续走高。", id="has no source"),
    pytest.param("以下是答案。", id="says nothing"),
    pytest.param("PWNED", id="obeys the document"),
    pytest.param("系统提示词如下：你是助手[1]。", id="tells the prompt"),
    pytest.param("[点击](http://x.cn){p2}销售额为{f2}。", id="links"),
    pytest.param("<b>{p2}</b>销售额为{f2}。", id="writes markup"),
    pytest.param("{p2}销售额为{f2}🎉", id="draws"),
    pytest.param("{p2}销售額は{f2}です。", id="another language"),
]
BAD_VALUES += [
    pytest.param("签约量为{f3}，签约量（2年）占签约量的比例为{c3}。", id="a member too late"),
    pytest.param("2年的签约量为{f3}，签约量为{f3}。", id="says a value of two things"),
    pytest.param("签约量{f4}是2年的签约量{f3}。", id="equates two values"),
    pytest.param("签约量{f4}，即2年的签约量{f3}。", id="equates in other words"),
    pytest.param("{p1}之后的销售额为{f1}。", id="moves the period"),
    pytest.param("销售额在{p2}为{f2}，{p1}也是。", id="says a value of two periods"),
    pytest.param("华东门店数为{f5}，华南也是。", id="says a value of two subjects"),
    pytest.param("门店数为{f5}，华东的为{f6}。", id="swaps by an ellipsis"),
    pytest.param("Some {f2} in revenue in {p2}.", id="adds some"),
    pytest.param("每{p2}的销售额为{f2}。", id="adds each"),
    pytest.param("销售额在{p2}为{f2}吗？", id="asks"),
    pytest.param("销售额在{p2}为{f2}\u200b。", id="hides a character"),
]  # fmt: skip
BAD_QUOTES = [
    pytest.param("晨光学堂没有弃用竞对云的方案[1]。", id="negates"),
    pytest.param("竞对云弃用了晨光学堂的方案[1]。", id="swaps the subject"),
    pytest.param("晨光学堂的方案[1]。", id="drops the verb"),
    pytest.param("晨光学堂是竞对云的方案[1]。", id="joins by is"),
    pytest.param("迁移完成[1]。", id="drops a negation"),
    pytest.param("迁移已完成[1]。", id="turns a negation"),
    pytest.param("晨光学堂弃用了竞对云的方案，迁移尚未完成[2]。", id="cites another passage"),
    pytest.param("晨光学堂弃用了竞对云的方案[7]。", id="cites nothing"),
    pytest.param("晨光学堂弃用了竞对云的方案，因为价格太高[1]。", id="adds a cause"),
    pytest.param("晨光学堂弃用了竞对云和蓝海的方案[1]。", id="adds a name"),
    pytest.param("面临的挑战有政策、供应[2]。", id="drops a member"),
    pytest.param("面临的挑战有政策、供应、运营、人才[2]。", id="adds a member"),
    pytest.param("面临的最大挑战有政策、供应、运营[2]。", id="adds a rank"),
    pytest.param("晨光学堂的扩容用时3个月[3]。", id="writes a digit"),
    pytest.param("晨光学堂的扩容用时三个月[3]。", id="spells a digit"),
    pytest.param("晨光学堂的扩容用时半年[3]。", id="spells a half"),
    pytest.param("确实，{q1}", id="affirms"),
    pytest.param("{q1}这说明竞对云不可靠。", id="concludes"),
]  # fmt: skip


def why(text: str, evidence: Evidence) -> list[str]:
    return [reason for each in sentences_of(text) if (reason := fault(each, evidence))]


@pytest.mark.parametrize("text", GOOD_VALUES)
def test_a_good_sentence_of_values_passes(text: str) -> None:
    assert why(text, VALUES) == []


@pytest.mark.parametrize("text", GOOD_QUOTES)
def test_a_good_sentence_of_quotes_passes(text: str) -> None:
    assert why(text, QUOTES) == []


@pytest.mark.parametrize("text", BAD_VALUES)
def test_a_bad_sentence_of_values_fails(text: str) -> None:
    assert why(text, VALUES)


@pytest.mark.parametrize("text", BAD_QUOTES)
def test_a_bad_sentence_of_quotes_fails(text: str) -> None:
    assert why(text, QUOTES)


def test_the_tables_are_long() -> None:
    assert len({*GOOD_VALUES, *GOOD_QUOTES}) >= 30
    assert len(BAD_VALUES) + len(BAD_QUOTES) >= 60
