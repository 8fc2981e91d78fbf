"""The price bot's sentence, in the languages that it has been translated to, and the bare question for a price.

`=` marks the words for the price. Words of a greeting are left out.
"""

GREETINGS = """
hi hello hey hallo hei hej hola ola olá oi ciao salut bonjour salve buongiorno dear sir
madam there team greetings good day morning afternoon evening please thanks thank you por
favor bitte merci grazie danke gracias guten tag buenos días buenas tardes bom dia boa
tarde привет здравствуйте здравейте здрасти здраво прывітанне вітаю привіт добрый день
добрий zdravo živjo ahoj dobrý den deň cześć dzień dobry witam bok sveiki labas tere
merhaba selam salam salom сәлем салам aloha szia helló moien hoi goedendag hæ halló góðan
daginn kaixo përshëndetje bonghjornu saluton kumusta kamusta alo sannu ndewo halo hai dia
duit silav salama mhoro moni talofa halò sawubona molo dumela lumela helo kaabo kaabọ xin
chào kia ora habari jambo bună ziua გამარჯობა ողջույն γεια σας σου καλημέρα सलाम नमस्ते
مرحبا هيي سلام السلام عليكم שלום היי 你好 您好 こんにちは やあ 안녕하세요 안녕 สวัสดี chào bạn nyob zoo сайн
уу байна привіт goddag god moi terve
"""

# I wanted to know your price.
WANTED = """
i wanted to know your =price
i wanted to know your =prices
i wanted to ask your =price
i want to know your =price
i would like to know your =price
i would like to know your =prices
salam =qiymətinizi bilmək istədim
doja të dija =çmimin tuaj
e dija =çmimin tuaj
أردت أن أعرف =سعرك
كنت أرغب في معرفة =سعرك
ես ուզում էի իմանալ ձեր =գինը
zure =prezioa jakin nahi nuen
я хацеў даведацца ваш =прайс
я хацеў даведацца вашу =цану
htio sam znati vašu =cijenu
htio sam znati tvoju =cijenu
исках да знам =цената ви
исках да знам вашата =цена
volia saber el seu =preu
volia saber el teu =preu
gusto ko masayran ang imong =presyo
ndimafuna kudziwa =mtengo wanu
我想知道你的 =价格
我想知道您的 =价格
我想了解你的 =价格
vulia sapè u vostru =prezzu
vulia cunnosce u vostru =prezzu
vulia sapè u to =prezzu
chtěl jsem znát vaši =cenu
chtěl jsem vědět vaši =cenu
jeg ønskede at kende din =pris
jeg ville vide din =pris
jeg ville gerne vide din =pris
ik wilde je =prijs weten
ik wilde uw =prijs weten
ik wil je =prijs weten
mi volis scii vian =prezon
ma tahtsin teada teie =hinda
ma tahtsin teada sinu =hinda
gusto kong malaman ang =presyo mo
gusto kong malaman ang iyong =presyo
nais kong malaman ang iyong =presyo
halusin tietää =hintasi
haluaisin tietää =hintasi
je voulais connaître votre =prix
je voulais connaître vos =prix
je voulais savoir votre =prix
je voudrais connaître votre =prix
ik woe jo =priis witte
quería saber o seu =prezo
quería coñecer o seu =prezo
მინდოდა თქვენი =ფასი ვიცოდე
მე მინდოდა ვიცოდე თქვენი =ფასი
ich wollte ihren =preis wissen
ich wollte deinen =preis wissen
ich wollte ihre =preise wissen
ich möchte ihren =preis wissen
ήθελα να μάθω την =τιμή σας
ήθελα να ξέρω την =τιμή σας
mwen te vle konnen =pri ou
mwen te vle konnen =pri w
ina so in san =farashin ku
na so in san =farashin ku
makemake au e ʻike i kāu =kumukūʻai
i makemake e ʻike i kāu =kumukūʻai
मैं आपकी =कीमत जानना चाहता था
kuv xav paub koj tus =nqi
kuv xav paub koj =nqe
meg akartam tudni az =árát
szeretném tudni az =árát
ég vildi vita =verð þitt
ég vildi vita =verðið þitt
mig langaði að vita =verðið þitt
achọrọ m ịmara =ọnụahịa gị
saya ingin tahu =harga anda
saya ingin mengetahui =harga anda
theastaigh uaim do =phraghas a fháil
theastaigh uaim =praghas a fháil
volevo sapere il tuo =prezzo
volevo sapere il suo =prezzo
volevo sapere il vostro =prezzo
volevo conoscere il tuo =prezzo
あなたの =価格を知りたかった
=価格を知りたいと思いました
aku wanted ngerti =rega sampeyan
aku pengin ngerti =rega sampeyan
мен сіздің =бағаңызды білгім келді
당신의 =가격을 알고 싶었습니다
=가격을 알고 싶었어요
min dixwest =bihayê we bizanim
мен сиздин =баанызды билгим келген
мен сиздин =баасын билгим келди
volui scire =pretium tuum
volui scire vestrum =pretium
es gribēju zināt jūsu =cenu
es gribēju zināt savu =cenu
norėjau sužinoti jūsų =kainą
aš norėjau sužinoti jūsų =kainą
ech wollt äre =präis wëssen
ech wollt ären =präis wëssen
сакав да ја знам вашата =цена
сакав да ја дознаам вашата =цена
te hahafantatra ny =vidinao aho
tiako ho fantatra ny =vidiny
ridt tkun taf il =prezz tiegħek
ridt inkun naf il =prezz tiegħek
i hiahia ahau ki te mohio i to =utu
би таны =үнийг мэдэхийг хүссэн
jeg ønsket å vite =prisen din
jeg ville vite =prisen din
ønsket å vite =prisen din
می خواستم =قیمت شما را بدانم
chciałem poznać twoją =cenę
chciałem poznać państwa =cenę
chciałem znać twoją =cenę
queria saber o seu =preço
queria saber seu =preço
eu queria saber o seu =preço
am vrut să știu =prețul tău
am vrut să știu =prețul dvs
am vrut să aflu =prețul tău
я хотел узнать вашу =цену
хотел узнать ваш =прайс
я хотел бы узнать вашу =цену
na ou fia iloa lau =tau
bha mi airson faighinn a mach do =phrìs
bha mi ag iarraidh do =phrìs fhaighinn a mach
хтео сам да знам вашу =цену
hteo sam da znam vašu =cenu
ke ne ke batla ho tseba =theko ea hau
ndaida kuziva =mutengo wako
chcel som vedieť vašu =cenu
chcel som poznať vašu =cenu
želel sem vedeti vašo =ceno
hotel sem vedeti vašo =ceno
waxaan rabay inaan ogaado =qiimahaaga
quería saber tu =precio
quería saber su =precio
quería conocer su =precio
abdi hoyong terang =pangaos anjeun
nilitaka kujua =bei yako
jag ville veta ditt =pris
jag ville veta ert =pris
ман мехостам =нархи шуморо бидонам
ман мехоҳам =нархи шуморо донам
ฉันอยากรู้ =ราคาของคุณ
=fiyatınızı öğrenmek istedim
=fiyatını öğrenmek istedim
=fiyatınızı bilmek istedim
я хотів дізнатися вашу =ціну
я хотів дізнатися про вашу =ціну
хотів дізнатися ваш =прайс
men sizning =narxingizni bilmoqchi edim
tôi muốn biết =giá của bạn
roeddwn i eisiau gwybod eich =pris
bendifuna ukwazi =ixabiso lakho
mo fẹ lati mọ =idiyele rẹ
mo fẹ mọ =idiyele rẹ
bengifuna ukwazi =intengo yakho
רציתי לדעת את =המחיר שלך
 =نرخی تۆ بزانم
"""

# What is your price?
ASKED = """
what is your =price
what's your =price
whats your =price
what are your =prices
your =price
your =prices
tell me your =price
send me your =price list
quel est votre =prix
was ist ihr =preis
cuál es su =precio
cuál es tu =precio
qual è il tuo =prezzo
qual é o seu =preço
wat is uw =prijs
какая у вас =цена
ваша =цена
jaka jest twoja =cena
你的 =价格是多少
"""
