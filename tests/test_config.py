import re
import tomllib
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from audioposts.config import DEFAULT_SHOW, Home, installed_voices, load_settings, load_voice, voice_files
from audioposts.errors import ConfigError
from audioposts.models import (
    Budget,
    Digest,
    Every,
    FileFormat,
    Form,
    Listing,
    Music,
    OwnRule,
    Pauses,
    Post,
    Quoting,
    Reading,
    Show,
    Sound,
    Under,
    Weekday,
)
from audioposts.studio import open_studio


def test_settings_become_a_show(home: Home) -> None:
    home.settings.write_text(
        'base_url = "https://pod.example.com/"\nworkers = 3\n[shows.audio-posts]\ntitle = "T"\nsources = ["a", "b"]\n'
        'apple_category = "News > Daily News"\nexplicit = true\nemail = "a@example.com"\n'
    )
    settings = load_settings(home)
    assert (settings.base_url, settings.workers) == ("https://pod.example.com", 3)
    (show,) = settings.shows
    assert isinstance(show, Show)
    assert (show.slug, show.title, show.sources) == ("audio-posts", "T", ("a", "b"))
    assert (show.apple_category, show.explicit, show.voice) == (("News", "Daily News"), True, "joe")


def test_an_accent_is_one_colour_however_it_is_written(home: Home) -> None:
    home.settings.write_text("[shows.a]\naccent = '#FF8A5C'\n[shows.b]\n")
    assert [show.accent for show in load_settings(home).shows] == ["#ff8a5c", None]


def test_what_init_writes_is_valid_and_says_the_defaults(home: Home) -> None:
    text = resources.files("audioposts").joinpath("starter.toml").read_text("utf-8")
    home.settings.write_text(text)
    (show,) = load_settings(home).shows
    assert (show.slug, show.sources) == (DEFAULT_SHOW.slug, ("sources",))
    uncommented = re.sub(r"(?m)^# (?=\w+ = )", "", text)
    home.settings.write_text(uncommented)
    assert len(tomllib.loads(uncommented)["shows"]["audio-posts"]) > len(tomllib.loads(text)["shows"]["audio-posts"])
    assert load_settings(home).base_url


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("wrong = 1", r"wrong is not a key that is known here; is it misspelt\?"),
        ("[shows.a]\ntitel = 'x'", r"shows\.a\.titel is not a key"),
        ("[shows.a]\ntitle = 3", r"shows\.a\.title: Input should be a valid string \(it is 3\)"),
        ("[shows.a]\ntitle = ''", r"shows\.a\.title: "),
        ("[shows.a]\nlanguage = 'english'", r"shows\.a\.language: .*\(it is 'english'\)"),
        ("[shows.a]\napple_category = 'news'", r"shows\.a\.apple_category: 'news' is none of Apple's categories"),
        (
            "[shows.a]\napple_category = 'News > Tech'",
            r"shows\.a\.apple_category: 'Tech' is no subcategory of News; allowed: Business News",
        ),
        ("[shows.a]\naccent = 'red'", r"shows\.a\.accent: 'red' is no colour such as '#ff8a5c'"),
        ("[shows.a]\naccent = '#ff8a5c\\n'", r"shows\.a\.accent: '#ff8a5c.+' is no colour"),
        ("[shows.a]\ncast = 'x'", r"shows\.a\.cast: Input should be a valid dictionary"),
        ("[shows.a]\ncast.quote = 3", r"shows\.a\.cast\.quote: Input should be a valid string"),
        (
            "[shows.a]\ncast.qoute = 'joe'",
            r"shows\.a\.cast: 'qoute' is neither a language such as de or pt-BR nor a role: title, byline, heading",
        ),
        ("[shows.a]\ncast.German = 'joe'", r"shows\.a\.cast: 'German' is neither"),
        ("[shows.a]\ncast.quote = 'joee'", r"shows\.a\.cast\.quote = 'joee' is not known; did you mean joe\?"),
        (
            "[shows.a.cast]\nde = 'ida'",
            r"shows\.a\.cast\.de = 'ida' is not known; there are: .*'audioposts voices avail",
        ),
        ("[shows.a]\nemail = 'nobody'", r"shows\.a\.email"),
        ("[shows.a]\nlink = 'example.com'", r"shows\.a\.link"),
        ("[shows.a]\npodcast_guid = '1'", r"shows\.a\.podcast_guid"),
        ("[shows.a]\nsources = 'x'", r"shows\.a\.sources: Input should be a valid list"),
        ("[shows.a]\ncategory = ''", r"shows\.a\.category: String should have at least 1 character"),
        ("[shows.a]\ncategory = ['x']", r"shows\.a\.category: Input should be a valid string"),
        ("[shows.a]\nwhen_cut = 'guess'", r"shows\.a\.when_cut: .*'fetch', 'headline' or 'skip' \(it is 'guess'\)"),
        ("[shows.a]\nrules = 'x'", r"shows\.a\.rules: Input should be a valid list"),
        ("[[shows.a.rules]]\nsites = 'x'", r"shows\.a\.rules\.0\.sites is not a key that is known here"),
        ("[[shows.a.rules]]\nsite = 'a'", r"shows\.a\.rules\.0\.site: String should have at least 3 characters"),
        ("[[shows.a.rules]]\ndrop = '.ad'", r"shows\.a\.rules\.0\.drop: Input should be a valid list"),
        ("[[shows.a.rules]]\ndrop = ['.ad', 'div[']", r"shows\.a\.rules\.0\.drop: 'div\[' is no CSS selector: "),
        ("[[shows.a.rules]]\ndrop = ['p:foo']", r"shows\.a\.rules\.0\.drop: 'p:foo' is no CSS selector: "),
        ("[[shows.a.rules]]\ndrop = ['']", r"shows\.a\.rules\.0\.drop: '' is no CSS selector: "),
        ("[[shows.a.rules]]\n[[shows.a.rules]]\nkeep = ['>']", r"shows\.a\.rules\.1\.keep: '>' is no CSS selector: "),
        ("[[shows.a.rules]]\npatterns = ['(']", r"shows\.a\.rules\.0\.patterns: '\(' is no regular expression: "),
        ("[[shows.a.rules]]\npatterns = [3]", r"shows\.a\.rules\.0\.patterns\.0: Input should be a valid string"),
        ("[shows.a.reading]\nlist = 'count'", r"shows\.a\.reading\.list is not a key that is known here"),
        ("[shows.a.reading]\nlists = 'x'", r"shows\.a\.reading\.lists: .*'count', 'announce' or 'skip' \(it is 'x'\)"),
        ("[shows.a.reading]\ntable_rows = -1", r"shows\.a\.reading\.table_rows: .*\(it is -1\)"),
        ("[shows.a.reading]\ntable_rows = '5'", r"shows\.a\.reading\.table_rows: Input should be a valid integer"),
        ("[shows.a.reading]\ntables = 5", r"shows\.a\.reading\.tables: "),
        ("[shows.a.reading.pauses]\nitem = 5", r"shows\.a\.reading\.pauses\.item is not a key"),
        ("[shows.a.reading.pauses]\nitem_ms = 70000", r"shows\.a\.reading\.pauses\.item_ms: .*\(it is 70000\)"),
        ("[shows.A_b]", r"shows: \[shows\.A_b\]: the name goes into URLs"),
        ("[shows.a]\nfallback = 'never'", r"shows\.a\.fallback: .*'article' or 'sentence'"),
        ("[shows.a]\ncast = {qoute = 'x'}", r"shows\.a\.cast: 'qoute' is neither a language such as de or pt-BR nor a"),
        ("[shows.a]\ncast = {de = 3}", r"shows\.a\.cast\.de: Input should be a valid string"),
        (
            "[shows.a]\nintro = '{titel}'",
            r"shows\.a\.intro: '\{titel\}' is no template: nobody fills \{titel\}; it may have",
        ),
        ("[shows.a]\nintro = '{x.__class__}'", r"shows\.a\.intro: .* a dot is not for templates"),
        ("[shows.a]\noutro = '{title'", r"shows\.a\.outro: '\{title' is no template: unexpected end of template"),
        ("[shows.a]\nintro = 3", r"shows\.a\.intro: Input should be a valid string"),
        ("[shows.a]\nsound = 'mp3'", r"shows\.a\.sound: "),
        ("[shows.a.sound]\nformat = 'wav'", r"shows\.a\.sound\.format: .*'mp3', 'm4a' or 'opus' \(it is 'wav'\)"),
        ("[shows.a.sound]\nstereo = 2", r"shows\.a\.sound\.stereo: "),
        ("[shows.a.sound]\nopening = ''", r"shows\.a\.sound\.opening: String should have at least 1 character"),
        ("[shows.a.sound]\njingle = 'a.wav'", r"shows\.a\.sound\.jingle is not a key that is known here"),
        ("[shows.a.sound.music]\nunder = 'all'", r"shows\.a\.sound\.music\.file is missing"),
        ("[shows.a.sound.music]\nfile = 'a.mp3'\nunder = 'x'", r"shows\.a\.sound\.music\.under: .*\(it is 'x'\)"),
        ("[shows.a.sound.music]\nfile = 'a.mp3'\nlevel_db = 3", r"shows\.a\.sound\.music\.level_db: .*\(it is 3\)"),
        ("[shows.a.sound.music]\nfile = 'a.mp3'\nduck_db = -50", r"shows\.a\.sound\.music\.duck_db: "),
        ("[shows.a]\ndigest = true", r"shows\.a\.digest: "),
        ("[shows.a.digest]\nevery = 'hour'", r"shows\.a\.digest\.every: .*'day' or 'week' \(it is 'hour'\)"),
        ("[shows.a.digest]\nweekday = 'Mon'", r"shows\.a\.digest\.weekday: .*\(it is 'Mon'\)"),
        ("[shows.a.digest]\nmost = 0", r"shows\.a\.digest\.most: .*\(it is 0\)"),
        ("[shows.a.digest]\nheadlines = 'no way'", r"shows\.a\.digest\.headlines: "),
        (
            "[shows.a.digest]\ntitle = '{title}'",
            r"shows\.a\.digest\.title: .* nobody fills \{title\}; it may have \{count\}",
        ),
        ("[shows.a.digest]\ngreeting = '{% for i in range(9) %}'", r"shows\.a\.digest\.greeting: "),
        ("[shows.a.digest]\ngoodbye = '{date'", r"shows\.a\.digest\.goodbye: "),
        ("[budget]\nrun_eur = 1", r"budget\.run_eur is not a key"),
        ("[budget]\nrun_usd = -1", r"budget\.run_usd: "),
        ("[budget]\nmonth_usd = 'a lot'", r"budget\.month_usd: "),
        ("cache_gb = -1", "cache_gb: "),
        ("base_url = 'ftp://x'", "base_url"),
        ("workers = 0", "workers"),
        ("x =", "is not TOML"),
        ("x = '\xff'", "is not TOML"),
    ],
)
def test_what_is_wrong_is_named_by_file_and_key(home: Home, text: str, message: str) -> None:
    home.settings.write_bytes(text.encode("latin-1"))
    with pytest.raises(ConfigError, match=rf"audioposts\.toml: {message}"):
        load_settings(home)


def test_money_and_space_have_limits_where_they_are_set(home: Home) -> None:
    settings = load_settings(home)
    assert (settings.budget, settings.cache_gb) == (Budget(None, None), 2.0)
    home.settings.write_text("cache_gb = 0.5\n[budget]\nrun_usd = 1\nmonth_usd = 7.5\n")
    settings = load_settings(home)
    assert (settings.budget, settings.cache_gb) == (Budget(1.0, 7.5), 0.5)
    assert open_studio(home.path, "-").cache.max_bytes == 500_000_000


def test_voices_are_cast_by_role_and_language(home: Home) -> None:
    home.settings.write_text(
        '[shows.a]\ncast = {quote = "beep", de = "tone", "pt-BR" = "google"}\nfallback = "sentence"\n'
    )
    (show,) = load_settings(home).shows
    assert show.cast == (("de", "tone"), ("pt-BR", "google"), ("quote", "beep"))
    assert show.fallback == "sentence"


def test_a_show_takes_every_category_unless_one_is_named(home: Home) -> None:
    home.settings.write_text("[shows.a]\n[shows.b]\ncategory = 'Ships & Boats'\n")
    assert [show.category for show in load_settings(home).shows] == [None, "Ships & Boats"]
    assert DEFAULT_SHOW.category is None


def test_what_is_cut_is_fetched_unless_something_else_is_said(home: Home) -> None:
    home.settings.write_text("[shows.a]\n[shows.b]\nwhen_cut = 'headline'\n[shows.c]\nwhen_cut = 'skip'\n")
    assert [show.when_cut for show in load_settings(home).shows] == ["fetch", "headline", "skip"]
    assert DEFAULT_SHOW.when_cut == "fetch"


def test_how_a_show_reads(home: Home) -> None:
    home.settings.write_text(
        "[shows.a]\n[shows.b]\ncast = {quote = 'tone'}\n[shows.c.reading]\nlists = 'count'\ntable_rows = 9\n"
        "quotes = 'announce'\n[shows.c.reading.pauses]\nitem_ms = 0\n"
    )
    plain, with_voice, own = (show.reading for show in load_settings(home).shows)
    # Where no voice changes, no sentence is cut for it.
    assert plain == replace(Reading(), long_quote_words=0) == DEFAULT_SHOW.reading
    assert with_voice == Reading()
    assert own == Reading(lists=Listing.COUNT, table_rows=9, quotes=Quoting.ANNOUNCE, pauses=Pauses(item_ms=0))


def test_a_show_says_and_sounds_like_nothing_unless_it_is_told_to(home: Home) -> None:
    home.settings.write_text("[shows.a]\n[shows.b]\ndigest = {}\nsound = {}\n")
    plain, digest = load_settings(home).shows
    assert (plain.intro, plain.outro, plain.sound, plain.digest) == ("", "", Sound(), None)
    assert (digest.sound, digest.digest) == (Sound(), Digest())


def test_what_a_show_says_and_how_it_sounds(home: Home) -> None:
    home.settings.write_text(
        "[shows.a]\nintro = '{title} from {publisher}, by {author}, {date}, in {show}'\noutro = 'Bye.'\n"
        "[shows.a.sound]\nformat = 'opus'\nstereo = true\nopening = 'o.wav'\nclosing = 'c.wav'\nbetween = 'b.wav'\n"
        "[shows.a.sound.music]\nfile = 'm.mp3'\nunder = 'all'\nlevel_db = -20\nduck_db = 0\n"
        "[shows.a.digest]\nevery = 'week'\nweekday = 'friday'\nmost = 7\ntitle = '{date}'\n"
        "greeting = '{show}{% if count > 1 %}, {count}{% endif %}: {first}'\ngoodbye = '{others}'\nheadlines = false\n"
    )
    (show,) = load_settings(home).shows
    assert (show.intro[:7], show.outro) == ("{title}", "Bye.")
    music = Music("m.mp3", Under.ALL, -20.0, 0.0)
    assert show.sound == Sound(FileFormat.OPUS, True, "o.wav", "c.wav", "b.wav", music)
    assert show.digest == Digest(
        Every.WEEK,
        Weekday.FRIDAY,
        7,
        "{date}",
        "{show}{% if count > 1 %}, {count}{% endif %}: {first}",
        "{others}",
        False,
    )
    # A show is compared and hashed.
    assert len({show, DEFAULT_SHOW}) == 2


def test_rules_of_a_persons_own(home: Home) -> None:
    home.settings.write_text(
        "[shows.a]\n[[shows.a.rules]]\nsite = 'quay.example'\ndrop = ['.box > p:first-child', 'aside, nav']\n"
        "keep = ['aside.note']\npatterns = ['(?i)^read more', '\\d{3}$']\n[[shows.a.rules]]\n[shows.b]\n"
    )
    first, second = load_settings(home).shows
    assert first.rules == (
        OwnRule("quay.example", (".box > p:first-child", "aside, nav"), ("aside.note",), ("(?i)^read more", r"\d{3}$")),
        OwnRule(),
    )
    assert second.rules == DEFAULT_SHOW.rules == ()
    # Rules are part of a show, and a show is compared and hashed.
    assert len({first, second}) == 2


@pytest.mark.parametrize(
    ("site", "post", "is_meant"),
    [
        (None, Post("k", "T", "", "page.txt"), True),
        ("quay.example", Post("k", "T", "", "page.txt"), False),
        ("quay.example", Post("k", "T", "", "page.txt", url="https://www.quay.example/a"), True),
        ("quay.example", Post("k", "T", "", "https://quay.example/feed", Form.HTML), True),
        ("quay.example", Post("k", "T", "", "x", url="https://a.example/", original="https://quay.example/a"), True),
    ],
)
def test_whom_a_rule_is_about(site: str | None, post: Post, is_meant: bool) -> None:
    assert OwnRule(site).is_for(post) is is_meant


def test_no_settings_at_all(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"audioposts\.toml: does not exist; run 'audioposts init'"):
        load_settings(Home(tmp_path))


def test_voices_come_with_the_program_and_from_the_user(home: Home) -> None:
    assert {"joe", "google", "tone", "beep"} <= set(voice_files(home))
    (home.voices / "joe.toml").write_text('engine = "tone"\n')
    assert load_voice("joe", home).engine == "tone"


@pytest.mark.parametrize("name", ["joe", "google", "tone"])
def test_every_shipped_voice_says_what_it_is(name: str, tmp_path: Path) -> None:
    voice = load_voice(name, Home(tmp_path))
    assert voice.description
    assert voice.licence


def test_an_unknown_voice_is_named_with_those_there_are(home: Home) -> None:
    with pytest.raises(
        ConfigError,
        match="voice = 'nobody' is not known; there are: beep, edge, espeak, google, joe, openai, polly, tone",
    ):
        load_voice("nobody", home)


def test_a_voice_without_an_engine_is_named(home: Home) -> None:
    (home.voices / "half.toml").write_text("language = 'en'\n")
    with pytest.raises(ConfigError, match=r"half\.toml: engine is missing"):
        load_voice("half", home)


def test_a_cast_is_for_roles_and_languages(home: Home) -> None:
    home.settings.write_text("[shows.a.cast]\nquote = 'tone'\ntitle = 'beep'\npt-BR = 'google'\n")
    assert load_settings(home).shows[0].cast == (("pt-BR", "google"), ("quote", "tone"), ("title", "beep"))


def test_an_installed_voice_stands_between_those_of_the_program_and_the_users_own(home: Home) -> None:
    installed_voices().mkdir(parents=True)
    for name in ("beep", "joe"):
        (installed_voices() / f"{name}.toml").write_text('engine = "tone"\nlanguage = "de"')
    assert load_voice("joe", home).file == str(installed_voices() / "joe.toml")
    assert load_voice("beep", home).file == str(home.voices / "beep.toml")
