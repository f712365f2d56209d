"""The place where a reply is written: fields, findings, the letter, and every pause saved."""
