from __future__ import annotations

import pytest

from reviewtui.domain.buyer import is_nobody
from reviewtui.domain.short import first_name

NOBODY = (
    "Amazon Customer|amazon customer|AMAZON CUSTOMER|Amazon Customer.|Kindle Customer|A Google user|A Customer|"
    "Amazon Prime Customer|Verified Buyer|Guest|Anonymous|Flipkart Customer|Amazon|Client d'Amazon|Client d’Amazon|"
    "Client Kindle|Un utilisateur de Google|Cliente de Amazon|Cliente Amazon|Un usuario de Google|Anónimo|"
    "Um usuário do Google|Amazon Kunde|Amazon-Kunde|Amazonkunde|Kunde von Amazon|Kindle-Kunde|Ein Google-Nutzer|"
    "Amazon-klant|Een Google-gebruiker|Amazon-kund|Klient Amazon|Klient portalu Amazon|Użytkownik Google|"
    "Amazon Müşterisi|Bir Google Kullanıcısı|Zákazník Amazonu|Khách hàng Amazon|Покупатель Amazon|"
    "Amazonカスタマー|Amazon カスタマー|Kindleのお客様|"
    "Googleユーザー|亚马逊买家|亞馬遜顧客|Amazon 顾客|Google 用户|匿名|"
    "아마존 고객|Amazon 고객|익명|عميل أمازون|عميل Amazon|לקוח אמזון|अमेज़न ग्राहक||-|--|N/A|?"
)
SOMEBODY = (
    "Dana P.|Rosa|Client Eastwood|Amazonia|Christopher Guest|Anna Kunde|Prime Minister|A. Reader Smith|12345|Ann|Na Li|"
    "Na|A|El|Di|Da Costa|Van Der Berg|Andre De La Cruz|Alexa|M.|Kim|田中|王小明|محمد|Kunde99x"
)


@pytest.mark.parametrize("name", NOBODY.split("|"))
def test_a_shops_name_for_everybody_names_nobody(name: str) -> None:
    assert is_nobody(name)
    assert first_name(name) == ""


@pytest.mark.parametrize("name", SOMEBODY.split("|"))
def test_a_name_of_ones_own(name: str) -> None:
    assert not is_nobody(name)


def test_a_hostile_name_is_only_looked_at_from_its_beginning() -> None:
    assert not is_nobody("a" * 1_000_000)
    assert not is_nobody("amazon customer " * 100_000)
