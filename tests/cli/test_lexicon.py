"""`audioposts lexicon`, in a home of its own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from audioposts.cli import app
from audioposts.config import Home
from audioposts.lexicons import read_lexicon
from audioposts.pipeline import run
from audioposts.studio import Studio
from tests.conftest import framed

Command = Callable[..., tuple[int, str]]


@pytest.fixture
def lexicon(home: Home) -> Command:
    def call(*arguments: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["lexicon", *arguments, "--home", str(home.path)])
        return done.exit_code, done.output

    return call


def test_a_word_is_added_listed_and_removed(lexicon: Command, home: Home) -> None:
    own = home.lexicons / "own.toml"
    assert lexicon("add", "Amble", "am bull") == (0, f"Amble: am bull  ({own})\n")
    assert lexicon("add", "read", "/ɹˈɛd/", "--pos", "verb-past", "--language", "en")[0] == 0
    assert lexicon("list") == (0, "Amble: am bull\nread: /ɹˈɛd/  [en]  [verb-past]\n")
    assert [entry["word"] for entry in json.loads(lexicon("list", "--json")[1])] == ["Amble", "read"]
    assert lexicon("list", "--language", "en")[1] == "read: /ɹˈɛd/  [en]  [verb-past]\n"
    assert "Nguyen: win /wˈɪn/  [en]\n" in lexicon("list", "--all")[1]
    assert lexicon("remove", "Amble") == (0, f"Removed Amble from {own}\n")
    assert [entry.word for entry in read_lexicon(own)] == ["read"]


def test_a_word_that_comes_with_the_program_is_left_to_the_voice(lexicon: Command, home: Home) -> None:
    assert lexicon("remove", "Leominster")[0] == 0
    assert "Leominster: as the voice says it" in lexicon("list")[1]
    assert lexicon("add", "Leominster", "lemon stir")[0] == 0
    assert lexicon("list")[1].startswith("Leominster: lemon stir")
    code, output = lexicon("remove", "Nowherebury")
    assert (code, output) == (2, "audioposts: Nowherebury: is in no lexicon; 'audioposts lexicon list' shows what is\n")


def test_a_show_has_a_lexicon_of_its_own(lexicon: Command, home: Home) -> None:
    code, output = lexicon("add", "Amble", "am bull", "--show", "audio-posts")
    assert code == 2
    assert 'has no lexicon of its own; add: lexicon = ["audio-posts.toml"]' in output
    home.settings.write_text(home.settings.read_text() + 'lexicon = ["words/a.toml"]\n')
    assert lexicon("add", "Amble", "am bull", "--show", "audio-posts")[0] == 0
    assert (home.path / "words" / "a.toml").is_file()
    assert lexicon("list")[1] == ""
    assert lexicon("list", "--show", "audio-posts")[1] == "Amble: am bull\n"
    assert lexicon("list", "--show", "nobody")[0] == 2


@pytest.mark.parametrize("spoken", ["[[x]]", "/nAs@/", ""])
def test_what_cannot_be_said_is_refused_and_nothing_is_written(lexicon: Command, home: Home, spoken: str) -> None:
    code, output = lexicon("add", "Amble", spoken)
    assert code == 2
    assert output.startswith("audioposts: Amble: words.Amble.")
    assert not home.lexicons.exists()


def test_a_file_that_is_wrong_is_named_and_left_alone(lexicon: Command, home: Home) -> None:
    home.lexicons.mkdir()
    own = home.lexicons / "own.toml"
    own.write_text("[words]\nx = 3\n")
    code, output = lexicon("add", "Amble", "am bull")
    assert code == 2
    assert str(own) in output.replace("\n", "")
    assert own.read_text() == "[words]\nx = 3\n"


def test_pls_comes_in_and_goes_out(lexicon: Command, home: Home, tmp_path: Path) -> None:
    file = tmp_path / "w.pls"
    file.write_text(
        '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">'
        "<lexeme><grapheme>Amble</grapheme><phoneme>ˈæmbəl</phoneme></lexeme>"
        '<lexeme role="odd"><grapheme>row</grapheme><phoneme>ɹaʊ</phoneme></lexeme></lexicon>'
    )
    code, output = lexicon("import", str(file))
    assert code == 0
    assert "Skipped row (line 1: role 'odd')" in output
    assert "1 words are in" in output
    assert "<grapheme>Amble</grapheme>" in lexicon("export")[1]
    assert lexicon("import", str(tmp_path / "gone.pls"))[0] == 1


def test_words_of_recent_posts_that_nobody_knows_are_suggested(lexicon: Command, studio: Studio) -> None:
    body = (
        "Mayor Zebulanne Okpara spoke at noon in the harbour. Zebulanne’s office did not reply to questions from us.\n\n"
        "“Okpara did,” said a clerk, and went back to his papers, as clerks do in every town by the sea."
    )
    (studio.home.path / "sources" / "page.txt").write_text(framed("Nguyen recognised it", body))
    run(studio)
    code, output = lexicon("suggest")
    assert code == 0
    lines = [line.split() for line in output.splitlines()]
    assert [(line[0], line[1]) for line in lines] == [("2", "Okpara"), ("2", "Zebulanne")]
    assert lines[0][2].startswith("/ɑːkp")
    assert "spoke at noon" in output
    lexicon("add", "Okpara", "oak para")
    assert [each["word"] for each in json.loads(lexicon("suggest", "--json")[1])] == ["Zebulanne"]


def test_there_is_nothing_to_suggest_before_the_first_run(home: Home) -> None:
    done = CliRunner().invoke(app, ["lexicon", "suggest", "--home", str(home.path)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "No posts have been read yet; read some first: audioposts run\n"


def test_say_says_it_so(lexicon: Command, home: Home, tmp_path: Path) -> None:
    def size() -> int:
        file = tmp_path / "said.wav"
        arguments = ["say", "Amble is a port.", "--voice", "beep", "--output", str(file), "--home", str(home.path)]
        assert CliRunner().invoke(app, arguments).exit_code == 0
        return file.stat().st_size

    before = size()
    lexicon("add", "Amble", "a very long way to say it")
    assert size() > before
