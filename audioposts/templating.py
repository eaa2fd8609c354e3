"""What a show says itself, with its blanks filled in, by Jinja. Pure.

    {title} of {show}{% if author %}, by {author}{% endif %}.

Blanks stand in braces, as people write them. Of the rest of Jinja there is `{% if %}` with its conditions, `~` and a
few filters: a template that was checked can neither fail nor take long, whatever a post is called.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

Blanks = Mapping[str, str | int]
"""Names that may stand in braces, each with an example of what may be filled in."""

_JINJA = ImmutableSandboxedEnvironment(
    variable_start_string="{", variable_end_string="}", undefined=StrictUndefined, autoescape=False
)

_LONGEST_TEMPLATE = 2_000
_LONGEST = 20_000
"""Of what comes out."""

_FILTERS = frozenset({"capitalize", "lower", "title", "trim", "upper"})
_LOGIC = (nodes.And, nodes.Or, nodes.Not, nodes.Concat)
_TEXT = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.If)
_NAMES = {nodes.Getattr: "a dot", nodes.Getitem: "an index", nodes.Call: "a call", nodes.For: "a loop"}
_CALCULATING = (nodes.BinExpr, nodes.UnaryExpr)


def filled(template: str, values: Mapping[str, str | int]) -> str:
    """Return a template that was checked with its blanks filled in, in one line.

    Raises:
        ValueError: it is no template, or has blanks that nobody fills.

    """
    try:
        made = _compiled(template).render(values)
    except (TemplateError, ArithmeticError, TypeError) as error:
        raise ValueError(f"{template!r} is no template: {error}") from error
    return " ".join(made[:_LONGEST].split())


def check_template(template: str, blanks: Blanks) -> str:
    """Return the template if it can be filled, whatever is filled in.

    Raises:
        ValueError: it cannot; the message lists what may stand in braces.

    """
    wrong = next(_faults(template, blanks), None)
    if wrong:
        names = ", ".join(f"{{{name}}}" for name in sorted(blanks))
        raise ValueError(f"{template[:200]!r} is no template: {wrong}; it may have {names}")
    return template


@lru_cache(maxsize=64)
def _compiled(template: str) -> Template:
    return _JINJA.from_string(template)


def _faults(template: str, blanks: Blanks) -> Iterator[str]:
    """Yield what is wrong with a template."""
    if len(template) > _LONGEST_TEMPLATE:
        yield f"it has more than {_LONGEST_TEMPLATE} characters"
        return
    try:
        tree = _JINJA.parse(template)
        yield from _unwanted(tree, blanks)
        _compiled(template)
    except TemplateError as error:
        yield error.message or "it cannot be read"
    except (ValueError, RecursionError, SyntaxError, MemoryError):
        # A number of thousands of digits, brackets in brackets in brackets.
        yield "it cannot be read"


def _unwanted(node: nodes.Node, blanks: Blanks) -> Iterator[str]:
    """Yield what is in a template that it may not have."""
    if isinstance(node, nodes.Name) and node.name not in blanks:
        yield f"nobody fills {{{node.name}}}"
    elif isinstance(node, nodes.Filter):
        yield from _unwanted_filter(node)
    elif isinstance(node, nodes.Compare):
        yield from _unwanted_comparison(node, blanks)
    elif isinstance(node, nodes.CondExpr):
        if node.expr2 is None:
            yield "an “if” in braces wants an “else”"
    elif not isinstance(node, (nodes.Name, nodes.Const, nodes.Operand, *_LOGIC, *_TEXT)):
        yield f"{_named(node)} is not for templates"
    for part in node.iter_child_nodes():
        yield from _unwanted(part, blanks)


def _named(node: nodes.Node) -> str:
    if isinstance(node, _CALCULATING):
        return "arithmetic"
    return _NAMES.get(type(node), f"Jinja’s “{type(node).__name__}”")


def _unwanted_filter(node: nodes.Filter) -> Iterator[str]:
    if node.name not in _FILTERS or node.node is None or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        yield f"of filters there are {', '.join(sorted(_FILTERS))}"


def _unwanted_comparison(node: nodes.Compare, blanks: Blanks) -> Iterator[str]:
    """Yield what cannot be compared: only numbers are more or less, and only text is in a text."""
    kinds = [_kind(each, blanks) for each in (node.expr, *(operand.expr for operand in node.ops))]
    for (left, right), operand in zip(pairwise(kinds), node.ops, strict=True):
        wanted = str if operand.op in ("in", "notin") else int
        if operand.op not in ("eq", "ne") and not left is right is wanted:
            yield "only numbers can be more or less than each other, and only text can be in a text"


def _kind(node: nodes.Expr, blanks: Blanks) -> type | None:
    """Return what an expression gives, if that is known."""
    if isinstance(node, nodes.Name):
        return type(blanks.get(node.name))
    if isinstance(node, nodes.Const):
        return type(node.value)
    return str if isinstance(node, (nodes.Filter, nodes.Concat)) else None
