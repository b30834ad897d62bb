"""Paragraphs that a mail program broke into lines of one width."""

import pytest

from assistant.ingest.formats.wrapped import unwrapped
from tests.raw_corpora import RawCorpus

MAIL = """各位领导：

三月澄塘乳业实现销售收入4.2亿元，较二月的3.5亿元增长20%，其中低温
奶收入1.6亿元，常温奶收入2.6亿元；原奶收购均价3.45元/公斤，较年初回
落0.15元，毛利率因此提高到31.5%，为近两年最好水平。渠道方面，本月新
开社区网点48个，关闭12个，月末在营网点共计1,236个，单个网点日均销
售额提升到1,090元，北部大区的网点数已经超过南部大区。物流方面，冷链
车辆准点率达到97.2%，比二月高0.8个百分点，破损率0.21%，因天气原因
改期的配送共有36车次。

一、重点事项
1. 东湖工厂二期在四月完成设备调试，预计年产能增加6万吨，届时全公司
   低温奶产能达到20万吨，可以满足华东市场两年的需求；
2. 与三家连锁商超续签年度合同，合同金额合计5,800万元。
"""


@pytest.fixture(scope="module")
def report() -> RawCorpus:
    return RawCorpus({"2031-03.txt": MAIL})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("低温奶收入多少？", "1.6亿元"),
        ("破损率是多少", "0.21%"),
        ("合同金额多少", "5,800万元"),
    ],
)
def test_figures_are_found_across_the_ends_of_lines(
    report: RawCorpus, question: str, told: str
) -> None:
    assert told in report.ask(question).answer


def test_blank_lines_items_and_headings_begin_anew() -> None:
    lines = unwrapped(MAIL).split("\n")
    assert lines[0] == "各位领导："
    assert lines[2].endswith("共有36车次。")
    assert lines[4] == "一、重点事项"
    assert lines[5].startswith("1. 东湖工厂")
    assert lines[5].endswith("两年的需求；")
    assert lines[6].startswith("2. 与三家")


@pytest.mark.parametrize(
    "text",
    [
        "收入4.2亿元。\n成本3.1亿元。\n毛利1.1亿元。\n" * 4,
        "低温奶收入1.6亿元\n常温奶收入2.6亿元\n乳粉收入0.4亿元\n" * 4,
        "\n".join(
            f"| 网点{n} | {n * 12} | 低温奶为主，周边有三所学校和两个大型社区 |" for n in range(9)
        ),
        MAIL.replace("\n", "\n\n"),
    ],
    ids=["sentences", "short lines", "table", "blank lines"],
)
def test_other_lines_stay(text: str) -> None:
    assert unwrapped(text) == text
