"""Who wrote a review: the names that shops give to buyers who chose none, and which therefore name nobody.

One list for everybody who asks: a reader that tells two buyers apart, a letter that greets one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SHOPS: Final = (
    "amazon amazonu amazona amazonin amazoncom amazonde kindle prime google googles googlen flipkart "
    "walmart ebay etsy shopify aliexpress target bestbuy wayfair judgeme yotpo trustpilot playstore android apple "
    "audible アマゾン キンドル グーグル 亚马逊 亞馬遜 谷歌 아마존 구글 킨들 أمازون امازون جوجل كيندل אמזון גוגל "
    "अमेज़न अमेज़ॅन अमेज़न गूगल амазон"
)
_BUYERS: Final = (
    "customer customers consumer buyer purchaser shopper user reader reviewer guest member client kunde kundin kunden "
    "käufer käuferin nutzer nutzerin benutzer leser leserin gast mitglied cliente clienta clienti clientes usuario "
    "usuaria usuário usuária utente utilizador utilisateur utilisatrice acheteur acheteuse lecteur lectrice membre "
    "comprador compradora acquirente lettore lettrice leitor leitora lector lectora klant koper gebruiker lezer kund "
    "köpare användare läsare klient klientka klienta kupujący użytkownik czytelnik müşteri müşterisi alıcı alıcısı "
    "kullanıcı kullanıcısı okuru zákazník zákaznice uživatel køber bruger læser kjøper bruker asiakas käyttäjä "
    "vásárló felhasználó покупатель клиент пользователь покупець користувач cumpărător utilizator "
    "カスタマー お客様 購入者 ユーザー 読者 ゲスト 顾客 顧客 买家 買家 用户 用戶 使用者 客户 客戶 读者 讀者 会员 고객 "
    "구매자 사용자 독자 عميل العميل زبون مستخدم مشتري مشتر קונה לקוח משתמש ग्राहक उपयोगकर्ता खरीदार "
    "khách hàng người dùng mua"
)
_NAMELESS: Final = (
    "anonymous anon anonym anonyme anonymer anonymus anonimo anonimowy anónimo anónima anônimo anônima anoniem "
    "anonymní anonymt anonymisé anonim anonimno unknown unbekannt inconnu desconocido desconhecido sconosciuto "
    "onbekend okänd nieznany bilinmeyen неизвестный аноним анонимный nobody deleted "
    "gelöscht supprimé eliminado 匿名 匿名希望 名無し 匿名用户 匿名用戶 匿名买家 不明 未知 익명 مجهول אנונימי अनाम "
    "गुमनाम"
)
_BETWEEN: Final = (
    "a an the of from de d du del della di do da des la le l el un une una uno um uma ein eine einer von vom der die "
    "das den een van en ett portalu sklepu bir của verified verifizierter verifizierte vérifié vérifiée verificado "
    "verificada verificato happy former valued new premium certified プライム の של"
)
_JOINED: Final = "d|de|der|des|du|di|da|の|的|ال|"
_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u093c-\u094d]+[^\W\d_]*)*")


def _set(words: str) -> frozenset[str]:
    return frozenset(_folded(words).split())


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u0307", "")
    return folded.replace("’", "'")


_SHOP_WORDS: Final = _set(_SHOPS)
_BUYER_WORDS: Final = _set(_BUYERS)
_NAMELESS_WORDS: Final = _set(_NAMELESS)
_BETWEEN_WORDS: Final = _set(_BETWEEN)
_LONG_SHOPS: Final = sorted(_SHOP_WORDS, key=len, reverse=True)


@lru_cache(maxsize=8192)
def is_nobody(name: str) -> bool:
    """Whether a public name names nobody: "Amazon Customer", "Ein Kindle-Kunde", "匿名", "---", or nothing at all.

    Two such names that are the same say nothing about two buyers being the same.
    """
    folded = _folded(name[:80])
    words = _WORD.findall(folded)
    if not words or folded.strip(" ./") in ("n/a", "n.a", "k.a", "s/o", "n/d", "n.v.t"):
        return not any(character.isdigit() for character in name)
    if len(words) > 5:
        return False
    told = [_sort(word) for word in words]
    return "" not in told and ("buyer" in told or "nameless" in told or set(told) == {"shop"})


def _sort(word: str) -> str:
    """What kind of a nobody's word it is, "" for any other."""
    if word in _BUYER_WORDS:
        return "buyer"
    if word in _NAMELESS_WORDS:
        return "nameless"
    if word in _SHOP_WORDS:
        return "shop"
    if word in _BETWEEN_WORDS:
        return "between"
    return "buyer" if _grown_together(word) else ""


def _grown_together(word: str) -> bool:
    """Whether a shop's and a buyer's word stand in one: Amazonkunde, Amazonカスタマー, 亚马逊买家."""
    for shop in _LONG_SHOPS:
        before, found, after = word.partition(shop)
        if found:
            rest = re.sub(f"^(?:{_JOINED})", "", after) if not before else re.sub(f"(?:{_JOINED})$", "", before)
            whole = (rest in _BUYER_WORDS or rest in _NAMELESS_WORDS) and not (before and after)
            if whole or (before or after) in _BUYER_WORDS:
                return True
    return False
