from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.config import Home, load_settings
from audioposts.errors import ConfigError
from audioposts.lexicons import lexicon_files, load_lexicon, new_entry, read_lexicon
from audioposts.lexicons.edits import with_entries, without_word
from audioposts.models import LexiconEntry


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "names.toml"


def test_what_a_file_may_say(file: Path) -> None:
    file.write_text(
        'language = "en"\n[words]\nWorcester = false\nread = [{ pos = "verb-past", ipa = "/ɹˈɛd/" }, { say = "reed" }]\n'
        'Leominster = "lemminster"\n"Coeur  d’Alene" = "/kˈɔːɹ dəlˈeɪn/"\n'
        'nato = { say = "nay toe", case = true, language = "" }\nbass = { say = "bass", near = ["Fish", "sea"] }\n'
    )
    assert read_lexicon(file) == [
        LexiconEntry("read", "reed", language="en"),
        LexiconEntry("nato", "nay toe", case=True),
        LexiconEntry("Worcester", language="en", case=True),
        LexiconEntry("Leominster", "lemminster", language="en", case=True),
        LexiconEntry("Coeur d'Alene", ipa="kˈɔːɹ dəlˈeɪn", language="en", case=True),
        LexiconEntry("read", ipa="ɹˈɛd", language="en", pos="verb-past"),
        LexiconEntry("bass", "bass", language="en", near=("fish", "sea")),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word = 1", "word is not a key that is known here"),
        ("language = 'English'", "language: String should match"),
        ("[words]\nx = 3", "words.x: say how it is spoken"),
        ("[words]\nx = true", "words.x: say how it is spoken"),
        ("[words]\nx = { pos = 'noun' }", "words.x: say how it is spoken"),
        ("[words]\nx = { says = 'y' }", "words.x: say how it is spoken"),
        ("[words]\nx = { say = 'y', kind = 'noun' }", "words.x.kind is not a key that is known here"),
        ("[words]\nx = { say = 'y', pos = 'adverb' }", "words.x.pos: Input should be"),
        ("[words]\nx = { say = 'y', case = 'yes' }", "words.x.case: Input should be a valid boolean"),
        ("[words]\nx = ''", "words.x.say: a respelling is made of letters"),
        ("[words]\nx = '[[y]]'", "words.x.say: a respelling is made of letters"),
        ("[words]\nx = '3 y'", "words.x.say: a respelling is made of letters"),
        ("[words]\nx = '/nAs@/'", "words.x.ipa: 'A' is no sign of the IPA"),
        ("[words]\nx = '/ /'", "words.x.ipa: there is no IPA in it"),
        ("[words]\n'--' = 'y'", "words.--: there is no letter or digit in this word"),
        ("[words]\nx = 'y'\nx = 'z'", "words.x: the file says two things of this word"),
        ("[words]\nx = 'y'\nX = { say = 'z', case = false }", "words.X: the file says two things of this word"),
        ("[words]\n\"don't\" = 'y'\n'don’t' = 'z'", "words.don’t: the file says two things of this word"),
        ("[words]\nx = [{ say = 'y', pos = 'verb' }, { say = 'z', pos = 'verb' }]", "words.x: the file says two"),
        ("x =", "is not TOML"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_word(file: Path, text: str, message: str) -> None:
    file.write_text(text)
    with pytest.raises(ConfigError) as raised:
        read_lexicon(file)
    assert str(raised.value).startswith(f"{file}: {message}")
    assert "\n" not in str(raised.value)


def test_the_shows_files_count_most_then_the_homes_then_the_programs(home: Home) -> None:
    home.settings.write_text('[shows.a]\nlexicon = ["a.toml"]\n')
    home.lexicons.mkdir()
    for place, say in (
        (home.lexicons / "own.toml", "own"),
        (home.lexicons / "zoo.toml", "zoo"),
        (home.path / "a.toml", "show"),
    ):
        place.write_text(f'[words]\nNguyen = "{say}"\n')
    (show,) = load_settings(home).shows
    said = [
        entry.say
        for entry in load_lexicon(home, show).entries
        if entry.word == "Nguyen" and entry.language in ("", "en")
    ]
    assert said == ["win", "zoo", "own", "show"]
    assert [file.name for file in lexicon_files(home)][-2:] == ["zoo.toml", "own.toml"]


def test_a_shows_file_that_is_not_there_is_named(home: Home) -> None:
    home.settings.write_text('[shows.a]\nlexicon = ["gone.toml"]\n')
    (show,) = load_settings(home).shows
    with pytest.raises(ConfigError, match=r"audioposts\.toml: lexicon: there is no file .*gone\.toml"):
        load_lexicon(home, show)


def test_an_edit_keeps_comments_and_order() -> None:
    text = '# Mine.\nlanguage = "en"\n\n[words]\n# By the sea.\nAmble = "amble"  # as it is\nread = { pos = "verb", say = "reed" }\n'
    text = with_entries(text, [new_entry("Amble", "am bull"), new_entry("read", "/ɹˈɛd/", pos="verb-past")])
    text = with_entries(text, [new_entry("Boule", "bool", language="fr"), new_entry("it", "eye tee", case=True)])
    assert text == (
        '# Mine.\nlanguage = "en"\n\n[words]\n# By the sea.\nAmble = "am bull"  # as it is\nread = [\n'
        '    { pos = "verb", say = "reed" },\n    {pos = "verb-past", ipa = "ɹˈɛd"},\n]\n'
        'Boule = {language = "fr", say = "bool"}\nit = {case = true, say = "eye tee"}\n'
    )
    without = without_word(text, "read")
    assert without
    assert "read" not in without
    assert "# By the sea." in without
    assert without_word(text, "Blyth") is None


words = st.text(min_size=1, max_size=12).filter(lambda word: any(c.isalnum() for c in word))


@given(st.lists(words, max_size=4), st.sampled_from(["", "de"]), st.sampled_from(["", "noun"]))
def test_whatever_is_added_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, added: list[str], tag: str, pos: str
) -> None:
    file = tmp_path_factory.mktemp("lexicon") / "own.toml"
    text, wanted = "", {}
    for word in added:
        try:
            entry = new_entry(word, "say it", language=tag, pos=pos)
        except ConfigError:
            continue
        text = with_entries(text, [entry])
        wanted[entry.word.lower() if not entry.case else entry.word] = entry
    file.write_text(text, "utf-8")
    assert {entry.word.lower() if not entry.case else entry.word: entry for entry in read_lexicon(file)} == wanted
