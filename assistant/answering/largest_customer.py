"""The largest of the customers that a table names: `头号客户是谁`."""

import re
from typing import Final

from assistant.answering import figures as forms
from assistant.answering import operations
from assistant.answering.draft import Draft
from assistant.indexes.base import View
from assistant.quantities import find_quantities, read_number
from assistant.quantities.units import is_money
from assistant.records import Figure
from assistant.retrieval.figures import Found
from assistant.retrieval.lexicon import fold
from assistant.retrieval.plan import Plan
from assistant.retrieval.residue import content_runs
from assistant.retrieval.sentences import sentences_of
from assistant.retrieval.table_rows import Row, rows_of

_CUSTOMER: Final = r"(?:客户|甲方|采购方|买家)"
_FIRST: Final = re.compile(
    rf"(?P<before>[^,，]*?)(?:最大|第[一1]大|头号|排第一)的?(?P<of>[\u3400-\u9fff]{{0,6}}?){_CUSTOMER}"
    r"(?:现在|目前)?(?:是谁|是哪一?[家个位]|是什么|叫什么|有多大|[,，])"
    r"[,，]?(?:一共|都|给我们|大概)*(?:(?:花|买|贡献|消费|签|下|采购|带来|占|做|收入)了?多少(?:钱|收入|单|订单)?)?[呢啊]?[?？。!！]*"
)
_FEW: Final = re.compile(
    rf"(?P<before>[^,，]*?)前(?P<count>[两二三四五六七八九十\d]{{1,2}})[大家名位]的?(?P<of>[\u3400-\u9fff]{{0,6}}?){_CUSTOMER}"
    r"(?:一共|合计|总共|加起来|加一起|共)+(?:花|买|贡献|消费|签|下|采购|带来|做|收入)?了?(?:多少)(?:钱|收入|单|订单)?[呢啊]?[?？。!！]*"
)
_NAMED_SO: Final = re.compile(r".{0,6}客户(?:名称)?")
_MONEY: Final = re.compile(r"[（(](?:百万|千万|万|亿)?元[)）]")
_LISTED: Final = re.compile(
    r"前[二三四五六七八九十\d]+大客户[^：:。]*[：:](?P<items>[^。；;]*\d[^。；;]*、[^。；;]*\d[^。；;]*)"
)
_TWO: Final = 2


def tell_largest(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether a table of customers with amounts, or a sentence that lists them, tells it."""
    text = plan.text.strip()
    few, first = _FEW.fullmatch(text), _FIRST.fullmatch(text)
    if not (said := few or first):
        return False
    scope = content_runs(f"{said['before']} {said['of']}")
    ranked = _ranked(view, scope)
    if few:
        count = int(read_number(few["count"].replace("两", "二")) or 0)
        held = tuple(ranked[:count]) if _TWO <= count <= len(ranked) else ()
        total = plan.model_copy(update={"operation": "total", "also": ()})
        return bool(held) and operations.compose(draft, view, total, [Found("", held)])
    if ranked:
        forms.tell(draft, plan.model_copy(update={"metrics": ()}), (ranked[0],))
        return True
    return _tell_listed(draft, view, scope)


def _ranked(view: View, scope: tuple[str, ...]) -> list[Figure]:
    """The figures of the only such table, the largest first; none where two are alike."""
    tables: dict[str, list[Row]] = {}
    for row in rows_of(view):
        if _column(row) and all(fold(run) in fold(row.places) for run in scope):
            tables.setdefault(row.passage.id, []).append(row)
    if len(tables) != 1:
        return []
    (rows,) = tables.values()
    figures = [_figure(view, row) for row in rows]
    held = [figure for figure in figures if figure and figure.quantity]
    if len(held) < _TWO or len(held) < len(rows):
        return []
    return sorted(held, key=lambda f: -f.quantity.value if f.quantity else 0)


def _column(row: Row) -> str:
    """What the first column of amounts is called, in a table whose rows are customers."""
    named = any(_NAMED_SO.fullmatch(header) for header in row.header[:_TWO])
    return next((h for h in row.header if _MONEY.search(h)), "") if named else ""


def _figure(view: View, row: Row) -> Figure | None:
    """The figure of that cell."""
    cell = row.cells[row.header.index(_column(row))]
    return next(
        (
            figure
            for name in view.uses()
            for figure in view.figures(name, any_subject=True)
            if any(source.quote.strip() == row.line for source in figure.sources)
            and figure.quantity
            and is_money(figure.quantity.unit)
            and re.sub(r"[^\d.,].*", "", figure.text) == cell
        ),
        None,
    )


def _tell_listed(draft: Draft, view: View, scope: tuple[str, ...]) -> bool:
    """`前三大客户…：甲9万元、乙7万元、丙5万元` lists them, the largest first."""
    for passage in view.passages():
        for sentence in sentences_of(passage):
            places = fold(" ".join((*passage.sections, sentence)))
            listed = _LISTED.search(sentence)
            if listed and all(fold(run) in places for run in scope):
                values = [span.quantity.value for span in find_quantities(listed["items"])]
                if values == sorted(values, reverse=True):
                    draft.say(draft.quote(passage, sentence))
                    return True
    return False
