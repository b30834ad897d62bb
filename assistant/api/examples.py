"""One exchange of an invented company, as the OpenAPI page shows it."""

from typing import Any, Final

QUESTION: Final[dict[str, Any]] = {"question": "12月销售额多少？", "conversation_id": None}

ANSWER: Final[dict[str, Any]] = {
    "conversation_id": "q7Yw", "answer_id": "5f0c2d", "as_of": "2031-02-09", "status": "answered",
    "answer": "销售额（2030年12月）：**2亿元**[1]",
    "citations": [{
        "n": 1, "document_id": "reports/2031-02", "title": "晨光公司月报", "section": "经营",
        "page": "Page 2", "quote": "2030年12月销售额2亿元。", "start": 120, "end": 135,
    }],
    "figures": [{
        "id": "f1", "label": "销售额", "metric": "销售额", "subject": None, "dimensions": {},
        "period": "2030-12", "nature": "actual", "value": 200000000, "upper": None, "unit": "CNY",
        "bound": "exact", "text": "2亿元", "citation": 1,
    }],
    "computations": [], "chart": None, "choices": [], "notes": [],
    "suggestions": ["销售额的涨幅是多少？"],
}  # fmt: skip
