"""How each command is used, as its help shows it: the words after `reviewtui`, and what they do. The tests run all."""

from __future__ import annotations

EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "demo": (
        ("demo", "nothing that you do in there is kept"),
        ("demo --tour", "a morning plays by itself"),
    ),
    "practice": (
        ("practice --list", "the cases that there are"),
        ("practice bottle --letter letter.txt", "what this letter is worth"),
    ),
    "import": (
        ("import reviews.csv", "columns are found out"),
        ("import ~/Downloads", "every file in a folder"),
        ("import --dry-run reviews.csv", "says what would come in"),
        ("import --map stars=Points ratings.csv", "where the stars are"),
        ("import - < reviews.csv", "from standard input"),
    ),
    "sync": (
        ("sync", "all sources of your settings"),
        ("sync --dry-run", "says what would come in"),
        ("sync --list", "names them"),
        ("sync --since 2026-11-01", "nothing older"),
        ("sync --install 30 --dry-run", ""),
    ),
    "today": (("today", ""), ("today --json", "for a bar or a script")),
    "list": (
        ("list", "the first 25"),
        ("list stars:1,2 marketplace:DE", "one and two stars, from Germany"),
        ("list lane:waiting --limit 100", "those who owe us an answer"),
        ("list leak stars:<=2 -tag:refund", "words, fields, - for not"),
        ("list 'came off' sort:newest", "in a row, newest first"),
        ("list --json", "all, for a script"),
    ),
    "show": (("show 12", "by its number in the list"), ("show R1AAAAAAAAAAA12", "by Amazon's number of the review")),
    "radar": (
        ("radar", "what bursts, with its counts"),
        ("radar --json", "for a script"),
    ),
    "radar counts": (("radar counts B000000001", "week by week"),),
    "radar fixed": (("radar fixed 1 --on yesterday --lot B7", "then: whether it stopped"),),
    "radar not-fixed": (("radar not-fixed 1", ""),),
    "history": (
        ("history --since yesterday --who me", "what you did since yesterday"),
        ("history --case 12", "all that happened to one case"),
    ),
    "drafts": (("drafts", ""),),
    "stats": (
        ("stats", "of the last 13 weeks"),
        ("stats --period year --by product", "one table"),
        ("stats --html figures.html", "a page for the boss"),
        ("stats --json", "for a script"),
    ),
    "reply": (
        ("reply 12", "asks for the three steps"),
        ("reply 12 --editor", "in your $EDITOR"),
    ),
    "draft": (
        ("draft 12", "prints it"),
        ('draft 12 --solve "A new one left today."', "writes a step"),
        ("draft 12 --file letter.txt", "three parts in a file"),
        ("draft 12 --versions", "how it read before"),
    ),
    "snippets": (
        ("snippets --case 12", "filled from a case"),
        ("snippets --language de --step solve", "in German"),
        ("snippets --starter --language de > own.toml", "to change"),
    ),
    "check": (
        ("check letter.txt", ""),
        ("check --case 12 letter.txt", "as the answer to a case"),
        ("check --channel public-reply letter.txt", "for another door"),
    ),
    "send": (
        ("send 12", "prints it, and where to paste it"),
        ("send 12 --sent", "you sent it: writes that down"),
        ("send 12 --not-sent", "it did not go out after all"),
    ),
    "replied": (
        ('replied 12 "It is still broken."', ""),
        ("replied 12 < answer.txt", "from standard input"),
    ),
    "promise": (
        ('promise 12 "a new strap" --by "fri 5pm"', ""),
        ("promise 12 --kept", "the one that is due next"),
    ),
    "outcome": (("outcome 12 raised", "the buyer gave more stars"),),
    "removal": (
        ("removal 12 --ground service", "the text, and where it goes"),
        ("removal 12 --ground service --asked", "you sent it"),
    ),
    "done": (
        ("done 13", ""),
        ("done 12 14 --promises kept", "and what was promised was kept"),
        ("done --query age:>90d --dry-run", "which would it be"),
        ("done - < cases.txt", "numbers, or list --json"),
    ),
    "reopen": (("reopen 12", ""),),
    "snooze": (
        ("snooze 12 tomorrow", ""),
        ('snooze 12,13 "next tuesday 4pm"', "several"),
        ("snooze 12 reply", "until the buyer writes"),
        ('snooze --query "strap age:>90d" friday', "all that a query finds"),
    ),
    "note": (
        ("note 12 asked the warehouse", ""),
        ('note --query "strap stars:1" "lot 2608"', "on all it finds"),
    ),
    "tag": (
        ("tag --rules --dry-run", "what your rules would tag"),
        ("tag 12 battery", "off again when it is there"),
        ("tag 12,13 battery urgent", "two tags on two cases"),
        ('tag --query "strap or clasp" strap', "all that it finds"),
    ),
    "claim": (("claim 12 13", ""),),
    "tidy": (
        ("tidy", "says how many, and asks"),
        ("tidy --older-than 90 --yes", "one undo brings all back"),
    ),
    "undo": (("undo", ""),),
    "redo": (("redo", ""),),
    "sources": (
        ("sources", ""),
        ("sources services", ""),
        ("sources add --folder ~/Downloads --pattern '*.csv'", ""),
    ),
    "sources add": (("sources add --folder ~/Downloads --pattern '*.csv'", ""),),
    "sources services": (("sources services", ""),),
    "config": (
        ("config", ""),
        ("config default", "a commented one to begin with"),
        ("config schema > schema.json", "for your editor"),
    ),
    "products": (
        ("products", ""),
        ("products products.csv --marketplace DE", "shares count at once"),
    ),
    "weights": (
        ("weights", "shows them"),
        ("weights set safety=6", "for everybody; undo takes it back"),
        ("weights take-from-settings", "those that it proposes"),
    ),
    "weights set": (
        ("weights set safety=6", ""),
        ("weights set safety=usual half_life_days=5", "two at once"),
    ),
    "weights take-from-settings": (("weights take-from-settings", ""),),
    "export": (
        ("export > reviews.jsonl", "all, to import again"),
        ("export --open -o open.csv", "reviews of open cases"),
        ("export --what sheet stars:1", "eight columns"),
        ("export --what brief 12", "hands a case over"),
        ("export --what evidence 12", "for an appeal"),
    ),
    "backup": (
        ("backup", "to the folder of backups"),
        ("backup --overwrite stick.db", "to a file of yours"),
        ("backup --list", "those that are there"),
    ),
    "restore": (
        ("restore --dry-run", "checks the last one"),
        ("restore --yes", "puts it in place"),
        ("restore stick.db --yes", "another one"),
    ),
    "forget": (
        ("forget 12 --dry-run", "says what would go"),
        ("forget 12 --yes", "for good"),
    ),
    "mcp": (("mcp", "your assistant starts it by itself"),),
    "doctor": (("doctor", ""), ("doctor --json", "for a script")),
}
