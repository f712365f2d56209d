"""One SQLite file: schema and migrations, queries, journal.

The only part that knows SQL, SQLite (named in `sqlite` alone) and `sqlite-utils`. Rows go out as values of the domain
and the desk's views.
No judgement lives here: what is urgent, allowed or late is decided above and handed in as numbers.
"""
