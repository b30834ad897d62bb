"""The words around cases, in Chinese and English."""

from typing import Final

CASE_FRAMES: Final[dict[str, tuple[str, str]]] = {
    "case_of": ("{customer}的案例", "Case: {customer}"),
    "case_row": ("- {name}：{value}", "- {name}: {value}"),
    "case_line": ("{n}. {customer}：{told}", "{n}. {customer}: {told}"),
    "case_about": ("（{about}）", " ({about})"),
    "case_list": ("现有客户案例：", "Customer cases:"),
    "case_found": ("与「{asked}」有关的案例：", "Cases on “{asked}”:"),
    "case_partly": (
        "没有案例同时符合「{asked}」，各有其中一部分的：",
        "No case has all of “{asked}”; these have a part of it:",
    ),
    "case_movers": ("与「{asked}」竞争过的客户：", "Customers contested with “{asked}”:"),
    "case_users": ("用到「{asked}」的客户：", "Customers with “{asked}”:"),
    "case_lacks": ("没有案例提到「{asked}」。", "No case mentions “{asked}”."),
    "no_case": ("没有「{asked}」的案例。", "There is no case of “{asked}”."),
    "no_user": (
        "资料里没有客户使用「{asked}」的记录。",
        "The documents name no customer that uses “{asked}”.",
    ),
    "no_field": (
        "{customer}的案例没有写「{asked}」。",
        "The case of {customer} does not tell “{asked}”.",
    ),
    "cases_exist": ("现有案例：{names}。", "Cases that exist: {names}."),
    "case_which": ("您要哪个客户的案例？", "Which customer's case do you mean?"),
    "case_ask_pitch": ("{customer}的三句话话术", "Three-line pitch of {customer}"),
    "case_ask_card": ("{customer}的案例", "The case of {customer}"),
    "case_ask_field": ("{customer}案例的{field}？", "{field} of the case of {customer}?"),
    "case_ask_compare": (
        "{customer}和{other}的案例对比",
        "Compare the cases of {customer} and {other}",
    ),
    "case_field": ("项目", "Field"),
    "case_no_figures": (
        "{customer}的案例没有可引用的数字。",
        "The case of {customer} holds no figures.",
    ),
    "case_and": ("；", "; "),
    "no_words": (
        "{customer}的案例没有提到「{asked}」。",
        "The case of {customer} does not mention “{asked}”.",
    ),
    "shareable_yes": (
        "{customer}的案例已获准对外使用",
        "The case of {customer} is cleared for outside use",
    ),
    "shareable_no": (
        "{customer}的案例未获准对外使用，仅限内部",
        "The case of {customer} is not cleared for outside use; keep it internal",
    ),
    "shareable_unknown": (
        "{customer}的案例能否对外尚未确认，对外使用前请先向案例负责人确认",
        "Outside use of the case of {customer} is not confirmed; ask its owner first",
    ),
    "none_cleared": (
        "没有已确认可对外使用的案例。",
        "No case is confirmed for outside use.",
    ),
}
