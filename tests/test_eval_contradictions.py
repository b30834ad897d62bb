"""The measure of planted contradictions counts what is told of them, and of nothing else."""

from pathlib import Path

import pytest
import yaml

from eval.contradictions import SEEDED, Seeded, Slip, score, seed

REPORT = """# 麦香园月报（2031年3月）

面包收入300万元，蛋糕收入100万元，合计400万元。

东店客流1.2万人次，比上月的1.0万人次增长20%。
"""


def slip(line: int, was: str, now: str) -> Slip:
    at = REPORT.split("\n")[line - 1].index(was)
    return Slip(line=line, at=at, was=was, now=now, kind="any")


def put(folder: Path, *slips: Slip, text: str = REPORT) -> None:
    (folder / "bakery.md").write_text(text, encoding="utf-8")
    told = {"held_out": False, "slips": [each.model_dump() for each in slips]}
    (folder / "bakery.yaml").write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")


def test_what_is_told_is_found_and_what_is_not_is_missed(tmp_path: Path) -> None:
    untold = slip(3, "蛋糕", "饼干")
    put(tmp_path, slip(3, "400", "450"), slip(5, "20%", "35%"), untold)
    found = score(tmp_path, "bakery")
    assert (found.found, found.missed, found.alarms) == (2, (untold,), ())


def test_an_alarm_of_the_clean_report_is_counted(tmp_path: Path) -> None:
    put(tmp_path, slip(3, "300", "310"), text=REPORT.replace("400", "450"))
    assert len(score(tmp_path, "bakery").alarms) == 1


def test_a_slip_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(ValueError, match="line 3 has no"):
        seed(REPORT, [Slip(line=3, at=0, was="蛋糕", now="面包", kind="any")])


@pytest.mark.parametrize("path", sorted(SEEDED.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_report_has_twenty_slips_that_fit(path: Path) -> None:
    seeded = Seeded.model_validate(yaml.safe_load(path.read_text("utf-8")))
    clean = path.with_suffix(".md").read_text("utf-8")
    changed = seed(clean, seeded.slips).split("\n")
    assert len(seeded.slips) == 20
    assert {slip.line for slip in seeded.slips} == {
        at for at, (a, b) in enumerate(zip(clean.split("\n"), changed, strict=True), 1) if a != b
    }
