"""A model that words answers as it is asked to, in four manners."""

import json
import re
import zlib
from collections.abc import Callable

from assistant.answering.prompts import Prompt
from assistant.retrieval.residue import content_runs

SLOT = r"\{[a-z]\d+\}"
_NATURE = r"（(?:预测|目标|定义|报告自述)）| \((?:forecast|target|definition|claimed)\)"
_LINE = re.compile(
    rf"^(?:- )?(?P<label>[^{{}}：:]*?)(?P<when>（{SLOT}）| \({SLOT}\))?(?P<nature>{_NATURE})?"
    r"(?:：|: )(?P<value>\{[fc]\d+\})$"
)


def lines_of(prompt: Prompt) -> list[str]:
    """The lines of the exact answer, as the prompt gives them."""
    told = prompt.user.split("Lines of the answer:\n")[1].split("</data>")[0]
    return [line for line in told.split("\nSlots:\n")[0].splitlines() if line]


def quotes_of(prompt: Prompt) -> dict[str, tuple[str, str]]:
    """Slot -> its mark and its text without digits."""
    rows = re.findall(r"^(\{q\d+\}) (\[\d+\]) = (.*)$", prompt.user, re.MULTILINE)
    return {slot: (mark, text) for slot, mark, text in rows}


def is_english(prompt: Prompt) -> bool:
    return "reply in English" in prompt.system


def is_wording(prompt: Prompt) -> bool:
    return "Lines of the answer:" in prompt.user


class Good:
    """Reads no question anew: what the rules refuse, it finds nothing for either."""

    name = "scripted:good"

    def __init__(self) -> None:
        self.drafts = 0
        self.prompts: list[str] = []

    def complete(self, prompt: Prompt, stop: Callable[[], bool]) -> str:
        self.prompts.append(prompt.user)
        if not is_wording(prompt):
            return json.dumps({"intent": "none"})
        if "Fault: " in prompt.user:
            return ""
        self.drafts += 1
        return draft(prompt)


def draft(prompt: Prompt) -> str:
    lines = lines_of(prompt)
    manner = zlib.crc32(prompt.user.encode()) % 4
    if is_english(prompt):
        told = [_english(line) for line in lines]
        return (" " if manner % 2 else "\n").join(told)
    told = [_chinese(line, manner, quotes_of(prompt)) for line in lines]
    if manner == 1:
        return "\n".join(f"- {each}" for each in told)
    if manner == 2 and all(map(_LINE.match, lines)):
        return "根据报告，" + "，".join(each.rstrip("。") for each in told) + "。"
    return ("" if manner == 3 else "\n").join(told)


def _chinese(line: str, manner: int, quotes: dict[str, tuple[str, str]]) -> str:
    if match := _LINE.match(line):
        when = (match["when"] or "").strip("（）()")
        label, value = match["label"].strip(), match["value"]
        verb = ("为", "是", "为", "达到")[manner]
        return (
            f"{when}的{label}{verb}{value}。"
            if when and manner % 2
            else f"{when}{label}{verb}{value}。"
        )
    bare = line.removeprefix("- ")
    if bare in quotes:
        mark, text = quotes[bare]
        if (
            manner == 0
            and not re.search(r"[#几两双半倍]", text)
            and not any(map(str.isnumeric, text))
        ):
            return f"{text.rstrip('。')}{mark}。"
        return f"报告提到：{bare}" if manner == 2 else bare
    return bare


def _english(line: str) -> str:
    if match := _LINE.match(line):
        when = (match["when"] or "").strip(" ()（）")
        label = match["label"].strip()
        return (
            f"{label} in {when} was {match['value']}." if when else f"{label} was {match['value']}."
        )
    return line.removeprefix("- ")


class Misreader(Good):
    """Words well, and reads whatever the rules do not understand as some metric there is."""

    name = "scripted:misreader"

    def complete(self, prompt: Prompt, stop: Callable[[], bool]) -> str:
        if is_wording(prompt):
            return super().complete(prompt, stop)
        question = prompt.user.rsplit("<data>\n", 1)[1].split("\n</data>")[0]
        metric = prompt.user.split("metrics: ", 1)[-1].split("\n")[0].split(" | ")[0]
        words = max(content_runs(question), key=len, default="")
        read = {"intent": "figure", "metrics": [metric], "words": {words: metric}}
        return json.dumps(read, ensure_ascii=False)
