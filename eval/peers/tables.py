"""The comparison as tables for people and as JSON for programs."""

from collections.abc import Mapping

from pydantic import JsonValue
from rich.table import Table

from eval.peers.marks import Marks, Share
from eval.peers.rows import OURS, Peer

Compared = Mapping[str, Marks]
"""By key of the peer, in the order of the rows."""


def overview(compared: Compared) -> Table:
    table = Table(
        "", "right", "figures", "refused", "hit@5", "unasked", "wrong", "invented", "leaks",
        box=None,
    )  # fmt: skip
    for key, marks in compared.items():
        table.add_row(
            key, *map(str, (marks.right, marks.figures, marks.refused, marks.hit)),
            f"{marks.unasked:.1f}", str(marks.wrong), str(marks.invented), str(marks.leaks),
        )  # fmt: skip
    return table


def kinds(compared: Compared, keys: tuple[str, ...]) -> Table:
    """Right answers by kind of question; one column a peer."""
    shown = [key for key in keys if key in compared]
    table = Table("kind", "of", *shown, box=None)
    for kind, share in next(iter(compared.values())).kinds.items():
        right = (str(compared[key].kinds[kind].held) for key in shown)
        table.add_row(kind, str(share.of), *right)
    return table


def worth(compared: Compared, stages: tuple[Peer, ...]) -> Table:
    """What each stage is worth: what changes without it, and right answers by kind."""
    table = Table("without", "right", "wrong", "invented", "refused", "by kind", box=None)
    whole = compared[OURS]
    for stage in stages:
        if marks := compared.get(stage.key):
            lost = {k: share.held - whole.kinds[k].held for k, share in marks.kinds.items()}
            told = ", ".join(f"{k} {n:+}" for k, n in sorted(lost.items(), key=_by_loss) if n)
            changes = (
                marks.right.held - whole.right.held, marks.wrong - whole.wrong,
                marks.invented - whole.invented, marks.refused.held - whole.refused.held,
            )  # fmt: skip
            shown = (f"{change:+}" for change in changes)
            table.add_row(stage.key.removeprefix("-"), *shown, told or "nothing changes")
    return table


def losses(compared: Compared) -> dict[str, list[str]]:
    """Questions that a row answers rightly and ours does not."""
    wrong = compared[OURS].faults if OURS in compared else {}
    found = {
        key: sorted(id for id in wrong if id not in marks.faults)
        for key, marks in compared.items()
        if key != OURS
    }
    return {key: ids for key, ids in found.items() if ids}


def as_json(compared: Compared, peers: tuple[Peer, ...]) -> JsonValue:
    why = {peer.key: peer.why for peer in peers}
    rows: list[JsonValue] = [_row(key, why[key], marks) for key, marks in compared.items()]
    lost: dict[str, JsonValue] = {key: list(ids) for key, ids in losses(compared).items()}
    return {"rows": rows, "ours_loses_to": lost}


def _row(key: str, why: str, marks: Marks) -> JsonValue:
    return {
        "name": key,
        "is": why,
        "right": _counts(marks.right),
        "kinds": {kind: _counts(share) for kind, share in marks.kinds.items()},
        "figures": _counts(marks.figures),
        "refused": _counts(marks.refused),
        "hit@5": _counts(marks.hit),
        "unasked": round(marks.unasked, 3),
        "wrong": marks.wrong,
        "invented": marks.invented,
        "leaks": marks.leaks,
        "faults": {id: list(faults) for id, faults in marks.faults.items()},
    }


def _counts(share: Share) -> JsonValue:
    return {"held": share.held, "of": share.of}


def _by_loss(item: tuple[str, int]) -> tuple[int, str]:
    return item[1], item[0]
