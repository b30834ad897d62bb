"""The words around reports that follow each other, in the language of the question."""

from typing import Final

REPORT_FRAMES: Final[dict[str, tuple[str, str]]] = {
    "report_of": ("（{report}）", " ({report})"),
    "from_newest": (
        "数值取自最新的汇报{report}。",
        "The values are those of the newest report, {report}.",
    ),
    "still_of": ("沿用上文的汇报：{report}。", "Still of the report asked before: {report}."),
    "only_older": (
        "{label}取自较早的汇报{report}，之后的汇报没有给出。",
        "{label} is as of an earlier report, {report}; later reports do not give it.",
    ),
    "as_reported": (
        "{label}的期间报告未注明，这里是{report}给出的数值。",
        "{label} has no stated period; this is the value given in {report}.",
    ),
    "text_of_older": (
        "引用的内容出自较早的汇报{report}。",
        "What is quoted is from an earlier report, {report}.",
    ),
    "said_since": ("之后的汇报写到：{told}", "A later report says: {told}"),
    "said_before": (
        "{label}在此前的{report}中写为 {value}，现以较新的汇报为准。",
        "{report} gave {label} as {value}; the newer report is current.",
    ),
    "said_later": (
        "{label}在之后的{report}中更正为 {value}。",
        "{report} later gave {label} as {value}.",
    ),
    "no_corrections": (
        "各期汇报对同一项给出的数值没有不同。",
        "No report gives another value for the same than one before it.",
    ),
    "more_corrections": ("还有别的更正没有列出。", "There are more corrections."),
    "problems": (
        "登记到的数据问题写在说明里，涉及：",
        "The problems that were found are in the notes; they are about:",
    ),
    "more_problems": (
        "其余的问题见 assistant show findings。",
        "For the other problems see assistant show findings.",
    ),
    "no_problems": (
        "没有登记到数据问题。",
        "No problem with the data was found.",
    ),
    "no_reason": ("报告没有写明原因。", "The report does not say why."),
    "not_in_report": ("{report}里没有。", "It is not in {report}."),
    "in_other_report": ("{report}里有。", "It is in {report}."),
    "no_report": (
        "没有「{asked}」。现有的汇报：{names}。",
        "There is no “{asked}”. Reports: {names}.",
    ),
    "only_report": (
        "目前只有一份汇报{report}，没有更早的汇报可以对比。",
        "There is only one report, {report}; there is none before it to compare with.",
    ),
    "no_reports": (
        "目前没有写明日期的汇报，无法对比。",
        "There is no dated report, so nothing can be compared.",
    ),
    "report_lacks": ("{report}没有给出{metric}。", "{report} does not give {metric}."),
    "unchanged": ("{label}没有变化。", "{label} did not change."),
    "by_report": ("| 汇报 | 指标 | 数值 |", "| report | metric | value |"),
    "changes": ("{newer}与{older}相比：", "{newer} against {older}:"),
    "no_changes": (
        "{newer}与{older}相比，没有发现数字或案例的变化。",
        "{newer} has no other figures or cases than {older}.",
    ),
    "no_new_cases": (
        "{newer}与{older}相比，没有新增的案例。",
        "{newer} has no new cases against {older}.",
    ),
    "no_gone_cases": (
        "{newer}与{older}相比，没有不再提及的案例。",
        "{newer} tells all cases of {older}.",
    ),
    "no_kept_cases": (
        "{newer}与{older}没有都提到的案例。",
        "{newer} and {older} have no case in common.",
    ),
    "no_new_figures": (
        "{newer}与{older}相比，没有新增的数字。",
        "{newer} has no new figures against {older}.",
    ),
    "no_gone_figures": (
        "{newer}与{older}相比，没有不再给出的数字。",
        "{newer} gives all figures of {older}.",
    ),
    "no_restated": (
        "{newer}没有更正{older}里的数字。",
        "{newer} restates no figure of {older}.",
    ),
    "restated": ("**更正的数字**", "**Restated figures**"),
    "kept_cases": ("都提到的案例：{names}", "Cases that both tell: {names}"),
    "changed_figures": ("**变化的数字**", "**Changed figures**"),
    "new_figures": ("**新增的数字**", "**New figures**"),
    "gone_figures": ("**不再给出的数字**", "**Figures no longer given**"),
    "moved": ("- {label}：{old} → {new}", "- {label}: {old} → {new}"),
    "by": ("，变化量 {value}", ", change {value}"),
    "rate": ("，涨幅 {value}", ", growth {value}"),
    "new_cases": ("新增案例：{names}", "New cases: {names}"),
    "changed_cases": ("内容有更新的案例：{names}", "Cases told otherwise: {names}"),
    "gone_cases": ("不再提及的案例：{names}", "Cases no longer told: {names}"),
    "new_finding": ("新发现的数据问题：{what}", "New finding: {what}"),
    "ask_changes": ("上次汇报以来有什么变化？", "What changed since the last report?"),
    "item": ("项", "项"),
    "changes_left": (
        "其余 {value} 未列出；运行 `{command}` 查看全部，或问某一项和上次汇报相比的变化。",
        "Left out: {value}; `{command}` shows all.",
    ),
    "and_others": ("等", " and others"),
}
