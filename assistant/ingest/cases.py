"""Customer cases: front matter and sections to `Case` records."""

from typing import Any

from assistant.errors import CorpusError
from assistant.ingest.blocks import Block, passages_of
from assistant.ingest.readers import read_front
from assistant.ingest.report import audience_of, read_report
from assistant.records import Audience, Case, CaseField, Document, Passage, Source

_FIELDS = {
    "customer",
    "aliases",
    "industry",
    "scenarios",
    "products",
    "competitors",
    "shareable",
    "audience",
    "document",
    "page",
    "title",
    "date",
}


def read_case(text: str, name: str) -> tuple[Document, Case, list[Block]]:
    fields = read_front(text, name).fields
    if not fields.get("customer"):
        raise CorpusError(
            "The case names no customer.",
            remedy="Write `customer: …` at the top.",
            file=name,
            line=2,
            column=1,
        )
    if strange := set(map(str, fields)) - _FIELDS:
        line = next(
            (n for n, row in enumerate(text.split("\n"), 1) if row.startswith(sorted(strange)[0])),
            None,
        )
        raise CorpusError(
            f"Unknown field {sorted(strange)[0]!r}.",
            remedy=f"Use {', '.join(sorted(_FIELDS))}.",
            file=name,
            line=line,
            column=1,
        )
    document, blocks = read_report(text, name)
    customer = str(fields["customer"])
    document = document.model_copy(
        update={
            "kind": "case",
            "title": str(fields.get("title") or customer),
            "pages": (),
            "report": str(fields.get("document") or ""),
        }
    )
    page = str(fields.get("page") or "")
    blocks = [b._replace(place=b.place._replace(page=page, case=customer)) for b in blocks]
    return document, _case(fields, name, text, document, blocks), blocks


def _case(
    fields: dict[str, Any], name: str, text: str, document: Document, blocks: list[Block]
) -> Case:
    given = fields.get("shareable")  # YAML reads a bare `no` as false
    shareable = "unknown" if given in {None, ""} else str(given).lower()
    shareable = {"true": "yes", "false": "no"}.get(shareable, shareable)
    if shareable not in {"yes", "no", "unknown"}:
        raise CorpusError(
            f"{shareable!r} is no clearance.", remedy="Write yes, no or unknown.", file=name
        )
    passages, _ = passages_of(document, blocks)
    at, end = _front_span(text)
    return Case(
        customer=str(fields["customer"]),
        aliases=_names(fields, "aliases", name),
        industry=str(fields["industry"]) if fields.get("industry") else None,
        scenarios=_names(fields, "scenarios", name),
        products=_names(fields, "products", name),
        competitors=_names(fields, "competitors", name),
        fields=_sections(passages),
        shareable=shareable,
        document=document.id,
        audience=audience_of(fields.get("audience"), name, Audience.EXECUTIVE),
        source=Source(
            document=document.id,
            title=document.title,
            date=document.date,
            page=str(fields.get("page") or ""),
            start=at,
            end=end,
            quote=text[at:end],
        ),
    )


def _front_span(text: str) -> tuple[int, int]:
    """The lines of the front matter: what industry, products and clearance are cited by."""
    end = text.find("\n---", 4)
    return (4, end) if text.startswith("---\n") and end > 4 else (0, min(len(text), 80))


def _sections(passages: list[Passage]) -> tuple[CaseField, ...]:
    fields: dict[str, list[Passage]] = {}
    for passage in passages:
        fields.setdefault(passage.sections[-1] if passage.sections else "", []).append(passage)
    return tuple(
        CaseField(
            name=heading,
            text="\n".join(p.text for p in held),
            passages=tuple(p.id for p in held),
            audience=Audience.strictest(*(p.audience for p in held)),
        )
        for heading, held in fields.items()
    )


def _names(fields: dict[str, Any], key: str, name: str) -> tuple[str, ...]:
    value = fields.get(key) or []
    values = value if isinstance(value, list) else [value]
    if any(isinstance(v, dict | list) for v in values):
        raise CorpusError(f"{key!r} is no list of names.", remedy="Write `[a, b]`.", file=name)
    return tuple(str(v) for v in values)
