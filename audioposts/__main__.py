"""`python -m audioposts` is the `audioposts` command."""

from audioposts.cli import app

app(prog_name="audioposts")
