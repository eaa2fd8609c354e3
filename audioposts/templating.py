"""What a show says itself, with its blanks filled in, by Jinja. Pure.

    {title} of {show}{% if author %}, by {author}{% endif %}.

Blanks stand in braces, as people write them; the rest is Jinja's. What a post does not say is empty.
"""

from collections.abc import Collection, Mapping

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

_JINJA = SandboxedEnvironment(
    variable_start_string="{", variable_end_string="}", undefined=StrictUndefined, autoescape=False
)
_LONGEST = 20_000


def filled(template: str, values: Mapping[str, str | int]) -> str:
    """Return a template with its blanks filled in, in one line.

    Raises:
        ValueError: it is no template, or has blanks that nobody fills.

    """
    try:
        made = _JINJA.from_string(template).render(values)
    except (TemplateError, ArithmeticError, TypeError) as error:
        raise ValueError(f"{template!r} is no template: {error}") from error
    return " ".join(made[:_LONGEST].split())


def check_template(template: str, names: Collection[str]) -> str:
    """Return the template if it can be filled whether a post says all of `names` or nothing of it.

    Raises:
        ValueError: it cannot; the message lists what may stand in braces.

    """
    try:
        for value in ("x", ""):
            filled(template, dict.fromkeys(names, value))
    except ValueError as error:
        blanks = ", ".join(f"{{{name}}}" for name in sorted(names))
        raise ValueError(f"{error}; it may have {blanks}") from error
    return template
