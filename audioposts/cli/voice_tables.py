"""What is known of voices -> tables for a person, JSON for a program. Pure but for the printing."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from audioposts.auditions import Check, Listed
from audioposts.catalogue import Catalogue, Offer
from audioposts.catalogue.installation import megabytes
from audioposts.inspection import printable

_WIDE_CHARS = 400
"""Where no terminal sets a width, a line is never broken: it is for grep."""


def print_listed(found: Sequence[Listed]) -> None:
    """Print the voices that there are."""
    table = _table("Name", "Language", "Engine", "Description", "Licence", "Works here")
    for each in found:
        voice = each.voice
        facts = (voice.language, voice.engine, voice.description, voice.licence) if voice else ("", "", "", "")
        table.add_row(*_cells(each.name, *facts), _works(each))
    _print(table)


def _works(each: Listed) -> Text:
    return Text(printable(each.problem), "red") if each.problem else Text("yes", "green")


def listed_json(found: Iterable[Listed]) -> str:
    """Return the voices that there are as JSON."""
    return _json(
        [
            {
                "name": each.name,
                "language": each.voice.language if each.voice else None,
                "engine": each.voice.engine if each.voice else None,
                "description": each.voice.description if each.voice else None,
                "licence": each.voice.licence if each.voice else None,
                "fallbacks": list(each.voice.fallbacks) if each.voice else [],
                "file": each.voice.file if each.voice else None,
                "origin": each.origin,
                "works": not each.problem,
                "problem": each.problem or None,
            }
            for each in found
        ]
    )


def print_offers(offers: Sequence[Offer], installed: Collection[str]) -> None:
    """Print the voices that can be installed."""
    table = _table("Name", "Language", "", "Quality", "Speakers", "Size", "Licence", "Installed")
    for offer in offers:
        size = megabytes(offer.size_bytes)
        facts = (offer.language, offer.language_name, offer.quality, str(offer.speakers), size)
        licence = offer.licence or "name a --language to see"
        table.add_row(*_cells(offer.name, *facts, licence), "yes" if offer.name in installed else "")
    _print(table)


def offers_json(offers: Iterable[Offer], installed: Collection[str]) -> str:
    """Return the voices that can be installed as JSON."""
    return _json(
        [
            {
                "name": offer.name,
                "engine": offer.engine,
                "language": offer.language,
                "language_name": offer.language_name,
                "quality": offer.quality,
                "speakers": offer.speakers,
                "size_bytes": offer.size_bytes,
                "licence": offer.licence or None,
                "installed": offer.name in installed,
            }
            for offer in offers
        ]
    )


def missed_lines(catalogues: Iterable[Catalogue], now: datetime) -> Iterator[str]:
    """Return a line for each catalogue that could not be asked."""
    for catalogue in catalogues:
        if catalogue.missed:
            days = (now - catalogue.seen).days
            age = f"{days} days ago" if days > 1 else ("yesterday" if days else "today")
            shown = (
                f"shown is what it offered {age}, on {catalogue.seen:%Y-%m-%d}"
                if catalogue.offers
                else "it is left out"
            )
            yield f"audioposts: {' '.join(catalogue.missed.split())}; {shown}"


def check_line(check: Check) -> str:
    """Return a check as the line that is printed of it."""
    if check.problem:
        return f"{check.name}: FAILED: {' '.join(check.problem.split())}"
    return (
        f"{check.name}: ok, {check.duration_ms / 1000:.1f} s of speech, first heard after {check.first_s:.1f} s,"
        f" then {check.speed:.1f} times as fast as it speaks"
    )


def _table(*titles: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for title in titles:
        table.add_column(title, no_wrap=title == "Name", overflow="fold")
    return table


def _cells(*texts: str) -> list[Text]:
    return [Text(" ".join(printable(text).split())) for text in texts]


def _print(table: Table) -> None:
    is_seen = Console().is_terminal
    Console(highlight=False, emoji=False, width=None if is_seen else _WIDE_CHARS).print(table)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
