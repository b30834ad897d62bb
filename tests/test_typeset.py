"""Spaces, widths and marks that only set type."""

import pytest

from assistant.ingest.typeset import as_it_stands, without_typesetting
from tests.raw_corpora import RawCorpus

SPACED = """# 青禾水务 2031 年 3 月经营月报

## 1. 收入

3 月水费收入 4.2 亿元，较 2 月的 3.5 亿元增长 20%。管网漏损率 8.5%，抢修 36 次。

5 月 31 日前接入 SCADA 平台的泵站有 120 座，其中 45 座由 NB 网关上传。
"""
ASCII = "水费,污水费,工程费,检测费,设备费,材料费:收入."


@pytest.fixture(scope="module")
def report() -> RawCorpus:
    return RawCorpus({"2031-03.md": SPACED})


def test_spaces_of_a_habit_go_and_those_of_structure_stay() -> None:
    read = without_typesetting(SPACED)
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
    assert without_typesetting(spaced).endswith(f"\n{line}\n".replace("泵站 A", "泵站A"))


@pytest.mark.parametrize(
    "text",
    [
        "东区 12 西区 15 南区 9\n收入4.2亿元，增长20%左右，抢修36次，泵站120座，接入45座。",
        "收入 4.2 亿元。",
    ],
)
def test_spaces_now_and_then_stay(text: str) -> None:
    assert without_typesetting(text) == text


def test_letters_and_digits_have_each_their_habit() -> None:
    text = "接入 SCADA 平台，NB 网关与 IoT 平台共 3 座，45座，36次，20座，9座，8座，7座。"
    read = without_typesetting(text)
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


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("收入**4.2亿元**，同比__增长__20%", "收入4.2亿元，同比__增长__20%"),
        ("**漏损率** `8.5%`，*偏高*。", "漏损率 8.5%，偏高。"),
        ("__漏损率__ 为 8.5%", "漏损率 为 8.5%"),
        ("见[附表](https://example.com/a.html)", "见附表"),
        ("![图](a.png)", "![图](a.png)"),
        ("抢修~~36~~40次", "抢修40次"),
        ("<del>36次</del><b>40次</b>", "40次"),
        (r"1\. 泵站\*", "1. 泵站*"),
        ("2*3*4=24，* 泵站", "2*3*4=24，* 泵站"),
    ],
)
def test_marks_within_a_line_go_and_what_is_struck_out_with_them(written: str, read: str) -> None:
    assert without_typesetting(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("漏损率８．５％，泵站１，２００座", "漏损率8.5%，泵站1,200座"),
        ("２０３１，２０３２年；ＮＢ网关", "2031，2032年；NB网关"),
        (
            "收入4.2亿,同比增长20%(上年3.5亿);泵站1,200座.",
            "收入4.2亿，同比增长20%（上年3.5亿）；泵站1,200座。",
        ),
        ("10:30 开会, 东区:3座", "10:30 开会，东区：3座"),
        ("一. 概况\n(1) 泵站", "一. 概况\n(1) 泵站"),
        ("泵站!A1:B12 好!", "泵站!A1:B12 好！"),
        ("Revenue (net): 4, that is.", "Revenue (net): 4, that is."),
    ],
)
def test_widths_and_ascii_marks_are_those_of_chinese(written: str, read: str) -> None:
    assert without_typesetting(f"{ASCII}\n{written}").split("\n", 1)[1] == read


def test_ascii_marks_now_and_then_stay() -> None:
    text = "漏损率,产销差:泵站，管网，水厂，收入。"
    assert without_typesetting(text) == text


def test_fields_of_a_file_stay() -> None:
    text = "---\ntitle: 水务:**月报**\n---\n收入**4亿**"
    assert without_typesetting(text) == "---\ntitle: 水务:**月报**\n---\n收入4亿"


@pytest.mark.parametrize(
    "quote",
    ["水费收入 **4.2 亿元**", "水费收入4.2亿元", "水费收入４．２亿元", "`水费收入` 4.2 亿元"],
)
def test_a_quote_is_found_as_its_text_was_read(quote: str) -> None:
    assert as_it_stands(quote, without_typesetting(SPACED)) == "水费收入4.2亿元"


def test_a_quote_that_does_not_stand_there_is_as_it_was() -> None:
    assert as_it_stands("收入 5 亿元", without_typesetting(SPACED)) == "收入 5 亿元"
