"""What each page says: views make values out of the knowledge base, templates make HTML out of values."""
