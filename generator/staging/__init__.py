"""The whole site as plain files that MkDocs, ProperDocs and Zensical build without this program."""
