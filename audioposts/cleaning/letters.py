"""Classes of letters for regular expressions, which `re` has no names for. Pure."""

_SCRIPTS = range(0x41, 0x590)
"""Latin, Greek, Cyrillic and Armenian: the scripts that have capitals and are common."""

CAPITAL = f"[{''.join(chr(code) for code in _SCRIPTS if chr(code).isupper())}]"
