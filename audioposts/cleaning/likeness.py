"""Texts -> how alike they are: the same story re-shared, re-titled or syndicated. Pure.

A fingerprint (simhash: Charikar 2002, Manku et al. 2007) of 64 bits is small enough to be compared with those of all
posts; which candidates are really the same is said by the words that they share.
"""

_NEAR_BITS = 14
"""Of texts that share nine tenths of their words, fingerprints differ in fewer bits; of unlike texts, in about 32."""

_SAME_SHARE = 0.8
_SHINGLE_WORDS = 4
_FEWEST_WORDS = 30
"""Shorter texts are too often alike by chance."""


def fingerprint(text: str) -> int:
    """Return 64 bits that are nearly the same for nearly the same text; 0 for a text too short to have any."""
    if len(text.split()) < _FEWEST_WORDS:
        return 0
    from trafilatura.deduplication import Simhash  # takes 0.3 s to import

    return int(Simhash(text).hash)


def may_be_same(a: int, b: int) -> bool:
    """Tell whether texts with these fingerprints are worth comparing."""
    return bool(a and b) and (a ^ b).bit_count() <= _NEAR_BITS


def is_same_story(a: str, b: str) -> bool:
    """Tell whether most of the shorter of two texts stands word for word in the other, and they are of like length."""
    first, second = _shingles(a), _shingles(b)
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and len(shorter & longer) >= _SAME_SHARE * len(shorter) and 2 * len(shorter) >= len(longer)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return set(zip(*(words[start:] for start in range(_SHINGLE_WORDS)), strict=False))
