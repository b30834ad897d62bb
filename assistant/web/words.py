"""What the page says, in Chinese and English: the one dictionary of its texts."""

from typing import Final, Literal

from assistant.errors import AssistantError, GroundingError
from assistant.web.browse_words import BROWSE
from assistant.web.review_words import REVIEW

Language = Literal["zh", "en"]

_WORDS: Final[dict[str, tuple[str, str]]] = {
    **BROWSE,
    **REVIEW,
    "title": ("报告问答助手", "Report assistant"),
    "chat": ("对话", "Chat"),
    "cases": ("案例", "Cases"),
    "metrics": ("指标", "Metrics"),
    "report": ("报告", "Report"),
    "review": ("审阅", "Review"),
    "audience": ("可见范围", "You see"),
    "public": ("公开", "Public"),
    "sales": ("销售", "Sales"),
    "executive": ("管理层", "Executive"),
    "open": (
        "未配置密钥：本页只对本机开放，权限不受限。",
        "No keys are configured: open on this machine only, with full rights.",
    ),
    "dark": ("深色", "Dark"),
    "light": ("浅色", "Light"),
    "auto": ("跟随系统", "As the system"),
    "language": ("English", "中文"),
    "sign_in": ("登录", "Sign in"),
    "sign_out": ("退出", "Sign out"),
    "key": ("访问密钥或一次性登录码", "API key or one-time token"),
    "key_help": (
        "密钥由管理员发放；一次性登录码 15 分钟内有效，只能使用一次。",
        "An operator hands out keys; a one-time token works once, for 15 minutes.",
    ),
    "link_help": (
        "一次性登录链接：点“登录”进入，15 分钟内有效，只能使用一次。",
        "A one-time link: press Sign in; it works once, for 15 minutes.",
    ),
    "wrong_key": (
        "密钥或登录码无效。请核对后重试，或向管理员要一个新的。",
        "The key or token is not valid. Check it and try again, or ask an operator for another.",
    ),
    "too_often": (
        "尝试次数过多。请 {} 秒后再试。",
        "Too many attempts. Try again in {} seconds.",
    ),
    "signed_out": (
        "登录已失效，请重新登录。",
        "The session has ended. Sign in again.",
    ),
    "lost_connection": ("连接已断开。", "The connection is lost."),
    "reconnecting": ("正在重新连接…", "Connecting again…"),
    "welcome": ("想了解报告里的什么？", "What would you like to know?"),
    "welcome_more": (
        "每个数字都能追到原句；报告里没有的，会如实告诉您。",
        "Every figure is traced to its sentence; what the report lacks is said plainly.",
    ),
    "ask": ("输入问题", "Your question"),
    "ask_hint": ("输入问题，按 Enter 发送", "Ask a question and press Enter"),
    "keys": (
        "Enter 发送 · Shift+Enter 换行 · ↑ 上一个问题 · / 输入",
        "Enter to send · Shift+Enter for a new line · ↑ last question · / to write",
    ),
    "send": ("发送", "Send"),
    "stop": ("停止", "Stop"),
    "retry": ("重试", "Try again"),
    "new": ("新对话", "New chat"),
    "history": ("历史对话", "History"),
    "search": ("搜索对话", "Search chats"),
    "nothing_found": ("没有符合的对话。", "No chat matches."),
    "nothing_kept": ("还没有对话。", "No chats yet."),
    "rename": ("重命名", "Rename"),
    "delete": ("删除", "Delete"),
    "delete_sure": (
        "删除后无法恢复。确定删除「{}」吗？",
        "It cannot be brought back. Delete “{}”?",
    ),
    "cancel": ("取消", "Cancel"),
    "save": ("保存", "Save"),
    "close": ("关闭", "Close"),
    "more": ("更多", "More"),
    "you": ("您的问题", "You asked"),
    "answer": ("回答", "Answer"),
    "plan": ("理解问题…", "Reading the question…"),
    "retrieve": ("检索…", "Searching…"),
    "calculate": ("计算…", "Calculating…"),
    "compose": ("组织回答…", "Writing…"),
    "ground": ("核对出处…", "Checking sources…"),
    "source": ("查看出处 {}", "Show source {}"),
    "sources": ("出处", "Sources"),
    "source_of": ("出处 [{}]", "Source [{}]"),
    "show_in_report": ("在报告中查看", "Show in the report"),
    "steps": ("计算过程", "How it was computed"),
    "notes": ("提示", "Notes"),
    "not_found": ("资料里没有", "Not in the documents"),
    "as_of": ("资料截至 {}", "Documents as of {}"),
    "copy": ("复制文本", "Copy as text"),
    "copy_markdown": ("复制 Markdown", "Copy as Markdown"),
    "copied": ("已复制", "Copied"),
    "up": ("有帮助", "Helpful"),
    "down": ("有问题", "Something is wrong"),
    "why": ("哪里不对？（选填）", "What is wrong? (optional)"),
    "thanks": ("谢谢，已记录。", "Thank you, it is noted."),
    "chart": ("图表", "Chart"),
    "png": ("下载 PNG", "Download PNG"),
    "csv": ("下载 CSV", "Download CSV"),
    "xlsx": ("下载 XLSX", "Download XLSX"),
    "item": ("项目", "Item"),
    "value": ("数值", "Value"),
    "as_written": ("原文写法", "As written"),
    "unit": ("单位", "Unit"),
    "period": ("期间", "Period"),
    "definition": ("口径", "Definition"),
    "kind": ("性质", "Kind"),
    "bound": ("界限", "Bound"),
    "formula": ("算式", "Formula"),
    "actual": ("实际值", "actual"),
    "forecast": ("预测值", "forecast"),
    "target": ("目标值", "target"),
    "nature_definition": ("定义值", "by definition"),
    "claim": ("文中说法", "claim"),
    "no_period": ("报告未写期间", "the report gives no period"),
    "about": ("约数", "approximate"),
    "at_least": ("至少", "at least"),
    "over": ("超过", "more than"),
    "at_most": ("至多", "at most"),
    "range": ("区间", "range"),
    "stopped": ("已停止。", "Stopped."),
    "missing": ("这里没有内容", "Nothing is here"),
    "missing_address": (
        "这个地址没有页面。可能输错了，或者页面已移走。",
        "There is no page at this address: it was mistyped, or has moved.",
    ),
    "missing_talk": (
        "没有找到这个对话：可能已被删除，或属于其他人。",
        "There is no such chat: it was deleted, or is somebody else's.",
    ),
    "broken": ("这个页面出错了", "This page broke"),
    "ways_on": ("可以去", "Where to go"),
    "to_chat": ("开始新对话", "Start a chat"),
    "to_cases": ("浏览案例", "Browse the cases"),
    "to_metrics": ("查看指标", "See the metrics"),
    "to_report": ("阅读报告", "Read the report"),
    "error_QuestionError": (
        "问题是空的或太长，请改短后再试。",
        "The question is empty or too long: shorten it and try again.",
    ),
    "error_GroundingError": (
        "回答的出处不支持：{}。更正里只能用它已有的数字、计算和引用标记；报告里缺的，请补进资料。",
        "The sources of the answer do not support {}. Use only its figures, computations and "
        "citation marks; what the report lacks belongs into the documents.",
    ),
    "error_Busy": (
        "同时提问的人太多，请过几秒再试。",
        "Too many questions at once: try again in a few seconds.",
    ),
    "error_NoGeneration": (
        "还没有读入报告。请管理员运行 assistant ingest。",
        "No report was read yet. An operator runs `assistant ingest`.",
    ),
    "error_EmbedderError": (
        "语义模型无法加载，暂时只能回答点名指标的问题。请换个问法，或联系管理员。",
        "The embedding model cannot be loaded: name a metric, or tell an operator.",
    ),
    "error_JournalError": (
        "对话记录暂时写不进去，回答没有保存。请稍后重试。",
        "The journal cannot be written just now; nothing was kept. Try again shortly.",
    ),
    "error_RecordError": (
        "没有找到：可能已被删除，或属于其他人。",
        "It is not there: deleted, or somebody else's.",
    ),
    "error_RightsError": ("您没有查看它的权限。", "Your rights do not reach that far."),
    "error": (
        "出了意外错误。请重试；若再次出现，把编号 {} 告诉管理员。",
        "Something unexpected went wrong. Try again; if it stays, tell an operator {}.",
    ),
}


class Words:
    """`say("send")` in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, key: str, *values: object) -> str:
        return _WORDS[key][self.language == "en"].format(*values)

    def fault(self, error: AssistantError) -> str:
        """An error in words; those that have none here are told by their number, if any."""
        if isinstance(error, GroundingError):
            return self("error_GroundingError", self("between").join(error.unsupported))
        for kind in type(error).__mro__:
            if (key := f"error_{kind.__name__}") in _WORDS:
                return self(key)
        return self("error", getattr(error, "number", type(error).__name__))


def language_of(cookie: str | None) -> Language:
    return "en" if cookie == "en" else "zh"
