"""One file for each format; each escapes what it writes, and none knows where it goes."""
