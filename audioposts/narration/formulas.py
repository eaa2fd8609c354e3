"""Text -> the formulas in it that stand by themselves, in TeX. Pure. Those inside a sentence are read with it."""

import re

_LONGEST = 1000
_DISPLAYED = re.compile(
    rf"\$\$[^$]{{1,{_LONGEST}}}\$\$|\\\[.{{1,{_LONGEST}}}?\\\]"
    rf"|\\begin\{{(equation|align|alignat|gather|multline|eqnarray|displaymath|math)(\*?)\}}"
    rf".{{1,{_LONGEST}}}?\\end\{{\1\2\}}",
    re.DOTALL,
)
_ALONE = re.compile(r"\s*(?:\$([^$]+)\$|\\\(((?:[^\\]|\\(?!\)))*)\\\))[.,;]?\s*")
_TEX = re.compile(r"[\\^_=]")


def formulas_in(text: str) -> list[tuple[int, int]]:
    """Return where formulas are that a page displays in a line of their own."""
    if "$" not in text and "\\" not in text:
        return []
    # "$5 to $" is no formula.
    if (alone := _ALONE.fullmatch(text)) and _TEX.search(alone[1] or alone[0]):
        return [(0, len(text))]
    return [(match.start(), match.end()) for match in _DISPLAYED.finditer(text)]
