"""What stands below the heading of a month or a year is of that time, and held against no other."""

from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus

REPORT = """# 青瓦窑业2031年5月经营月报

## {heading}

在产窑炉42座。

## 5月生产

在产窑炉48座，日产砖13万块。
"""


def periods(folder: Path, heading: str) -> tuple[dict[str, str | None], list[str]]:
    """Of 在产窑炉 by its text, and what is warned of."""
    (folder / "report.md").write_text(REPORT.format(heading=heading), "utf-8")
    corpus = read_corpus(folder)
    kilns = {f.text: f.period for f in corpus.figures if f.label == "在产窑炉"}
    return kilns, [f.what for f in corpus.findings if f.severity == "warning"]


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("4月", "2031-04"),
        ("一、四月份经营情况", "2031-04"),
        ("2031年4月", "2031-04"),
        ("上月回顾", "2031-04"),
        ("2030年", "2030"),
        ("去年12月", "2030-12"),
        ("二、去年同期", "2030-05"),
    ],
)
def test_what_a_heading_dates_is_of_its_time(tmp_path: Path, heading: str, period: str) -> None:
    kilns, warned = periods(tmp_path, heading)
    assert kilns == {"42座": period, "48座": "2031-05"}
    assert warned == []


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "窑炉",
            "2029年投产的窑",
            "与4月对比",
            "2030年以来",
            "4月至5月",
            "本月",
            "2031年经营情况",
        ),
        *("去年同期对比", "2029年老窑", "2030年新品今年销量", "关于2030年遗留问题", "12月问题整改"),
    ],
)
def test_a_heading_that_names_no_time_of_its_own_leaves_that_of_the_report(
    tmp_path: Path, heading: str
) -> None:
    kilns, warned = periods(tmp_path, heading)
    assert set(kilns.values()) <= {"2031-05"}
    assert len(warned) == 1
