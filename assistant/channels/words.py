"""What the bot says itself, by the language of the question; answers come from elsewhere."""

from collections.abc import Callable
from typing import Final, Literal

Language = Literal["zh", "zh-Hant", "en"]
LanguageOf = Callable[[str], Language]

_ZH: Final = {
    "waiting": "已收到，正在查询…",
    "queued": "已收到，前面还有 {} 个问题，请稍候…",
    "plan": "正在理解问题…",
    "retrieve": "正在检索资料…",
    "calculate": "正在计算…",
    "compose": "正在组织回答…",
    "ground": "正在核对数字…",
    "overtime": "仍在计算，完成后推送。",
    "cut": "（回答太长，后面的没有发出；请缩小问题的范围。）",
    "stopped": "已停止。",
    "nothing_to_stop": "没有正在回答的问题。",
    "too_many": "您有 {} 个问题正在回答，请等其中一个完成，或发送 /stop 停止。",
    "full": "现在提问的人较多，这个问题没有受理，请稍后再发一次。",
    "failed": "这次没有答成，错误编号 {}。请稍后再试；如仍不行，请把编号告诉管理员。",
    "unavailable": "现在无法回答，请稍后再试。",
    "unreadable": "目前只能读文字，请把问题打出来。",
    "empty": "请直接输入问题，例如：“12月销售额多少？”发送 /help 查看用法。",
    "expired": "这个按钮已失效，请直接输入问题。",
    "judged": "已记录，谢谢。",
    "thumb_up": "👍 有用",
    "thumb_down": "👎 没用",
    "thumb_undo": "撤回评价",
    "stranger": (
        "还不知道您是谁，所以不能回答。请把绑定码 {} 交给管理员，24 小时内有效；绑定后即可提问。"
    ),
    "stranger_in_group": "还不知道您是谁，所以不能回答。请私聊我，按提示绑定身份。",
    "private": "群里只回答本群范围内的问题；其他问题请私聊我。",
    "sources": "来源：",
    "note": "注：",
    "choose": "请选择：",
    "next": "还可以问（回复序号）：",
    "welcome": "您好，我按经营报告回答问题，每个数字都有出处。发送 /help 查看用法。",
    "welcome_try": "可以这样问：",
    "too_long": "问题太长，没有受理，请缩短后再发。",
    "unknown_command": "没有这个命令。发送 /help 查看有哪些命令；要提问，直接输入即可。",
    "help": (
        "直接输入问题即可，例如“12月销售额多少？”，之后可以接着追问。\n"
        "- /reset（重置）：开始新对话\n"
        "- /stop（停止）：停止正在回答的问题\n"
        "- /whoami（我是谁）：我的身份和可见范围\n"
        "- /sources（来源）：我能看到的资料\n"
        "- /subscribe（订阅）：订阅资料更新摘要，/unsubscribe（退订）取消"
    ),
    "digest": "报告摘要 {}",
    "digest_new": "资料：",
    "digest_wrong": "需要留意：",
    "digest_changed": "比上次汇报：",
    "subscribed_daily": "已订阅：每天上午推送摘要。发送 /退订 取消。",
    "subscribed_weekly": "已订阅：每周一上午推送摘要。发送 /退订 取消。",
    "unsubscribed": "已退订。",
    "not_subscribed": "这里没有订阅。",
    "no_pushes": "这个渠道不能主动推送，请在支持推送的渠道里订阅。",
    "reset": "好的，下一个问题开始新对话。",
    "whoami": "您是 {}，可见范围：{}。",
    "whoami_in_group": "您是 {}；本群可见范围：{}；群编号：{}。",
    "audience_public": "公开",
    "audience_sales": "销售",
    "audience_executive": "管理层",
    "no_sources": "没有您可以看到的资料。",
    "more": "…另有 {} 份",
}
_EN: Final = {
    "waiting": "Received, looking it up…",
    "queued": "Received, {} questions are before yours…",
    "plan": "Reading the question…",
    "retrieve": "Searching the documents…",
    "calculate": "Calculating…",
    "compose": "Composing the answer…",
    "ground": "Checking the figures…",
    "overtime": "Still working on it; the answer will follow.",
    "cut": "(The answer is too long and ends here; please ask for less.)",
    "stopped": "Stopped.",
    "nothing_to_stop": "Nothing is being answered.",
    "too_many": "{} of your questions are being answered. Wait for one, or send /stop.",
    "full": "Too many are asking right now; this question was not taken. Please send it again.",
    "failed": "That did not work, error number {}. Try again, or tell an administrator the number.",
    "unavailable": "Nothing can be answered right now. Please try again later.",
    "unreadable": "Only text can be read so far. Please type the question.",
    "empty": "Just type a question. Send /help to see how.",
    "expired": "This button is no longer valid. Please type the question.",
    "judged": "Noted, thank you.",
    "thumb_up": "👍 Helpful",
    "thumb_down": "👎 Not helpful",
    "thumb_undo": "Take it back",
    "stranger": (
        "You are not known here yet, so nothing can be answered. Give the code {} to an "
        "administrator within 24 hours; then ask again."
    ),
    "stranger_in_group": (
        "You are not known here yet, so nothing can be answered. Write to me in private first."
    ),
    "private": "Here only what this group may see is answered; ask me anything else in private.",
    "sources": "Sources:",
    "note": "Note: ",
    "choose": "Please choose:",
    "next": "You could ask next (reply with the number):",
    "welcome": "Hello, I answer from the business report, with a source for each figure. /help",
    "welcome_try": "For example:",
    "too_long": "The question is too long and was not taken. Please shorten it.",
    "unknown_command": "There is no such command. Send /help; to ask, just type the question.",
    "help": (
        "Just type a question, and go on from its answer.\n"
        "- /reset: begin a new conversation\n"
        "- /stop: stop what is being answered\n"
        "- /whoami: who you are here, and what you may see\n"
        "- /sources: the documents that you may see\n"
        "- /subscribe: digests of what is new; /unsubscribe ends them"
    ),
    "digest": "Digest {}",
    "digest_new": "Documents:",
    "digest_wrong": "To be noted:",
    "digest_changed": "Since the last report:",
    "subscribed_daily": "Subscribed: a digest each morning. /unsubscribe ends it.",
    "subscribed_weekly": "Subscribed: a digest each Monday morning. /unsubscribe ends it.",
    "unsubscribed": "No more digests are sent here.",
    "not_subscribed": "There is no subscription here.",
    "no_pushes": "Nothing can be sent here unasked; subscribe where it can.",
    "reset": "Your next question begins a new conversation.",
    "whoami": "You are {} and may see: {}.",
    "whoami_in_group": "You are {}; this group may see: {}; id of the group: {}.",
    "audience_public": "public",
    "audience_sales": "sales",
    "audience_executive": "executive",
    "no_sources": "There are no documents that you may see.",
    "more": "… and {} more",
}

_STAGED: Final = ("waiting", "plan", "retrieve", "calculate", "compose", "ground")
STAGES: Final = frozenset(words[key] for words in (_ZH, _EN) for key in _STAGED)
"""What is shown while there is no text yet: for platforms that have another place for it."""


def say(language: Language, key: str, *values: object) -> str:
    """Traditional Chinese is spoken to in Simplified: the names of the report are."""
    return (_EN if language == "en" else _ZH)[key].format(*values)
