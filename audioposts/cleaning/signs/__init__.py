"""What speaks for a verdict: walls and errors, links, nothing, the beginning of an article."""
