"""`和报告写的占比差几个点`: a share held against the one that the source states. Pure."""

import re
from collections.abc import Sequence
from typing import Final

_REPORT: Final = r"(?:报告|资料|汇报|材料|原文)(?:里面?|中|上)?的?"
_SAYS: Final = r"(?:自己)?(?:[写给说载标列讲]|披露|公布)*(?:出来?|明)?的?(?:那个)?"
_SHARE: Final = r"(?:占比|比例|比重|份额|数字?|\d+(?:\.\d+)?[%％])?"
_POINTS: Final = r"(?:(?:多少|几)(?:个?(?:百分)?点)?|百分之几)"
_IT: Final = r"(?:[它这那]|结果|算出来的?)*(?:个|项)?(?:数|占比|比例|结果)?"
AGAINST_STATED: Final = re.compile(
    rf"{_IT}[比与跟和同]{_REPORT}{_SAYS}{_SHARE}(?:相比)?[,，]?"
    rf"(?:相?差|[高低多少大小]|出入|偏[高低差])[了出有]?{_POINTS}"
)
_LEADING: Final = re.compile(rf"^{_IT}")


def with_stated(parts: Sequence[str]) -> list[str]:
    """A clause that only holds the share of the one before against the stated one is part of it."""
    joined: list[str] = []
    for part in parts:
        if joined and AGAINST_STATED.match(part.strip()):
            joined[-1] = f"{joined[-1].rstrip('?？。,， ')}，{_LEADING.sub('', part.strip())}"
        else:
            joined.append(part)
    return joined
