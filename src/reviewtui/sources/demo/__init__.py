"""The demo's invented world: a home-goods seller, what it sells, and the buyers who are unhappy with it.

`cases.toml` holds the data, `tell` reads it. Times are hours relative to now, so the demo is as fresh tomorrow as
today. What must not live here: anything that writes to a store, and anything that a real buyer wrote.
"""
