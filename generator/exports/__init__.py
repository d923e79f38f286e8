"""Data made from the knowledge base for other programs."""
