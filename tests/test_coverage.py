"""A corpus against its source: what it lacks, what it copies. All texts are invented."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from eval import coverage

SOURCE = "北港分部23年售出1.2万台X9 Pro，占比15%，“小舟”系列另有2.5亿+。"
COPIED = "海风吹过北港码头的清晨工人们开始装卸第一批货物"


def test_numbers_keep_scale_sign_and_measure_word() -> None:
    text = "增至１.2万，8K + 6k，2KW，15%，2.5亿+，50家+，7.5 倍"
    assert coverage.numbers(text) == [
        "1.2万",
        "8k",
        "6k",
        "2kw",
        "15%",
        "2.5亿+",
        "50家+",
        "7.5倍",
    ]


@pytest.mark.parametrize(
    "number", ["10:10-10:40", "1月10日", "2025年1月9日", "9.5/2.5", "24~2025年"]
)
def test_times_dates_ratios_and_spans_are_one_number(number: str) -> None:
    assert coverage.numbers(f"据说{number}。") == [number]


def test_a_list_mark_is_no_number() -> None:
    assert coverage.numbers("1）一\n 2. 二\n3.5万") == ["3.5万"]


def test_names_are_latin_or_quoted() -> None:
    assert coverage.names("Foo-LLM 与 2080ti，【北港】和“小舟”") == [
        "foo-llm",
        "2080ti",
        "北港",
        "小舟",
    ]


def test_a_restatement_lacks_nothing() -> None:
    corpus = "2023年，北港卖掉x9 PRO 1.2万台（15%）；\n小舟那一系列为 2.5亿+。"
    assert coverage.missing(SOURCE, corpus) == []


@pytest.mark.parametrize(
    ("old", "new", "lacking"),
    [
        ("1.2万", "1.2", "1.2万"),
        ("1.2万", "1.2万亿", "1.2万"),
        ("15%", "15", "15%"),
        ("2.5亿+", "2.5亿", "2.5亿+"),
        ("23年", "22年", "2023年"),
        ("X9", "X90", "x9"),
        ("小舟", "大船", "小舟"),
    ],
)
def test_what_is_altered_is_missing(old: str, new: str, lacking: str) -> None:
    assert coverage.missing(SOURCE, SOURCE.replace(old, new)) == [lacking]


def test_a_space_may_part_letters_from_digits() -> None:
    assert coverage.missing("Sheet7", "## Sheet 7") == []


@pytest.mark.parametrize("path", ["README.md", "glossary.yaml"])
def test_what_no_answer_can_cite_is_missing(path: str) -> None:
    assert coverage.check("19家", {path: "- {name: 19家}"}) == ["missing: 19家"]


def test_a_long_run_is_a_copy_whatever_marks_stand_in_it() -> None:
    corpus = f"据说，{COPIED[:8]}，{COPIED[8:18]}。此后不同。"
    assert coverage.shared(COPIED, corpus) == [COPIED[:18]]


def test_the_end_of_a_line_breaks_a_run() -> None:
    assert coverage.shared(COPIED, f"{COPIED[:10]}\n{COPIED[10:]}") == []


def test_a_short_run_is_none() -> None:
    assert coverage.shared(COPIED, f"据说{COPIED[:15]}。") == []


def test_a_run_of_names_is_none() -> None:
    names = ["东河机械", "西山纺织", "南湖食品", "北港造船"]
    listed = "、".join(names) + "等"
    assert coverage.shared(listed, listed, names) == []
    assert coverage.shared(listed, listed, names[:3]) == ["".join(names) + "等"]


def test_the_command_is_silent_when_all_is_there(tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(coverage.main)
    source, corpus = tmp_path / "source.txt", tmp_path / "corpus"
    (corpus / "reports").mkdir(parents=True)
    source.write_text(f"{SOURCE}\n{COPIED}", encoding="utf-8")
    report = corpus / "reports" / "one.md"
    report.write_text("2023年：1.2万台 X9 Pro，15%，小舟 2.5亿+", encoding="utf-8")
    (corpus / "glossary.yaml").write_text("- {name: 小舟, aliases: [舟]}", encoding="utf-8")
    run = CliRunner().invoke(app, [str(source), "--corpus", str(corpus)])
    assert (run.exit_code, run.output) == (0, "")
    report.write_text(f"1.2万台 X9 Pro，小舟 2.5亿+。{COPIED}", encoding="utf-8")
    run = CliRunner().invoke(app, [str(source), "--corpus", str(corpus)])
    assert run.exit_code == 1
    assert run.output.splitlines() == [
        "missing: 2023年",
        "missing: 15%",
        f"copied in reports/one.md: {COPIED}",
    ]
