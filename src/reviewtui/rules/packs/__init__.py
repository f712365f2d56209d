"""Rule packs: what a rule is, the files it stands in, and how they are read. The data lies beside: `*.toml`."""
