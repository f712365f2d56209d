"""The desk as tools for assistants, by the Model Context Protocol on standard input and output; an optional part.

They read, draft, check and note; no tool here sends, records a sending, closes or deletes, and none may come.
"""
