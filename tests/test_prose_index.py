"""Headings and what stands below them in a ledger, as each audience sees them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.indexes.ledger import Ledger
from assistant.indexes.ledger_write import write_ledger
from assistant.indexes.view import LedgerView
from assistant.records import Audience, Document
from tests.indexes_fakes import EXECUTIVE, PUBLIC, REPORT, SALES, corpus, passage

NOTES = "notes/2031"
OPEN = passage("水泵出货两条线。", sections=("出货", "水泵"), order=1)
LATER = passage("水泵又添一条线。", sections=("出货", "水泵"), order=4)
BETWEEN = passage("阀门出货靠老客户。", sections=("出货", "阀门"), order=3)
MIXED = passage("阀门的折扣只给老客户。", SALES, sections=("出货", "阀门"), order=2)
FOR_SALES = passage("老客户名单。", SALES, sections=("客户",), order=5, page="Page 2")
SECRET = passage("水泵毛利低于阀门。", EXECUTIVE, sections=("毛利",), order=6, page="Page 2")
OF_CASE = passage("顺风仓储的背景。", sections=("背景",), order=7, page="Page 2").model_copy(
    update={"case": "顺风仓储"}
)
ASIDE = passage("水泵要检修。", sections=("出货", "水泵"), order=3, document=NOTES)
RECORDS = corpus(
    passages=(SECRET, LATER, ASIDE, MIXED, BETWEEN, OF_CASE, OPEN, FOR_SALES),
    documents=(
        Document(id=REPORT, title="四月例会", date="2031-04-09", audience=PUBLIC),
        Document(id=NOTES, title="旁记", audience=PUBLIC),
    ),
)
Seen = Callable[[Audience], LedgerView]


@pytest.fixture
def seen(tmp_path: Path) -> Seen:
    path = tmp_path / "ledger.sqlite"
    write_ledger(path, RECORDS)
    return lambda audience: LedgerView(Ledger(path), audience, "g", lambda *_: [])


@pytest.mark.parametrize(
    ("audience", "sections"),
    [
        (PUBLIC, {("出货", "水泵"), ("出货", "阀门"), ("背景",)}),
        (SALES, {("出货", "水泵"), ("出货", "阀门"), ("背景",), ("客户",)}),
        (EXECUTIVE, {("出货", "水泵"), ("出货", "阀门"), ("背景",), ("客户",), ("毛利",)}),
    ],
)
def test_a_heading_is_listed_with_the_first_passage_that_is_seen(
    seen: Seen, audience: Audience, sections: set[tuple[str, ...]]
) -> None:
    headings = seen(audience).headings()
    assert {heading.sections for heading in headings} == sections
    assert [h.number for h in headings] == sorted({h.number for h in headings})


def test_a_heading_knows_its_document_page_and_customer(seen: Seen) -> None:
    places = {heading[1:] for heading in seen(PUBLIC).headings()}
    assert places == {
        (REPORT, ("出货", "水泵"), "Page 1", None),
        (REPORT, ("出货", "阀门"), "Page 1", None),
        (REPORT, ("背景",), "Page 2", "顺风仓储"),
        (NOTES, ("出货", "水泵"), "Page 1", None),
    }


@pytest.mark.parametrize(
    ("audience", "texts"),
    [
        pytest.param(PUBLIC, [OPEN.text, BETWEEN.text, LATER.text], id="public"),
        pytest.param(SALES, [OPEN.text, MIXED.text, BETWEEN.text, LATER.text], id="sales"),
    ],
)
def test_below_several_headings_a_document_keeps_its_order(
    seen: Seen, audience: Audience, texts: list[str]
) -> None:
    view = seen(audience)
    asked = [h for h in view.headings() if h.document == REPORT and "出货" in h.sections]
    assert [p.text for p in view.passages_below(asked)] == texts
    assert view.passages_below(reversed(asked)) == view.passages_below(asked)


def test_documents_stay_apart_below_headings(seen: Seen) -> None:
    view = seen(EXECUTIVE)
    documents = [p.document for p in view.passages_below(view.headings())]
    assert documents == sorted(documents, key=documents.index)
    assert set(documents) == {REPORT, NOTES}


def test_a_heading_of_another_audience_leads_to_nothing(seen: Seen) -> None:
    secret = [h for h in seen(EXECUTIVE).headings() if h.sections == ("毛利",)]
    assert [p.text for p in seen(EXECUTIVE).passages_below(secret)] == [SECRET.text]
    assert not seen(SALES).passages_below(secret)
    assert not seen(PUBLIC).passages_below(seen(PUBLIC).headings()[:0])


@pytest.mark.parametrize("audience", Audience)
def test_all_headings_lead_to_all_passages(seen: Seen, audience: Audience) -> None:
    view = seen(audience)
    assert set(view.passages_below(view.headings())) == set(view.passages())
