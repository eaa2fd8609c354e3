"""Text -> the formulas in it that are not read, in TeX. Pure. Simple ones inside a sentence are read with it."""

import re

_LONGEST = 1000
_UNSPEAKABLE = r"\\(?:frac|sum|int|prod|lim|sqrt|mathbb|cdot)\b"
_DISPLAYED = re.compile(
    rf"\$\$[^$]{{1,{_LONGEST}}}\$\$|\\\[.{{1,{_LONGEST}}}?\\\]"
    rf"|\\begin\{{(equation|align|alignat|gather|multline|eqnarray|displaymath|math)(\*?)\}}"
    rf".{{1,{_LONGEST}}}?\\end\{{\1\2\}}"
    # Inside a sentence, what nobody could say.
    rf"|\$[^$]{{0,300}}{_UNSPEAKABLE}[^$]{{0,300}}\$|\S{{0,60}}{_UNSPEAKABLE}\S{{0,200}}",
    re.DOTALL,
)
_ALONE = re.compile(r"\s*(?:\$([^$]+)\$|\\\(((?:[^\\]|\\(?!\)))*)\\\))[.,;]?\s*")
_TEX = re.compile(r"[\\^_=]")


def formulas_in(text: str) -> list[tuple[int, int]]:
    """Return where formulas are that a page displays in a line of their own, or that are too much for a sentence."""
    if "$" not in text and "\\" not in text:
        return []
    # "$5 to $" is no formula.
    if (alone := _ALONE.fullmatch(text)) and _TEX.search(alone[1] or alone[0]):
        return [(0, len(text))]
    return [(match.start(), match.end()) for match in _DISPLAYED.finditer(text)]
