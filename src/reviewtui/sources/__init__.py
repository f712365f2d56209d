"""Bytes in, reviews out: tables, JSON, saved pages.

A reader finds out what it was given from the columns' names and contents, cleans every text once, and yields
reviews or says which row and field it could not take. No SQL, no screen; nothing is ever fetched from Amazon's shop
pages.
"""
