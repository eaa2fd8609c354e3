"""Ranges of letters for classes in patterns. Pure."""

CAPITAL = "A-ZÁÉÍÓÚÑ"
SMALL = "a-záéíóúñ"
