"""The results as text, for models and clients that read no structured content."""

from collections.abc import Iterable

from assistant.browsing import CaseShown, FigureListed, FiguresPage
from assistant.exchange import Answer
from assistant.mcp.results import CasesPage, SourceRead

SHAREABLE = {"yes": "可对外", "no": "不可对外", "unknown": "能否对外未注明，先问案例负责人"}


def answer(given: Answer) -> str:
    parts = [given.answer]
    if given.citations:
        parts.append("来源：")
    for citation in given.citations:
        place = _place(citation.title, citation.page, citation.section)
        parts.append(f"[{citation.n}] {place}（{citation.document_id}）：{citation.quote}")
    parts += [f"注：{note}" for note in given.notes]
    if given.choices:
        parts.append("请选择：")
    parts += [f"- {choice.label}：{choice.question}" for choice in given.choices]
    if given.suggestions:
        parts.append(f"还可以问：{'　'.join(given.suggestions)}")
    parts.append(f"conversation_id: {given.conversation_id}")
    return "\n".join(parts)


def figures(given: FiguresPage) -> str:
    if not given.total:
        return "没有符合条件的数字。可以减少条件，或用 ask 提问。"
    several = len({figure.document for figure in given.figures}) > 1
    lines = (_figure(figure, several=several) for figure in given.figures)
    return "\n".join([_counted(given, len(given.figures), "个数字"), *lines])


def cases(given: CasesPage) -> str:
    if not given.total:
        return "没有符合条件的案例。可以减少条件，或用 ask 提问。"
    return "\n\n".join([_counted(given, len(given.cases), "个案例"), *map(_case, given.cases)])


def source(given: SourceRead) -> str:
    head = f"{given.title}（{given.document}），{_counted(given, len(given.passages), '段')}"
    return "\n\n".join([head, *(f"## {p.section or p.page}\n{p.text}" for p in given.passages)])


def _figure(figure: FigureListed, *, several: bool) -> str:
    """With its report where there are several, and the place does not name it."""
    told = _place(figure.subject, figure.metric or figure.label, *figure.dimensions.values())
    nature = figure.nature if figure.nature != "actual" else ""
    elsewhere = several and figure.document not in {source.document for source in figure.sources}
    when = "，".join(_told([figure.period, nature, figure.document if elsewhere else ""]))
    places = (f"{_place(s.document, s.page, s.section)}：{s.quote}" for s in figure.sources)
    note = f"（注：{figure.note}）" if figure.note else ""
    return f"- {told}{f'（{when}）' if when else ''}：{figure.text}{note}〔{'；'.join(places)}〕"


def _case(case: CaseShown) -> str:
    lists = {"行业": _told([case.industry]), "场景": case.scenarios, "产品": case.products,
             "友商": case.competitors}  # fmt: skip
    lines = [f"# {case.customer}（{case.document}，{SHAREABLE[case.shareable]}）"]
    lines += [f"{name}：{'、'.join(names)}" for name, names in lists.items() if names]
    return "\n".join([*lines, *(f"{part.name}：{part.text}" for part in case.sections)])


def _counted(given: FiguresPage | CasesPage | SourceRead, shown: int, what: str) -> str:
    if shown == given.total:
        return f"共 {given.total} {what}："
    if not shown:
        return f"共 {given.total} {what}，offset {given.offset} 之后没有更多。"
    return f"共 {given.total} {what}，这里是第 {given.offset + 1} 到 {given.offset + shown}："


def _place(*parts: str | None) -> str:
    return " · ".join(_told(parts))


def _told(parts: Iterable[str | None]) -> list[str]:
    return [part for part in parts if part]
