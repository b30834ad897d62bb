"""The gate: bad drafts fail for the numeral that is wrong, good ones pass."""

import pytest

from assistant.answering.draft import Draft
from assistant.answering.grounding import check, unsupported
from assistant.errors import GroundingError
from assistant.quantities import Quantity, read_quantity
from assistant.records import Figure, Passage, Source
from tests.invented import figure

SENTENCE = "2030年晨光学堂的扩容用时3个月，涉及12家门店。"
SOURCE = Source(document="reports/2031-02", title="月报", date="2031-02-09", quote=SENTENCE)
PASSAGE = Passage(id="p", document="reports/2031-02", text=SENTENCE, sources=(SOURCE,))
FIGURES: tuple[Figure, ...] = (
    figure("销售额", "2亿", period="2030-12", unit="元"),
    figure("签约客户数", "50家+"),
    figure("签约占比", "43%", 签约年限="2年"),
    figure("份额", "超50%"),
    figure("签约量", "约2.8万台", 型号="X800"),
    figure("降幅", "最高20%"),
)


def draft(text: str) -> Draft:
    """A draft that used six figures, one computation and one quote, and now says `text`."""
    made = Draft()
    for each in FIGURES:
        made.figure(each)
    growth = Quantity(value=(read_quantity("17.647") or Quantity(value=0)).value, unit="percent")
    made.computed("涨幅", "(2亿元 − 1.7亿元) / 1.7亿元", growth, FIGURES[:1])
    made.quote(PASSAGE, SENTENCE)
    made.say(text)
    return made


GOOD = [
    "销售额为2亿元[1]", "销售额：**2亿元**[1]。", "2030年12月销售额2亿元", "销售额是20000万元",
    "签约客户数50家+", "签约客户数至少50家", "签约客户50+家", "占比43%", "2年期占43％",
    "份额超50%", "份额超过50%", "X800签约约2.8万台", "X800签约约28000台", "降幅最高20%",
    "降幅至多20%", "涨幅17.65%", "(2亿元 − 1.7亿元) / 1.7亿元 = 17.65%", SENTENCE,
    f"{SENTENCE}[7]", "没有数字的一句话", "Page 2 写到2亿元", "第 3 页没有", "2030年",
    "2029–2030年", "1. 销售额2亿元", "- 销售额2亿元", "| 2年 | **43%**[3] |", "2年期的占比为43%",
    "X800的签约量约2.8万台", "（2030年12月）2亿元", "销售额2亿元，占比43%",
    "**50家+**[2]和**43%**[3]", "份额超50%，降幅最高20%", "涨幅为17.65%[1]", "2亿元。", "共2亿元",
    "达2亿元", "为 2 亿元", "是2亿元吗", "2030年为2亿元", "签约客户50家以上",
    "签约客户不少于50家", "签约客户不低于50家", "份额高于50%", "份额逾50%", "降幅不超过20%",
    "X800大约2.8万台", "X800约为2.8万台", "X800签约2.8万台左右", "销售额2亿元[1][2]",
    "In 2030 was 2亿元",
]  # fmt: skip
BAD = [
    "销售额为20亿元[1]", "销售额为2000万元", "销售额为2万元", "销售额为2元", "销售额2亿美元",
    "销售额2亿台", "销售额2.1亿元", "销售额1.7亿元", "销售额约2亿元", "销售额超2亿元",
    "销售额至少2亿元", "销售额2亿元以下", "签约客户50家", "签约客户约50家", "签约客户最多50家",
    "签约客户500家", "签约客户51家+", "签约客户50台+", "签约客户50+个百分点", "占比4.3%",
    "占比43个百分点", "占比0.43%", "占比约43%", "占比43倍", "占比34%", "份额50%", "份额约50%",
    "份额最高50%", "份额超5%", "份额超50倍", "X800签约2.8万台", "X800约28万台", "X800约2.8万卡",
    "X800超2.8万台", "X800约2.8台", "降幅20%", "降幅约20%", "降幅超20%", "降幅最高2%",
    "降幅最高20倍", "涨幅17.6%", "涨幅18%", "涨幅176.5%", "涨幅17.65个百分点", "涨幅至少17.65%",
    "用时3年", "涉及120家门店", "涉及13家门店", "预计明年3.5亿元", "共99家",
]  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_a_good_draft_passes(text: str) -> None:
    assert unsupported(text, draft(text)) == []


@pytest.mark.parametrize("text", BAD)
def test_a_bad_draft_fails(text: str) -> None:
    with pytest.raises(GroundingError):
        check(draft(text))


def test_the_tables_are_of_fifty() -> None:
    assert len(set(GOOD)) >= 50
    assert len(set(BAD)) >= 50
