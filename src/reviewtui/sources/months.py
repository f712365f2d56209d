"""The names of months in the languages of Amazon's shops, folded as `folding.folded` does it (after the CLDR)."""

from __future__ import annotations

from typing import Final

_NAMES: Final = (
    """
        january jan januar janvier janv enero ene gennaio gen janeiro januari stycznia sty styczen ocak oca ledna
        led leden января янв январь січня січ січень tammikuuta tammi tammikuu ianuarie ian ιανουαριου ιαν
        ιανουαριοσ januara януари яну gener يناير ינואר ינו जनवरी जन ஜனவரி ஜன జనవరి జన ಜನವರಿ ಜನ ജനുവരി ജനു জানুয়ারি
        জানু जानेवारी जाने જાન્યુઆરી જાન્યુ ਜਨਵਰੀ ਜਨ janner jaenner janr
    """,
    """
        february feb februar fevrier fevr febrero febbraio fevereiro fev februari lutego lut luty subat sub unora
        uno unor февраля февр февраль лютого лют лютии helmikuuta helmi helmikuu febr februarie φεβρουαριου φεβ
        φεβρουαριοσ februara февруари фев febrer فبراير פברואר פבר फ़रवरी फ़र பிப்ரவரி பிப் ఫిబ్రవరి ఫిబ్ర ಫೆಬ್ರವರಿ
        ಫೆಬ್ರ ഫെബ്രുവരി ഫെബ്രു ফেব্রুয়ারি ফেব फेब्रुवारी फेब्रु ફેબ્રુઆરી ફેબ્રુ ਫ਼ਰਵਰੀ ਫ਼ਰ फरवरी فيفري
    """,
    """
        march mar marz mars marzo marco maart mrt marca marzec mart brezna bre brezen marts марта мар март березня
        бер березень maaliskuuta maalis maaliskuu marcius marc martie μαρτιου μαρ μαρτιοσ marec maret mac مارس מרץ
        मार्च மார்ச் மார் మార్చి ಮಾರ್ಚ್ മാർച്ച് മാർ মার্চ માર્ચ ਮਾਰਚ maerz mrz
    """,
    """
        april apr avril avr abril abr aprile kwietnia kwi kwiecien nisan nis dubna dub duben апреля апр апрель
        квітня квіт квітень huhtikuuta huhti huhtikuu aprilis aprilie απριλιου απρ απριλιοσ aprila април ابريل אפריל
        אפר अप्रैल ஏப்ரல் ஏப் ఏప్రిల్ ఏప్రి ಏಪ್ರಿಲ್ ಏಪ್ರಿ ഏപ്രിൽ ഏപ്രി এপ্রিল এপ্রি एप्रिल एप्रि એપ્રિલ ਅਪ੍ਰੈਲ ਅਪ੍ਰੈ
        افريل
    """,
    """
        may mai mayo maggio mag maio mei maj maja mayis kvetna kve kveten мая маи травня трав травень toukokuuta
        touko toukokuu majus μαιου μαι μαιοσ maig مايو מאי मई மே మే ಮೇ മേയ് মে मे મે ਮਈ ماي
    """,
    """
        june jun juni juin junio giugno giu junho czerwca cze czerwiec haziran haz cervna cvn cerven июня июн июнь
        червня черв червень kesakuuta kesa kesakuu junius iunie iun ιουνιου ιουν ιουνιοσ juna юни juny يونيو יוני
        जून ஜூன் జూన్ ಜೂನ್ ജൂൺ জুন જૂન ਜੂਨ جوان
    """,
    """
        july jul juli juillet juil julio luglio lug julho lipca lip lipiec temmuz tem cervence cvc cervenec июля июл
        июль липня лип липень heinakuuta heina heinakuu julius iulie iul ιουλιου ιουλ ιουλιοσ jula юли juliol julai
        يوليو יולי जुलाई जुल ஜூலை జులై ಜುಲೈ ജൂലൈ জুলাই জুল जुलै જુલાઈ ਜੁਲਾਈ ਜੁਲਾ جويلية
    """,
    """
        august aug aout agosto ago augustus augusti sierpnia sie sierpien agustos agu srpna srp srpen августа авг
        август серпня серп серпень elokuuta elo elokuu augusztus αυγουστου αυγ αυγουστοσ augusta agost ag agustus
        ogos ogo اغسطس אוגוסט אוג अगस्त अग ஆகஸ்ட் ஆக ఆగస్టు ఆగ ಆಗಸ್ಟ್ ಆಗ ഓഗസ്റ്റ് ഓഗ আগস্ট আগ ऑगस्ट ऑग ઑગસ્ટ ਅਗਸਤ ਅਗ
        agst اوت
    """,
    """
        september sep sept septembre septiembre settembre set setembro wrzesnia wrz wrzesien eylul eyl zari zar
        сентября сент сентябрь вересня вер вересень syyskuuta syys syyskuu szeptember szept septembrie σεπτεμβριου
        σεπ σεπτεμβριοσ septembra септември сеп setembre سبتمبر ספטמבר ספט सितंबर सित செப்டம்பர் செப் సెప్టెంబర్
        సెప్టెం ಸೆಪ್ಟೆಂಬರ್ ಸೆಪ್ಟೆಂ സെപ്റ്റംബർ സെപ്റ്റം সেপ্টেম্বর সেপ সেপ্ট सप्टेंबर सप्टें સપ્ટેમ્બર સપ્ટે ਸਤੰਬਰ
        ਸਤੰ setiembre सितम्बर
    """,
    """
        october oct oktober okt octobre octubre ottobre ott outubro out pazdziernika paz pazdziernik ekim eki rijna
        rij rijen октября окт октябрь жовтня жовт жовтень lokakuuta loka lokakuu octombrie οκτωβριου οκτ οκτωβριοσ
        oktobra октомври اكتوبر אוקטובר אוק अक्टूबर अक्टू அக்டோபர் அக் అక్టోబర్ అక్టో ಅಕ್ಟೋಬರ್ ಅಕ್ಟೋ ഒക്ടോബർ ഒക്ടോ
        অক্টোবর অক্টো ऑक्टोबर ऑक्टो ઑક્ટોબર ઑક્ટો ਅਕਤੂਬਰ ਅਕਤੂ अक्तूबर
    """,
    """
        november nov novembre noviembre novembro listopada lis listopad kasim kas listopadu ноября нояб ноябрь
        листопада лист листопад marraskuuta marras marraskuu noiembrie νοεμβριου νοε νοεμβριοσ novembra ноември ное
        نوفمبر נובמבר נוב नवंबर नव நவம்பர் நவ నవంబర్ నవం ನವೆಂಬರ್ ನವೆಂ നവംബർ നവം নভেম্বর নভে नोव्हेंबर नोव्हें
        નવેમ્બર નવે ਨਵੰਬਰ ਨਵੰ नवम्बर
    """,
    """
        december dec dezember dez decembre diciembre dic dicembre dezembro grudnia gru grudzien aralik ara prosince
        pro prosinec desember des декабря дек декабрь грудня груд грудень joulukuuta joulu joulukuu decembrie
        δεκεμβριου δεκ δεκεμβριοσ decembra декември desembre disember dis ديسمبر דצמבר דצמ दिसंबर दिस டிசம்பர் டிச
        డిసెంబర్ డిసెం ಡಿಸೆಂಬರ್ ಡಿಸೆಂ ഡിസംബർ ഡിസം ডিসেম্বর ডিসে डिसेंबर डिसें ડિસેમ્બર ડિસે ਦਸੰਬਰ ਦਸੰ दिसम्बर
    """,
)

MONTHS: Final[dict[str, int]] = {word: number for number, names in enumerate(_NAMES, 1) for word in names.split()}
"""A month's name or short form, folded, to its number."""
