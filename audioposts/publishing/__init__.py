"""Episodes -> the public tree: files that appear whole, feed, cover, transcripts, and a server for all of it."""
