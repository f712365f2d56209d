"""What the words mean: reviews, cases, lanes, urgency, drafts, doors, findings.

Frozen values and pure functions over the standard library. No I/O, no clock, no random, no other part of the
program: time is always passed in, as whole seconds since 1970 in UTC (`int`). What is not here: SQL, screens, HTTP,
files, and any sentence that depends on where it is shown.
"""
