"""manage.py ingest and poll_feeds."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from events.models import Article, Decision, Event, Feed, Topic

from .conftest import Web
from .test_tasks import STORY, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    rows = [
        {
            "url": f"https://one.example/{n}",
            "published": "2021-11-18",
            "title": f"Story {n}",
            "text": f"Story {n}. {STORY} {'x' * n}",
        }
        for n in range(3)
    ]
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def ingest(*arguments: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("ingest", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_takes_in_json_lines_and_publishes_nothing(lines: Path) -> None:
    Topic.objects.create(slug="baltic", title="Baltic")
    out, _ = ingest(lines, "--topic", "baltic")
    assert "3 new, 0 here already, 0 broken; 2 near copies" in out
    assert set(Article.objects.values_list("stage", flat=True)) == {Article.Stage.MATCHED}
    assert Event.objects.exists()
    assert not Event.objects.published().exists()


def test_it_gives_the_same_result_when_run_again(lines: Path) -> None:
    ingest(lines)
    before = (Article.objects.count(), Event.objects.count(), Decision.objects.count())
    out, _ = ingest(lines)
    assert "0 new, 3 here already" in out
    assert (Article.objects.count(), Event.objects.count(), Decision.objects.count()) == before


def test_it_takes_in_a_directory_and_tells_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.html").write_text(page())
    (tmp_path / "b.png").write_bytes(b"\x89PNG")
    err = StringIO()
    with pytest.raises(CommandError, match="1 could not be read"):
        call_command("ingest", str(tmp_path), stdout=StringIO(), stderr=err)
    assert "b.png" in err.getvalue()
    assert Article.objects.get().stage == Article.Stage.MATCHED


def test_it_takes_in_an_address(web: Web) -> None:
    ingest(web.html("/a", page()))
    assert Article.objects.get().stage == Article.Stage.MATCHED


def test_it_does_not_read_a_huge_file(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(10_000_000_000)
    err = StringIO()
    with pytest.raises(CommandError):
        call_command("ingest", str(path), stdout=StringIO(), stderr=err)
    assert "too big: 10000.0 MB" in err.getvalue()


def test_it_says_that_a_path_or_topic_does_not_exist(tmp_path: Path, lines: Path) -> None:
    with pytest.raises(CommandError, match="no file or directory called"):
        ingest(tmp_path / "none")
    with pytest.raises(CommandError, match="no topic called none"):
        ingest(lines, "--topic", "none")
    assert not Article.objects.exists()


def test_it_asks_all_feeds_on_demand(web: Web) -> None:
    url = web.serve(
        "/feed", b"<rss version='2.0'><channel><title>F</title></channel></rss>", {"Content-Type": "text/xml"}
    )
    Feed.objects.create(url=url)
    out = StringIO()
    call_command("poll_feeds", stdout=out)
    call_command("poll_feeds", stdout=out)
    call_command("poll_feeds", "--all", stdout=out)
    assert out.getvalue().count("0 items, 0 new.") == 2
