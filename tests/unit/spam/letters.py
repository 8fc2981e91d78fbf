"""Letters in the manner of those that reach contact forms; made for the tests, and seen by no training."""

# ruff: noqa: RUF001 - letters of many alphabets

# ISO 639-1 code → what a customer writes.
GENUINE = {
    "en": (
        "Hello, I bought a kettle from you in March and the lid no longer closes. Is there a "
        "spare part, or can I send it in for repair? Best, Ruth"
    ),
    "de": (
        "Guten Tag, wir möchten am 14. Juni mit zwölf Personen bei Ihnen essen. Haben Sie abends "
        "noch einen Tisch auf der Terrasse frei? Viele Grüße, Anke Brandt"
    ),
    "fr": (
        "Bonjour, je n'arrive pas à télécharger ma facture du mois d'avril. Pourriez-vous me "
        "l'envoyer par courriel ? Merci d'avance, Élodie"
    ),
    "es": (
        "Buenas tardes, quisiera saber si la clase de cerámica del sábado es apta para niños de "
        "diez años. Un saludo, Marta"
    ),
    "pl": ("Dzień dobry, zgubiłam u Państwa w kawiarni zielony szalik. Czy ktoś go może znalazł? Pozdrawiam, Ewa"),
    "fi": (
        "Hei, tilasin teiltä polkupyörän viikko sitten, mutta siitä puuttuu polkimet. Voitteko "
        "lähettää ne minulle? Terveisin Aino"
    ),
    "hu": (
        "Jó napot kívánok, a múlt héten rendelt cipő túl kicsi lett. Ki lehet cserélni egy "
        "számmal nagyobbra? Köszönöm, Zsófia"
    ),
    "tr": (
        "Merhaba, cumartesi günü için iki kişilik yer ayırtmıştım ama gelemeyeceğiz. İptal "
        "edebilir misiniz? Teşekkürler, Selin"
    ),
    "vi": ("Xin chào, tôi đặt bánh sinh nhật cho thứ bảy này nhưng muốn đổi sang vị dâu. Có được không ạ? Cảm ơn, Lan"),
    "sw": (
        "Habari, niliagiza vitabu viwili wiki iliyopita lakini nimepokea kimoja tu. Tafadhali "
        "nisaidieni kujua kingine kiko wapi. Asante, Juma"
    ),
    "ru": ("Здравствуйте! Купила у вас плед, а он оказался меньше, чем на сайте. Можно ли его вернуть? Спасибо, Ольга"),
    "el": ("Καλησπέρα, θα ήθελα να μάθω αν το μουσείο είναι ανοιχτό τη Δευτέρα του Πάσχα. Ευχαριστώ, Νίκος"),
    "he": ("שלום, הזמנתי אצלכם שולחן לפני שבועיים ועדיין לא קיבלתי אותו. מתי הוא צפוי להגיע? תודה, נועה"),
    "ar": "مرحبا، أود حجز موعد لفحص الأسنان يوم الخميس القادم بعد الظهر إن أمكن. شكرا لكم، ليلى",
    "fa": (
        "سلام، من دو هفته پیش یک کتاب سفارش داده\u200cام ولی هنوز به دستم نرسیده است. می\u200cخواهم بدانم "
        "کجاست. با تشکر، مریم"
    ),
    "hi": "नमस्ते, मैंने पिछले हफ्ते आपकी दुकान से एक घड़ी खरीदी थी। वह बंद हो गई है। क्या आप इसे ठीक कर सकते हैं? धन्यवाद, अनिल",
    "ta": "வணக்கம், நான் கடந்த வாரம் வாங்கிய குடை உடைந்துவிட்டது. அதை மாற்ற முடியுமா? நன்றி, கவிதா",
    "ka": "გამარჯობა, გასულ კვირას შეკვეთილი წიგნი ჯერ არ მიმიღია. როდის მოვა? მადლობა, ნინო",
    "th": ("สวัสดีค่ะ ดิฉันจองห้องพักไว้วันที่ 5 สิงหาคม อยากขอเลื่อนเป็นวันที่ 7 แทนได้ไหมคะ ขอบคุณค่ะ"),
    "ja": "先週、茶碗を二つ注文しましたが、一つが割れて届きました。"
    "交換していただけますか。よろしくお願いいたします。佐藤",
    "zh": "您好，我上周在你们店里买的台灯不亮了，请问可以换一个吗？谢谢。李华",
    "ko": "안녕하세요. 지난달에 예약한 수업을 다음 주 수요일로 바꿀 수 있을까요? 감사합니다. 김민지",
}
# What is for sale → what its seller writes.
SPAM = {
    "pills": (
        "Buy cheap viagra and cialis online without prescription! Best pharmacy prices, fast "
        "shipping. http://cheap-pills.example.com/viagra"
    ),
    "rankings": (
        "Hi, I found your website and noticed it is not ranking on the first page of Google. We "
        "offer SEO services that will boost your rankings and bring you more traffic. Reply for a "
        "free audit."
    ),
    "a casino": (
        '<a href="http://casino.example.com">online casino</a> '
        "[url=http://casino.example.com]online casino[/url] best slots no deposit bonus"
    ),
    "a prize": (
        "Congratulations! You have won 1,000,000 dollars in our lottery. Claim your prize now at http://win.example.top"
    ),
    "an inheritance": (
        "I am Mr. Paul, a banker in Lagos. I have a business proposal of 15.5 million US dollars "
        "to transfer into your account. Reply urgently with your bank details."
    ),
    "coins": (
        "Make $5000 a day working from home with bitcoin trading. Guaranteed profit! Sign up now https://bit.ly/abc123"
    ),
    "addresses": (
        "We sell verified email lists and b2b leads. 10,000 contacts for only $99. Unsubscribe by replying stop."
    ),
    "links": (
        "Hello, do you accept guest posts on your website? We will pay for a dofollow link to our "
        "client's site. Let me know your price."
    ),
    "dates": ("Hot girls in your city want to meet you tonight! Free sex dating http://dating.example.xyz"),
    "bags": (
        "Replica watches, Louis Vuitton handbags outlet cheap sale "
        "http://www.replica-outlet-sale-online.com/louis-vuitton-handbags-cheap"
    ),
    "a loan": (
        "Get a fast payday loan today, bad credit ok! No credit check, instant approval, apply at "
        "http://loans.example.loan"
    ),
    "easy money": (
        "Заработок в интернете от 5000 рублей в день без вложений! Подробности тут: https://t.me/zarabotok_vip"
    ),
}
