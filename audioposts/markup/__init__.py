"""Markup -> its tree, and what a page says of itself: for those who find posts and for those who clean them. Pure."""
