"""What the page for operators says, in Chinese and English."""

from typing import Final

REVIEW: Final[dict[str, tuple[str, str]]] = {
    "review_days": (
        "最近 {} 天，您可见范围内的回答。点开一个问题，可以确认或更正它的回答。",
        "Of the last {} days, as far as you see them. Open a question to confirm or correct "
        "its answer.",
    ),
    "days": ("{} 天", "{} days"),
    "days_shown": ("时间范围", "How far back"),
    "disliked": ("被标记有问题的回答", "Answers that somebody disliked"),
    "refused": ("没能回答的问题", "Questions that were refused"),
    "noted": ("带提示的回答", "Answers with a note"),
    "nothing": ("没有。", "None."),
    "times": ("{} 次", "{} times"),
    "once": ("1 次", "once"),
    "reason_given": ("反馈：{}", "They said: {}"),
    "asked_at": ("提问于 {}", "Asked {}"),
    "confirm": ("确认无误", "Confirm as it stands"),
    "correct": ("更正…", "Correct…"),
    "correction": ("更正后的回答（Markdown）", "The corrected answer, as Markdown"),
    "correction_help": (
        "只能用这个回答已有的数字、计算和引用标记 [n]；保存后，同样的问题都会这样回答。",
        "Only figures, computations and marks [n] that this answer has; from then on it is told "
        "wherever the same is asked.",
    ),
    "withdraw": ("撤回确认", "Withdraw"),
    "confirmed": ("已确认。同样的问题以后都这样回答。", "Confirmed: it is told from now on."),
    "corrected": ("已更正。同样的问题以后都这样回答。", "Corrected: it is told from now on."),
    "withdrawn": ("已撤回，回答重新由系统生成。", "Withdrawn: the answer is composed again."),
    "not_confirmed": ("这个回答没有被确认过。", "This answer was not confirmed."),
}
