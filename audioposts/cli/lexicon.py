"""`audioposts lexicon`: how words are said. Parse, one call, print."""

import json
from contextlib import closing
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from audioposts.cli.options import HomeOption, JsonOption, reported
from audioposts.config import DEFAULT_SHOW, Home, load_settings, shipped_lexicons
from audioposts.errors import ConfigError, storage
from audioposts.lexicons import OWN_FILE, lexicon_files, load_lexicon, new_entry, read_lexicon
from audioposts.library import Library
from audioposts.models import Article, LexiconEntry, Show
from audioposts.publishing.files import write_whole

app = typer.Typer(
    help="How words are said: names, acronyms, and words that are said in two ways.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)

ShowOption = Annotated[
    str | None, typer.Option("--show", metavar="NAME", help="Only in this show: the first file of its lexicon.")
]
LanguageOption = Annotated[str, typer.Option("--language", metavar="TAG", help="Only in this language, such as de.")]


@app.command()
def add(
    word: Annotated[str, typer.Argument(metavar="WORD", help="A word or phrase.")],
    spoken: Annotated[str, typer.Argument(metavar="SPOKEN", help="A respelling, or IPA in /slashes/.")],
    home: HomeOption = Path(),
    language: LanguageOption = "",
    case: Annotated[
        bool | None,
        typer.Option("--case/--any-case", help="Whether capitals matter. Without it: if the word has some."),
    ] = None,
    pos: Annotated[
        str, typer.Option(metavar="KIND", help="Only as a noun, verb, verb-past or adjective, where that is plain.")
    ] = "",
    show: ShowOption = None,
) -> None:
    """Say a word differently from now on. Hear it with: audioposts say "the word"."""
    with reported():
        entry = new_entry(word, spoken, language=language, case=case, pos=pos)
        file = _file(Home(home.resolve()), show)
        _write(file, [entry])
        typer.echo(f"{_line(entry)}  ({file})")


@app.command()
def remove(
    word: Annotated[str, typer.Argument(metavar="WORD", help="A word or phrase.")],
    home: HomeOption = Path(),
    show: ShowOption = None,
) -> None:
    """Take a word out of your lexicon; one that comes with the program is left to the voice from now on."""
    from audioposts.lexicons.edits import with_entries, without_word

    with reported():
        place = Home(home.resolve())
        file = _file(place, show)
        text = _text(file)
        without = without_word(text, word) if text else None
        if without is not None:
            _save(file, without)
            typer.echo(f"Removed {word} from {file}")
            return
        known = [entry for entry in load_lexicon(place, _show(place, show)).entries if entry.word == word]
        if not known:
            raise ConfigError(word, "is in no lexicon; 'audioposts lexicon list' shows what is")
        _save(file, with_entries(text, [LexiconEntry(word, language=known[-1].language, case=known[-1].case)]))
        typer.echo(f"{word} is left to the voice from now on  ({file})")


@app.command("list")
def list_(
    home: HomeOption = Path(),
    show: ShowOption = None,
    language: LanguageOption = "",
    all_: Annotated[bool, typer.Option("--all", help="With what comes with the program.")] = False,
    as_json: JsonOption = False,
) -> None:
    """List the words whose pronunciation you have set."""
    with reported():
        place = Home(home.resolve())
        files = lexicon_files(place, _show(place, show))
        own = [file for file in files if all_ or file.parent != shipped_lexicons()]
        entries = [entry for file in own for entry in read_lexicon(file) if language in ("", entry.language)]
        if as_json:
            typer.echo(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=2))
        else:
            for entry in entries:
                typer.echo(_line(entry))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A pronunciation lexicon of the W3C (PLS 1.0).")],
    home: HomeOption = Path(),
    show: ShowOption = None,
) -> None:
    """Take over the words of a PLS file, as other programs write them."""
    from audioposts.lexicons.pls import read_pls

    with reported():
        with storage(file):
            data = file.read_bytes()
        found = read_pls(data, file.name)
        target = _file(Home(home.resolve()), show)
        _write(target, found.entries)
        for word in found.skipped:
            typer.echo(f"Skipped {word}", err=True)
        typer.echo(f"{len(found.entries)} words are in {target}")


@app.command()
def export(
    language: Annotated[str, typer.Option("--language", metavar="TAG", help="The language of the words.")] = "en",
    home: HomeOption = Path(),
    show: ShowOption = None,
) -> None:
    """Print your words, and those of the program, as a PLS file for other programs."""
    from audioposts.lexicons.pls import write_pls

    with reported():
        place = Home(home.resolve())
        entries = load_lexicon(place, _show(place, show)).entries
        chosen = [entry for entry in entries if entry.language in ("", language)]
        typer.echo(write_pls(chosen, language).decode(), nl=False)


@app.command()
def suggest(
    home: HomeOption = Path(),
    posts: Annotated[int, typer.Option(min=1, help="How many of the last posts of each show to look at.")] = 50,
    limit: Annotated[int, typer.Option(min=1, help="List at most so many words.")] = 30,
    as_json: JsonOption = False,
) -> None:
    """List the words of recent posts that no dictionary knows, the most frequent first, and how espeak reads them."""
    # Both take a second to import: dictionaries and espeak.
    from audioposts.narration.lexicon.unknown import unknown_words
    from audioposts.speech.phonemes import phonemes

    with reported():
        place = Home(home.resolve())
        articles = _recent(place, posts)
        if not articles:
            typer.echo("No posts have been read yet; read some first: audioposts run", err=True)
        found = unknown_words(articles, load_lexicon(place))[:limit]
        if as_json:
            read = [asdict(each) | {"ipa": phonemes(each.word, each.language)} for each in found]
            typer.echo(json.dumps(read, ensure_ascii=False, indent=2))
            return
        for each in found:
            typer.echo(f"{each.count:4}  {each.word}  /{phonemes(each.word, each.language)}/  {each.sentence}")


def _recent(home: Home, count: int) -> list[Article]:
    """Return the last posts of every show, newest first."""
    shows = load_settings(home).shows
    with closing(Library(home.library)) as library:
        if not library.exists():
            return []
        seen = [
            (show, post.key)
            for show in shows
            for post in islice(sorted(library.seen_posts(show), key=lambda post: post.date, reverse=True), count)
        ]
        return [article for show, key in seen if (article := library.article(show, key))]


def _show(home: Home, name: str | None) -> Show | None:
    if name is None:
        return None
    for show in load_settings(home).shows:
        if show.slug == name:
            return show
    raise ConfigError(home.settings, f"has no show {name!r}")


def _file(home: Home, show_name: str | None) -> Path:
    """Return the file that is written into."""
    show = _show(home, show_name) or DEFAULT_SHOW
    if show_name is None:
        return home.lexicons / OWN_FILE
    if not show.lexicon:
        raise ConfigError(
            home.settings, f'shows.{show.slug} has no lexicon of its own; add: lexicon = ["{show.slug}.toml"]'
        )
    return home.path / show.lexicon[0]


def _write(file: Path, entries: list[LexiconEntry] | tuple[LexiconEntry, ...]) -> None:
    from audioposts.lexicons.edits import with_entries

    _save(file, with_entries(_text(file), entries))


def _text(file: Path) -> str:
    if not file.is_file():
        return ""
    # A file that is wrong is named, and stays as it is.
    read_lexicon(file)
    with storage(file):
        return file.read_text("utf-8")


def _save(file: Path, text: str) -> None:
    with storage(file):
        file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, text.encode())
    read_lexicon(file)


def _line(entry: LexiconEntry) -> str:
    spoken = " ".join(filter(None, (entry.say, entry.ipa and f"/{entry.ipa}/"))) or "as the voice says it"
    where = (entry.language, entry.pos, entry.near and f"near {', '.join(entry.near)}")
    return f"{entry.word}: {spoken}" + "".join(f"  [{each}]" for each in where if each)
