"""Fit the weights of audioposts/cleaning/page/layout.toml: python -m benchmarks.fit_layout CORPUS.jsonl.xz

CORPUS has an article page a line as JSON with "html" and "text", the gold text; the development half of the Web
Content Extraction Benchmark was used. Needs scikit-learn, which nothing else here does. Prints the F1 of 4-grams that
the pieces have which the weights choose, in five-fold cross-validation by pages.
"""

import json
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from audioposts.cleaning.page import layout
from audioposts.cleaning.page.pieces import pieces_of
from audioposts.markup.tree import parse_markup

WEIGHTS = Path(layout.__file__).with_suffix(".toml")
_FOLDS = 5


@dataclass(frozen=True)
class Page:
    """The pieces of a page with their signs, and which of them are the article's."""

    signs: list[list[float]]
    is_article: list[bool]
    texts: list[str]
    gold: str


def words(text: str) -> list[str]:
    """Return the words of a text, to be compared."""
    return re.findall(r"\w+", text.lower())


def grams(text: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    """Return what `size` words stand together in a text."""
    return Counter(zip(*(text[start:] for start in range(size)), strict=False))


def read(line: str) -> Page:
    """Return a page of the corpus."""
    page = json.loads(line)
    pieces = pieces_of(parse_markup(page["html"]))
    gold = words(page["text"])
    trigrams, lines = set(grams(gold, 3)), {" ".join(words(text)) for text in page["text"].split("\n")}
    found = [words(piece.text) for piece in pieces]
    return Page(
        layout.signs_of(pieces),
        [_is_in(text, trigrams, lines) for text in found],
        [p.text for p in pieces],
        page["text"],
    )


def _is_in(text: Sequence[str], trigrams: set[tuple[str, ...]], lines: set[str]) -> bool:
    if len(text) < 4:
        return " ".join(text) in lines
    own = list(grams(text, 3))
    return sum(gram in trigrams for gram in own) > len(own) / 2


def fit(pages: Iterable[Page]) -> Any:
    """Return a fitted model; a page counts as the square root of its words."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    signs, answers, weights = [], [], []
    for page in pages:
        lengths = [len(words(text)) for text in page.texts]
        signs += page.signs
        answers += page.is_article
        weights += [(length + 1) / max(1, sum(lengths)) ** 0.5 for length in lengths]
    mean = sum(weights) / len(weights)
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
    return model.fit(signs, answers, logisticregression__sample_weight=[weight / mean for weight in weights])


def f1(said: str, gold: str) -> float:
    """Return the F1 of the 4-grams of a text."""
    a, b = grams(words(said), 4), grams(words(gold), 4)
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if both else 0.0


def cross_validated(pages: Sequence[Page]) -> float:
    """Return the mean F1 of pages that the weights were not fitted on."""
    scores = []
    for fold in range(_FOLDS):
        model = fit(page for i, page in enumerate(pages) if i % _FOLDS != fold)
        for page in pages[fold::_FOLDS]:
            likely = model.predict_proba(page.signs)[:, 1] if page.signs else []
            chosen = "\n".join(text for text, chance in zip(page.texts, likely, strict=True) if chance > 0.5)
            scores.append(f1(chosen, page.gold))
    return sum(scores) / len(scores)


def main() -> None:
    """Fit and write."""
    with Pool() as pool, lzma.open(sys.argv[1], "rt", encoding="utf-8") as corpus:
        pages = pool.map(read, corpus, chunksize=8)
    score = cross_validated(pages)
    scaler, regression = fit(pages)
    weights = regression.coef_[0] / scaler.scale_
    bias = regression.intercept_[0] - (weights * scaler.mean_).sum()
    WEIGHTS.write_text(
        "# Weights of the signs in layout.py, fitted by logistic regression (benchmarks/fit_layout.py) on the"
        f" {len(pages)} article pages of\n# the development half of the Web Content Extraction Benchmark (Murrough"
        " Foley, CC-BY-4.0). In five-fold cross-validation the\n# pieces that they choose have an F1 of 4-grams of"
        f" {score:.3f}; trafilatura alone has 0.922 on the same pages.\n\nbias = {bias:.4f}\n\n[weights]\n"
        + "".join(f"{name} = {weight:.4f}\n" for name, weight in zip(layout.SIGNS, weights, strict=True))
    )
    print(f"F1 {score:.4f} in cross-validation; wrote {WEIGHTS}")


if __name__ == "__main__":
    main()
