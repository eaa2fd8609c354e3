"""Script -> Clips in the cache: who speaks (`casting`), how (`engines`), and that it is done once (`booth`)."""
