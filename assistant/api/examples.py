"""One exchange and some records of an invented company, as the OpenAPI page shows them."""

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

STREAM: Final = """id: 1
event: status
data: {"stage":"accepted","answer_id":"5f0c2d"}

id: 2
event: status
data: {"stage":"plan","detail":"","conversation_id":"q7Yw"}

id: 3
event: citations
data: {"citations":[{"n":1,"document_id":"reports/2031-02","quote":"2030年12月销售额2亿元。"}]}

id: 4
event: delta
data: {"text":"销售额（2030年12月）：**2亿元**[1]"}

id: 5
event: answer
data: {"conversation_id":"q7Yw","answer_id":"5f0c2d","answer":"销售额（2030年12月）：**2亿元**[1]"}

"""
"""The events of one answer; the objects are cut short here."""

CASES: Final[dict[str, Any]] = {
    "cases": [{
        "customer": "青禾书店", "aliases": ["青禾"], "industry": "零售", "scenarios": ["选书推荐"],
        "products": ["晨光推荐引擎"], "competitors": ["友商"],
        "benefits": ["提升效果"],
        "sections": [{"name": "突破点", "text": "推荐点击率提升12%。", "passages": ["a41f"]}],
        "shareable": "unknown", "document": "cases/qinghe", "page": "Page 4",
    }],
    "facets": {
        "customer": [{"value": "青禾书店", "count": 1}],
        "product": [{"value": "晨光推荐引擎", "count": 1}],
        "scenario": [{"value": "选书推荐", "count": 1}],
        "industry": [{"value": "零售", "count": 1}],
        "competitor": [{"value": "友商", "count": 1}],
        "benefit": [{"value": "提升效果", "count": 1}],
    },
}  # fmt: skip

METRICS: Final[list[dict[str, Any]]] = [{
    "name": "销售额", "aliases": ["营收"], "unit": "元", "definition": "当月开票的销售额。",
    "formulas": [], "additive": ["地区"], "share_of": None,
    "dimensions": {"地区": ["东区", "西区"]}, "periods": ["2030-01", "2030-12"], "subjects": [],
}]  # fmt: skip

FIGURES: Final[dict[str, Any]] = {
    "total": 1, "limit": 100, "offset": 0,
    "figures": [{
        "id": "9c2e", "metric": "销售额", "label": "销售额", "subject": None, "dimensions": {},
        "period": "2030-12", "nature": "actual", "value": 200000000, "upper": None, "unit": "CNY",
        "bound": "exact", "text": "2亿元", "open": False, "note": "",
        "sources": [{
            "document": "reports/2031-02", "section": "经营", "page": "Page 2",
            "start": 120, "end": 135, "quote": "2030年12月销售额2亿元。", "anchor": "b7d0",
        }],
    }],
}  # fmt: skip

DOCUMENT: Final[dict[str, Any]] = {
    "id": "reports/2031-02", "title": "晨光公司月报", "date": "2031-02-09", "kind": "report",
    "pages": ["Page 2"],
    "passages": [{
        "anchor": "b7d0", "section": "Page 2 经营 › 销售", "page": "Page 2", "kind": "paragraph",
        "text": "2030年12月销售额2亿元。",
        "places": [{"start": 120, "end": 135, "section": "Page 2 经营 › 销售", "page": "Page 2"}],
    }],
}  # fmt: skip

_SOLD: Final[dict[str, Any]] = FIGURES["figures"][0]
_LISTED: Final = {"id": "reports/2031-02", "title": "晨光公司月报", "date": "2031-02-09"}

CHANGES: Final[dict[str, Any]] = {
    "older": {"id": "reports/2031-01", "title": "晨光公司月报", "date": "2031-01-09",
              "kind": "report"},
    "newer": _LISTED | {"kind": "report"},
    "changed": [{
        "way": "restated", "old": _SOLD | {"value": 190000000, "text": "1.9亿元"}, "new": _SOLD,
        "difference": "0.1亿元", "growth": "5.26%",
    }],
    "new": [], "gone": [], "new_cases": ["云杉医院"], "changed_cases": [], "gone_cases": [],
    "findings": ["销售额的单位没有写明。"],
}  # fmt: skip

TALKS: Final[dict[str, Any]] = {
    "total": 1, "limit": 30, "offset": 0,
    "conversations": [{
        "conversation_id": "q7Yw", "title": "12月销售额多少？", "turns": 1,
        "created": "2031-02-10T09:30:00Z", "updated": "2031-02-10T09:30:00Z",
    }],
}  # fmt: skip

TALK: Final[dict[str, Any]] = TALKS["conversations"][0] | {
    "said": [
        {
            "asked": "2031-02-10T09:30:00Z",
            "question": QUESTION["question"],
            "answer": ANSWER,
            "verdict": "up",
        },
    ],
}

RECORD: Final[dict[str, Any]] = {
    "question": QUESTION["question"], "answer": ANSWER, "asked": "2031-02-10T09:30:00Z",
    "audience": "executive", "generation": "2031-02-09-4e1c", "model": "", "prompt": "",
    "plan": {"plans": [{"text": "12月销售额多少", "metrics": ["销售额"], "periods": ["2030-12"]}]},
}  # fmt: skip

FEEDBACK: Final[dict[str, Any]] = {"verdict": "down", "reason": "要的是含税的口径。"}

CONFIRMATION: Final[dict[str, Any]] = {"correction": "2030年12月的销售额（不含税）是2亿元[1]。"}

_NAMED: Final[dict[str, Any]] = {
    "answer_id": "5f0c2d", "asked": "2031-02-10T09:30:00Z", "question": QUESTION["question"],
}  # fmt: skip

REVIEW: Final[dict[str, Any]] = {
    "refused": [{
        "reason": "没有销售额在2028年的数值。现有：2030年1月、2030年12月。", "metrics": ["销售额"],
        "words": [], "count": 3, "newest": [_NAMED | {"question": "2028年的销售额"}],
    }],
    "disliked": [_NAMED | {"reason": FEEDBACK["reason"], "answer": ANSWER["answer"]}],
    "noted": [{"note": "销售额的单位没有写明。", "count": 8, "newest": [_NAMED]}],
}  # fmt: skip
