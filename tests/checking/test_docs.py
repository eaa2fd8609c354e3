"""The page about the doctor lists all of its rules. UPDATE_DOCS=1 rewrites the list."""

import os
import re
from pathlib import Path

from audioposts.checking import channel, chapters, document, files, items, namespace, server, sound, transcripts
from audioposts.checking.finding import Rule, Severity

PAGE = Path(__file__).parents[2] / "docs" / "check.md"
MODULES = (document, channel, namespace, items, files, sound, chapters, transcripts, server)


def test_the_rules_are_those_that_are_checked() -> None:
    rules = [
        rule for module in MODULES for rule in (*vars(module).values(), *required(module)) if isinstance(rule, Rule)
    ]
    lines = ["| rule | | whose it is | what to do |", "| --- | --- | --- | --- |"]
    for rule in rules:
        lines.append(f"| {rule.name} | {rule.severity} | {rule.source.partition(':')[0]} | {shown(rule)} |")
    listed = "<!-- rules -->\n{}\n<!-- /rules -->".format("\n".join(lines))
    text = PAGE.read_text()
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(re.sub(r"<!-- rules -->\n.*?<!-- /rules -->", lambda _: listed, text, flags=re.DOTALL))
    else:
        assert listed in text


def shown(rule: Rule) -> str:
    return re.sub(r"([<>|*_])", r"\\\1", rule.remedy)


def required(module: object) -> list[Rule]:
    """Return the rules that are made as something is missed."""
    table = getattr(module, "_REQUIRED", {})
    return [
        Rule(f"channel.{path.replace(':', '-')}", source, Severity.ERROR, remedy)
        for path, (source, remedy) in table.items()
    ]
