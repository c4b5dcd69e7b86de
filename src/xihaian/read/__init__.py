"""One file for each input; nothing else opens files to read."""
