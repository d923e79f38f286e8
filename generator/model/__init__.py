"""Records and vocabularies, and the knowledge base that they make together."""
