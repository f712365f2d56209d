"""Workbooks out: rows as Excel reads them, by an optional part. What is in the rows is the desk's; workbooks are read
in `sources`.
"""
