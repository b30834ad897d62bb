"""The guides of the platforms name the settings that there are, and each of their own."""

import re
from pathlib import Path

import pytest

from assistant.settings import PREFIX, Settings
from assistant.vendors import VENDORS

ROOT = Path(__file__).parent.parent
GUIDES = sorted((ROOT / "docs" / "channels").glob("*.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_names_what_switches_its_platform_on_and_nothing_that_is_not(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    named = {name.removeprefix(PREFIX).lower() for name in re.findall(rf"{PREFIX}[A-Z_]+\b", text)}
    needed = {name for vendor in VENDORS for name in vendor.needs}
    own = {name.upper() for name in needed if name.startswith(f"{guide.stem}_")}
    assert own
    short = {name: name.removeprefix(guide.stem.upper()) for name in own}
    assert [n for n in own if f"`{PREFIX}{n}" not in text and f"`{short[n]}`" not in text] == []
    assert named <= set(Settings.model_fields)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_the_readme_leads_to_it(guide: Path) -> None:
    assert f"](docs/channels/{guide.name})" in README


def test_every_link_of_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
