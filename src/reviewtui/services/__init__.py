"""How a service that holds reviews is asked and read, as data: one TOML file a service, ours and the user's own."""
