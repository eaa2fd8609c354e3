"""Ranges of letters for classes in patterns. Pure."""

CAPITAL = "A-ZÀ-ÖØ-Þ"
SMALL = "a-zà-öø-ÿ"
