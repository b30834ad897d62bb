"""Several reports that nobody has curated: each keeps its cases; what changed between two."""

import pytest

from assistant.browsing import CaseFilter
from assistant.records import Audience
from tests.raw_months import FEBRUARY, JANUARY, LAST_MARCH, MARCH, ask_raw, raw_browser, raw_view


def test_each_report_keeps_its_own_cases() -> None:
    held = {(case.customer, case.document) for case in raw_view().cases()}
    assert held == {
        ("银杉旅馆", LAST_MARCH),
        ("银杉旅馆", JANUARY),
        ("长汀医院", JANUARY),
        ("长汀医院", FEBRUARY),
        ("青浦学校", FEBRUARY),
        ("青浦学校", MARCH),
        ("银杉旅馆", MARCH),
    }


def test_a_customer_is_listed_once_as_the_newest_report_tells() -> None:
    found = raw_browser().cases(Audience.EXECUTIVE, CaseFilter()).cases
    assert {case.customer: case.document for case in found} == {
        "银杉旅馆": MARCH,
        "长汀医院": FEBRUARY,
        "青浦学校": MARCH,
    }


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("1月汇报里有哪些客户案例", ("110间", "400张"), ("青浦学校",)),
        ("2月汇报里有哪些客户案例", ("420张", "700人"), ("银杉旅馆",)),
        ("去年3月的汇报有哪些案例", ("90间",), ("长汀医院", "青浦学校")),
        ("现在有哪些客户案例", ("110间", "420张", "760人"), ("90间",)),
    ],
)
def test_cases_are_asked_of_any_report(
    question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = ask_raw(question).answer
    assert all(part in answer for part in told)
    assert not any(part in answer for part in untold)
