"""A reply out: clipboard, file, browser link, and the doors that software may push through itself.

Which door is open and what it may carry is decided in the domain and the rules; here is only the handle.
"""
