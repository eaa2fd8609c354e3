"""A table [shows.SLUG.reading] -> Reading. Pure.

Keys and defaults are those of the dataclass: what is wrong is said by the key as it stands in the file.
"""

from dataclasses import is_dataclass
from typing import Annotated, Any, Literal, cast, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, create_model

from audioposts.models import Reading

_MOST = 60_000
"""Of milliseconds, words, rows."""


def _table_of(kind: type) -> type[BaseModel]:
    """Return the table whose keys are the fields of a dataclass: names, numbers that are not negative, and tables."""
    keys: dict[str, Any] = {}
    for name, hint in get_type_hints(kind).items():
        default = getattr(kind(), name)
        if is_dataclass(hint):
            table = _table_of(cast(type, hint))
            keys[name] = table, table()
        elif hint is int:
            keys[name] = Annotated[int, Field(ge=0, le=_MOST)], default
        else:
            keys[name] = cast(Any, Literal)[tuple(one.value for one in hint)], default.value
    return create_model(f"_{kind.__name__}Table", __config__=ConfigDict(extra="forbid"), **keys)


ReadingTable = _table_of(Reading)


def reading_of(table: BaseModel) -> Reading:
    """Return what a `ReadingTable` says."""
    return TypeAdapter(Reading).validate_python(table.model_dump())
