"""From files to records: strict YAML with positions, validation, and the whole folder in one pass."""
