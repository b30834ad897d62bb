"""The words around figures and quotes, in the language of the question."""

from typing import Final

from assistant.answering.case_frames import CASE_FRAMES
from assistant.answering.report_frames import REPORT_FRAMES
from assistant.chinese import traditional
from assistant.retrieval.language import Language

FRAMES: Final[dict[str, tuple[str, str]]] = {
    **CASE_FRAMES,
    **REPORT_FRAMES,
    "is": ("{label}：{value}", "{label}: {value}"),
    "period": ("（{period}）", " ({period})"),
    "forecast": ("（预测）", " (forecast)"),
    "target": ("（目标）", " (target)"),
    "definition": ("（定义）", " (definition)"),
    "claim": ("（报告自述）", " (claimed)"),
    "fall": ("{label}的降幅：{value}", "{label} fell by: {value}"),
    "growth": ("{label}的涨幅：{value}", "Growth of {label}: {value}"),
    "short_of": ("{label}距目标还差：{value}", "{label}, short of target by: {value}"),
    "against": ("{label}实际减目标：{value}", "{label}, actual less target: {value}"),
    "rose": ("不是减少，资料里是增加：", "It did not fall; by the documents it rose:"),
    "fell": ("不是增加，资料里是减少：", "It did not rise; by the documents it fell:"),
    "change": ("变化量：{value}", "Change: {value}"),
    "total": ("合计：{value}", "Total: {value}"),
    "summed": ("{label}各月合计：{value}", "{label}, sum of its months: {value}"),
    "summed_quarters": ("{label}各季合计：{value}", "{label}, sum of its quarters: {value}"),
    "reached": ("{label}的完成率：{value}", "{label}, reached: {value}"),
    "difference": ("差额：{value}", "Difference: {value}"),
    "share": ("{part}占{whole}的比例：{value}", "Share of {part} in {whole}: {value}"),
    "ratio": ("{part}是{whole}的倍数：{value}", "{part} as a multiple of {whole}: {value}"),
    "mean": ("加权平均：{value}", "Weighted mean: {value}"),
    "plain_mean": ("简单平均：{value}", "Plain mean: {value}"),
    "even": ("平均：{value}", "On average: {value}"),
    "whole": ("按此推算的总额：{value}", "The whole that follows: {value}"),
    "part_of_whole": ("按此推算的部分：{value}", "The part that follows: {value}"),
    "assumed_whole": (
        "总额是推算的，不是资料给出的。",
        "The whole is reckoned; the documents do not state it.",
    ),
    "left_share": ("剩余占比：{value}", "Share of what remains: {value}"),
    "left": ("剩余：{value}", "Remaining: {value}"),
    "rise": ("{years} 年累计增长：{value}", "Total growth over {years} years: {value}"),
    "monthly_rate": (
        "{label}的月复合增长率：{value}",
        "Compound monthly growth of {label}: {value}",
    ),
    "yearly_rate": ("{label}的年复合增长率：{value}", "Compound yearly growth of {label}: {value}"),
    "shares_whole": ("对得上：合计为 100%。", "It adds up to 100%."),
    "growth_rank": ("{label}按增幅排序：", "{label} by growth:"),
    "compound": ("按此推算 {years} 年后的倍数：{value}", "Multiple after {years} years: {value}"),
    "projected": (
        "按此推算 {years} 年后的{label}：{value}",
        "{label} after {years} years: {value}",
    ),
    "assumed_rate": ("推算假设：每年均按该增长率复合增长。", "Assumes the same rate every year."),
    "base_period": (
        "推算的基数是{label}{period}的数值。",
        "The projection starts from {label} of {period}.",
    ),
    "before_change": ("{label}此前的数值：{value}", "{label} before the change: {value}"),
    "stated": ("报告给出的{label}：{value}", "Stated {label}: {value}"),
    "decrease": ("减少：{value}", "Decrease: {value}"),
    "remainder": ("其余未列明：{value}", "Remainder not listed: {value}"),
    "adds_up": ("对得上：各部分之和与总数一致。", "It adds up: the parts equal the total."),
    "adds_up_about": ("在四舍五入误差内对得上。", "It adds up within rounding."),
    "adds_not": (
        "对不上：各部分之和与总数相差 {value}",
        "It does not add up; it is off by {value}",
    ),
    "ratio_is": ("按原数计算：{value}", "Recomputed: {value}"),
    "off_within": (
        "两者有差异，但数值带有界限（约、超、+、最高），在其允许之内。",
        "They differ, within what the bounds of the values allow.",
    ),
    "off": ("两者不一致。", "They do not agree."),
    "confirmed": ("是的，与资料一致：", "Yes, as the documents say:"),
    "by_person": ("这个回答经人工确认。", "A person confirmed this answer."),
    "said": ("资料里是：", "The documents say:"),
    "corrected": ("不对，资料里是：", "No; the documents say:"),
    "same": ("相同", "The same"),
    "different": ("不相同", "Not the same"),
    "rank": ("{label}排序：", "Ranking of {label}:"),
    "members": ("{label}：{names}", "{label}: {names}"),
    "and_more": ("等（名单未列全）", " and others (the list is open)"),
    "count": ("共列出 {value}", "Listed: {value}"),
    "defined": ("{name}：{description}", "{name}: {description}"),
    "formula": ("计算公式：{formula}", "Formula: {formula}"),
    "linked": ("按「{name}」理解“{words}”。", "“{words}” is read as “{name}”."),
    "typed": ("按「{name}」理解“{typed}”。", "“{typed}” is read as “{name}”."),
    "open_period": ("{label}的期间报告未注明。", "The report leaves the period of {label} open."),
    "no_metric": (
        "资料里没有找到能回答这个问题的内容。",
        "The documents hold nothing that answers this.",
    ),
    "no_word": (
        "资料里没有关于「{asked}」的这项内容。",
        "The documents hold nothing of this on “{asked}”.",
    ),
    "no_subject": ("没有「{asked}」的{metric}。", "There is no {metric} of “{asked}”."),
    "need_subject": ("请指明是谁的{metric}。", "Say whose {metric} you mean."),
    "no_period": ("没有{metric}在{asked}的数值。", "There is no {metric} for {asked}."),
    "no_member": ("没有「{asked}」的{metric}。", "There is no {metric} for “{asked}”."),
    "no_dimension": ("没有按{asked}拆分的{metric}。", "There is no {metric} by {asked}."),
    "no_nature": ("没有{metric}的{asked}。", "There is no {asked} of {metric}."),
    "nature_actual": ("实际值", "actual value"),
    "nature_forecast": ("预测值", "forecast"),
    "nature_target": ("目标值", "target"),
    "nature_definition": ("定义值", "definition"),
    "nature_claim": ("自述值", "claim"),
    "no_previous": (
        "缺少{metric}的对比期数值，无法计算。",
        "No second value of {metric} to compute with.",
    ),
    "no_operand": ("缺少{metric}，无法计算。", "{metric} is missing, so this cannot be computed."),
    "no_operation": (
        "资料不足以算出{metric}的{asked}。",
        "The documents do not suffice to compute the {asked} of {metric}.",
    ),
    "operation_rank": ("排名", "ranking"),
    "operation_total": ("合计", "total"),
    "operation_difference": ("差额", "difference"),
    "operation_remainder": ("剩余部分", "remainder"),
    "operation_share": ("占比", "share"),
    "operation_mean": ("平均值", "mean"),
    "operation_per_unit": ("单位平均值", "value for each"),
    "only_joint": (
        "没有「{asked}」单独的{metric}，资料只有「{joint}」合在一起的数。",
        "There is no {metric} of “{asked}” alone, only that of “{joint}” together.",
    ),
    "fewer_parts": (
        "问的项数比认出的多，不求和。",
        "Fewer of them are known than asked, so they are not added.",
    ),
    "no_arithmetic": (
        "这几个数值单位或取值不同，无法这样计算。",
        "These values do not combine that way.",
    ),
    "no_condition": (
        "资料没有给出这个条件下的数值，也推算不出来。",
        "The documents give no value under this condition, and none follows from them.",
    ),
    "fitting": ("符合条件的有：", "These meet the condition:"),
    "none_fits": ("没有符合条件的。", "None meets the condition."),
    "nearest_row": ("最接近的是：{value}", "The nearest: {value}"),
    "maybe": ("数值带界限，不能确定：{value}", "Left open by its bound: {value}"),
    "supposed": ("按此假设：{value}", "Under this assumption: {value}"),
    "assumed_change": (
        "变动幅度是问题里的假设，不是资料给出的。",
        "The change is the question's assumption; the documents do not state it.",
    ),
    "annualised": ("按此折合全年：{value}", "Over a whole year: {value}"),
    "assumed_same": (
        "推算假设：全年每期都与此相同；资料没有给出全年的数值。",
        "Assumes the same throughout the year; the documents do not state the year's value.",
    ),
    "assumed_numbers": (
        "这是按问题里的假设推算的，不是资料给出的结果。",
        "This follows from the question's assumption; the documents do not state it.",
    ),
    "assumed_amount": (
        "被变动的数值是问题里的假设，不是资料给出的。",
        "The amount is the question's assumption; the documents do not state it.",
    ),
    "on_page": ("在 {page}：", "On {page}:"),
    "no_page": ("资料里没有第 {asked} 页。", "There is no page {asked}."),
    "exists": ("现有：{names}。", "What exists: {names}."),
    "which": ("您问的是哪一项？", "Which one do you mean?"),
    "hello": (
        "您好，我可以回答报告里的数字、事实和客户案例，每个数字都附出处。",
        "Hello. I answer from the report: figures, facts and cases, each with its source.",
    ),
    "thanks": ("不客气，有需要随时问我。", "You are welcome. Ask whenever you like."),
    "help": (
        "可以问我：某个指标是多少、占比、涨幅、合计、排名、对不对得上，以及报告里的事实。例如：",
        "Ask for a figure, a share, growth, a sum, a ranking … Such as:",
    ),
    "ask_metric": ("{metric}是多少？", "What is {metric}?"),
    "ask_breakdown": ("{metric}按{dimension}的分布？", "Breakdown of {metric} by {dimension}?"),
    "ask_growth": ("{metric}的涨幅是多少？", "How much did {metric} grow?"),
    "ask_case": ("{customer}案例", "The case of {customer}"),
    "ask_subject": ("{subject}的{metric}是多少？", "What is {metric} of {subject}?"),
    "reading": ("（{value}）", " ({value})"),
    "as_percent": ("，即 {value}", ", i.e. {value}"),
    "table": ("| {dimension} | {metric} | 占比 |", "| {dimension} | {metric} | share |"),
    "of_case": ("**{customer}**案例：", "From the case of **{customer}**:"),
    "series": ("| 期间 | {metric} |", "| period | {metric} |"),
    "join": ("、", ", "),
    "report_holds": ("《{title}》各部分的要点：", "{title}, part by part:"),
    "nearest": (
        "资料没有直接的回答，最接近的内容是：",
        "The documents do not answer this directly; the nearest they say:",
    ),
    "see_also": ("相关内容：", "See also:"),
    "model_down": (
        "语言模型没有及时给出可用的回复，答案未经润色。",
        "The language model gave no usable reply in time; the answer stands as it was composed.",
    ),
    "model_withheld": (
        "语言模型的措辞没有通过核对，答案未经润色。",
        "The wording of the language model did not pass the check; the answer stands as composed.",
    ),
    "page_holds": ("{page} 的内容：", "{page}:"),
}


def frame(key: str, language: Language, **slots: object) -> str:
    """Frame words are translated; what fills the slots stays as the source writes it."""
    zh, en = FRAMES[key]
    if language == "en":
        return en.format(**slots)
    return (traditional(zh) if language == "zh-Hant" else zh).format(**slots)
