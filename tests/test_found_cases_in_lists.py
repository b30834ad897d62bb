"""Cases one below the other without blank lines, and titles that begin with a listed customer."""

from tests.raw_corpora import RawCorpus

REPORT = """# 澄波净水2031年5月经营月报

## 四、重点客户

| 排名 | 客户 | 5月收入（万元） |
|---|---|---|
| 1 | 望江中学 | 80 |
| 2 | 青屏酒店 | 62 |
| — | 合计 | 142 |

案例一：望江中学（学校，新签）
- 背景：全校36台旧机滤芯更换没有记录。
- 场景：教学楼与宿舍分两批换装。
- 突破点：驻校试装两周，水质报告每日公示。
案例二：青屏酒店客房改造（酒店，续约）
- 背景：客房水垢投诉多，一度准备换供应商。
- 场景：180间客房换软水机。
- 突破点：客户经理冯晓岚连夜排查管路，次日出方案。
"""


def test_each_has_its_customer() -> None:
    corpus = RawCorpus({"report.md": REPORT}).corpus
    assert [case.customer for case in corpus.cases] == ["望江中学", "青屏酒店"]
    assert all([f.name for f in c.fields] == ["背景", "场景", "突破点"] for c in corpus.cases)


def test_what_one_tells_is_not_told_of_the_other() -> None:
    corpus = RawCorpus({"report.md": REPORT})
    assert "冯晓岚" in corpus.ask("青屏酒店的突破点是什么？").answer
    assert "冯晓岚" not in corpus.ask("望江中学的客户经理是谁？").answer
