"""Looks at a site as it is, before it is published: whether all that it names is there, and all that is planned.

Nothing here knows how pages are made. A file is looked at once, while it is in memory, by whichever process
writes it (``examination.py``); in the end what was seen is compared with the folder itself (``result.py``).
"""
