"""The questions: small typed screens that answer once and go. Each is imported where it is asked, no other with it."""
