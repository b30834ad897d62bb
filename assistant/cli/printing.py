"""Answers, reports and warnings on the terminal; text from documents is never markup."""

from rich.console import Console

from assistant.exchange import Answer, IngestReport

OUT, ERR = Console(), Console(stderr=True)


def warn(problem: str, remedy: str = "", *, style: str = "yellow") -> None:
    """Texts are shown as they are: one that holds `[/x]` is no markup."""
    ERR.print(problem, style=style, markup=False, soft_wrap=True)
    if remedy:
        ERR.print(remedy, markup=False, soft_wrap=True)


def print_report(report: IngestReport) -> None:
    state = "已发布" if report.changed else "没有变化"
    counts = "，".join(f"{name} {count}" for name, count in report.counts.items())
    told = f"{state}：{report.generation}（{counts}；新编码 {report.embedded} 段）"
    OUT.print(told, markup=False, soft_wrap=True)
    warnings = [finding for finding in report.findings if finding.severity == "warning"]
    for finding in warnings:
        stands = "" if finding.what.startswith(finding.place) else finding.place
        place = " ".join(filter(None, (finding.document, stands)))
        OUT.print(f"  ! {place} {finding.what}", markup=False, soft_wrap=True)
    if more := len(report.findings) - len(warnings):
        OUT.print(f"另有 {more} 条提示：assistant show findings", markup=False)


def print_answer(answer: Answer) -> None:
    from rich.markdown import Markdown

    OUT.print(Markdown(answer.answer.replace("\n", "\n\n") if "|" not in answer.answer
                       else answer.answer))  # fmt: skip
    for citation in answer.citations:
        page = "" if citation.section.startswith(citation.page) else citation.page
        place = " · ".join(filter(None, (citation.title, page, citation.section)))
        OUT.print(f"  [{citation.n}] {place}：{citation.quote}", markup=False, style="dim")
    for note in answer.notes:
        OUT.print(f"  注：{note}", markup=False)
    for choice in answer.choices:
        OUT.print(f"  · {choice.question}", markup=False)
    if answer.suggestions:
        OUT.print(f"  还可以问：{'　'.join(answer.suggestions)}", markup=False, style="dim")
