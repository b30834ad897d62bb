"""What an Office file says of itself: its title and when it was last saved."""

import re
from datetime import datetime
from typing import Final, Protocol

_TEMPLATES: Final = {"2013-12-23", "2013-01-27"}
"""Days on which the templates of python-docx and python-pptx were made: no report's date."""
_NO_TITLE: Final = re.compile(
    r"^(?:powerpoint (?:演示文稿|presentation)|(?:演示文稿|工作簿|文档|document)\s?\d*"
    r"|(?:幻灯片|slide) \d+|microsoft (?:word|excel|powerpoint)\b.*|untitled|无标题"
    r"|\(?anonymous\)?|(?:about|file|https?):.*)$",
    re.IGNORECASE,
)
"""What programs write where nobody gave a title."""


class Core(Protocol):
    @property
    def title(self) -> str | None: ...
    @property
    def created(self) -> datetime | None: ...
    @property
    def modified(self) -> datetime | None: ...


def core_properties(core: Core) -> dict[str, str]:
    return properties(core.title or "", core.modified or core.created)


def properties(title: str, day: datetime | None) -> dict[str, str]:
    date = day.date().isoformat() if day else ""
    return {
        "title": "" if _NO_TITLE.match(title.strip()) else title.strip(),
        "date": "" if date in _TEMPLATES else date,
    }
