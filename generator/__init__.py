"""The inspection findings knowledge base: YAML → records → knowledge base → pages and data.

Imports run one way: ``cli, plugin → pages, exports → checks → reading → model → diagnostics``.
"""
