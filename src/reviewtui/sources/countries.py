"""Amazon's marketplaces by code, by the names of their countries in many languages, and by their domains."""

from __future__ import annotations

from typing import Final

DOMAINS: Final = {
    "com": "US", "ca": "CA", "com.mx": "MX", "com.br": "BR", "co.uk": "GB", "de": "DE", "fr": "FR", "it": "IT",
    "es": "ES", "nl": "NL", "se": "SE", "pl": "PL", "com.be": "BE", "ie": "IE", "com.tr": "TR", "ae": "AE",
    "sa": "SA", "eg": "EG", "in": "IN", "co.jp": "JP", "jp": "JP", "sg": "SG", "com.au": "AU", "co.za": "ZA",
    "cn": "CN",
}  # fmt: skip
"""What follows ``amazon.`` in an address, and the country it stands for."""

HOSTS: Final = {country: domain for domain, country in reversed(DOMAINS.items())}
"""The domain of a marketplace's shop."""

_NAMES: Final = {
    "US": "united states|the united states|usa|u.s.a.|u.s.|vereinigte staaten|vereinigten staaten|den usa|états-unis|"
    "estados unidos|ee. uu.|ee.uu.|stati uniti|verenigde staten|usa:s|förenta staterna|アメリカ|アメリカ合衆国|米国|"
    "amerika birleşik devletleri|abd|stany zjednoczone|stanach zjednoczonych|estados unidos da américa|美国|eua",
    "CA": "canada|kanada|canadá|kanadzie|カナダ|加拿大",
    "MX": "mexico|mexiko|mexique|méxico|messico|meksyk|meksyku|meksika|メキシコ|墨西哥",
    "BR": "brazil|brasilien|brésil|brasil|brasile|brazilië|brazylia|brazylii|brezilya|ブラジル|巴西",
    "GB": "united kingdom|the united kingdom|great britain|uk|vereinigtes königreich|vereinigten königreich|"
    "großbritannien|royaume-uni|reino unido|regno unito|verenigd koninkrijk|storbritannien|イギリス|英国|"
    "birleşik krallık|wielka brytania|wielkiej brytanii",
    "DE": "germany|deutschland|allemagne|alemania|germania|duitsland|tyskland|ドイツ|almanya|niemcy|niemczech|"
    "alemanha|德国",
    "FR": "france|frankreich|francia|frankrijk|frankrike|フランス|fransa|francja|francji|frança|法国",
    "IT": "italy|italien|italie|italia|italië|イタリア|italya|włochy|włoszech|itália|意大利",
    "ES": "spain|spanien|espagne|españa|spagna|spanje|スペイン|ispanya|i̇spanya|hiszpania|hiszpanii|espanha|西班牙",
    "NL": "netherlands|the netherlands|niederlande|niederlanden|pays-bas|países bajos|paesi bassi|nederland|"
    "nederländerna|オランダ|hollanda|holandia|holandii|países baixos|荷兰",
    "SE": "sweden|schweden|suède|suecia|svezia|zweden|sverige|スウェーデン|isveç|i̇sveç|szwecja|szwecji|suécia|瑞典",
    "PL": "poland|polen|pologne|polonia|polska|polsce|ポーランド|polonya|polônia|波兰",
    "BE": "belgium|belgien|belgique|bélgica|belgio|belgië|ベルギー|belçika|belgia|belgii|比利时",
    "IE": "ireland|irland|irlande|irlanda|ierland|アイルランド|irlandia|irlandii|爱尔兰",
    "TR": "turkey|türkiye|türkei|turquie|turquía|turchia|turkije|turkiet|トルコ|turcja|turcji|turquia|土耳其",
    "AE": "united arab emirates|the united arab emirates|uae|vereinigte arabische emirate|"
    "vereinigten arabischen emiraten|émirats arabes unis|emiratos árabes unidos|emirati arabi uniti|"
    "verenigde arabische emiraten|förenade arabemiraten|アラブ首長国連邦|emirados árabes unidos|阿联酋",
    "SA": "saudi arabia|the kingdom of saudi arabia|saudi-arabien|arabie saoudite|arabia saudita|arabia saudí|"
    "saoedi-arabië|saudiarabien|サウジアラビア|suudi arabistan|沙特阿拉伯",
    "EG": "egypt|ägypten|égypte|egipto|egitto|egypte|egypten|エジプト|mısır|egito|埃及",
    "IN": "india|indien|inde|indië|インド|hindistan|indie|indiach|índia|印度",
    "JP": "japan|japon|japón|giappone|日本|japonya|japonia|japonii|japão",
    "SG": "singapore|singapur|singapour|シンガポール|singapura|新加坡",
    "AU": "australia|australien|australie|australië|オーストラリア|avustralya|austrália|澳大利亚",
    "ZA": "south africa|südafrika|afrique du sud|sudáfrica|sudafrica|zuid-afrika|sydafrika|南アフリカ|áfrica do sul",
}

COUNTRIES: Final[dict[str, str]] = {
    name: code for code, names in _NAMES.items() for name in (code.casefold(), *names.split("|"))
}
"""A country's code or name, case-folded, to its code."""

PHRASES: Final = sorted((name for name in COUNTRIES if len(name) > 3 or not name.isascii()), key=len, reverse=True)
"""Names that may be looked for inside a sentence, the longest first."""
