"""One case on the screen: the review and why it stands where it stands, its preview, and the reply being written.

What is painted is worked out by pure functions (`sheet_paint`, `review_paint`, `lines`) from what the desk answers;
the widgets keep scroll, focus and unsent keystrokes.
"""
