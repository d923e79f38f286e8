"""Reads a source's own document and compares what records quote from it, word for word."""
