"""The names of the countries with a shop of Amazon's, folded as `folding.folded` folds them.

In the languages in which Amazon speaks, after the CLDR; then the forms that names take inside sentences
(*in den Niederlanden*, *w Holandii*), common names and short ones.
"""

from __future__ import annotations

from typing import Final

_NAMES: Final = {
    "US": """
        united states|vereinigte staaten|etats-unis|estados unidos|stati uniti|verenigde staten|usa|stany zjednoczone|
        amerika birlesik devletleri|spojene staty|соединенные штаты|сполучені штати|yhdysvallat|egyesult allamok|
        statele unite ale americii|ηνωμενεσ πολιτειεσ|съединени щати|estats units|amerika serikat|amerika syarikat|
        hoa ky|アメリカ合衆国|미국|美国|美國|الولايات المتحدة|ארצות הברית|संयुक्त राज्य|அமெரிக்கா|యునైటెడ్ స్టేట్స్|
        ಯುನೈಟೆಡ್ ಸ್ಟೇಟ್ಸ್|അമേരിക്കൻ ഐക്യനാടുകൾ|মার্কিন যুক্তরাষ্ট্র|युनायटेड स्टेट्स|યુનાઇટેડ સ્ટેટ્સ|
        ਸੰਯੁਕਤ ਰਾਜ ਅਮਰੀਕਾ|vereinigten staaten|amerika|estados unidos da america|estados unidos de america|
        forenta staterna|de forenede stater|stanach zjednoczonych|stanow zjednoczonych|spojenych statech|
        spojenych statu|сша|соединенных штатах|アメリカ|米国|امريكا|ארה״ב|ארה"ב|अमेरिका|अमरीका|అమెరికా|ಅಮೆರಿಕ
    """,
    "CA": """
        canada|kanada|канада|καναδασ|カナダ|캐나다|加拿大|كندا|קנדה|कनाडा|கனடா|కెనడా|ಕೆನಡಾ|കാനഡ|কানাডা|कॅनडा|કેનેડા|
        ਕੈਨੇਡਾ|kanadzie|kanady|kanade|канаде|канады
    """,
    "MX": """
        mexico|mexiko|mexique|messico|meksyk|meksika|мексика|meksiko|mexic|μεξικο|мексико|メキシコ|멕시코|墨西哥|
        المكسيك|מקסיקו|मैक्सिको|மெக்சிகோ|మెక్సికో|ಮೆಕ್ಸಿಕೊ|മെക്സിക്കോ|মেক্সিকো|मेक्सिको|મેક્સિકો|ਮੈਕਸੀਕੋ|meksyku|
        mexiku|мексике|мексики
    """,
    "BR": """
        brazil|brasilien|bresil|brasil|brasile|brazilie|brazylia|brezilya|бразилия|бразилія|brasilia|brazilia|
        βραζιλια|ブラジル|브라질|巴西|البرازيل|ברזיל|ब्राज़ील|பிரேசில்|బ్రెజిల్|ಬ್ರೆಜಿಲ್|ബ്രസീൽ|ব্রাজিল|ब्राझिल|
        બ્રાઝિલ|ਬ੍ਰਾਜ਼ੀਲ|brazylii|brazilii|бразилии
    """,
    "GB": """
        united kingdom|vereinigtes konigreich|royaume-uni|reino unido|regno unito|verenigd koninkrijk|storbritannien|
        wielka brytania|birlesik krallik|spojene kralovstvi|storbritannia|великобритания|велика британія|
        iso-britannia|egyesult kiralysag|regatul unit|ηνωμενο βασιλειο|spojene kralovstvo|обединеното кралство|
        regne unit|inggris raya|vuong quoc anh|イギリス|영국|英国|英國|المملكة المتحدة|בריטניה|यूनाइटेड किंगडम|
        யுனைடெட் கிங்டம்|యునైటెడ్ కింగ్డమ్|ಯುನೈಟೆಡ್ ಕಿಂಗ್ಡಮ್|യുണൈറ്റഡ് കിംഗ്ഡം|যুক্তরাজ্য|युनायटेड किंगडम|
        યુનાઇટેડ કિંગડમ|ਯੂਨਾਈਟਡ ਕਿੰਗਡਮ|great britain|grossbritannien|vereinigten konigreich|grande-bretagne|
        gran bretana|gran bretagna|gra-bretanha|groot-brittannie|wielkiej brytanii|spojenem kralovstvi|
        spojeneho kralovstvi|velke britanii|velka britanie|ingiltere|britanya|великобритании|соединенном королевстве|
        соединенное королевство|بريطانيا|הממלכה המאוחדת|ממלכה המאוחדת|ब्रिटेन|यूके
    """,
    "DE": """
        germany|deutschland|allemagne|alemania|germania|alemanha|duitsland|tyskland|niemcy|almanya|nemecko|германия|
        німеччина|saksa|nemetorszag|γερμανια|alemanya|jerman|đuc|ドイツ|독일|德国|德國|المانيا|גרמניה|जर्मनी|ஜெர்மனி|
        జర్మనీ|ಜರ್ಮನಿ|ജർമ്മനി|জার্মানি|જર્મની|ਜਰਮਨੀ|niemczech|niemiec|nemecku|nemecka|германии
    """,
    "FR": """
        france|frankreich|francia|franca|frankrijk|frankrike|francja|fransa|francie|frankrig|франция|франція|ranska|
        franciaorszag|franta|γαλλια|francuzsko|prancis|perancis|phap|フランス|프랑스|法国|法國|فرنسا|צרפת|फ़्रांस|
        பிரான்ஸ்|ఫ్రాన్స్|ಫ್ರಾನ್ಸ್|ഫ്രാൻസ്|ফ্রান্স|फ्रान्स|ફ્રાંસ|ਫ਼ਰਾਂਸ|francji|francii|франции|फ्रांस
    """,
    "IT": """
        italy|italien|italie|italia|włochy|italya|италия|італія|olaszorszag|ιταλια|taliansko|itali|イタリア|이탈리아|
        意大利|義大利|ايطاليا|איטליה|इटली|இத்தாலி|ఇటలీ|ಇಟಲಿ|ഇറ്റലി|ইতালি|ઇટાલી|ਇਟਲੀ|włoszech|włoch|wloszech|wlochy|
        wloch|italii|италии
    """,
    "ES": """
        spain|spanien|espagne|espana|spagna|espanha|spanje|hiszpania|ispanya|spanelsko|spania|испания|іспанія|espanja|
        spanyolorszag|ισπανια|spanielsko|espanya|spanyol|sepanyol|tay ban nha|スペイン|스페인|西班牙|اسبانيا|ספרד|
        स्पेन|ஸ்பெயின்|స్పెయిన్|ಸ್ಪೇನ್|സ്പെയിൻ|স্পেন|સ્પેન|ਸਪੇਨ|hiszpanii|spanelsku|spanelska|испании
    """,
    "NL": """
        netherlands|niederlande|pays-bas|paises bajos|paesi bassi|paises baixos|nederland|nederlanderna|holandia|
        hollanda|nizozemsko|nederlandene|нидерланды|нідерланди|alankomaat|hollandia|tarile de jos|κατω χωρεσ|
        holandsko|нидерландия|paisos baixos|belanda|ha lan|オランダ|네덜란드|荷兰|荷蘭|هولندا|הולנד|नीदरलैंड|
        நெதர்லாந்து|నెదర్లాండ్స్|ನೆದರ್ಲ್ಯಾಂಡ್ಸ್|നെതർലാൻഡ്സ്|নেদারল্যান্ডস|नेदरलँड|નેધરલૅન્ડ્સ|ਨੀਦਰਲੈਂਡ|niederlanden|
        holanda|hollande|olanda|olandia|holandii|niderlandy|niderlandach|niderlandow|nizozemsku|nizozemska|nizozemi|
        нидерландах|нидерландов|голландии|голландия|नीदरलैंड्स
    """,
    "SE": """
        sweden|schweden|suede|suecia|svezia|zweden|sverige|szwecja|isvec|svedsko|швеция|швеція|ruotsi|svedorszag|
        suedia|σουηδια|swedia|thuy đien|スウェーデン|스웨덴|瑞典|السويد|שוודיה|स्वीडन|ஸ்வீடன்|స్వీడన్|ಸ್ವೀಡನ್|സ്വീഡൻ|
        সুইডেন|સ્વીડન|ਸਵੀਡਨ|szwecji|svedsku|svedska|швеции
    """,
    "PL": """
        poland|polen|pologne|polonia|polska|polonya|polsko|польша|польща|puola|lengyelorszag|πολωνια|полша|polandia|
        ba lan|ポーランド|폴란드|波兰|波蘭|بولندا|פולין|पोलैंड|போலந்து|పోలాండ్|ಪೋಲ್ಯಾಂಡ್|പോളണ്ട്|পোল্যান্ড|पोलंड|
        પોલેંડ|ਪੋਲੈਂਡ|polsce|polski|polsku|польше|польши
    """,
    "BE": """
        belgium|belgien|belgique|belgica|belgio|belgie|belgia|belcika|бельгия|бельгія|βελγιο|belgicko|белгия|ベルギー|
        벨기에|比利时|比利時|بلجيكا|בלגיה|बेल्जियम|பெல்ஜியம்|బెల్జియం|ಬೆಲ್ಜಿಯಮ್|ബെൽജിയം|বেলজিয়াম|બેલ્જીયમ|ਬੈਲਜੀਅਮ|
        belgii|бельгии
    """,
    "IE": """
        ireland|irland|irlande|irlanda|ierland|irlandia|irsko|ирландия|ірландія|irlanti|irorszag|ιρλανδια|
        アイルランド|아일랜드|爱尔兰|愛爾蘭|ايرلندا|אירלנד|आयरलैंड|அயர்லாந்து|ఐర్లాండ్|ಐರ್ಲೆಂಡ್|അയർലൻഡ്|আয়ারল্যান্ড|
        आयर्लंड|આયરલૅન્ડ|ਆਇਰਲੈਂਡ|irlandii|irsku|irska|ирландии|republic of ireland|republik irland
    """,
    "TR": """
        turkiye|turkei|turquie|turquia|turchia|turkije|turkiet|turcja|turecko|tyrkiet|tyrkia|турция|туреччина|turkki|
        torokorszag|turcia|τουρκια|turki|tho nhi ky|トルコ|튀르키예|土耳其|تركيا|טורקיה|तुर्किये|துருக்கியே|తుర్కియె|
        ತುರ್ಕಿಯೆ|തുർക്കിയെ|তুরস্ক|તુર્કિયે|ਤੁਰਕੀ|turkey|turcji|turecku|turecka|турции|터키|तुर्की
    """,
    "AE": """
        united arab emirates|vereinigte arabische emirate|emirats arabes unis|emiratos arabes unidos|
        emirati arabi uniti|emirados arabes unidos|verenigde arabische emiraten|forenade arabemiraten|
        zjednoczone emiraty arabskie|birlesik arap emirlikleri|spojene arabske emiraty|de forenede arabiske emirater|
        de forente arabiske emirater|оаэ|обʼєднані арабські емірати|arabiemiirikunnat|egyesult arab emirsegek|
        emiratele arabe unite|ηνωμενα αραβικα εμιρατα|обединени арабски емирства|emirats arabs units|uni emirat arab|
        emiriah arab bersatu|cac tieu vuong quoc a rap thong nhat|アラブ首長国連邦|아랍에미리트|阿拉伯联合酋长国|
        阿拉伯聯合大公國|الامارات العربية المتحدة|איחוד האמירויות הערביות|संयुक्त अरब अमीरात|ஐக்கிய அரபு அமீரகம்|
        యునైటెడ్ అరబ్ ఎమిరేట్స్|ಯುನೈಟೆಡ್ ಅರಬ್ ಎಮಿರೇಟ್ಸ್|യുണൈറ്റഡ് അറബ് എമിറൈറ്റ്സ്|সংযুক্ত আরব আমিরাত|
        संयुक्त अरब अमिराती|યુનાઇટેડ આરબ અમીરાત|ਸੰਯੁਕਤ ਅਰਬ ਅਮੀਰਾਤ|uae|vereinigten arabischen emiraten|
        los emiratos arabes|zjednoczonych emiratach arabskich|zjednoczonych emiratow arabskich|
        spojenych arabskych emiratech|spojenych arabskych emiratu|emiraten|объединенные арабские эмираты|
        объединенных арабских эмиратах|阿联酋|阿聯酋|الامارات
    """,
    "SA": """
        saudi arabia|saudi-arabien|arabie saoudite|arabia saudi|arabia saudita|saoedi-arabie|saudiarabien|
        arabia saudyjska|suudi arabistan|saudska arabie|saudi-arabia|саудовская аравия|саудівська аравія|szaud-arabia|
        σαουδικη αραβια|saudska arabia|саудитска арабия|arab saudi|a rap xe-ut|サウジアラビア|사우디아라비아|
        沙特阿拉伯|沙烏地阿拉伯|المملكة العربية السعودية|ערב הסעודית|सऊदी अरब|சவுதி அரேபியா|సౌదీ అరేబియా|ಸೌದಿ ಅರೇಬಿಯಾ|
        സൗദി അറേബ്യ|সৌদি আরব|सौदी अरब|સાઉદી અરેબિયા|ਸਾਊਦੀ ਅਰਬ|ksa|kingdom of saudi arabia|arabii saudyjskiej|
        saudske arabii|саудовскои аравии|السعودية|沙特
    """,
    "EG": """
        egypt|agypten|egypte|egipto|egitto|egito|egypten|egipt|misir|египет|єгипет|egypti|egyiptom|αιγυπτοσ|egipte|
        mesir|ai cap|エジプト|이집트|埃及|مصر|מצרים|मिस्र|எகிப்து|ఈజిప్ట్|ಈಜಿಪ್ಟ್|ഈജിപ്ത്|মিশর|इजिप्त|ઇજિપ્ત|ਮਿਸਰ|
        egipcie|egypta|egyptu|египте
    """,
    "IN": """
        india|indien|inde|indie|hindistan|индия|індія|intia|ινδια|an đo|インド|인도|印度|الهند|הודו|भारत|இந்தியா|
        భారతదేశం|ಭಾರತ|ഇന്ത്യ|ভারত|ભારત|ਭਾਰਤ|indiach|indii|индии
    """,
    "JP": """
        japan|japon|giappone|japao|japonia|japonya|japonsko|япония|японія|japani|ιαπωνια|japo|jepang|jepun|nhat ban|
        日本|일본|اليابان|יפן|जापान|ஜப்பான்|జపాన్|ಜಪಾನ್|ജപ്പാൻ|জাপান|जपान|જાપાન|ਜਪਾਨ|japonii|japonsku|japonska|японии
    """,
    "SG": """
        singapore|singapur|singapour|singapura|сингапур|сінгапур|szingapur|σιγκαπουρη|シンガポール|싱가포르|新加坡|
        سنغافورة|סינגפור|सिंगापुर|சிங்கப்பூர்|సింగపూర్|ಸಿಂಗಪುರ್|സിംഗപ്പൂർ|সিঙ্গাপুর|सिंगापूर|સિંગાપુર|ਸਿੰਗਾਪੁਰ|
        singapurze|singapuru|сингапуре
    """,
    "AU": """
        australia|australien|australie|avustralya|австралия|австралія|ausztralia|αυστραλια|オーストラリア|
        오스트레일리아|澳大利亚|澳洲|استراليا|אוסטרליה|ऑस्ट्रेलिया|ஆஸ்திரேலியா|ఆస్ట్రేలియా|ಆಸ್ಟ್ರೇಲಿಯಾ|ഓസ്ട്രേലിയ|
        অস্ট্রেলিয়া|ઑસ્ટ્રેલિયા|ਆਸਟ੍ਰੇਲੀਆ|australii|австралии|호주|澳大利亞
    """,
    "ZA": """
        south africa|sudafrika|afrique du sud|sudafrica|africa do sul|zuid-afrika|sydafrika|
        republika południowej afryki|guney afrika|jihoafricka republika|sør-afrika|южно-африканская республика|
        південно-африканська республіка|etela-afrikka|del-afrikai koztarsasag|africa de sud|νοτια αφρικη|juzna afrika|
        южна африка|sud-africa|afrika selatan|nam phi|南アフリカ|남아프리카|南非|جنوب افريقيا|דרום אפריקה|
        दक्षिण अफ़्रीका|தென் ஆப்பிரிக்கா|దక్షిణ ఆఫ్రికా|ದಕ್ಷಿಣ ಆಫ್ರಿಕಾ|ദക്ഷിണാഫ്രിക്ക|দক্ষিণ আফ্রিকা|दक्षिण आफ्रिका|
        દક્ષિણ આફ્રિકા|ਦੱਖਣੀ ਅਫਰੀਕਾ|republice południowej afryki|republice poludniowej afryki|poludniowej afryce|
        południowej afryce|południowa afryka|jizni africe|jizni afrika|jihoafricke republice|юар|южнои африке|
        남아프리카 공화국|南アフリカ共和国
    """,
    "CN": """
        china|chine|cina|kina|chiny|cin|китаи|kiina|κινα|xina|tiongkok|trung quoc|中国|중국|中國|الصين|סין|चीन|சீனா|
        చైనా|ಚೀನಾ|ചൈന|চীন|ચીન|ਚੀਨ|chinach|cine|китае
    """,
}

NAMES: Final[dict[str, str]] = {name.strip(): code for code, names in _NAMES.items() for name in names.split("|")}
"""A country's name, folded, to its code."""
