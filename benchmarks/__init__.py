"""Benchmarks: synthetic collections, and programs that measure and report. Nothing here is part of the site."""
