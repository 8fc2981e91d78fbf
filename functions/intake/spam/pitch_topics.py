"""What is often sold: kind → what anybody may write of it, and what only sellers write. As in pitch_phrases.py."""

# Two texts for each kind: plain words of the trade, and phrases that are half a pitch by themselves.
TOPICS: dict[str, tuple[str, str]] = {
    "seo": (
        """
google, wikipedia page, knowledge panel, backlinko, visible, visibility, google reviews, bad reviews, ranked
谷歌推广, 推广, 排名, 询盘, 集客, ظهور المواقع, seo, search engine, search engines, search engine optimization
search engine optimisation, search results, google search, google ranking, google rankings, rankings, ranking, serp
serps, keywords, keyword, organic traffic, organic search, organic listings, website traffic, web traffic
online visibility, google maps, google my business, google business, google listing, business profile, map pack
citations, local seo, local search, technical seo, on page, off page, page seo, meta tags, site audit, website audit
google ads, search console, domain authority, 1st page, first page, page one, page 1, semrush, ahrefs, moz
ai search, ai overviews, aeo, geo optimization, llms, trustpilot, posicionamiento, posicionamiento web
primera página, buscadores, reseñas, suchmaschinenoptimierung, suchmaschine, sichtbarkeit, suchergebnis*, seite 1
bewertungen, ranking bei, suchbegriff*, référencement, référencement naturel, première page, moteurs de recherche
avis google, otimização, primeira página, motores de busca, avaliações, primi posti, posizionamento, prima pagina
motori di ricerca, recensioni, zoekmachine, zoekmachineoptimalisatie, vindbaarheid, eerste pagina
google bedrijfsprofiel, bedrijfsprofiel, pozycjonowani*, wyszukiwar*, opinie google, wizytówk*, сео, поисковик*
поисковых, продвижение, продвижения, продвижению, раскрутк*, seo оптимизац*, выдаче, яндекс, позиции, в топ, топ 10
отзывы, оптимизаци*, просування, пошукових, оптимізаці*, optimalizace, vyhledávač*, optimalizáci*, arama motor*
üst sıra*, ilk sayfa*, sıralama*, peringkat, halaman pertama, tối ưu, top google, trang nhất, 搜索引擎, 谷歌, 百度
优化, 関鍵字, 検索順位, 検索エンジン, 上位, seo対策, meo, 검색, 상위, 네이버, 플레이스, 순위, محركات البحث
نتائج البحث, الصفحة الأولى, جوجل, سيو
""",
        """
reviews can be deleted, reviews deleted, delete bad reviews, bad reviews can, remove bad reviews
wikipedia page about, wikipedia page for, get you a knowledge, seo articles, need seo, seo hizmeti, seo optimalizace
chuẩn seo, 谷歌推广, 検索順位の改善, تحسين ظهور, ظهور موقعك, first page of google, 1st page of google
page one of google, page 1 of google, first page on google, google's first page, google's 1st page, google 1st page
google first page, top of google, top on google, top 3 on google, top 10 of google, top 3 positions
top 5 in the google, rank/ranks your, ranking your website, ranking your site, rank on google, rank higher
ranking higher, rank better, not ranking, isn't ranking, poorly ranked, seo score, seo audit of your, seo services
seo service, seo package, seo packages, seo plan, seo plans, seo proposal, seo report, seo company, seo expert
seo agency, seo specialist, seo consultant, sr seo, toxic backlinks, white hat, whitehat, seo errors, seo issues
discuss seo, seo work, seo company in, monthly seo, google search index, search index, indexed in the google
search engine index, search engine submission, website to be displayed, ai rankings, ai platforms, ai discovery
recommended by chatgpt, show up in chatgpt, visible in ai, ai visibility, generative engine optimization
answer engine, organic listings, do not show in the, errors on your website, issues on your website
errors on your site, issues ranking, traffic to your website, traffic to your site, competitors are ranking
competitors rank, 5 star reviews, five star reviews, star google reviews, remove negative, negative reviews removed
delete negative, buy reviews, google listing is, rank in google, get more reviews, positive reviews, maps citations
rank you in, dominate google, improve your ranking, improve your rankings, improve your seo, boost your rankings
boost your seo, boost your ranking, moz da, ahrefs dr, high da, da score, increase da, domain rating, nap citations
primera página de google, primeros en google, posicionar su, posicionar tu, posicionamiento web seo, auditoría seo
auf seite 1, auf die erste seite, erste seite bei google, erste seite von google, top 10 bei google, top 10 oder
seo analyse, seo betreuung, gefunden bei google, première page de google, première position, audit seo
premiers résultats, référencement de votre, audit gratuit, primeira página do google, primeiro lugar no google
primeiros lugares, topo do google, auditoria seo, prima pagina di google, primi su google, primo su google
eerste pagina van google, hoger in google, bovenaan in google, beter gevonden, meer google reviews
pierwszej stronie google, pierwszą stronę, top 10 google, audyt seo, pozycjonowanie stron, wysokie pozycje
на первую страницу, в топ 10, в топ яндекс*, в топ 3, топ яндекса, вывод в топ, выведем в топ, продвижение сайта
продвижение сайтов, продвижения сайта, продвижению сайт*, seo продвижени*, сео продвижени*, раскрутка сайта
раскрутка сайтов, сео оптимизации, поисковое продвижение, аудит сайта, ссылочная масса, прогон, прогон сайта, хрумер
xrumer, безанкорных, трастовые ссылки, просування сайт*, в топ google, první stránk*, první místa, prvých miest
ilk sayfada, ilk sayfasında, google'da ilk, halaman pertama google, jasa seo, dịch vụ seo, lên top google, 谷歌seo
谷歌排名, 谷歌优化, 首页排名, 关键词排名, 网站优化, seo优化, 优化推广, 百度排名, 検索上位, 上位表示, 検索順位
口コミ対策, seo対策, 상위노출, 상위 노출, 최적화, 검색엔진 최적화, 블로그 체험단, تحسين محركات البحث, تصدر نتائج
الصفحة الأولى في جوجل
""",
    ),
    "links": (
        """
blogger, news site, bloggers, travel blog, story, media outlets, press release, post for your, calculator, embed
a link, backlink, backlinks, back links, back link, link building, linkbuilding, inbound links, guest post
guest posts, guest blog, guest article, sponsored post, sponsored content, sponsored article, link exchange
link swap, dofollow, do follow, nofollow, link insertion, text link, advertorial, content collaboration, outreach
infographic, your readers, link to, linking to, topic ideas, blog post, write for you, da 50, dr 50, dr 60, da pa
pbn, web 2, enlaces, enlace, artículo, artículos, gastbeitrag, gastbeiträge, gastartikel, backlink*, linkaufbau
article invité, articles invités, échange de liens, netlinking, artigo patrocinado, publicar um artigo
troca de links, articolo, scambio link, scambio di link, gastblog, artykuł sponsorowan*, linki, ссылки, ссылок
ссылку, ссылочн*, статьи, статью, статей, статья, размещени*, обмен ссылками, посилання, статті, zpětné odkazy
spätné odkazy, makale, tanıtım yazısı, artikel, konten, bài viết, 外链, 链接, 友情链接, 发布文章, 被リンク
相互リンク, 記事, 백링크, 링크, باك لينك, روابط
""",
        """
post for your site, post for your website, post for your blog, a post for your, send you a post, two links
one link to, a link to my, with a link, link to my client's, my client's shop, credit link, articles stay
stay forever, permanent post, your company story, press release in, publish your, embed it for free, link to us
news site about, backlinks, guest post on your, guest post for your, guest posting, paid guest post
guest post opportunities, guest post opportunity, guest posts on your, guest post service, guest blogging
quality guest post, doing a guest post, accept guest posts, do you accept guest, do follow link, dofollow link
do follow links, dofollow links, dofollow backlink, dofollow backlinks, one dofollow, one do follow
with a do follow, rates per post, rate per post, price per post, price for a post, cost per post
sponsored post on your, sponsored posts on, sponsored article on, publish my article, publish my articles
publish an article, publish a article, publish our article, publish articles on your, published on your website
published on your site, article on your site, article on your website, article for your website
article for your site, article for your blog, unique article, contribute an article, write for your blog
write for your website, write for your site, write an article for, write an article for your, link back to my
link to my site, link to our site, link to my website, link insertions, niche edit, niche edits, link placement
link placements, links placement, place a link, placing a link, adding a link, adding my link, insert a link
buy a link, buy links, buy a banner, text link on your, link on your site, link on your website
link on your homepage, banner on your, banner place, link from your, links on your, exchange links, link exchange
link swap, exchange link, abc exchange, list of sites, list of websites, high da, da 50 plus, da 40, dr 70
high authority, high quality backlinks, quality backlinks, powerful backlinks, permanent link, permanent links
casino link, casino links, gambling links, cbd content, indexing of links, link indexing, links in google
links for free, semrush links, link building services, link building service, blogger outreach, topic ideas for
three topics, broken link on your resources, resources page, website as yours, websites as yours, mentioning our
include our link, pay via paypal, paypal or payoneer, pay through paypal, payment via paypal, post patrocinado
artículo patrocinado, artículos patrocinados, publicar un artículo, publicar artículos, publicar contenido
intercambio de enlaces, gastbeitrag auf, gastartikel auf, gastbeitrag für, linktausch, artikel auf ihrer
artikel veröffentlichen, sponsored post auf, article sponsorisé, article sur votre, articles sponsorisés
échange de liens, publier un article, lien dofollow, lien vers notre, artigo no seu, publicar um artigo
publicar artigos, link dofollow, troca de links, scambio link, scambio di link, guest post sul, articolo sul vostro
articolo sul suo, articolo sponsorizzato, pubblicare un articolo, un articolo sul, artikel op uw, gastblog op
linkruil, link op uw, artykuł na państwa, publikacja artykuł*, wymiana link*, artykuł sponsorowany
artykułów sponsorowanych, вечная ссылка, вечные ссылки, вечной ссылкой, вечных ссылок, размещение статьи
размещение статей, разместить статью, разместить ссылку, размещение ссылки, размещение ссылок, купить ссылку
ссылки на ваш, публикация статьи, гостевой пост, статью на вашем, обмен ссылками, розмістити статтю
розміщення статт*, вічн* посилання, výměna odkazů, tanıtım yazısı, backlink satın, backlink hizmeti
backlink çalışması, jasa backlink, content placement, bán backlink, mua backlink, 外链服务, 购买外链, 交换链接, 友链
発リンク, 被リンク, 相互リンク, 백링크, روابط خلفية
""",
    ),
    "web": (
        """
apps, games, programmers, logos, logo, brochures, business cards, plugin, smartphone, web agency, tilda, тильде
webdesigner, site web, weby, sito, website, ui, prototype, code, ux, موقع إلكتروني, 独立站, сайт, сайты, сайтов
web site, web design, website design, web designer, web development, website development, web developer, redesign
landing page, landing pages, wordpress, shopify, woocommerce, laravel, magento, app development, mobile app
mobile apps, ios, ecommerce, e commerce, ui ux, logo design, graphic design, branding, web hosting, vps, responsive
mobile friendly, developers, software development, outsourcing, content writer, content writing, copywriter
copywriting, broken links, page speed, loading speed, homepage, digital marketing, diseño web, página web
páginas web, desarrollo web, sitio web, tienda online, marketing digital, webdesign, webseite, webseiten
neue homepage, webentwicklung, création de site, site internet, site vitrine, développeur web, refonte
criação de sites, site profissional, desenvolvimento web, loja virtual, realizzazione siti, sito web, siti web
sviluppo web, nieuwe website, stron* internetow*, tworzenie stron, sklep internetow*, создание сайтов
создание сайта, разработка сайт*, разработка сайтов, лендинг, лендинги, интернет магазин, створення сайт*
розробка сайт*, tvorba webu, tvorba webov*, webové stránky, web tasarım, web sitesi, jasa pembuatan website
pembuatan website, thiết kế website, thiết kế web, 网站建设, 网站设计, 网页设计, 小程序开发, ホームページ制作
ホームページ作成, サイト制作, 홈페이지 제작, 홈페이지제작, 웹사이트, تصميم مواقع, تصميم المواقع, تطوير مواقع
""",
        """
low price, our programmers, mistakes on your, mistakes on your homepage, short list of, cost you visitors
plugin that allows, wikipedia page, visibile da smartphone, rifarlo, siamo una web agency, web agency
marketingbureau, online marketingbureau, делаю сайты, делаем сайты, сайты на тильде, moderní weby, tvoříme weby
webové stránky od, web sitesi ve, website toko online, thiết kế website chuẩn, 独立站建设, création de sites
creamos páginas, diseñamos páginas, fazemos sites, crio sites, redesign your website, redesign your site
redesigning your, redesign your online, build redesign, redesign of your, design your website, redo your website
revamp your, rebuild your website, upgrade your website, update your website, looks outdated, outdated website
outdated design, looks dated, a bit dated, a little dated, not responsive, not mobile friendly
isn't mobile friendly, new website for you, new homepage for you, website for your business, website for only
website for just, new website for, web design services, website design services, web development services
web design service, website development service, design development service, web development company
web design company, website design development, app development services, mobile app development services
hourly rate is, hourly rate, dedicated developers, hire developers, hire our, dedicated developer, remote developers
offshore team, offshore software, offshore development, overflow projects, white label development, outsource your
development team in, our developers, senior web developer, full stack developer with, package proposal
portfolio and packages, cheap web, affordable hosting, affordable website, website starting, website speed
fix your website, custom mockups, mockup of your, preview link, mocked up, preview of your, demo of your
helping businesses grow, writing assistance, content writer with, freelance content writer, seo friendly content
logo for your, logo design services, refaire votre site, refais votre, refonte de votre, moderniser votre
site moderne, création de votre site, site à partir de, nouveau site, diseño de páginas, rediseñar su, rediseñar tu
renovar tu, renovar su, página web profesional, página web moderna, páginas web desde, veraltete website, veraltet
veraltete webseite, neue website für, neue webseite für, website ab, modernisieren, überarbeitung ihrer
neugestaltung ihrer, criar seu site, criação de sites, site profissional para, refazer seu site, rifare il suo sito
rifare il tuo, sito moderno, nuovo sito per, siti web professionali, uw website vernieuwen, verouderd
verouderde website, nieuwe website voor, website laten maken, nową stronę, nowoczesną stronę, nowoczesn* stron*
strony internetowe od, odświeżyć stronę, tworzenie stron internetowych, создание сайтов, создание и продвижение
разработка сайтов, создаем сайты, создаём сайты, сделаем сайт, сайт под ключ, сайты под ключ
разработка и продвижение, створення сайтів, сайт під ключ, tvorba webových, nový web, moderní web, moderný web
kurumsal web, web tasarım hizmet*, profesyonel web, web sitesi tasarım*, jasa pembuatan, jasa website
thiết kế website, 网站建设, 网站制作, 建站, 小程序开发, app开发, ホームページ制作, ホームページリニューアル
サイトリニューアル, リニューアル, 홈페이지 제작, 홈페이지제작, تصميم المواقع, تصميم مواقع, تصميم موقع احترافي
""",
    ),
    "leads": (
        """
patients, facebook campaigns, new patients, correos, emails, klientów, klienti, kunden gewinnen, customers
marketing campaigns, campaigns, leads, lead generation, lead gen, qualified leads, prospects, email list
email lists, mailing list, contact list, attendees, attendee list, decision makers, cold email, cold emails
cold outreach, sales calls, appointments, booked calls, b2b, sales pipeline, sales assistant, email marketing
zoominfo, apollo, linkedin, enrichment, generación de leads, base de datos, adressdaten, leadgenerierung
terminvereinbarung, prospection, fichier, base de dados, geração de leads, lista de contatos, liste contatti
leadgeneratie, bazy firm, baza firm, bazę, база, базы, базу, лиды, лидов, лидогенерац*, заявок, база даних, databáze
databáza, veri tabanı, potansiyel müşteri, data pelanggan, data khách hàng, 客户资源, 获客, 客户名单, 名簿, リスト
디비, 고객 db, عملاء محتملين, قاعدة بيانات
""",
        """
new patients, new patients last, patients last month, new clients last month, customers last month
correos de empresas, correos electrónicos, base de 2, millones de correos, emails de empresas, zdobywać klientów
pozyskać klientów, klientów z facebooka, klienten gewinnen, привлечение клиентов, внешнеторгов*, 获得询盘
attendees list, attendee list, attendees email list, list of attendees, visitors list, exhibitors list
verified contacts, verified emails, verified email, verified email list, business emails, business email list
email database, email list of, mailing lists, mailing list of, contacts database, database of companies
database of businesses, lead generation service, lead generation services, qualified leads, exclusive leads
unlimited leads, generate leads, generate more leads, generate qualified, get more leads, leads for your, leads per
leads every, leads a month, booked calls, booked appointments, qualified appointments, qualified sales
sales calls on your, meetings on your, appointments for your, appointments on your, pre qualified, per lead
per qualified, per appointment, pay per lead, pay per appointment, lead list, b2b data, b2b leads, b2b contacts
b2b database, data provider, data enrichment, sic code, fields name, contact details of, new clients every
clients per month, customers per month, fill your calendar, fill your pipeline, your calendar, cold email campaigns
cold calling, appointment setting, email campaign for, intent data, ai sales, sales agent, targeted list
base de datos de empresas, leads cualificados, leads calificados, adressdatenbank, firmenadressen
e mail adressen von firmen, qualifizierte leads, mehr leads, qualifizierte anfragen, base de emails
fichier de prospects, prospects qualifiés, fichiers d'entreprises, base de contatos, lista de emails
lista de e mails, leads qualificados, gerar leads, banca dati, contatti qualificati, lead qualificati
gekwalificeerde leads, bazy danych firm, baza danych firm, bazy mailingow*, pozyskiwanie klientów, leady
база компаний, базы компаний, база данных, базы данных, базы email, база email, клиентская база, базу клиентов
звонки конкурентов, клиенты конкурентов, клиентов конкурентов, идентификация посетител*, приведем клиентов
приведём клиентов, база підприємств, databáze firem, databáza firiem, 客户数据, 精准客户, 客户开发, 外贸客户
営業リスト, 営業代行, テレアポ, リード獲得, 고객 db, 영업 db
""",
    ),
    "blast": (
        """
bulk email, bulk sms, bulk messages, mass mailing, email blast, broadcasting, sms marketing, whatsapp marketing
contact form, contact forms, feedback forms, autoresponder, inbox, envío masivo, envíos masivos, massenversand
newsletter versand, envoi en masse, envoi massif, envio em massa, disparo em massa, invio massivo, bulk mail
masow* wysyłk*, рассылка, рассылки, рассылку, розсилка, розсилки, hromadné, toplu sms, toplu mail, sms massal
tin nhắn hàng loạt, 群发, 邮件营销, 一斉配信, フォーム営業, 대량문자, 문자발송, رسائل
""",
        """
contact form blasting, contact form marketing, contact form advertising, contact form submission
contact form submissions, contact form leads, through contact forms, through feedback forms, via contact forms
contact forms on, feedback forms like, via feedback forms, through the contact form, website contact forms
contact forms of, submit your ad, your ad to, your message to millions, million sites, million websites
million forms, million contact, million site owners, millions of websites, million messages, one million messages
1 million messages, up to 50 000, 50 000 messages, no personal data, forms specifically, get into spam
end up in spam, go to spam folder, labeled as spam, considered spam, 100 inbox, inbox delivery, bulk sms
bulk email service, bulk emails, bulk whatsapp, bulk messages, mass email, mass messaging, whatsapp broadcasting
whatsapp blast, sms blast, email blasts, sms gateway, blasts unlimited, unlimited messages, send business offers
sending business, commercial offer, commercial offers, sending proposals, send proposals, way of sending
sending letters, sending appeal, unique advertising, your offer in front of, your message in front, put your offer
advertise to millions, ad to millions, ads to thousands, formularios de contacto, envío masivo de, mensajes masivos
kontaktformular werbung, kontaktformulare, über kontaktformulare, kontaktformularen, formulaires de contact
envio em massa, envios em massa, disparos em massa, disparo em massa, formulários de contato
formulários de contatos, nos formulários, mensagens em massa, envia seu anúncio, moduli di contatto
form di contatto, contactformulieren, formularze kontaktowe, formularzy kontaktow*, wysyłka przez
формы обратной связи, формам обратной связи, форму обратной связи, форм обратной связи, рассылка по формам
рассылка по, рассылки по, email рассылк*, рассылку по, массовая рассылка, рассылка писем, рассылка сообщений
рассылка вашего, вашего предложения, 100 входящие, не попадает в спам, розсилка по, зворотного зв'язку
kontaktní formuláře, iletişim formları, toplu sms, toplu mail, toplu whatsapp, formulir kontak, wa blast
gửi tin nhắn hàng loạt, 邮件群发, 短信群发, 群发软件, フォーム営業, お問い合わせフォーム営業, フォームマーケティング
자동 발송, 대량 발송, رسائل جماعية
""",
    ),
    "social": (
        """
fans, likes, comments, page likes, posts, reels, facebook page, content creator, instagram, tiktok, facebook
youtube, followers, subscribers, social media, social media marketing, social media management, influencer
influencers, telegram channel, growth service, seguidores, redes sociales, redes sociais, suscriptores, abonnés
réseaux sociaux, soziale medien, seguaci, social network, volgers, obserwując*, media społecznościowe, подписчики
подписчиков, соцсети, соцсетях, просмотры, лайки, підписник*, sledující*, takipçi, sosyal medya, pengikut, medsos
người theo dõi, tăng like, 粉丝, 涨粉, 社交媒体, フォロワー, 팔로워, 인스타그램, متابعين, وسائل التواصل
التواصل الاجتماعي, حسابات
""",
        """
few fans, your facebook page has, your instagram has, comment and follow, more fans, facebook likes, fake followers
인스타그램 광고, ugc creator, instagram growth, instagram growth service, youtube growth, tiktok growth
growth service which, grow your instagram, grow your youtube, grow your channel, grow your followers
grow your subscribers, grow your social, grow your tiktok, followers per month, followers each month
followers every month, new followers, real followers, subscribers per month, subscribers each month, new subscribers
real subscribers, real human, organic followers, buy followers, real active, number of followers
number of subscribers, youtube promotion, promote your music, promote your video, promote your channel
get noticed on, actions are made manually, made manually, actions are manual, smm panel, smm
social media management services, manage your social media, handle your social media, run your social
posts for your, social media posts for, go viral, verified badge, blue tick, monetized channel, comprar seguidores
seguidores reales, más seguidores, seguidores por mes, gestión de redes, mehr follower, echte follower
instagram follower, plus d'abonnés, abonnés réels, gestion de vos réseaux, mais seguidores, seguidores reais
gestão de redes, più follower, follower reali, gestione social, meer volgers, echte volgers, więcej obserwując*
prowadzenie social, накрутка, накрутка подписчиков, живых подписчиков, живые подписчики, раскрутка инстаграм
продвижение в инстаграм, продвижение в соцсетях, ведение соцсетей, накрутк*, просування в інстаграм
více sledujících, takipçi satın, takipçi hilesi, gerçek takipçi, sosyal medya yönetim*, jasa followers
tambah followers, tăng follow, tăng theo dõi, 买粉, 刷粉, 涨粉, 代运营, フォロワー増, インスタ運用, sns運用
팔로워 늘, 인스타 팔로워, زيادة متابعين, زيادة المتابعين, إدارة حسابات, متابعين حقيقيين
""",
    ),
    "traffic": (
        """
verzeichnis, eintrag, listing, annuaire, promotion, visitors, targeted traffic, ad network, advertising, ads
ad campaign, ppc, cpm, cpms, impressions, facebook ads, google ads, media buying, connected tv, directories
affiliate, affiliates, monetize, rev share, tráfico, visitas, anuncios, publicidad, besucher, anzeigen, werbung
trafic, visiteurs, publicité, tráfego, visitantes, anúncio, anúncios, traffico, visitatori, annunci, pubblicità
bezoekers, advertenties, ruch, odwiedziny, reklama, reklamy, трафик, посетител*, реклама, рекламу, рекламы, директ
трафік, návštěvnost, reklam*, ziyaretçi, iklan, pengunjung, quảng cáo, 流量, 推广, 广告, アクセス, 広告, 트래픽
광고, 마케팅, إعلانات, زوار
""",
        """
in unserem verzeichnis, unserem verzeichnis, basiseintrag, branchenbuch, in unser verzeichnis, notre annuaire
nuestro directorio, nosso diretório, nostra directory, in onze gids, real visitors, website visitors
unique visitors, targeted visitors, visitors to your, visitors for just, targeted traffic, real traffic, buy traffic
traffic booster, traffic packages, geo targeted, country targeted, website clicks, web traffic to
organic web traffic, social ads traffic, ads traffic, visitors per, visitors every, drive traffic to your
send traffic, sending people to your, people to your site, traffic to your, get listed, get it listed
getting listed, listed here, list your business, list your site, submit your site, submit your website
submit your business, add your site, add your website, add your business, business directory, free directory
directory listing, web directory, classified sites, exposure tools, congrats on your new site
congratulations on your new, affiliate program, affiliate programme, affiliate links, become an affiliate
our affiliate, by your affiliate, affiliate partner, lifetime commission, revenue opportunity, lifetime revenue
monetize your, monetise your, earn commission, partner program, rev share, revenue share, ad space
advertising space, advertise on your, advertise with, advertise your, ad campaigns, manage your ads, your google ads
digital advertising, run your ads, ads for your, facebook ads for your, paid ads, performance marketing
visitas reales, tráfico web, tráfico a tu, echte besucher, mehr besucher, anzeigen schalten, branchenverzeichnis
firmenverzeichnis, visiteurs réels, trafic qualifié, annuaire, visitantes reais, tráfego pago, gestor de tráfego
anunciar seu, visitatori reali, bezoekers naar uw, kampanie reklamow*, kampanie google, реальных посетителей
целевой трафик, трафик на ваш, трафик на сайт, настройка рекламы, настройка директа, контекстная реклама
яндекс директ, яндекс директ*, таргетированная, настрою рекламу, партнерская программа, налаштування реклами
google reklam, hemat iklan, jasa iklan, chạy quảng cáo, quảng cáo google, quảng cáo facebook, 引流, 网络推广
推广服务, 广告投放, 広告運用, リスティング広告, アクセスアップ, 광고 대행, 광고대행, 마케팅 대행, إعلانات ممولة
حملات إعلانية
""",
    ),
    "video": (
        """
drone, photos, photography, photographer, filming, shoots, video, videos, explainer, animated, animation, voice over
voiceover, youtube video, promo, reels, ugc, drone footage, videoproduktion, erklärvideo, vidéo, vídeo, vídeos
видео, ролик, відео, animasyon, 動画, 视频, 영상, فيديو
""",
        """
drone team, real estate photography, product photography, product photos for your, explainer video, explainer videos
animated explainer, animated video, animated videos, animation video, promo video, promotional video
promotional videos, whiteboard video, whiteboard animation, video production service, video production services
video production company, video service, video promotion, video marketing, video for your, video for you
videos for your, video starts, video editing service, video editing services, video editor with
short videos for your, voice over artists, voice overs, ugc videos, ugc creators, examples of our
our existing videos, existing videos, vídeo explicativo, vídeo animado, vídeos animados, videos animados
video explicativo, erklärvideo, erklärvideos, imagefilm, vidéo explicative, vidéo animée, vidéo de présentation
vídeo institucional, video animato, video aziendale, uitlegvideo, animatievideo, film reklamow*, filmy reklamowe
видеоролик, видеоролики, рекламный ролик, анимационн*, відеоролик, reklamní video, tanıtım filmi, tanıtım videosu
jasa video, làm video, 宣传片, 动画制作, 视频制作, 動画制作, 動画編集, 영상 제작, 영상제작, فيديو موشن, موشن جرافيك
""",
    ),
    "ai": (
        """
robot, robô, answering, calls, plugin, gpt, virtual, automated, bots, assistant, ассистент, боты, ai, ai agent
ai agents, chatbot, chatbots, ai tool, ai tools, ai assistant, ai powered, artificial intelligence, automation
automate, live chat, chat widget, voicemail, missed calls, receptionist, virtual receptionist, call center, chatgpt
crm, inteligencia artificial, automatización, ia, ki, künstliche intelligenz, automatisierung
intelligence artificielle, automatisation, inteligência artificial, automação, intelligenza artificiale, automazione
kunstmatige, sztuczn* inteligencj*, automatyzac*, нейросет*, искусственн*, автоматизац*, чат бот, чат боты
чат ботов, бот, штучн* інтелект*, yapay zeka, kecerdasan buatan, trí tuệ nhân tạo, 人工智能, 智能客服, 自動化
チャットボット, 챗봇, 인공지능, 자동화, الذكاء الاصطناعي, روبوت
""",
        """
answering team, losing calls, stop losing calls, day and night, speaks for you, ainda não tem um chatbot
atende seus clientes, nosso robô, 24 horas, trained on your, ai receptionist, ai voice agent, ai voice, ai phone
ai chatbot for, ai chatbot, ai sales agent, ai sales assistant, ai support, ai employee, ai automation agency
ai automation, ai agency, ai agents for, ai agent for, ai agent that, chatbot for your, chat bot for your
live chat on your, live chat software, chat widget on, widget on your, install live chat, add live chat
live chat for your, automate your, automating your, missed calls, went to voicemail, answers calls
answers every call, answer every call, picks up 24, books appointments, calls 24 7, never miss a call
never miss a lead, talk with web, talk with customer, talk with web visitors, turn visitors into
visitors into leads, visitors into customers, convert visitors, convert more visitors, captures leads, capture leads
lead capture, visitors leave, visit your site leave, who visits your, who visit your, who was on your
who is visiting, identify visitors, identify your, website visitors into, visitor identification, without filling
reputable web, game changing solution, personal assistant who, virtual agent, free live chat, save hours
agente de ia, agentes de ia, chatbot para tu, chatbot para su, automatizar tu, automatizar su
agente de inteligencia artificial, asistente virtual con, ki telefonassistent, ki assistent, ki agent, ki agenten
chatbot für ihre, ki chatbot, ki lösung*, agent ia, agents ia, chatbot pour votre, assistant ia
standard téléphonique, chatbot para seu, agente de ia para, atendimento automático, automatizar seu
robô de atendimento, chatbot per il, agente ai, assistente ai, ai assistent, ai telefonist, chatbot voor uw
asystent ai, chatbot dla, voicebot, чат бот для, чат бота для, бот для вашего, внедряем ии, внедрение ии, ии агент*
ии ассистент*, ии помощник*, автоматизация бизнес*, чат бот для вашого, ai asistent, chatbot pro vaše
yapay zeka destekli, chatbot untuk bisnis, chatbot cho, ai客服, 智能客服, 智能体, aiチャットボット, ai電話
챗봇 도입, ai 상담, وكيل ذكاء, شات بوت, روبوت محادثة
""",
    ),
    "supply": (
        """
exporter, exporters, cashew, spices, container, workers, welders, first aid, certificates, premises, workwear
спецодежд*, ндс, налог*, recruiters, candidates, manpower, drivers, steel, textile, garments, machine, spare parts
tires, furniture, uniforms, roofing, marketing materials, water coolers, coffee machines, vending, pallet, pallets
manufacturer, manufacturers, factory, wholesale, bulk order, oem, odm, moq, packaging, lanyards, merchandise
promotional products, freight, forwarder, sourcing, cleaning, janitorial, bookkeeping, payroll, virtual assistant
virtual assistants, data entry, outsourcing, staffing, recruitment, solar, solar panels, credit card processing
card fees, processing fees, payment processing, sunglasses, machinery, mosquito, gadget, cctv, disinfection
energy bills, telecoms, voip, price list, discounted, 3pl, amazon, dropshipping, fabricante, fábrica, proveedor
mayorista, limpieza, contabilidad, hersteller, großhandel, reinigung, gebäudereinigung, buchhaltung, photovoltaik
solaranlage, fabricant, usine, fournisseur, grossiste, nettoyage, comptabilité, panneaux solaires, brindes, atacado
fornecedor, limpeza, energia solar, terceirização, produttore, fornitore, ingrosso, pulizie, fotovoltaico, fabrikant
schoonmaak, zonnepanelen, relatiegeschenken, fotowoltaik*, fotowoltaikę, sprzątani*, księgow*, hurtown*
dofinansowani*, energi*, gadżet*, производитель, оптом, поставк*, завод, клининг, бухгалтер*, доставка из китая
грузоперевоз*, таможен*, виробник, výrobce, úklid, účetnictví, výrobca, üretici, toptan, temizlik, muhasebe, imalat
pabrik, grosir, nhà sản xuất, xưởng, giá sỉ, 工厂, 厂家, 生产, 货代, 物流, 清关, 定制, 製造, 工場, 清掃, 業者
제조업체, 공장, 청소, 도매, مصنع, موردين, شحن, تنظيف, جملة
""",
        """
we are an exporter, exporter of, exporters of, supplier of, minimum one container, minimum order, cashew nuts
per container, workers from, need workers, passports ready, workers with, need welders, cleaning at your
cleaning of your, clean your office, clean your offices, groups of, come to your office, first aid, payment plugin
accept cryptocurrency, accept crypto, accept card, take cards, с доставкой по всей, налоговой нагрузки
снижение налог*, оптимизация налог*, спецодежду оптом, прайс вышлем, manpower supply, recruit for, our price list
price list for your, fuel card, fleet cards, phone system, office supplies, security cameras for, guards for
pest control, water cooler, coffee machine for your, vending machine, your premises, your payroll, your accounts
our candidates, qualified candidates, cvs of, cv of candidates, we are manufacturer, we are a manufacturer
we are professional manufacturer, professional manufacturer, leading manufacturer, manufacturer of
manufacturer in china, factory in china, china manufacturer, chinese factory, chinese manufacturer
manufacturer from china, factory from china, factory price, factory direct, direct from factory, from our factory
oem odm, oem and odm, odm welcome, oem welcome, oem service, moq 100, low moq, moq is, no minimum order
with your logo, your own logo, send your logo, custom embroidered, embroidered patches, pvc patches, lapel pins
challenge coins, custom lanyards, custom packaging, packaging boxes, mailer box, paper box, paper bags
promotional products, promotional items, corporate gifts, freight forwarder, freight forwarding, shipping from china
from china to, sourcing agent, sourcing company, sourcing services, ddp, door to door shipping, air freight
sea freight, cleaning services, cleaning service, commercial cleaning, office cleaning, janitorial services
cleaning company, cleaning quote, bookkeeping services, bookkeeping service, accounting services
outsourced accounting, outsource your, virtual assistant from, virtual assistants from, virtual assistant with
i'm a virtual assistant, hire a virtual, va services, data entry services, work in your timezone, your timezone
staff augmentation, staffing solutions, recruitment services, candidates for your, call center services
answering service, solar for your, go solar, solar quote, getting paid to go solar, energy bills, business energy
energy supplier, reduce your energy, electricity bills, merchant services, merchant account, processing fees
credit card processing, credit card fees, card processing, zero processing, cash discount, cash discount program
on every swipe, high risk merchant, switch to our, free terminal, ray ban sunglasses, sunglasses only
replica watches, designer replica, replica handbags, louis vuitton, mosquito trap, buy all styles, our products
our product range, our latest catalog, business opportunities with, long term cooperation, long term business
establish business, business relationship, business cooperation, cooperate with you, cooperation with your
potential buyer, fabricante de, somos fabricantes, fabricante chino, precio de fábrica, servicio de limpieza
servicios de limpieza, agente de carga, chinesischer hersteller, hersteller aus china, wir sind hersteller
direkt vom hersteller, gebäudereinigung, unterhaltsreinigung, büroreinigung, reinigungsservice, werbeartikel
werbegeschenke, fabricant chinois, société de nettoyage, services de nettoyage, entretien de vos bureaux
nettoyage de vos, entreprise de nettoyage, objets publicitaires, panneaux photovoltaïques, setor de compras
cotações de brindes, brindes personalizados, brindes corporativos, terceirização de, recuperação de tributos
recuperação de créditos, serviços de limpeza, energia solar para, gadget personalizzati, impresa di pulizie
servizi di pulizia, pulizie uffici, impianto fotovoltaico, schoonmaakbedrijf, kantoorschoonmaak, schoonmaakdiensten
fotowoltaika dla, fotowoltaikę dla, obniżeniem rachunków, rachunków za prąd, rachunki za prąd, gadżety reklamowe
usługi sprzątania, biuro rachunkowe, usługi księgowe, kredyt dla firm, dofinansowania na, доставка из китая
грузов из китая, из китая, напрямую от, от производителя, цены от производителя, оптовые цены, оптовые поставки
бухгалтерские услуги, бухгалтерское сопровождение, клининговые услуги, уборка офис*, сувенирная продукция
грузоперевозки по, таможенное оформление, від виробника, доставка з китаю, бухгалтерські послуги, z číny
úklidové služby, reklamní předměty, účetní služby, upratovacie služby, üretici firma, toptan fiyat*, ofis temizliği
temizlik hizmet*, promosyon ürün*, jasa kebersihan, harga pabrik, jasa impor, xưởng sản xuất, giá xưởng
dịch vụ vệ sinh, 双清包税, 货代, 国际物流, 海运, 空运, 厂家直销, 源头工厂, 代开发票, 开发票, 工厂直供, 外贸
弊社は製造, 製造メーカー, オフィス清掃, 清掃サービス, 電気代, 業務委託, 人材紹介, 제조업체, 사무실 청소, 청소 업체
공장 직영, 판촉물, شركة تنظيف, شركة شحن, مصنع في الصين, من الصين
""",
    ),
    "money": (
        """
unpaid invoices, pounds, euros, usd, share it, bank manager, surname, coronavirus, pandemic, government, paycheck
dollars, особ*, taux, заём, prince, attorney, deceased, loan, loans, funding, financing, investor, investors
investment, working capital, grant, grants, interest rate, lender, lenders, business plan, project financing
joint venture, tax credit, tax refund, tax relief, cash flow, factoring, earnings, vacancies, part time, job offer
bad credit, eligibility, payout, winnings, prize, lottery, inheritance, charity work, beneficiary, préstamo
préstamos, crédito, inversores, inversión, financiación, financiar, financiamiento, kredit, kredite, darlehen
investoren, finanzierung, prêt, crédit, financement, investisseur*, empréstimo, empréstimos, investidor*
financiamento, renda, dinheiro, prestito, prestiti, finanziamento, finanziamenti, investitori, lening, leningen
financiering, investeerder*, pożyczk*, kredyt, kredyty, inwestor*, finansowani*, займ, займы, кредит, кредиты
кредита, инвестиц*, инвестор*, заработок, заработка, доход, деньги, выплаты, позика, кредити, інвестиц*, заробіт*
půjčka, půjčky, úvěr, pôžička, kredi, yatırım, finansman, para kazan*, pinjaman, investasi, modal, penghasilan, vay
vay vốn, đầu tư, thu nhập, 贷款, 融资, 投资, 赚钱, 兼职, 発票, 資金, 融資, 投資, 副業, 대출, 투자, 부업, 수익, قرض
قروض, تمويل, استثمار, مستثمر, دخل
""",
        """
buy unpaid invoices, unpaid invoices, cash the same day, even with poor credit, owe your company, may owe your
owe you money, kept during the pandemic, during the pandemic, we file the, after you get the, bank manager
with your surname, same surname, died and left, share it 50, keep this secret, was picked, picked in the
online draw, your email was, email was selected, email address has won, to receive your, send your full name
300 a day, a day from your phone, from your phone, no skills, only 2 hours, hours a day, accorde des prêts
particulier qui, octroi de prêt, au taux de, prêts entre, prestamos entre, kredit zwischen, taux de 2, taux de 3
personne sérieuse, kredit von, kredit ab, business loan, business loans, personal loans, loan offer, loan offers
loan at 2, loan at 3, loans at, low interest loan, low interest loans, interest rate of, low interest rate
unsecured loan, unsecured loans, business funding, funding for your, funding opportunities, funding options
project funding, fund your project, fund your business, finance your project, working capital in, in working capital
pre approved, preapproved, you may qualify for, may qualify, see what you qualify, qualify for up to, line of credit
merchant cash advance, bad credit ok, executive summary, share your business plan, send your business plan
joint venture, private investors, reputable investors, looking for projects, viable projects, investment portfolio
investment opportunity, investment company, interested in investing, invest in your, financial backing
non repayable, non repayable grants, provide grants, government grant, government grants, employee retention credit
ertc, owed up to, per employee, tax relief partners, claim your refund, check eligibility, clearing your invoices
debt relief, payday loan, payday loans, passive income, extra income, make money, make money online, earn money
earn from home, work from home, per day working, a day from home, day cash, quick cash, money online
financial freedom, side hustle, paid daily, daily pay, payment daily, no experience needed, no experience required
part time job, earn up to, earn 500, secret button, profit loophole, be your own boss, claim your winnings
your winnings, in winnings, you have won, you've won, you won, you are a winner, lucky winner, lottery winner
prize money, claim your prize, gift card, donation of, donate my, late husband, my late husband, late client
next of kin, inheritance fund, unclaimed funds, widow suffering, suffering from cancer, dying widow
charity work through you, god bless you, confidential business, transfer the sum, million dollars, million usd
million united states, million euros, compensation fund, western union, barrister, i am a widow, righteous bulletin
be eligible click, inversores privados, ofrecemos préstamos, préstamos de, préstamo rápido, préstamos entre
buscamos proyectos, plan de negocio, ganar dinero, dinero desde casa, dinero extra, ingresos pasivos
trabaja desde casa, ha ganado, kredit ohne schufa, ohne schufa, schnellkredit, sofortkredit, kreditangebot
private kredite, geld verdienen, passives einkommen, von zuhause, von zu hause aus, nebenverdienst
prêt entre particuliers, offre de prêt, offres de prêt, prêt rapide, crédit rapide, crédit entre, prêt d'argent
gagner de l'argent, revenu passif, revenus passifs, un don de, empréstimo rápido, empréstimo pessoal, empréstimos de
crédito rápido, crédito fácil, ganhe dinheiro, ganhar dinheiro, renda extra, ganhe de, dinheiro em casa, via pix
vagas limitadas, prestito tra, prestiti tra, prestito veloce, offerta di prestito, offro prestiti, guadagnare
guadagna da casa, reddito passivo, snelle lening, lening aanbieden, leningaanbod, passief inkomen, szybka pożyczka
pożyczki bez, oferta pożyczki, pożyczka dla, zarabiaj, zarabiać, dochód pasywny, займы онлайн, займ онлайн
кредит онлайн, займы под, деньги под, кредит без отказа, заработок в интернете, заработок на, удаленный заработок
удаленная работа, удалённая работа, пассивный доход, доход от, доход до, от 18 лет, деньги в интернете
рублей в день, руб в день, ваш выигрыш, вы выиграли, инвестируйте, кредит під, заробіток в, заробіток онлайн
пасивний дохід, віддалена робота, rychlá půjčka, půjčka bez, přivýdělek, rýchla pôžička, kredi teklifi, evden çalış*
ek gelir, evden para, pinjaman online, pinjaman cepat, dana tunai, kerja dari rumah, uang tambahan, vay tiền
vay tín chấp, việc làm tại nhà, kiếm tiền, 快速贷款, 企业贷款, 信用贷款, 无抵押, 网赚, 日赚, 在家赚, 资金周转
ファクタリング, 資金調達, 売掛金, 現金化, 即日融資, 在宅ワーク, 副業, 稼げる, 稼ぐ, 정책자금, 대출 가능, 당일 대출
재택근무, 재택 부업, قرض شخصي, قروض بدون, تمويل المشاريع, العمل من المنزل, اربح
""",
    ),
    "crypto": (
        """
bitcoin, btc, crypto, cryptocurrency, ethereum, usdt, forex, trader, traders, blockchain, nft, airdrop, mining
binance, криптовалют*, биткоин*, трейдинг, форекс, крипта, крипто, criptomonedas, kryptowährung*, cryptomonnaie*
criptomoedas, criptovalut*, kryptowalut*, kripto, tiền ảo, 比特币, 加密货币, 虚拟货币, 仮想通貨, 暗号資産, 비트코인
코인, بيتكوين, العملات الرقمية, فوركس
""",
        """
trading bot, trading robot, crypto trading, crypto investment, trading signals, forex signals, binary options
forex trading, trading platform, bitcoin investment, invest in bitcoin, invest in crypto, weekly returns
daily returns, daily profit, weekly profit, guaranteed profit, returns on investment, double your bitcoin
double your crypto, turn 250, into 9 400, account manager trading, expert trader, recovery phrase, seed phrase
12 words, your wallet has been, synchronize your wallet, connect your wallet, verify your wallet, token presale
presale, next 100x, 100x, free airdrop, bitcoin mining, elon musk, торговый робот, торговый бот, торговые сигналы
арбитраж криптовалют*, прибыль от, доходность, заработок на криптовалюте, инвестиции в криптовалют*, bot de trading
robot de trading, trading automático, invertir en bitcoin, handelsroboter, in bitcoin investieren, trading roboter
robot di trading, investire in bitcoin, bot handlow*, kripto yatırım, investasi crypto, đầu tư tiền ảo, 虚拟币投资
自動売買, 코인 투자, 코인 리딩, تداول العملات, توصيات فوركس
""",
    ),
    "casino": (
        """
casino, casinos, slots, poker, roulette, betting, sportsbook, gambling, jackpot, bonuses, free spins, bookmaker
казино, слоты, ставки, бонус, бонусы, букмекер*, зеркало, игровые автоматы, рулетка, tragamonedas, apuestas
spielautomaten, wetten, paris sportifs, machines à sous, apostas, caça níqueis, scommesse, gokken, gokkasten
zakłady bukmacherskie, kasyno, kasino, bahis, kumar, judi, sòng bạc, cá cược, 赌场, 博彩, 彩票, カジノ, ギャンブル
카지노, 토토, 바카라, 슬롯, كازينو, مراهنات
""",
        """
online casino, online casinos, best online casino, casino bonus, casino online, casino en ligne, casino en línea
welcome bonus, no deposit bonus, no deposit needed, deposit bonus, free spins, 200 free spins, slot gacor
situs judi, judi online, judi slot, situs slot, betting tips, fixed matches, fixed match, sure odds, sports betting
online betting, live roulette, 1xbet, mostbet, 1win, vavada, вавада, melbet, pin up casino, pinup, казино вулкан
azino, азино, фриспин*, фриспины, рабочее зеркало, зеркало сайта, зеркало на сегодня, бездепозит*, без депозита
бонус за регистрац*, бонус на ваш, бонус на счет, внесли бонус, забрать бонус, получить бонус, онлайн казино
казино онлайн, ставки на спорт, прогнозы на спорт, giros gratis, bono de bienvenida, bono sin, tiradas gratis
freispiele, willkommensbonus, tours gratuits, bonus de bienvenue, rodadas grátis, bônus de boas, giri gratis
bonus di benvenuto, gratis spins, welkomstbonus, darmowe spiny, bonus powitaln*, онлайн казіно, bahis sitesi
bahis siteleri, deneme bonusu, canlı bahis, kaçak bahis, nhà cái, cá cược bóng, 在线赌场, 网上赌场, 体育博彩, 六合彩
オンラインカジノ, 카지노사이트, 토토사이트, 먹튀, 바카라사이트, كازينو اون لاين
""",
    ),
    "pharma": (
        """
viagra, cialis, levitra, tadalafil, sildenafil, kamagra, xanax, tramadol, ozempic, semaglutide, modafinil
phentermine, pharmacy, prescription, pills, pill, weight loss, lose weight, supplement, supplements, cbd, keto
testosterone, виагра, сиалис, аптека, таблетки, похудени*, похудеть, пептиды, adelgazar, farmacia, abnehmen
apotheke, rezept, maigrir, pharmacie, emagrecer, emagrecimento, dimagrire, afvallen, odchudzani*, schudnąć
zayıflama, obat, giảm cân, 减肥, 药品, 原料药, ダイエット, 薬, 다이어트, 비아그라, فياجرا
""",
        """
buy viagra, buy cialis, generic viagra, generic cialis, viagra 100mg, cheap viagra, viagra online, cialis online
online pharmacy, canadian pharmacy, without prescription, without a prescription, no prescription, no rx
no prescription needed, per pill, discreet packaging, discreet shipping, free bonus pills, buy xanax, buy tramadol
buy ozempic, buy semaglutide, peptides for sale, steroids for sale, cbd gummies, cbd oil, keto gummies
weight loss pills, weight loss secret, weight loss trick, burn fat, belly fat, lost 30 pounds, lose 20 pounds
male enhancement, penis enlargement, erectile dysfunction pills, research chemicals, sin receta, ohne rezept
rezeptfrei, sans ordonnance, sem receita, senza ricetta, zonder recept, bez recepty, без рецепта, купить виагру
дженерик*, bez předpisu, reçetesiz, tanpa resep, 无需处方, 代购药, 处方なし, 정품 비아그라, بدون وصفة
""",
    ),
    "adult": (
        """
private pictures, pictures, see you, hello dear, hello darling, sweetheart, sex, sexy, dating, hookup, singles, nude
nudes, porn, porno, xxx, escort, escorts, onlyfans, webcam, intimacy, ecstasy, sensual, vixen, lonely, naked
hot girls, milf, erotic, секс, порно, эскорт, интим, знакомства, проститутк*, девушк*, девочки, sexo, chicas, citas
sexkontakte, frauen, rencontres, femmes, namoro, garotas, incontri, vrouwen, randki, kobiety, знайомства, seznamka
arkadaşlık, cewek, bokep, gái gọi, 约炮, 美女, 出会い系, セフレ, 만남, 성인, بنات, تعارف
""",
        """
i am lonely, i'm lonely, lonely and i, private pictures, private photos, see my private, my private, wait for you
waiting for you, see my pictures, hello dear i am lonely, meet tonight, adult dating, sex dating, dating site
dating sites, hot girls, sexy girls, beautiful girls, single women, lonely women, russian women, meet singles
singles in your area, girls in your area, women in your area, in your area tonight, hookup tonight, casual sex
casual dating, one night stand, my photos, my nudes, my nude, my private photos, waiting for you online
desperate for, for intimacy, sensual vixen, webcam girls, live cams, sex cam, sex chat, escort service, naughty
horny, sext me, одинокая девушка, девушка из твоего, на одну ночь, без обязательств, ищет встречу, ищу мужчину
мои фото, интим услуги, секс знакомств*, интим знакомств*, индивидуалк*, chicas calientes, citas casuales
chicas en tu, mis fotos, mujeres solteras, heiße frauen, frauen in deiner, meine fotos, sextreffen, einsame frauen
femmes chaudes, plan cul, rencontres coquines, mes photos, femmes seules, encontros casuais, minhas fotos
garotas de programa, incontri hot, le mie foto, donne single, geile vrouwen, sexdate, seks randki, moje zdjęcia
samotne kobiety, самотня дівчина, erotická seznamka, escort bayan, gecelik, sex video, gái xinh, 同城约会, 上门服务
即会い, 出会い掛示, 무료 만남, 조건만남, صور ساخنة
""",
    ),
    "scare": (
        """
hackers, plugin, privacy policy, cookie notice, fines, outdated plugin, lookalike, cookie, copyright, copyrighted
infringement, lawsuit, legal action, dmca, trademark, domain name, expiration, expiration notice, final notice
overdue, hacked, vulnerability, ransom, accessibility, ada, wcag, gdpr, auction, registry, urheberrecht*, abmahnung
rechtsanwalt, anwaltskanzlei, barrierefrei*, bfsg, bußgeld, droits d'auteur, contrefaçon, avocat, amende, rgpd
derechos de autor, demanda, multa, infracción, direitos autorais, violazione, diritto d'autore, sanzion*
auteursrecht*, inbreuk, boete, prawa autorskie, naruszen*, авторск* прав*, нарушение, штраф, иск, роскомнадзор
персональн* данн*, 152 фз, авторськ*, telif hakkı, hak cipta, bản quyền, 版权, 侵权, 商标, 著作権, 侵害, 商標
저작권, 상표, حقوق النشر
""",
        """
allows hackers, hackers in, close the hole, cannot guarantee what happens, privacy policy and cookie
missing a privacy, missing a cookie, fines go up, fines up to, fined up to, fine up to, lookalike, if a competitor
competitor buys, secure it here, will be sold on, will be auctioned, not compliant, isn't compliant
copyright infringement, copyright violation, copyrighted image, copyrighted images, copyright protected
infringing on a copyright, my images at your, my images you used, images you used, used my images, using my images
using our images, stolen images, use stolen, my pictures on your, my photos on your, my photographs
licensed photographer, qualified photographer, qualified illustrator, photographer and illustrator
illustrator and i was, could be sued, will be sued, be sued by, will be suing, suing you, i will sue, sue you
going to sue, i will take legal, evidence of my, get evidence, evidence of my copyrights, all the proof
proof including, earlier publications, in this archive, this document with the links, legal consequences
report to your hoster, reporting to your, domain expiration, domain expiration notice, expiration notice
domain will expire, domain is expiring, domain is about to, domain renewal notice, domain notification
failure to complete payment, outstanding seo, domain listing, listing will expire, final notice
termination of your domain, cancellation of your, search engine listing, search engine submission
secure online payment, not a bill, similar domain, domain similar, version of your domain, own a similar
selling the domain, domain is for sale, domain for sale, place a bid, own the domain, domain name dispute
register your brand, registering your brand, trademark identical, register your company name, your company name as
trademark attorney, proceed with their application, internet keyword, register the following domains, cn domain
asia domain, brand name registration, trademark registration, hacked your website, your website was hacked
your site has been hacked, we have hacked, hacked your, extracted your, leaked or sold, pay in bitcoin, bitcoin to
recorded you, your webcam, i have access to, bug bounty, security vulnerability in your, vulnerability on your
vulnerabilities on your, found a vulnerability on, found a security, ethical hacker, security researcher
accessibility lawsuit, ada lawsuit, ada compliant, ada compliance, ada lawsuits, not ada, wcag 2, failed wcag
wcag compliance, accessibility widget, were sued for, demand letter, install our widget, compliance certificate
gdpr compliant, not gdpr, cookie banner, account will be suspended, account has been suspended
your account has been, avoid suspension, verify your account, mailbox is full, storage is full, password expires
geschützte bilder, ohne lizenz, unserer mandantin, unseres mandanten, gerichtliche schritte
urheberrechtlich geschützte, urheberrechtsverletzung, bußgeld bis, nicht barrierefrei
barrierefreiheitsstärkungsgesetz, bfsg, binnen 48 stunden, abmahnfähig, nicht dsgvo, mes images
mes photos sur votre, atteinte aux droits, mise en demeure, mis imágenes, sin mi permiso, sin mi autorización
acciones legales, minhas imagens, sem minha autorização, medidas legais, minhas fotos no, le mie immagini
senza autorizzazione, azioni legali, mijn foto's, juridische stappen, moje zdjęcia bez, kroki prawne
мои изображения, мои фотографии, подадим в суд, штраф до, оштрафуют, нарушение закона, не соответствует 152
требованиям закона, штрафы за, мої фотографії, moje fotky bez, právní kroky, izinsiz kullan*, yasal işlem
tanpa izin, 域名争议, 商标注册, 侵权通知, 律师函, 无断使用, 無断使用, 法的措置, 저작권 침해, 법적 조치, انتهاك حقوق
إجراءات قانونية
""",
    ),
    "miracle": (
        """
spells, spiritual, herbal, herbs, cured, healed, healer, psychic, hacker, spouse, cheating, illuminati, testimony
lottery numbers, hechizo, brujo, amarre, marabout, voyant, zauber, feitiço, amarração, macumba, incantesimo, маг
приворот, гадани*, ворожба, büyü, dukun, pelet, 巫术, 占い, 부적, ساحر, شيخ روحاني, جلب الحبيب
""",
        """
spell caster, spell casters, love spell, love spells, love spell caster, powerful spell, cast a spell
get my ex back, get your ex back, bring back my ex, brought back my, brought my ex, got my husband back, got my ex
ex back, ex lover, ex husband back, ex boyfriend back, my marriage was, saved my marriage, restored my marriage
save your marriage, herbal doctor, herbal medicine, herbal cure, herbal remedy, herbal remedies, cured me of
cure for hiv, cure for herpes, herpes cure, cured from, cured of herpes, cured of hiv, hiv cure, cure herpes
cure for diabetes, testifying, share my testimony, my testimony, great testimony, this great doctor, this great man
help of dr, traditional healer, spiritual healer, spiritual healing, sangoma, lost love, black magic
winning lottery numbers, lottery spell, win the lottery, illuminati, join the illuminati, join the brotherhood
blank atm, blank atm card, cloned cards, cloned card, fullz, counterfeit money, fake passport, buy passport
real and fake, undetectable counterfeit, ssd chemical, hire a hacker, hacker for hire, professional hacker
ethical hacker for, hack into, hacking services, phone hack, hack any phone, spy on your, cheating spouse
cheating partner, recover your funds, recover my funds, recovered my, recover lost, recover my lost
recover your lost, recovery expert, recovery experts, crypto recovery, bitcoin recovery, asset recovery
recovery company, recovery agent, funds recovery, lost bitcoin, lost crypto, scammed funds, lost to scammers
stolen crypto, credit score fix, erase criminal, change your grades, amarres de amor, recuperar a mi ex
recuperar a tu ex, hechizos de amor, liebeszauber, ex zurück, retour affectif, retour de l'être, retour d'affection
marabout puissant, voyant médium, puissant marabout, amarração amorosa, trazer de volta, legamento d'amore
far tornare, liefdesbetovering, ex terug, zaklęcia miłosne, urok miłosny, rytuał miłosny, приворот, сильный маг
вернуть любимого, любовный приворот, снять порчу, привороти, повернути коханого, vrátit lásku, bağlama büyüsü
aşk büyüsü, ilmu pelet, jasa pelet, 复合法事, 復縁, 재회 부적, جلب الحبيب, فك السحر, رد المطلقة
""",
    ),
    "flattery": (
        """
awesome, amazing blog, great blog, nice blog, excellent blog, wonderful blog, this blog, your blog, your weblog
this weblog, great site, awesome site, excellent site, great website, nice website, awesome website
excellent website, good website, great web site, your post, great post, nice post, excellent post, wonderful post
awesome post, good post, nice article, great article, good article, excellent article, amazing article
awesome article, your article, your articles, quality content, great content, nice content, your writing
writing style, bookmark, bookmarked, book marked, bookmarking, keep it up, keep up the good, keep up the great
nice job, great work, thanks for sharing, thank you for sharing, very informative, informative, useful information
valuable information, great information, helpful info, terrific, really enjoyed, worth reading, visit again, rss
rss feed, good stuff, great stuff, nice info, gran blog, buen artículo, excelente artículo, muy buen, toller blog
guter artikel, super seite, toller beitrag, très bon article, super blog, ótimo artigo, ótimo site, ottimo articolo
bel sito, goed artikel, mooie site, świetny artykuł, świetna strona, отличный сайт, хороший сайт, отличная статья
полезная статья, спасибо за статью, круто, чудовий сайт, güzel site, harika site, 不错, 很好的文章, 素晴らしい
좋은 글, موقع رائع, مقال رائع
""",
        """
bookmark it, bookmark your, bookmarked your, bookmarked it, bookmarking your, book marked, will bookmark
i will bookmark, definitely bookmark, bookmarked to check, saved as a favorite, saved to fav, keep up the good work
keep up the great work, keep up the fantastic, keep it up i, come back later, come back again, will be back soon
will definitely come back, visit my website, visit my site, visit my blog, visit my page, visit my web, my web site
my web page, feel free to surf, feel free to visit, stop by my, also visit my, here is my web, your site is great
great website keep, this blog is, your website is great, your web site is, love your site, love your website
love your blog, i enjoy your, write more, great write up, excellent points, wonderful goods, excellent goods
fantastic blog, this type of information, this kind of information, great sites, well written, thanks for such
appreciate this post, your excellent, your fantastic, your great, useful post, content you provide
""",
    ),
    # Words of any trade, and what is said in any: the kind where no other fits.
    "other": (
        """
price, prices, offer, offers, quote, samples, sample, discount, clients, customers, sales, business, businesses
companies, per month, monthly, rates, fee, cost, costs, campaign, marketing, guaranteed, proposal, service, services
solution, solutions, partnership, cooperation, collaboration, opportunity, budget, plan, package, packages, brochure
demo, trial, presentation, webinar, growth, revenue, profit, brand, project, projects, portfolio, precio, precios
oferta, ofertas, presupuesto, empresa, empresas, negocio, negocios, clientes, ventas, servicio, servicios, descuento
angebot, angebote, preis, preise, kunden, firma, unternehmen, umsatz, dienstleistung, rabatt, prix, offre, offres
devis, entreprise, entreprises, ventes, remise, preço, proposta, cliente, vendas, negócio, serviço, serviços
desconto, parceria, prezzo, offerta, preventivo, clienti, aziende, azienda, vendite, servizi, sconto, prijs, aanbod
offerte, klanten, bedrijf, omzet, diensten, ofert*, cena, klient*, firm, firmom, usług*, sprzedaż*, rabat
współprac*, предложени*, цена, цены, стоимость, прайс, клиент*, компани*, бизнес*, продаж*, услуг*, скидк*
сотрудничеств*, пропозиц*, ціна, клієнт*, послуг*, знижк*, співпрац*, nabídk*, ponuk*, zákazník*, firm*, spoluprác*
fiyat*, teklif*, müşteri*, hizmet*, firma*, indirim*, harga, penawaran, pelanggan, bisnis, layanan, giá, khách hàng
dịch vụ, báo giá, 价格, 报价, 客户, 公司, 服务, 合作, サービス, 料金, お客様, 御社, 価格, 가격, 고객, 서비스, 업체
제안, سعر, السعر, عميل, عملاء, خدمة, خدمات, عرض
""",
        """
business proposal, business offer, commercial proposal, cooperation proposal, partnership proposal
proposal for your, offer for your, sales pitch, grow together, increase your profits, every new client
special conditions, коммерческое предложение, выгодное предложение, предложение о сотрудничестве
propuesta comercial, proposition commerciale, proposta comercial, proposta commerciale, oferta współpracy
obchodní nabídka, iş birliği teklifi, penawaran kerjasama, hợp tác kinh doanh, 商务合作, 業務提携のご提案, 제휴 제안
عرض تجاري
""",
    ),
}
