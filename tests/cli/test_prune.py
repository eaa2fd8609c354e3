import json

from typer.testing import CliRunner

from audioposts.cli import app
from audioposts.config import Home
from tests.conftest import PROSE, framed, page


def test_what_goes_is_named_with_its_reason(home: Home) -> None:
    runner = CliRunner()
    (home.path / "sources" / "page.txt").write_text(page(framed("The ferry", PROSE)))
    assert runner.invoke(app, ["run", "--home", str(home.path)]).exit_code == 0
    answer = runner.invoke(app, ["prune", "--dry-run", "--home", str(home.path)])
    assert (answer.exit_code, answer.stdout) == (0, "0 files would be deleted, 0.0 MB\n")
    settings = home.settings.read_text()
    home.settings.write_text(settings + "window = { days = 1 }\ndelete_after_days = 0\n")
    (home.path / "sources" / "page.txt").write_text(page(framed("The ferry", PROSE)))
    # Its date is today's: nothing leaves the feed yet.
    listed = runner.invoke(app, ["prune", "--dry-run", "--json", "--home", str(home.path)])
    assert json.loads(listed.stdout) == []


def test_a_run_at_work_is_left_alone(home: Home) -> None:
    from filelock import FileLock

    home.state.mkdir(parents=True)
    with FileLock(home.state / "lock"):
        answer = CliRunner().invoke(app, ["prune", "--home", str(home.path)])
    assert answer.exit_code == 75
    assert "another run is at work" in answer.stderr
