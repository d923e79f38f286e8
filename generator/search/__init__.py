"""The data that the finder works on: facets, cards, and the index of words."""
