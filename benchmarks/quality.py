"""What cleaning leaves in and takes out, counted on pages with gold text: `make quality`, or with words of names to
list.

tests/pages has two kinds, written for this project by people who had not seen the rules: category pages as text, and
web pages as HTML in the manner of real themes, in eight languages: sixty that are dense with furniture and with
sentences that look like it, and others that are like the pages of every day. The counts that are the state of things
are in tests/cleaning/test_quality.py; what is printed here says which lines they are.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from audioposts.cleaning import clean, clean_html
from audioposts.models import Article
from audioposts.sources.page_text import page_text
from audioposts.sources.saved_text import read_category_page

PAGES = Path(__file__).parents[1] / "tests" / "pages"
_SHINGLE = 4
_DENSE_PAGES = 20
"""Pages of a language with higher numbers are ordinary ones."""


@dataclass(frozen=True, slots=True)
class Score:
    """One article against its gold text."""

    name: str
    verdict: str
    expected_verdict: str
    paragraphs: int
    furniture: int
    lost: tuple[str, ...]
    leaked: tuple[str, ...]
    """Blocks that are read and are furniture, whole or in part."""

    precision: float
    recall: float
    """Of 4-grams."""

    f1: float = field(default=0.0)


def words(text: str) -> str:
    """Return the words of a text, to be compared."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def html_pages() -> Iterator[Score]:
    """Yield the scores of the web pages."""
    for file in sorted((PAGES / "html").glob("*.json")):
        gold = json.loads(file.read_text("utf-8"))
        article = clean_html(file.with_suffix(".html").read_text("utf-8"), gold["url"])
        body = [block["text"] for block in gold["blocks"]]
        yield score(file.stem, article, gold["verdict"], body, gold["furniture"], gold["optional"])


def text_pages() -> Iterator[Score]:
    """Yield the scores of the posts of category pages."""
    for file in sorted(PAGES.glob("*.txt")):
        posts = read_category_page(page_text(file.read_bytes(), file.name), file.name)
        for post, gold in zip(posts, json.loads(file.with_suffix(".json").read_text("utf-8")), strict=True):
            name = f"{file.stem}: {post.title[:40]}"
            yield score(name, clean(post), gold["verdict"], gold["body"], gold["furniture"], [])


def score(
    name: str, article: Article, verdict: str, body: Sequence[str], furniture: Sequence[str], optional: Sequence[str]
) -> Score:
    """Compare an article with its gold text; what is optional may be read or not."""
    blocks = [words(block.text) for block in article.blocks]
    spoken = f" {' '.join(blocks)} "
    wanted = [words(text) for text in body]
    allowed = {words(text) for text in optional}
    gold = f" {' '.join(wanted)} "
    gold_or_optional = f" {' '.join([*wanted, *allowed])} "
    lines = {words(line) for line in furniture} - {""} - set(wanted) - allowed
    is_read = verdict in ("full", "teaser")
    lost = [text for text, want in zip(body, wanted, strict=True) if want and f" {want} " not in spoken]
    leaked = [
        block.text
        for block, said in zip(article.blocks, blocks, strict=True)
        if said and (said in lines or f" {said} " not in gold_or_optional) and said not in allowed
    ]
    precision, recall = _overlap(" ".join(block for block in blocks if block not in allowed), gold)
    return Score(
        name=name,
        verdict=article.verdict,
        expected_verdict=verdict,
        paragraphs=len(body) if is_read else 0,
        furniture=len(lines) if is_read else 0,
        lost=tuple(lost) if is_read else (),
        leaked=tuple(leaked) if is_read else (),
        precision=precision if is_read else 1.0,
        recall=recall if is_read else 1.0,
        f1=2 * precision * recall / (precision + recall) if is_read and precision + recall else float(not is_read),
    )


def _overlap(said: str, gold: str) -> tuple[float, float]:
    a, b = _shingles(said), _shingles(gold)
    both = sum((a & b).values())
    return (both / sum(a.values()) if a else 0.0), (both / sum(b.values()) if b else 0.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    found = text.split()
    return Counter(zip(*(found[start:] for start in range(min(_SHINGLE, max(1, len(found))))), strict=False))


def summary(scores: Sequence[Score]) -> dict[str, float]:
    """Return the counts that matter, of articles that are read."""
    read = [one for one in scores if one.expected_verdict == "full"]
    return {
        "articles": len(read),
        "without furniture": sum(not one.leaked for one in read),
        "without loss": sum(not one.lost for one in read),
        "paragraphs": sum(one.paragraphs for one in read),
        "paragraphs lost": sum(len(one.lost) for one in read),
        "furniture lines": sum(one.furniture for one in read),
        "furniture spoken": sum(len(one.leaked) for one in read),
        "wrong verdicts": sum(one.verdict != one.expected_verdict for one in scores),
        "F1": round(sum(one.f1 for one in read) / len(read), 4),
        "precision": round(sum(one.precision for one in read) / len(read), 4),
        "recall": round(sum(one.recall for one in read) / len(read), 4),
    }


def _report(scores: Sequence[Score], names: Sequence[str]) -> None:
    for one in scores:
        if names and not any(name in one.name for name in names):
            continue
        is_wrong = one.verdict != one.expected_verdict
        if one.lost or one.leaked or is_wrong:
            print(f"{one.name}: {one.verdict}{f', not {one.expected_verdict}' if is_wrong else ''}")
        for text in one.lost:
            print(f"    lost    {text[:150]}")
        for text in one.leaked:
            print(f"    spoken  {text[:150]}")


def is_ordinary(name: str) -> bool:
    """Tell the pages that are like those of every day from the first sixty, which are denser and meant to trap."""
    return int(name[2:4]) > _DENSE_PAGES


def main() -> None:
    pages = list(html_pages())
    for title, scores in (
        ("Web pages that are dense with furniture (HTML)", [one for one in pages if not is_ordinary(one.name)]),
        ("Ordinary web pages (HTML)", [one for one in pages if is_ordinary(one.name)]),
        ("Category pages (text)", list(text_pages())),
    ):
        _report(scores, sys.argv[1:])
        print(f"\n{title}")
        for name, value in summary(scores).items():
            print(f"  {name:18} {value:,}")
        print()


if __name__ == "__main__":
    main()
