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
    unread = [finding for finding in report.findings if finding.kind == "unreadable"]
    if unread:
        OUT.print(f"{len(unread)} 个文件没有收入，其余照常：", markup=False)
    for finding in unread:
        lost = "（上一代里有它的内容，现在没有了）" if finding.document in report.lost else ""
        OUT.print(f"  ! {finding.what}{lost}", markup=False, soft_wrap=True)
    others = [finding for finding in report.findings if finding.kind != "unreadable"]
    warnings = [finding for finding in others if finding.severity == "warning"]
    for finding in warnings:
        stands = "" if finding.what.startswith(finding.place) else finding.place
        place = " ".join(filter(None, (finding.document, stands)))
        OUT.print(f"  ! {place} {finding.what}", markup=False, soft_wrap=True)
    if more := len(others) - len(warnings):
        OUT.print(f"另有 {more} 条提示：assistant show findings", markup=False)


def print_cancelled(before: str, now: str) -> None:
    """Says what serves, as the pointer says it: Ctrl-C may come a moment after the switch."""
    if now != before:
        warn(f"已取消，但新的一代已经发布：{now}。")
        return
    serving = f"{now} 继续服务" if now else "之前也没有发布过"
    warn(f"已取消，没有发布任何内容；{serving}。",
         "已读取和编码的部分都保留着，再次运行 assistant ingest 会接着做。")  # fmt: skip


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
