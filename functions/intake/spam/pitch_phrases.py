"""The turns of a seller, whatever is sold: slot → phrases, in folded words.

Phrases stand a comma apart. `we/i offer` is two phrases; `pozycjonowani*` is any word that begins so, at least three
letters before the star. Chinese and Japanese phrases match anywhere, all others whole words. Several phrases of one
slot say little more than one: a slot is a role in the letter, and pitch.py gives its points.
"""

TURNS: dict[str, str] = {
    # Whose thing it is about: the reader's, named from outside.
    "you": """
your facebook, your homepage, your shop's, your store's, your founder, your brand's, your google, your reviews
your listing, your clients, your patients, your guests, your members, your customers, your vacancies, your roof
your premises, your warehouse, your payroll, your invoices, your taxes, your energy, your employees, your email was
your surname, ihrem verzeichnis, ihren umsatz, ihres unternehmens, ihrem betrieb, ihren betrieb, ihrer praxis
ihrem internetauftritt, votre page, votre équipe, votre établissement, vos équipes, vos produits, vos avis
tu facebook, su facebook, sus productos, seu time, seus produtos, vostra attività, vostri prodotti, vostro business
uw team, uw producten, uw zaak, państwa zespoł*, państwa pracownik*, państwa produkt*, ваша компания
вашей продукции, ваших сотрудников, вашу компанию, your website, your web site, your websites, your site
your webpage, your business, your businesses, your company, your company's, your website's, your brand, your domain
your online presence, your google listing, your rankings, your ranking, your competitors, your competition
your niche, your industry, your sales, your revenue, your marketing, your traffic, your visitors, your audience
your google business, your bottom line, your instagram, your youtube, your channel, your facebook page, your profile
your ads, your prospects, your inbox, your target audience, your target market, your organization, your organisation
your practice, your local area, your content, your blog, your editorial, your readers, your project, your projects
your calendar, your crm, your phone, your staff, your existing website, your current website, your keywords
your vendors, your suppliers, your books, ur site, ur website, ur business, ur instagram, ur page, ur niche
for your needs, your cto, your ceo, your website at, like yours, businesses like yours, similar to yours, su sitio
tu sitio, su página, tu página, su pagina, tu pagina, su negocio, tu negocio, su empresa, tu empresa, su web, tu web
tus clientes, sus clientes, tus ventas, sus ventas, tu marca, su marca, su tienda, tu tienda, ihre/ihrer website
ihre/ihrer webseite, ihre/ihrer homepage, ihre/ihrer internetseite, ihr/ihrem unternehmen, ihre/ihrer firma
ihre/ihrer kunden, ihren kunden, ihre/ihrer branche, ihr/ihrem geschäft, ihre mitbewerber, ihre/ihrer sichtbarkeit
ihrem onlineshop, ihr onlineshop, eure website, eurer website, deine website, deiner website, votre site
votre entreprise, votre activité, votre société, vos clients, votre chiffre d'affaires, votre commerce
votre secteur, votre visibilité, vos ventes, vos locaux, vos bureaux, votre marque, votre boutique, seu site
seu negócio, seu negocio, sua empresa, seus clientes, suas vendas, sua marca, sua loja, sua página, seu instagram
seu faturamento, tuo sito, suo sito, vostro sito, tua azienda, vostra azienda, sua azienda, tuoi clienti
vostri clienti, tua attività, sua attività, tuo business, uw website, uw bedrijf, uw site, uw webshop, uw klanten
uw concurrent, uw concurrenten, uw google, je website, jouw website, jullie website, jullie bedrijf, uw onderneming
państwa stron*, państwa firm*, twoj* stron*, twoj* firm*, pani firm*, państwa biznes*, państwa sklep*
państwa klient*, ваш сайт, вашего сайта, вашем сайте, вашему сайту, вашим сайтом, ваш бизнес, вашего бизнеса
вашему бизнесу, вашей компании, вашей организации, ваших клиентов, вашим клиентам, ваш проект, вашего проекта
вашем интернет, ваш интернет, ваши продажи, вашей фирмы, ваших услуг, вашу продукцию, вашого сайту, вашому сайті
вашого бізнесу, вашій компанії, ваш бізнес, ваших клієнтів, вашої компанії, vaše/vašich/vašeho stránky
vašich stránek, váš web, vašeho webu, vaší firmy, vaše firma, vašu firmu, siteniz, sitenizi, sitenizin, sitenizde
web siteniz*, işletmeniz*, firmanız*, markanız*, şirketiniz*, müşterileriniz*, situs anda, website anda, bisnis anda
usaha anda, perusahaan anda, toko anda, pelanggan anda, trang web của bạn, website của bạn, doanh nghiệp của bạn
công ty bạn, website của anh, 您的网站, 贵公司, 贵司, 您的企业, 贵网站, 您的公司, 你的网站, 您的店, 貴社, 貴サイト
御社, ホームページを拝見, サイトを拝見, 貴店, 귀사의, 귀사, 홈페이지를, 대표님, 사장님, 원장님, 고객님의, موقعك
موقعكم, شركتك, شركتكم, نشاطك, نشاطكم, متجرك, متجركم, عملائك
""",
    # The seller speaks: we, our, what we do.
    "seller": """
we make, we write, we shoot, we buy, we file, we take care of, we close, we host, we train, we recruit, we import
we already, we come to your, we look after, we take our, we only take, we handle, we install, we can write
we can show, we can set, we can do, we can take, we can handle, we will build, we will do, we'll build, we'll send
we'd love to, we would love to, we have helped, we have over, we have more than, we are an exporter
we are exporters, we are a supplier, i make, i do seo, i do web, i run a, i run several, i manage a
i manage several, i own a, i own several, i can do, i can get, i can bring, i can show, i can make, i could bring
i specialise, i've built, i've worked with, i've been helping, i work as a, i am an independent, i'm an independent
i'm an expert, this is my offer, our programmers, our writers, our plugin, our generator, our girls, our drone
our answering, our robot, our consultants, our editors, our designer, our candidates, our carriers, our warehouse
our product range, our products, our minimum, our offering, our suite, our subscription, every new client
new clients get, for new clients, first order, for your company, for your business, for your website, for your site
companies like yours, company like yours, a company like, a business like, sites like, for companies, for businesses
for small, siamo una, siamo un, possiamo, realizzo, creiamo, aiuto le, aiuto aziende, tenemos una, hacemos, creamos
diseñamos, vendemos, vendo, ayudo a, soy una empresa, te ayudo, te ofrezco, wir haben ihre, wir sind ein
wir sind eine, wir machen, wir gestalten, wir produzieren, wir programmieren, wir suchen partner, ich erstelle
ich gestalte, unseren service, je suis un particulier, je crée des, j'accorde, nous réalisons, nous fournissons
nous recherchons des, qui accorde, somos um, temos uma, fazemos, crio, desenvolvo, nosso robô, nossa solução
wij zijn, wij doen, wij bouwen, wij ontwikkelen, wij zien kansen, wij realiseren, ik maak, ik bouw, pomagam
pomagamy, tworzę, robię, oferuję, sprzedajemy, dostarczamy, делаю, делаем, создаю, настраиваю, поставляем
производим, есть предложение, выгодное предложение, коммерческое предложение, вышлем, пришлю, могу сделать
занимаюсь, ищем партнеров, реализуем, продам, роблю, робимо, маємо пропозицію, комерційна пропозиція, постачаємо
tvoříme, vytváříme, děláme, dodáváme, tvorím, vytvárame, robíme, dodávame, yapıyoruz, üretiyoruz, satıyoruz
hizmet veren, firma olarak, kami jasa, kami jual, kami siap, saya menawarkan, bên em chuyên, chúng tôi chuyên
bên em có, em chuyên, 我们专业, 我们主要, 我们可以帮, 专业做, 我是做, 我们做, 支援を行って, を行っております
お力になれる, 株式会社, 전문 회사, 전문 기업, 전문회사, 진행해, 운영하는, 제공하고, متخصصون, متخصصين, نعمل, نقوم
لدينا, أقدم, we/i offer, we/i can offer, we/i could offer, we/i are offering, we're offering, we/i provide
we/i can provide, we/i specialize, we/i specialise, we/i deliver, we/i supply, we/i manufacture, we/i help
we/i can help you, we/i help businesses, we/i help companies, we can help your, i can help your, help businesses
helping businesses, help companies, helping companies, we design, we develop, we build, we create, we run a
we run an, i run a agency, we are running, we guarantee, we can guarantee, we will guarantee, we bring, we generate
we connect, we can connect, we can place, we can put, we can get, we can rank, we can build, we can help
we can increase, we can improve, we can add, we can bring, we can post, we can send, we can provide, we can supply
we can make, we can deliver, we will improve, we will put, we will rank, we will increase, we will get you
we will send, we will place, i can improve, i can increase, i can rank, i can design, i can build, i can create
i can redesign, i can get you, i can put, i can place, i can write, i can work, i can do for, i built, i build
i made you, i design, i create, i develop, i redesign, we redesign, we take care, we handle everything, done for you
we do everything, we sell, i sell, we are selling, we're selling, we produce, we are producing, we export, we ship
we place, we get you, we put, we pay for, we pay through, we will pay, we publish, we fund, we finance, we lend
i lend, we give out, we are giving, we got, we've got, we've helped, i've helped, i have helped, we worked with
we have worked, we've worked, we work with, i work with, we partner with, we collaborate, we are able to
our service, our experts, our expert, our specialists, our developers, our designers, our engineers, our platform
our clients, our pricing, our packages, our package, our portfolio, our plans, our rates, our prices, our price list
our ai, our tool, our widget, our program, our programme, our database, our strategy, our solution, our solutions
our offer, our offers, our company provides, our company offers, our company specializes, our team of, our team can
our team will, our previous work, our past work, our case studies, our catalog, our catalogue, our factory
our studio, our firm, our method, our approach, our clients include, our process, our investors, our loan
our cleaners, our crew, see our offers, view our, check our, visit our, see our, explore our, discover our
business owners, site owners, website owners, website owner, site owner, shop owners, store owners, company owners
businesses like, companies like, sites like yours, websites like yours, websites as yours, local businesses
small businesses, small business owners, fellow entrepreneur, dear publisher, hello publisher, dear webmaster
dear site owner, dear website owner, dear business owner, dear purchasing manager, dear editor, dear admin
dear administrator, dear ceo, dear director, hello friend, attention ceo, site admin, to the admin, to the owner
attn owner, dear beloved, greetings beloved, my beloved, i represent, i am representing, on behalf of my client
on behalf of our client, our client is, for my client, for a client of mine, my clients, my client, my agency
my services, my service, my hourly, my rates, my rate is, writing to introduce, i am writing to offer
writing to offer, i am a professional, i'm a professional, im a professional, i am an expert, i am a seo, i'm a seo
i am an seo, i'm an seo, i am a freelance, i'm a freelance, i'm a freelancer, i am a freelancer, freelance web
i am a web, i'm a web, i am a senior, i'm a senior, i am a full stack, i'm a full stack, i am a digital
i am a virtual, i'm a virtual, i am a content writer, i'm a content writer, freelance content, i am a blogger
i'm a blogger, i am a certified, i am an online, i am an outreach, i am a marketing, i'm a marketing, as experts in
marketing consultant, seo consultant, seo agency, seo expert, seo experts, seo specialist, seo company, web designer
web developer from, marketing manager at, digital agency, marketing company, business development manager
business development executive, sales executive, sales manager at, sales representative, outreach manager
outreach specialist, marketing executive, online marketing consultant, senior financial consultant
investment consultancy, loan officer, financial consultant, web consultant, we are a leading, we are an agency
we are a team, we're a team, we're an agency, we are a digital, we're a digital, we are a professional
we are manufacturer, we are a manufacturer, we are factory, we are a factory, we are one of, we are professional
we are a company, we are specialized, we are specialised, we are experts, we're a leading, we are a software
we are an it, we are a web, we're an offshore, we are an offshore, we are based in, we are a group of
the leading provider, leading provider of, leading supplier, one stop, one stop shop, full service, fully managed
i would like to offer, i'd like to offer, i want to offer, we would like to offer, want to introduce
like to introduce, let me introduce, allow me to introduce, allow me to present, introduce our, introduce you to
introducing our, present to you, i would like to discuss, i wanted to connect, wanted to share, i'd like to propose
proposal for you, business proposal, a proposal for, partnership proposal, mutually beneficial, win win
collaboration opportunity, collaboration request, yrs experience, yrs of experience, hoping for your
experience helping, mocked up, i put together a, we put together, i took the liberty, took the liberty, white label
powered by ai, industry leading, cutting edge, state of the art, game changing, game changer, all in one, ofrecemos
le ofrecemos, te ofrecemos, ofrezco, nuestro servicio, nuestra agencia, somos una empresa, somos una agencia
somos especialistas, somos un equipo, somos expertos, somos inversores, somos fabricantes, ayudamos a
podemos ayudar*, podemos llevarte, podemos mejorar, puedo ayudar*, me dedico a, soy diseñador, soy desarrollador
soy consultor, soy especialista, le presento, le presentamos, nos dedicamos, te mando, le mando, le envío, te envío
lo instalamos, nos especializamos, quisiera ofrecer*, quería ofrecer*, queremos ofrecer*, contamos con
trabajamos con, wir bieten, wir helfen, wir bringen, wir unterstützen, wir erstellen, wir sind spezialisiert
wir sind eine agentur, unsere agentur, unsere leistungen, unsere experten, unser service, unsere dienstleistungen
unserem system, unsere lösung, unsere kunden, ich biete, wir vermitteln, wir liefern, wir entwickeln, wir optimieren
wir verkaufen, wir haben uns spezialisiert, als agentur, als experte für, ich bin webdesigner, ich helfe
wir garantieren, wir kümmern uns, wir übernehmen, wir können ihnen, ich möchte ihnen, möchte mich vorstellen
stelle mich vor, wir möchten ihnen, darf ich ihnen, gerne sende ich, gerne zeigen wir, nous proposons, nous offrons
nous vous proposons, nous aidons, nos services, notre agence, notre société, notre service, notre solution
nos experts, nos clients, je vous propose, je propose, nous sommes une agence, nous sommes spécialis*
nous accompagnons, nous intervenons, nous créons, je suis développeur, je suis consultant*, je suis expert*
je refais, je crée, je me permets de, nous souhaiterions vous, vous proposer, nous pouvons vous, je peux vous
spécialisé dans, spécialisée dans, spécialiste en, nous disposons, oferecemos, ofereço, nossos serviços
nosso serviço, nossa plataforma, nossa agência, somos uma empresa, somos uma agência, somos especializ*
trabalhamos com, ajudamos empresas, ajudo empresas, apresentamos, gostaria de apresentar, gostaríamos de apresentar
posso ajudar, nós ajudamos, nosso sistema, estamos contratando, envia seu anúncio, desenvolvemos, criamos, offriamo
vi offriamo, le offriamo, ti offriamo, i nostri servizi, nostro servizio, nostra azienda, nostra agenzia
nostro team, siamo un'agenzia, siamo specializzati, siamo un'azienda, aiutiamo, mi occupo di, ci occupiamo
le propongo, vi propongo, proponiamo, possiamo aiutar*, posso aiutar*, realizziamo, gestisco diversi
sono un consulente, wij bieden, wij helpen, wij zijn een, onze diensten, ons systeem, ons team, ons bureau
wij maken, wij zorgen, wij verzorgen, wij kunnen, ik bied, wij leveren, gespecialiseerd in, onze oplossing
onze klanten, ik help, oferujemy, nasza oferta, naszą ofertę, nasze usługi, naszych usług, nasza firma
nasza agencja, zajmujemy się, jesteśmy firmą, jesteśmy agencją, specjalizujemy*, proponujemy, nasz zespół
przygotujemy, możemy zaproponować, tworzymy, wykonujemy, przedstawi* ofert*, jesteśmy producentem, предлагаем
предлагаю, предлагает, можем предложить, могу предложить, готовы предложить, хотим предложить, хочу предложить
наша компания, нашей компании, наши услуги, наша команда, нашим клиентам, наши специалисты, наших, мы занимаемся
занимаемся, мы поможем, помогаем, поможем, поможем вам, сделаем, приведем, приведём, настроим, создадим, разработаем
продвигаем, мы работаем, компания предлагает, к вам обращается, обращается компания, размещаем, выполним, выполняем
оказываем, предоставляем, специализируемся, выведем, изготовим, продаем, продаём, пропонуємо, пропоную
наша компанія, наші послуги, допоможемо, займаємося, зробимо, створимо, можемо запропонувати, nabízíme, nabízím
ponúkame, ponúkam, naše služby, naše firma, pomáháme, pomáhame, zabýváme se, jsme agentura, sunuyoruz, hizmetlerimiz
hizmet veriyoruz, hizmeti veriyoruz, sağlıyoruz, ekibimiz, firmamız, ajansımız, tarafımızdan, teklif sunmak
olarak sizlere, yardımcı oluyoruz, kami menawarkan, kami menyediakan, jasa, layanan kami, kami adalah
perusahaan kami, kami bantu, kami membantu, chúng tôi cung cấp, bên em, dịch vụ của chúng tôi, công ty chúng tôi
bên mình, chúng tôi là công ty, 我们提供, 我们是一家, 我司, 我们公司专, 专业提供, 本公司, 我们是专业, 承接, 专业承接
代办, 我们可以为您, 为您提供, 我们致力, 弊社では, 弊社は, 当社では, 当社は, 弊社サービス, 弊社の, ご提案, ご案内
ご提供, をご紹介, 突然のメール, 突然のご連絡, 突然のご案内, 行っております, 전문업체*, 저희는, 진행해 드립니다
도와드립니다, 해드립니다, 해 드립니다, 드립니다, 제공해, 제안드립니다, 제안 드립니다, 안내드립니다, 전문 업체
대행사, 대행업체, 저희 업체, 저희 회사, نحن شركة, نقدم, نوفر, نقدم لكم, نقدم لك, خدماتنا, فريقنا, شركتنا, نضمن
متخصصة في, نساعد, نساعدك, نساعدكم
""",
    # How the writer came by the reader.
    "found": """
i came across your, came across your, i found your, found your website, found your site, found your business
found you on, found you online, i stumbled upon, stumbled upon your, stumbled across, i was on your
was on your site, i visited your, visited your website, visited your site, visiting your, i was looking at your
was looking at your, looking at your website, looking at your site, looked at your, looking through your
i was browsing, while browsing, browsing your, was browsing, i was checking your, checking out your
checked out your, i just checked, check your website, i checked your, i noticed your, noticed your
noticed that your, i noticed you, noticed you, i saw your, saw your website, i reviewed your, reviewing your
reviewed your, i have reviewed, i analyzed your, analyzed your, analysed your, after analyzing, after analysing
after reviewing, audited your, i ran your, ran a quick, ran an audit, going through your, went through your
i just found your, i discovered your, discovered your, come across your, got your contact, got your email
found your contact, found your details, glad to know you, called your, called your business, tried calling
spotted your, i recently came, i recently visited, your website has been, been following, glad to learn
know you from, learned about your, avid reader of your, i've been reading your, reader of your, your website failed
your site failed, your website shows, it looks like you, it seems your, at present your website
when searching on google, searching on google, was searching for, on your website today, at your site today
at your website today, congrats on, congratulations on your, your website is not, your site is not
your website isn't, your site isn't, your website doesn't, your site doesn't, you do not show, you don't show
you are not ranking, you're not ranking, you aren't ranking, errors on your, issues on your
problems with your website, issues with your website, broken link on your, broken links on your, i found some
i found a few, visité su, visité tu, encontré su, encontré tu, he visto su, he visto tu, he visitado, revisando su
revisando tu, he estado viendo tu, vi su página, vi tu página, vi que tu, noté que, analizando tu, analizando su
navegando por, auf ihre website gestoßen, auf ihre webseite, auf ihre seite gestoßen, ihre website gefunden
bin auf ihre, sind auf ihre, ich habe ihre website, habe mir ihre, haben uns ihre, beim besuch ihrer, analyse ihrer
bei der analyse, ist uns aufgefallen, ist mir aufgefallen, durchsicht ihrer, wurde ich auf, haben ihre website
je suis tombé sur, je suis tombée sur, j'ai visité, j'ai remarqué, j'ai vu que votre, en visitant, j'ai consulté
j'ai découvert, en parcourant, en analysant, nous avons remarqué, nous avons analysé, nous avons visité
j'ai analysé, visitei seu, visitei o seu, vi seu site, vi o site, encontrei seu, encontrei o seu, analisei seu
notei que, ho visitato, ho visto il, ho notato, visitando il, navigando sul, ho trovato il, abbiamo analizzato
abbiamo visitato, abbiamo notato, analizzando il, ik zag, ik kwam, kwam ik uw, uw website bezocht, viel me op
viel mij op, zagen dat uw, zag dat uw, ik bekeek, wij zagen, odwiedziłem, trafiłem na, znalazłem państwa, zauważyłem
zauważyliśmy, przeglądając, przeanalizow*, analizując, посмотрел ваш, посмотрели ваш, зашел на ваш, зашёл на ваш
увидел ваш, увидели ваш, нашел ваш, нашёл ваш, изучил ваш, изучили ваш, проанализировал*, приветствуем вас
заметил что, заметили что, как можно отметить, провели аудит, переглянули ваш, знайшли ваш, проаналізув*
побачив ваш, navštívil jsem, narazil jsem, našel jsem vaš*, všiml jsem, našiel som, sitenizi inceledi*
sitenizi ziyaret, sitenizi gördü*, kami menemukan, saya menemukan, saya melihat website, tôi thấy website
tôi tình cờ, em thấy, 浏览了, 看到您, 看到贵, 拝見し, 拝見いた, 拝見させ, 보고 연락드*, 보고 연락, زرت موقع
اطلعت على, لاحظت أن, وجدت موقع, تصفحت
""",
    # What it will do for the reader.
    "result": """
increase/boost/grow/improve/skyrocket/double/triple/maximize/maximise/scale your, increase/boost/grow/drive sales
increase/boost/grow/drive revenue, drive/generate/increase traffic, drive more, generate more, bring in more
attract more, growing your, grow your business, grow fast, more customers, more clients, more sales, more leads
more traffic, more revenue, more visitors, more calls, more phone calls, more conversions, more bookings
more orders, more reviews, more followers, new customers, new clients, new leads, increase conversions
boost in ranks, quick boost, outrank, ahead of your competitors, beat your competitors, stand out from, to the top
on top of google, top of google, guaranteed results, results guaranteed, guaranteed, guarantee results, we guarantee
within 30 days, in 30 days, in 90 days, within 90 days, in 24 hours, in 48 hours, in a single day
within a single day, in just, within weeks, 10x, roi, affordable price, affordable prices, affordable rates
affordable rate, affordable, reasonable price, reasonable amount, reasonable cost, competitive price
competitive prices, competitive pricing, best price, best prices, better price, lowest price, low prices, low cost
at low cost, cost effective, cost less, costs less, high quality, top quality, save time, save money, save hours
save thousands, save up to, cut costs, cut your, reduce costs, reduce your, lower your, hours per week, hours a week
hassle free, without the hassle, no commitment, fast delivery, fast approval, worldwide shipping, free shipping
same day, in minutes, in 5 minutes, only takes, takes seconds, takes only, take your business, next level
online exposure, online visibility, full potential, great potential, potential customers, losing customers
losing clients, losing money, losing leads, lose customers, losing business, losing out, lost revenue, missing out
missed opportunities, leaving money, money on the table, overpay, overpaying, pay less, fraction of the cost
never miss, on autopilot, autopilot, maximum profits, passive, aumentar/mejorar/multiplicar/duplicar sus/tus/las
más clientes, más ventas, más visitas, más tráfico, nuevos clientes, atraer más, garantizado, garantizamos
resultados garantizados, primeros puestos, mucho potencial, mejor precio, mehr kunden, mehr umsatz, mehr besucher
mehr anfragen, neue kunden, neukunden, neukundengewinnung, garantiert, kostengünstig, günstig, günstige
umsatz steigern, besser gefunden, verlieren sie, sparen sie, senken sie, ohne risiko, in wenigen tagen
plus de clients, nouveaux clients, plus de visibilité, plus de trafic, plus de ventes
augmenter/améliorer/booster votre, augmenter/améliorer/booster vos, garanti, résultats garantis, à petit prix
économisez, gagner du temps, meilleur prix, mais clientes, novos clientes, mais vendas
aumentar/alavancar/melhorar suas, aumente suas, aumente seu, mais visitas, melhor preço, resultado garantido
resultados garantidos, alcance imediato, visibilidade, più clienti, nuovi clienti, più visite, più vendite
aumentare/migliorare il, aumentare/migliorare le, garantito, garantiti, meer klanten, nieuwe klanten, meer omzet
meer bezoekers, meer reviews, gegarandeerd, beter vindbaar, bespaar, hogere omzet, więcej klientów, nowych klientów
więcej zamówień, zwiększ*, gwarant*, obniż*, oszczęd*, najlepsza cena, pozyska*, больше клиентов, больше заявок
новых клиентов, новые клиенты, приток клиентов, клиентов на ваш, увеличить, увеличим, увеличение продаж, гарантия
гарантируем, недорого, быстро и качественно, выгодно, по низким ценам, низкие цены, дешево, доступные цены
лучшая цена, окупаем*, рост продаж, поток клиентов, заявки, більше клієнтів, нових клієнтів, збільшити, гарантуємо
гарантія, продажі, více zákazníků, nové zákazníky, viac zákazníkov, zaručen*, garantuj*, zvýš*, daha fazla, müşteri
garantili, uygun fiyat*, en uygun, satışlarınız*, artır*, meningkatkan, lebih banyak, harga murah, terpercaya
bergaransi, pelanggan baru, murah, termurah, tăng doanh, nhiều khách, giá rẻ, uy tín, cam kết, tăng trưởng
khách hàng tiềm năng, 提高, 提升, 更多客户, 低价, 优惠, 优质, 保证, 最低价, 价格优, 増やし, 最短, 即日, 格安
業界最安, 集客, 売上アップ, 無料で, 保証, 최저가*, 보장*, 환불*, 매출*, 저렴*, 합리적*, المزيد من العملاء, زيادة
مبيعاتك, مبيعاتكم, بأفضل الأسعار, أسعار مناسبة, عملاء جدد, مضمونة, أقل الأسعار
""",
    # What the reader shall do now, as only sellers put it.
    "call": """
are you the person, you the person, the person who decides, who decides about, where can i send it, where can i send
where should i send, tell me what, tell me your, get a quote, reply for, write me, write to me, message me
message us, contact our, contact my, talk for ten, would you talk, could come by, give you a price, want to try
try a week, ready to, if i could do, if i could, what is the fee, what is your rate, interested let me
interested in this, let's talk, let us talk, let me show, may we, can we send, can i show, could i show
do you accept guest, send your full name, send me your full, send full name, secure it here, find our price list
please find our, please see our, mogen wij, czy mogę przedstawić, mogę przedstawić, przedstawić ofertę
кому можно отправить, куда отправить, можно отправить, прайс вышлем, презентацию, mohu vám poslat, môžem vám poslať
poslat nabídku, wollen sie, möchten sie, écrivez moi, écrivez nous, dites moi, minat, bize ulaş*, anh chị quan tâm
có nhu cầu, 可以加微信, 需要了解, お話しできませんか, ご連絡いたしました, ご連絡しました, お打ち合わせ, ご紹介させて
연락 바랍니다, 연락바랍니다, تواصلوا معنا, تواصل معي, يمكنك التواصل, are you interested, would you be interested
would you like to, will you be interested, if you are interested, if you're interested, if interested
if this interests, interested reply, interested in learning more, interested check, interested in hearing
be interested in, open to a, open to getting, be open to, would you be open, be against that
let me know your interest, let me know if interested, let me know if you're interested
let me know if you are interested, let me know if you'd, let me know if you would, let me know if you wish
let me know if i, let me know when you, let me know about your rates, let me know which, may i send, can i send
could i send, shall i send, should i send, may i share, can i share, shall i share, shall i start, should i start
want me to, would you mind, i can send you, i will send you, i'll send you, send you a proposal, send you a quote
send you a free, send you more, send you the, send you our, send you some, send over, send me a, share pricing
share with you, share more details, share the details, share our, share a few, share an, happy to share
love to share, happy to send, happy to show, i'd love to show, show you how, show you a, how it works, see how it
see what you qualify, book a call, book a demo, book a free, schedule a call, schedule a quick, schedule a free
schedule a demo, set up a call, quick call, quick chat, short call, phone call with, free consultation, 15 minute
10 minute, 15 minutes, 10 minutes, 20 mins, 15 mins, 10 mins, 20 minutes, 30 minute, 5 minute, minute call
minute demo, minute chat, hop on a, jump on a, worth a chat, worth a quick, worth a look, worth a try
worth a conversation, can we talk, can we chat, can we schedule, could we schedule, can we connect, right person
person in charge, decision maker, who handles your, who is in charge, who manages your, who should i talk
who should i speak, who would be, point me to, point me in, share your budget, share your requirements
provide me your, your phone number and, whatsapp number, your contact number, send your requirements, send me your
share your, email me at, kindly reply, kindly revert, please revert, reply with yes, reply yes, just reply
simply reply, reply with, reply to this, reply to, respond with, simply respond, hit reply, reply here, text me
dm me, hit me up, ping me, add me on, contact me on, contact us on, contact us via, message me on, chat with us
reach us at, click here, click the link, click on the, click below, click on, check here, check out the
check out our, check it out, check out this, more details here, details here, more info, for more information
visit our website, visit our site, visit this, visit at, please visit, visit us, view the plan, learn more at
register here, register now, register with us, sign up now, join now, join us, join today, enroll, apply now
apply today, apply here, order now, order today, buy now, shop now, get started, start today, start now
start immediately, try it, try us, try now, give it a try, give us a try, claim now, claim your, get yours
grab your, get it now, get it here, download it, download now, download it now, use code, promo code, coupon code
act now, act fast, don't miss, do you want more, do you have issues, are you looking for, are you tired
are you still, are you struggling, are you paying, are you aware, are you losing, are you ready, ever wondered
ever stop to think, ever thought, have you ever, have you tried, have you considered, have you thought, did you know
looking for a reliable, looking for unique, want more, want to rank, want to grow, want to boost, want to get more
tired of, fed up with, if you ever, if you need a, if any product, feel free contact, looking forward to connecting
looking forward to your positive, positive response, looking forward to working, look forward to working, imagine
what if, just wondering if, i was wondering if, curious if, would it make sense, does that sound, sound good
sound fair, how does that, le interesa, te interesa, les interesa, si le interesa, si te interesa, está interesado
estás interesado, le gustaría, te gustaría, contáctanos, contáctenos, contáctame, escríbeme, escríbenos, escríbame
agendamos, agenda una, una llamada, podemos hablar, te imaginas, responda a este, haga clic, haz clic, regístrate
envíe su, le piacerebbe, visite nuestra, llámenos, llámanos, quieres, quiere aumentar, te mando presupuesto
persona encargada, persona responsable, haben sie interesse, bei interesse, wären sie interessiert
hätten sie interesse, interesse geweckt, schreiben sie uns, antworten sie, rufen sie, darf ich sie, dürfen wir
wann darf, klicken sie, jetzt anmelden, melden sie sich, jetzt sichern, besuchen sie, testen sie, fordern sie
vereinbaren sie, wie wäre es, minuten zeit, kurzes telefonat, kurzes gespräch, wer ist bei ihnen
ansprechpartner für, zuständige person, sichern sie sich, suchen sie, möchten sie mehr, kennen sie schon
êtes vous intéressé, seriez vous intéressé, seriez vous, si vous êtes intéressé, intéressé par, plus d'informations
contactez nous, contactez moi, contactez, appelez, répondez, cliquez, inscrivez vous, visitez, un échange
êtes vous disponible, personne en charge, la personne en charge, souhaitez vous, voulez vous, savez vous que
saviez vous, rendez vous sur, demandez votre, profitez, você tem interesse, tem interesse em, caso tenha interesse
se tiver interesse, entre em contato, fale conosco, chame no, chama no, clique aqui, clique no, acesse, visite
responda, saiba mais, podemos agendar, agendar uma, posso enviar, posso te, quer aumentar, quer mais, deseja
aguardo seu retorno, espero sua resposta, você sabia, setor de compras, siete interessati, è interessato
sei interessato, se interessato, interessati a, contattateci, contattaci, mi faccia sapere, fammi sapere, scriveteci
scrivimi, rispondi, clicca qui, clicchi, visita il, possiamo sentirci, una chiamata, una breve, vuoi, volete
vorrebbe, chi si occupa, heeft u interesse, bent u geïnteresseerd, interesse in, neem contact, mag ik u, mag ik
kunnen wij, klik hier, probeer, plan een, vraag vrijblijvend, wilt u, stuur een bericht, bel ons, zullen we
czy są państwo zainteresowani, są państwo zainteresowani, zainteresowani, zainteresowany, zainteresowan*
zapraszam do kontaktu, zapraszamy do kontaktu, proszę o kontakt, osobą decyzyjną, osoba decyzyjna, kliknij, sprawdź
zadzwoń, odpisz, proszę o odpowiedź, czy mogę, mogę przesłać, mogę wysłać, warto porozmawiać, chcą państwo, zamów
подробнее, подробности, пишите, напишите, звоните, переходите, перейдите, заходите, обращайтесь, свяжитесь
регистрируйтесь, оставьте заявку, жмите, кликай*, получите, заберите, забирай, закажите, заказывайте, успейте
вам интересно, интересно ли, если интересно, если вам интересно, интересует, заинтересует, хотите, хотите больше
нужны клиенты, готовы обсудить, предоставим по запросу, пишите в, отвечу на, в личку, в лс, вступай*, присоединя*
детальніше, пишіть, телефонуйте, звертайтеся, переходьте, бажаєте, якщо цікаво, вас цікавить, замовляйте, зв'яжіться
máte zájem, pokud máte zájem, ak máte záujem, máte záujem, kontaktujte, ozvěte se, klikněte, navštivte
mohu vám zaslat, ilgilenirseniz, ilgileniyorsanız, bizimle iletişime, iletişime geçin, iletişim için, tıklayın
ister misiniz, arayın, bilgi için, detaylı bilgi, hemen, yazın, hubungi kami, hubungi, silakan hubungi, klik di
klik link, tertarik, apakah anda, daftar sekarang, info lebih lanjut, kunjungi, liên hệ, liên hệ ngay, quý khách
quan tâm, nhắn tin, đăng ký ngay, inbox, anh chị có, truy cập, 欢迎联系, 请联系, 如有需要, 有需要请, 欢迎咨询, 点击
请回复, 感兴趣, 加我, 联系我, 联系电话, 需要请, 欢迎来电, 加微信, 详情, ご興味, お問い合わせください, お気軽に
ぜひ一度, ご検討, ご相談ください, 詳しくは, クリック, ご返信, お時間を, いかがでしょうか, 是非, 문의 주세요
문의주세요, 연락 주세요, 연락주세요, 관심 있으시면, 상담, 무료상담, 클릭, 신청하세요, 문의하세요, للتواصل
تواصل معنا, اتصل بنا, إذا كنت مهتم, هل ترغب, هل تريد, راسلنا, اضغط, للاستفسار, سجل الآن, تواصلوا
""",
    # Where an answer shall go, away from the form's own ways.
    "channel": """
whatsapp, whats app, whatsap, telegram, skype, wechat, we chat, weixin, live cid, on viber, t me, wa me, wa link
signal app, discord, zoom call, calendly, calendly com, google meet, dm, kakao, kakaotalk, zalo, pm me, inbox me
телеграм, телеграмм, вотсап, ватсап, вацап, тг, в телеграм, скайп, вайбер, 微信, 电报, 카톡, 카카오톡, 텔레그램
오픈채팅, واتساب, تيليجرام, تلغرام, واتس
""",
    # Set phrases of letters to strangers: sellers' first of all, but not theirs alone.
    "manner": """
i'm/im/am reaching out, reaching out to, reaching out because, reached out to you, reach out to you
i'm/im/am contacting you, hope you're doing well, hope you are doing well, hope this finds you
hope this message finds, hope this email finds, hope you are well, how are you doing, kindly provide
look forward to hearing, feel free to reach, do not hesitate, hope to hear, do you need, do you want to
if you need any, sign up, learn more, find out more, kontaktieren sie, account manager at, nuestro equipo
notre équipe, unser team, our software, our system, our network, dear owner, dear manager, i made a, quick question
our company, unser unternehmen, nossa empresa, nossa equipe, nuestros servicios, our services, marketing agency
our agency, our partners, our customers, our technology, our course, our workshop, years experience, we set up
we noticed, nous avons, abbiamo, somos a, jesteśmy, we manage, our cost, our fee, our price, our community, our app
our bot, our drivers, years of experience, unser angebot
""",
    # Who is spoken of: we and our, as a firm does.
    "ours": """
our, we, unser*, nuestr*, notre, nos, nosso, nossa, nossos, nossas, nostro, nostra, nostri, onze, nasz*, наш*
našich, naše, náš, biz, bizim, kami, chúng tôi, bên em, 我们, 我司, 弊社, 当社, 저희, نحن, wir, nous, wij, мы
""",
    "yours": """
your, you, ihr, ihre, ihren, ihrem, ihrer, votre, vos, vostro, vostra, tuo, tua, seu, sua, seus, suas, uw, jouw
ваш*, państw*, vaše, vašeho, vašu, vám, sizin, anda, 您, 贵, 貴, 귀사, لكم, su, sus, tus
""",
    # How to make the writer stop.
    "optout": """
please ignore, feel free to ignore, just ignore, keep this secret, strictly confidential, no reply needed
won't write again, unsubscribe, opt out, opt you out, opt me out, remove you from, remove your site
remove your website, remove your domain, if you do not wish, if you don't wish, if you don't want me
don't want to receive, do not want to receive, stop receiving, wish to stop receiving, rather not hear
rather not receive, prefer not to, not interested reply, not interested please, if you are not interested
if you're not interested, if not interested, not interested just, not interested simply, not interested no
if this isn't a fit, if this is not a fit, isn't a fit, if it's not a fit, not a good fit, not the right person
no longer wish, no longer want, reply stop, reply no, to stop reply, reply with no, reply with stop
reply not interested, leave out, not reach out again, not contact you again, not to reach out, contact you again
email you again, won't email again, won't bother, i won't follow up, won't reach out, bother you again
sorry to bother, sorry for the intrusion, apologize for this unusual, apologise for the intrusion
excuse the intrusion, ignore this message, ignore this email, disregard this, delete this message, delete this email
this is not spam, this message was sent, this message is sent, this email was sent, this is an advertisement
this is a solicitation, this is not a bill, no further emails, further communication, future emails, stop future
future messages, stop getting, to stop any further, this message was automatically
this letter is created automatically, abmelden, abbestellen, keine weiteren, kein interesse, keine nachrichten mehr
desinteresse, nicht mehr kontaktiert, désabonner, désinscrire, désinscription, ne plus recevoir, ne souhaitez plus
darse de baja, darte de baja, cancelar suscripción, no desea recibir, no deseas recibir, dejar de recibir
não deseja receber, não quiser receber, descadastrar, remover seu, não tenha interesse, non desidera ricevere
cancellarsi, cancellazione, niet meer ontvangen, afmelden, uitschrijven, geen interesse, wypisać, rezygnacj*
nie chcą państwo, отписаться, отписки, не получать, не интересно, извините за беспокойство, если вам не интересно
не хотите получать, відписатися, odhlásit, odhlásiť, abonelikten, berhenti berlangganan, huỷ đăng ký, 退订, 退訂
如有打扰, 打扰了, 配信停止, 配信不要, 不要な場合, ご不要, 수신거부, 수신 거부, 무료수신거부, إلغاء الاشتراك
""",
    # The message itself as a proof of what it sells.
    "proof": """
you are reading this, you're reading this, reading this right, reading this message, read this message
proves it works, proves that it works, just like this, this is how i, how i'm reaching you, how i am reaching
how i reached you, same way i, sent you this, this message to you, the same way, exactly the same way
like i just did, like this message, genau so, genau wie diese, auf diesem weg, de la même manière
de la misma manera, así como este, assim como este, da mesma forma, proprio come questo, именно так, это письмо вы
вы читаете это, данное сообщение, таким же образом, так же как это, 正如您看到, このように, 이렇게 메시지
""",
    # Nothing to pay, for now.
    "free": """
on us, first month free, first week free, first 14 days, first 30 days, get one free, only pay if, you only pay
without any risk, no skills, without fees, no fees, poor credit, teste por, teste grátis, kostet nichts, první měsíc
pierwszy miesiąc, без риска, première mois, primer mes, primeiro mês, primo mese, eerste maand, первый месяц
первая консультация, 第一个月, 初月, 첫 달, free audit, free seo, free website, free web, free quote, free quotes
free proposal, free trial, free demo, free sample, free samples, free analysis, free report, free consultation
free estimate, free estimates, free mockup, free mock up, free design, free test, free of charge, free of cost
free setup, free scan, free review, free call, free strategy, free ebook, free guide, free tool, free listing
free traffic, free month, free credits, free for, for free, try free, try it free, days free, months free
hours free, completely free, totally free, absolutely free, 100 free, no obligation, no obligations, no cost
at no cost, no charge, no cost to you, zero cost, without obligation, risk free, no risk, no contract, no contracts
no setup, no set up, no set, no upfront, no strings, no commitment, no credit check, no minimum, no hidden
cancel anytime, no monthly, pay after, pay only, only pay, only paid for, pay nothing, pay per, nothing to pay
no deposit, no bots, no password, gratis, gratuito, gratuita, sin compromiso, sin costo, sin coste, prueba gratuita
prueba gratis, kostenlos, kostenlose, kostenlosen, kostenfrei, unverbindlich, unverbindliche, gratuit, gratuite
gratuitement, sans engagement, offert, sem compromisso, sem custo, grátis, senza impegno, totalmente gratuito
vrijblijvend, gratis proef, zonder verplichting, za darmo, bezpłatn*, bez zobowiązań, бесплатно, бесплатный
бесплатную, бесплатная, в подарок, без предоплаты, без вложений, оплата только за, безкоштовн*, zdarma, nezávazn*
zadarmo, nezáväzn*, ücretsiz, bedava, tanpa biaya, miễn phí, 免费, 免費, 無料, 무료*, مجانا, مجاني, مجانية, مجاناً
""",
    # Haste and rebates.
    "haste": """
spots are limited, limited places, only a few, will be sold, before friday, until friday, this week only
by the end of the week, low rates, low price, low prices, limited time, limited offer, limited spots, limited seats
limited slots, special offer, exclusive offer, exclusive deal, special discount, special price, today only
ends soon, ends today, ends tonight, expires soon, last chance, hurry, big discount, lifetime deal, for lifetime
one time payment, onetime payment, before it's too late, this month only, off this month, hours only, next 24 hours
next 48 hours, within 24 hours, within 48 hours, within 24h, before the window, spots left, few spots, first 10
introductory, promotion, promo, black friday, cyber monday, oferta especial, oferta limitada, por tiempo limitado
descuento, descuentos, plazas limitadas, rabatt, nur heute, nur für kurze, angebot gilt, offre spéciale
offre limitée, réduction, remise, promoção, desconto, vagas limitadas, por tempo limitado, offerta, offerta speciale
sconto, korting, aanbieding, promocj*, rabat, zniżk*, скидка, скидку, скидки, акция, только сегодня, спешите, успей*
знижк*, акція, sleva, zľav*, indirim, kampanya, diskon, khuyến mãi, ưu đãi, giảm giá, 限时, 折扣, 限定, キャンペーン
割引, 할인*, 이벤트, خصم, عرض خاص, لفترة محدودة
""",
    # What customers say, and sellers seldom.
    "buyer": """
you asked us, you asked for, you requested, as you requested, as requested, your request of, your job post, your job ad
your vacancy, the position you, i never subscribed, i did not subscribe, please remove me, remove me from your
unsubscribe me, вы запрашивали, вы просили, по вашему запросу, sie haben uns um, wie von ihnen gewünscht
su solicitud de
suite à votre demande, is this email, is this letter, is this real, a letter saying, got an email saying
reaching out to inquire/enquire/request/report/seek/ask/highlight/express/notify/bring/discuss/clarify/learn
contacting you to request/inquire/enquire/seek/report/ask/address/obtain
writing to request/inquire/enquire/report/complain, reaching out regarding, reaching out because we
could you provide, could you kindly, would you provide, would you kindly, would appreciate
appreciate your assistance, appreciate it if, need assistance with, request assistance, require assistance
customer support team, dear support, support team, dear customer, hello customer, customer service team
technical support, an issue, issues with our, issue with our, facing issues, facing difficulties
experiencing issues, our current, our existing, your company provides, services you offer, services you provide
your services, please provide, please assist, problem with the, file a complaint, want to complain, estimado equipo
equipo de soporte, équipe de support, kundendienst, sehr geehrtes support, equipe de suporte, klantenservice
soporte técnico, estoy escribiendo para, ich schreibe ihnen, je vous écris, me gustaría, podrían proporcionar
könnten sie mir, estou entrando em contato, caro suporte, prezado suporte, i need, we need, i am looking for
i'm looking for, im looking for, we are looking for a, we are looking for an, we're looking for, looking for someone
looking to hire, looking to buy, i want a, i want to buy, i want to order, i want to book, i would like a
i would like to book, i would like to order, i would like to buy, i would like to purchase, i'd like to book
i'd like to order, i'd like a, i'd like to buy, we would like a, we'd like a, we want a, i would like to apply
i would like to know, i'd like to know, would like to enquire, like to inquire about, writing to apply
apply for the, my cv, do you offer, do you have any, do you have a, do you sell, do you ship, do you deliver
do you provide, do you do, do you make, do you still, do you take, do you give, do you print, do you repair
are you open, are you able to, could you please, can you please, can you help, can you tell, could you help
could you tell, could you send me, can you send me, can you give me, could you give me, could you do, can you do
can you make, could you quote, can you quote, please quote, can i get, can i have, can i come, can i return
can i book, can i buy, can i pay, could i get, could i book, could i come, could i have, can we book, could we meet
could we come, how do i, how can i, how much do you, how much does it, how much is, how much would, how much for
how long does, how does pricing, what do you charge, what would you charge, you'd charge, what would it cost
what does it cost, what are your, when will, when do you, where is my, where can i, is it possible, is there a
is there any, why was i, why is my, still available, in stock, our website, our site, our current site, our shop
our store, our restaurant, our home page, our office, our practice, our google traffic, our google profile
our rankings, my website, my site, my shop, my business is, my company is, my store, my order, my account, my card
my payment, my invoice, my booking, my appointment, my subscription, my password, my money, my refund, my bank
my phone, my daughter, my son, my wife, my husband, my mother, my father, my mum, my dad, my house, my home, my flat
my car, my dog, my kids, my wallet, my domain, order number, invoice number, booking number, ticket number
tracking number, order id, po number, serial number, error message, i ordered, i bought, i purchased, i booked
i paid, i received, i tried, i signed up, i got a letter, i got an email, got an email, i have a question
we have a question, quick question about, your quote, your product, your products, your course, your store
your shop, your restaurant, your hotel, your office, your clinic, your school, your opening hours, your talk
your showroom, we met, we spoke, as discussed, following our, referred by, recommended by, were recommended
your careers, for a birthday, is it a scam, is this real, is that letter real, is this legit, letter real, necesito
necesitamos, busco, buscamos, estoy buscando, estamos buscando, mi pedido, mi cuenta, mi web, nuestra web
nuestra tienda, quisiera saber, quería saber, me gustaría saber, cuánto cuesta, cuánto cobráis, cuánto costaría
cuánto saldría, me han cobrado, podrían, pueden, me interesa, quiero comprar, quiero reservar, ich suche
ich brauche, wir suchen, wir benötigen, wir brauchen, ich benötige, meine bestellung, mein konto
ich habe eine frage, ich möchte, wir möchten unsere, wir möchten unser, könnten sie, können sie, könnt ihr
haben sie noch, unsere website, unserer website, was kostet, was würde, nennen sie uns, haben sie einen termin
je cherche, je voudrais, nous cherchons, nous voudrions, j'ai besoin, nous avons besoin, ma commande, mon compte
notre site, pouvez vous, pourriez vous, auriez vous, avez vous, combien coûte, combien ça, je souhaite, mon colis
j'aimerais, preciso, precisamos, gostaria de saber, gostaria de um, gostaríamos de saber, meu pedido, minha conta
nosso site, quanto custa, estou procurando, procuro, vocês têm, vocês fazem, queria saber, venho através, vorrei
vorremmo, cerco, cerchiamo, avrei bisogno, il mio ordine, il mio sito, il nostro sito, quanto costa
quanto può costare, potete, potreste, volevo sapere, sarei interessato a, ik zoek, wij zoeken, ik wil graag
mijn bestelling, onze website, onze site, wat kost, kunt u, kunnen jullie, hebben jullie, hoeveel kost, szukam
szukamy, potrzebuję, potrzebujemy, moje zamówienie, naszą stronę, nasza strona, ile kosztuje, czy mają państwo
proszę o wycenę, мне нужно, мне нужен, мне нужна, нам нужен, нам нужна, нам нужно, подскажите, хочу заказать
хотел бы заказать, мой заказ, наш сайт, нашего сайта, нашем сайте, сколько стоит у, сколько будет стоить сделать
ищем, ищу, скажите пожалуйста, можно ли, у вас есть, есть ли, мені потрібно, потрібно, підкажіть, шукаємо, potřebuji
potřebujeme, hledám, hledáme, náš web, potrebujem, hľadám, kolik stojí, istiyoruz, ihtiyacım, arıyorum, arıyoruz
sitemiz, siparişim, ne kadar, saya butuh, saya ingin, kami membutuhkan, pesanan saya, berapa harga, tôi cần
tôi muốn, chúng tôi cần, đơn hàng của tôi, 我想, 我们想, 我需要, 我们需要, 请问, 我的订单, 希望できますか
でしょうか, お願いでき, 注文した, 궁금합니다, 가능할까요, 견적 문의드*, 견적 문의, 주문했, 예약, أرغب في, أريد
أبحث عن, نبحث عن, هل يوجد, كم سعر, طلبي, نحتاج, soporte al cliente, atención al cliente, support client
service client, équipe support, kundenserviceteam, kundendienstteam, it serviceteam, kundensupport
suporte ao cliente, recebemos o seu, assistenza clienti, dział obsługi, служба поддержки, wie besprochen
telefonisch besprochen, como hablamos, comme convenu, come concordato, our order, your order, ihre bestellung
votre commande, su pedido, seu pedido, ihre offene, i'm a translator, worked for us, for our wedding, for my wedding
for a wedding, next weekend, this weekend, would like to invite, like to invite, would like to ask if
would like to know if, like to know if, please send me your, is looking for a, are looking for a, could i call
may i call you, job posting, job advert, attach my cv, attached my cv, my resume, your offer, we accept
please confirm, thanks for the quote, thank you for your offer, thank you for your quote, ihrer anfrage
zu ihrer anfrage, your enquiry, your inquiry, your request, votre demande, su solicitud, sua solicitação
vostra richiesta, państwa zapytanie, ваш запрос, faites vous, proposez vous, vendez vous, livrez vous, quel budget
quel est le prix, quels sont vos, brauchen eine, brauchen einen, machen sie, reparieren sie, was würde das, hacéis
hacen ustedes, tenéis, vuestro servicio, fate anche, doen jullie, wat kost een, jaka jest cena, chciałabym
chciałbym, prowadzę, сколько это стоит, какие сроки, нужна помощь, hledám někoho, fiyatınız nedir, berapa biaya
bao nhiêu, 报价和, 多少钱, 是多少, 我们公司需要, いくら, おいくら, 얼마, بكم, كم التكلفة, through a friend
as agreed, as you asked, as requested, per your request, encrypted mail, responsible disclosure, at the university
our client needs, our site is, our webshop, our customers complain, we stayed, we ordered, we bought, we tried
i saw your ad, i saw your job, by your company, with your company last, your invoice, your letter, your email of
your colleague, your technician, your driver, your employee mr, your shop in, your branch, near you, near your
""",
    # What life brings: sellers write of none of it.
    "life": """
wedding, birthday, anniversary, funeral, christening, holiday, holidays, daughter, son, wife, husband, grandmother
grandson, mother, father, mum, dad, kids, children, neighbour, neighbor, landlord, tenant, garden, kitchen, bathroom
garage, apartment, dog, cat, school, pupils, students, university, museum, charity, choir, concert, festival, band
musicians, journalist, podcast, thesis, dissertation, internship, cv, vacancy, broken, damaged, leaking, cracked
refund, repair, repaired, delivered, booking, booked, reservation, parcel, warranty, receipt, spare part, tomorrow
yesterday, tonight, saturday, sunday, bakery, café, clinic, hochzeit, geburtstag, tochter, sohn, kinder, garten
küche, wohnung, hund, schule, verein, kaputt, reparatur, gestern, samstag, sonntag, praktikum, bewerbung, mariage
anniversaire, fils, enfants, jardin, cuisine, appartement, chien, école, association, cassé, réparation, demain
hier, samedi, dimanche, candidature, boda, cumpleaños, hija, hijo, marido, esposa, niños, jardín, cocina, piso
perro, colegio, escuela, roto, reparación, mañana, ayer, sábado, domingo, casamento, aniversário, filha, filho
crianças, cozinha, apartamento, cachorro, escola, quebrado, conserto, estágio, matrimonio, compleanno, figlia
figlio, bambini, giardino, cucina, cane, scuola, rotto, riparazione, domani, ieri, sabato, domenica, bruiloft
verjaardag, dochter, zoon, kinderen, tuin, keuken, hond, kapot, reparatie, gisteren, ślub, wesele, urodziny, córka
córki, syna, dzieci, ogród, kuchnia, kuchni, mieszkanie, szkoła, zepsut*, napraw*, jutro, wczoraj, sobota, sobotę
niedziela, свадьба, свадьбу, день рождения, дочь, дочери, сын, сына, дети, детей, кухня, кухню, квартира, собака
школа, школы, сломал*, ремонт, завтра, вчера, субботу, автосервис*, весілля, донька, дітей, зламав*, учора, svatba
dcera, svadba, dcéra, düğün, kızım, oğlum, çocuk, pernikahan, anak, đám cưới, con gái, 婚礼, 女儿, 儿子, 孩子
結婚式, 娘, 息子, 子ども, 결혼식, 아이, زفاف, ابنتي, ابني
""",
}
