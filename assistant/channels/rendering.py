"""An answer as a chat message: first line, table or list, sources, definitions and notes, next."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from assistant.channels.background import Known
from assistant.channels.base import Button, Dialect, Reply
from assistant.channels.plain import plain, without_tables
from assistant.channels.splitting import split
from assistant.channels.words import Language, say
from assistant.exchange import Answer, Citation

_DEFINED: Final = 3
"""Metrics whose definition an answer tells."""
_HEADED: Final = 2
"""Computations of an answer up to which its first line says the first of them."""


@dataclass(frozen=True)
class Setting:
    """What rendering needs beside the answer."""

    dialect: Dialect
    language: Language
    group: bool
    known: Known
    address: str = ""
    """Of the page, to which sources link; empty links nowhere."""


def render(answer: Answer, setting: Setting) -> Reply:
    dialect = setting.dialect
    below = (_choices, _private, _sources, _beside, _next)
    blocks = [_body(answer), *(block for part in below for block in part(answer, setting))]
    return Reply(
        parts=split(shown("\n\n".join(blocks), dialect), dialect.most_bytes),
        answer_id=answer.answer_id,
        buttons=_buttons(answer, dialect),
    )


def notice(text: str, dialect: Dialect) -> Reply:
    """Words of the bot itself: nothing to judge."""
    return Reply(parts=split(shown(text, dialect), dialect.most_bytes))


def shown(text: str, dialect: Dialect) -> str:
    """Markdown as the platform shows it; also of a text that is not whole yet."""
    if not dialect.tables:
        text = without_tables(text)
    return text if dialect.markdown else plain(text)


def questions_of(answer: Answer) -> tuple[str, ...]:
    """That a button or a number under the answer asks; choices of a question back come first."""
    return tuple(choice.question for choice in answer.choices) or answer.suggestions


def _body(answer: Answer) -> str:
    """The line of what was computed stands above the values that it was computed from.

    It is the answer's own: the label alone would name a sum of two as if it were of all.
    """
    lines = answer.answer.split("\n")
    if not lines[0].startswith("- ") or not 0 < len(answer.computations) <= _HEADED:
        return answer.answer
    text = answer.computations[0].text
    first = next((line for line in lines if text in line and not line.startswith("- ")), None)
    if first is None:
        return answer.answer
    lines.remove(first)
    return "\n".join([first, "", *lines])


def _choices(answer: Answer, setting: Setting) -> list[str]:
    if not answer.choices:
        return []
    asked = [
        f"{n}. {_asking(choice.label, choice.question, setting)}"
        for n, choice in enumerate(answer.choices, start=1)
    ]
    return ["\n".join([say(setting.language, "choose"), *asked])]


def _private(answer: Answer, setting: Setting) -> list[str]:
    """Under every refusal in a group, whoever asks and whatever there is: it tells nothing."""
    refused = setting.group and answer.status == "not_found"
    return [say(setting.language, "private")] if refused else []


def _sources(answer: Answer, setting: Setting) -> list[str]:
    if not answer.citations:
        return []
    lines = [f"- [{each.n}] {_place(each, setting)}" for each in answer.citations]
    return ["\n".join([say(setting.language, "sources"), *lines])]


def _place(citation: Citation, setting: Setting) -> str:
    page = "" if citation.section.startswith(citation.page) else citation.page
    date = setting.known.dates.get(citation.document_id, "")
    told = escape(" · ".join(filter(None, (citation.title, date, page, citation.section))))
    if not setting.address.startswith(("https://", "http://")):
        return told
    at = f"?at={citation.start}-{citation.end}" if citation.end else ""
    link = f"{setting.address.rstrip('/')}/report/{quote(citation.document_id)}{at}"
    return f"[{told}]({link})" if setting.dialect.markdown else f"{told} {link}"


def _beside(answer: Answer, setting: Setting) -> list[str]:
    """Definitions and notes, quoted: an eye that looks for the figure passes over them."""
    metrics = dict.fromkeys(f.metric for f in answer.figures if f.metric)
    defined = [(m, setting.known.definitions.get(m, "")) for m in metrics]
    lines = [
        f"> 口径：{escape(metric)}：{escape(told)}" for metric, told in defined if told
    ][:_DEFINED]  # fmt: skip
    lines += [f"> {say(setting.language, 'note')}{escape(note)}" for note in answer.notes]
    return ["\n".join(lines)] if lines else []


def _next(answer: Answer, setting: Setting) -> list[str]:
    if answer.choices or not answer.suggestions or setting.dialect.buttons:
        return []
    asked = [
        f"{n}. {_asking(text, text, setting)}" for n, text in enumerate(answer.suggestions, start=1)
    ]
    return ["\n".join([say(setting.language, "next"), *asked])]


def _asking(label: str, question: str, setting: Setting) -> str:
    """Where a press can be a message, whoever presses asks it with the rights that they have."""
    if not setting.dialect.asks or setting.group:
        return escape(label)
    return f"[{escape(label)}]({setting.dialect.asks}{quote(question, safe='')})"


def _buttons(answer: Answer, dialect: Dialect) -> tuple[Button, ...]:
    labels = [choice.label for choice in answer.choices] or list(answer.suggestions)
    return tuple(
        Button(key=f"{answer.answer_id}:{n}", label=label)
        for n, label in enumerate(labels[: dialect.buttons])
    )


def escape(text: str) -> str:
    """Text of a document is no Markdown of ours, and keeps to its line."""
    return re.sub(r"([\\`*_\[\]<>|])", r"\\\1", " ".join(text.split()))
