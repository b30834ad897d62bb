"""Spaces between Chinese and Latin or digits: a habit of typesetting, and no parting of words."""

import pytest

from assistant.ingest.typeset import without_typeset_spaces
from tests.raw_corpora import RawCorpus

SPACED = """# 青禾水务 2031 年 3 月经营月报

## 1. 收入

3 月水费收入 4.2 亿元，较 2 月的 3.5 亿元增长 20%。管网漏损率 8.5%，抢修 36 次。

5 月 31 日前接入 SCADA 平台的泵站有 120 座，其中 45 座由 NB 网关上传。
"""


@pytest.fixture(scope="module")
def report() -> RawCorpus:
    return RawCorpus({"2031-03.md": SPACED})


def test_spaces_of_a_habit_go_and_those_of_structure_stay() -> None:
    read = without_typeset_spaces(SPACED)
    assert "# 青禾水务2031年3月经营月报" in read
    assert "## 1. 收入" in read
    assert "3月水费收入4.2亿元，较2月的3.5亿元增长20%。" in read
    assert "5月31日前接入SCADA平台的泵站有120座" in read


@pytest.mark.parametrize(
    "line",
    ["## 3.1 概况", "2 背景", "Page 4 泵站", "| 泵站 A | 12 |", "- 泵站 - 管网", "P3 漏损 漏损率"],
)
def test_the_number_of_a_heading_or_page_and_what_is_no_meeting_of_scripts_stay(line: str) -> None:
    spaced = f"{SPACED}\n{line}\n"
    assert without_typeset_spaces(spaced).endswith(f"\n{line}\n".replace("泵站 A", "泵站A"))


@pytest.mark.parametrize(
    "text",
    [
        "东区 12 西区 15 南区 9\n收入4.2亿元，增长20%左右，抢修36次，泵站120座，接入45座。",
        "收入 4.2 亿元。",
    ],
)
def test_spaces_now_and_then_stay(text: str) -> None:
    assert without_typeset_spaces(text) == text


def test_letters_and_digits_have_each_their_habit() -> None:
    text = "接入 SCADA 平台，NB 网关与 IoT 平台共 3 座，45座，36次，20座，9座，8座，7座。"
    read = without_typeset_spaces(text)
    assert read.startswith("接入SCADA平台，NB网关与IoT平台共 3 座，45座")


@pytest.mark.parametrize(
    ("question", "told"),
    [("水费收入多少？", "4.2亿元"), ("抢修多少次？", "36次"), ("管网漏损率是多少", "8.5%")],
)
def test_a_spaced_report_answers(report: RawCorpus, question: str, told: str) -> None:
    assert told in report.ask(question).answer


def test_a_date_that_does_not_exist_is_told_of_a_spaced_report() -> None:
    wrong = RawCorpus({"2031-03.md": SPACED.replace("5 月 31 日", "6 月 31 日")})
    told = [finding.what for finding in wrong.corpus.findings if finding.severity == "warning"]
    assert any("6月31日" in what for what in told), told
