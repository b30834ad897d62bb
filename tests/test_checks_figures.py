"""Figures against figures: growth over two periods, other values in later reports, found ones."""

import pytest

from assistant.ingest.checks import check, merge
from assistant.records import Document, Figure, Finding, Metric, Source
from tests.invented import figure

DOCUMENTS = {
    "reports/1": Document(id="reports/1", title="一月报", date="2031-01-09"),
    "reports/2": Document(id="reports/2", title="二月报", date="2031-02-09"),
}


def of(document: str, declared: Figure) -> Figure:
    source = Source(document=document, title=document, date="", page="Page 2", quote="原句")
    return declared.model_copy(
        update={
            "id": f"{document}-{declared.id}-{declared.text}",
            "document": document,
            "sources": (source,),
        }
    )


def told(*figures: Figure) -> list[Finding]:
    return check((), figures, (), DOCUMENTS)


def test_a_later_report_that_gives_another_value_restates_it() -> None:
    first = of("reports/1", figure("销售额", "3.6亿", period="2030", unit="元"))
    second = of("reports/2", figure("销售额", "3.9亿", period="2030", unit="元"))
    (finding,) = told(second, first)
    assert finding.kind == "restated"
    assert finding.figures == (second.id, first.id)
    assert "一月报" in finding.what
    assert "较新" in finding.what
    assert finding.what.index("3.6亿元") < finding.what.index("3.9亿元")


@pytest.mark.parametrize(
    ("value", "period"),
    [
        pytest.param("3.6亿", "2030", id="the same value"),
        pytest.param("3.62亿", "2030", id="within rounding"),
        pytest.param("约3.6亿", "2030", id="within a bound"),
        pytest.param("3.9亿", "2029", id="another period"),
        pytest.param("3.9亿", None, id="no period: each report has its own"),
    ],
)
def test_what_a_later_report_leaves_standing_is_silent(value: str, period: str | None) -> None:
    first = of("reports/1", figure("销售额", "3.6亿", period="2030", unit="元"))
    assert told(first, of("reports/2", figure("销售额", value, period=period, unit="元"))) == []


def test_growth_of_a_figure_is_recomputed_from_its_two_years() -> None:
    values = [
        of("reports/1", figure("销售额", "1.5亿", period="2029", unit="元")),
        of("reports/1", figure("销售额", "1.8亿", period="2030", unit="元")),
    ]
    right = of("reports/1", figure("销售额同比增长", "20%", period="2030"))
    wrong = of("reports/1", figure("销售额同比增长", "45%", period="2030"))
    assert told(*values, right) == []
    (finding,) = told(*values, wrong)
    assert "20%" in finding.what
    assert finding.severity == "warning"


def found(declared: Figure) -> Figure:
    return declared.model_copy(update={"confidence": 0.9})


def test_a_declared_figure_wins_over_a_found_one_and_the_difference_is_told() -> None:
    declared = figure("销售额", "3.6亿", period="2030", unit="元")
    other = found(figure("销售额", "3.9亿", period="2030", unit="元")).model_copy(
        update={"id": declared.id}
    )
    figures, findings = merge([other, declared])
    assert figures == [declared]
    (finding,) = findings
    assert finding.kind == "contradiction"
    assert "以表为准" in finding.what


def test_a_found_figure_of_the_declared_value_is_one_more_source_and_no_finding() -> None:
    declared = figure("销售额", "3.6亿", period="2030", unit="元")
    figures, findings = merge([declared, found(declared)])
    assert len(figures[0].sources) == 2
    assert figures[0].confidence is None
    assert findings == []


def test_found_values_that_rounding_makes_one_are_one_figure() -> None:
    first = found(figure("销售额", "3.6亿", period="2030", unit="元"))
    again = found(figure("销售额", "约3.62亿", period="2030", unit="元")).model_copy(
        update={"id": first.id}
    )
    figures, findings = merge([first, again])
    assert [f.text for f in figures] == [first.text]
    assert len(figures[0].sources) == 2
    assert findings == []


def test_a_total_that_looks_mistyped_beside_its_parts_is_no_total_of_more() -> None:
    parts = [
        of("reports/1", figure("客户", text, unit="家").model_copy(update={"dimensions": of_kind}))
        for text, of_kind in (("312家", {"类别": "老客"}), ("74家", {"类别": "新客"}))
    ]
    for total, severity in (("836家", "warning"), ("450家", "info")):
        whole = of("reports/1", figure("客户", total, unit="家"))
        found = check((Metric(name="客户", additive=True),), (whole, *parts), (), DOCUMENTS)
        assert [finding.severity for finding in found] == [severity]


def test_a_budget_grows_from_what_was_done_and_from_no_budget() -> None:
    values = [
        of("reports/1", figure("销售预算", "1.5亿", period="2030", unit="元")),
        of("reports/1", figure("销售预算", "1.8亿", period="2031", unit="元")),
        of("reports/1", figure("销售预算增长", "8%", period="2031", unit="%")),
    ]
    assert told(*values) == []
