"""Footnotes of Markdown Extra (`[^1]` and `[^1]: ...`), as a plugin of markdown-it-py. Pure.

mdit-py-plugins has a fuller one, and would be another dependency.
"""

import re
from collections.abc import Mapping, MutableMapping
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_NOTE = re.compile(r"\[\^([^\]\s]{1,80})\]:[ \t]*")
_MARK = re.compile(r"\[\^([^\]\s]{1,80})\]")
_INDENT = 2


def footnotes(markdown: MarkdownIt) -> None:
    """Teach a parser to set footnotes aside; `footnotes_markup` has them afterwards."""
    markdown.block.ruler.before(
        "reference", "footnote", _note, {"alt": ["paragraph", "reference", "list", "blockquote"]}
    )
    markdown.inline.ruler.before("link", "footnote_mark", _mark)


def footnotes_markup(markdown: MarkdownIt, environment: MutableMapping[str, object]) -> str:
    """Return the markup of the notes of a document that was parsed with `environment`."""
    notes = _notes(environment)
    # A note may refer to another one, and hold none itself.
    items = "".join(
        f'<li id="fn{number}">{markdown.render(text, {"notes": dict(notes)})}</li>'
        for number, text in enumerate(notes.values(), 1)
    )
    return f'<section class="footnotes"><ol>{items}</ol></section>' if items else ""


def _notes(environment: MutableMapping[str, object]) -> dict[str, str]:
    return cast("dict[str, str]", environment.setdefault("notes", {}))


def _note(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    match = None if state.is_code_block(start) else _NOTE.match(_line(state, start))
    if match is None:
        return False
    if silent:
        return True
    stop = _end_of_note(state, start, end)
    lines = [_line(state, start)[match.end() :], *(_line(state, number) for number in range(start + 1, stop))]
    _notes(state.env).setdefault(match[1], "\n".join(lines))
    state.line = stop
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _end_of_note(state: StateBlock, start: int, end: int) -> int:
    """Return the line after a note: its paragraph, and those after it that are indented."""
    stop = start + 1
    for number in range(start + 1, end):
        if state.isEmpty(number):
            continue
        follows = stop == number and not _NOTE.match(_line(state, number))
        if not follows and state.sCount[number] < state.blkIndent + _INDENT:
            break
        stop = number + 1
    return stop


def _mark(state: StateInline, silent: bool) -> bool:
    match = _MARK.match(state.src, state.pos)
    notes: Mapping[str, str] = _notes(state.env)
    if match is None or match[1] not in notes:
        return False
    if not silent:
        number = list(notes).index(match[1]) + 1
        state.push("html_inline", "", 0).content = f'<sup class="footnote-ref"><a href="#fn{number}">{number}</a></sup>'
    state.pos = match.end()
    return True
