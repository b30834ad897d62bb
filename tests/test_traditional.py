"""Reports and tables in Traditional characters, asked in either script."""

from pathlib import Path

import pytest

from assistant.ingest.corpus import read_corpus
from tests.raw_corpora import RawCorpus

REPORT = """# 晴川紡織2031年3月經營月報

## Page 1 營收

3月總營業收入4.2億元，較2月的3.5億元增長20%。織機開機率85%，訂單數36筆。

華東區貢獻2.1億元，佔總營業收入50%。瑛昇廠產量1,200噸。
"""
TABLE = "指標,期間,數值,單位,文檔,引文\n機台數,2031-03,120,台,,全廠機台120台，較年初增加15台。\n"


@pytest.fixture(scope="module")
def report() -> RawCorpus:
    return RawCorpus({"2031-03.md": REPORT})


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("总营业收入多少？", "4.2亿元"),
        ("總營業收入多少？", "4.2亿元"),
        ("織機開機率是多少", "85%"),
        ("瑛昇厂产量多少", "1,200吨"),
        ("华东区收入占比多少", "50%"),
    ],
)
def test_a_report_in_traditional_characters_answers(
    report: RawCorpus, question: str, told: str
) -> None:
    assert told in report.ask(question).answer


def test_what_does_not_agree_is_told_of_it() -> None:
    wrong = RawCorpus({"2031-03.md": REPORT.replace("增長20%", "增長30%")})
    told = [finding.what for finding in wrong.corpus.findings if finding.severity == "warning"]
    assert any("30%" in what for what in told), told


def test_a_name_of_a_simplified_text_keeps_its_traditional_character() -> None:
    told = RawCorpus({"a.md": "# 月报\n\n## Page 1 工厂\n\n瑛昇厂产量1,200吨，用电36万度。\n"})
    assert "瑛昇厂产量" in told.ask("瑛昇厂产量多少").answer


def test_a_table_and_its_quote_in_traditional_characters_are_found(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "metrics").mkdir()
    (tmp_path / "reports" / "a.md").write_text(
        f"{REPORT}\n全廠機台120台，較年初增加15台。\n", encoding="utf-8"
    )
    (tmp_path / "metrics" / "a.csv").write_text(TABLE, encoding="utf-8")
    corpus = read_corpus(tmp_path)
    declared = [figure for figure in corpus.figures if figure.metric == "机台数"]
    assert [figure.text for figure in declared] == ["120台"]
    assert declared[0].sources[0].quote == "全厂机台120台，较年初增加15台。"
