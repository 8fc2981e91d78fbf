"""What the names of posting programs are made of, and what stands in the names and addresses of sellers."""

FIRST = """
Aaron Adam Alan Albert Alex Alfred Alice Allen Amanda Amber Amelia Amy Andrew Angela Ann Anna Anthony Antonio Arthur
Ashley Austin Barbara Benjamin Betty Bill Billy Bobby Brandon Brenda Brett Brian Bruce Bryan Carl Carlos Carol
Charles Charlie Charlotte Cheryl Chris Christina Christopher Clarence Craig Curtis Daniel Danny David Davis Deborah
Dennis Derek Diana Donald Donna Dorothy Douglas Earl Edgar Eddie Edward Elena Elizabeth Ella Emily Emma Eric Ernest
Ethan Eugene Eva Evelyn Francis Frank Fred Gary George Gerald Gordon Grace Greg Gregory Harold Harry Heather Helen
Henry Herbert Howard Irina Isaac Isabella Ivan Jack Jacob James Jamesa Janet Jared Jason Jeff Jeffrey Jeffery
Jennifer Jeremy Jerry Jessica Jimmy Joan John Johnny Jonathan Joseph Joshua Juan Judith Julia Justin Karen Karina
Keith Kelly Kenneth Kenny Kevin Kyle Larry Laura Lawrence Lee Leonard Leslie Lewis Linda Lisa Logan Louis Lucas
Margaret Maria Marina Mark Martin Marvin Mary Mason Matthew Melissa Melvin Michael Michel Mike Miguel Mitchell Nancy
Natalia Nathan Nicholas Nicole Norman Oliver Olivia Oscar Pamela Patricia Patrick Paul Peter Phil Philip Phillip
Rachel Ralph Randy Raymond Rebecca Richard Ricky Robert Rodney Roger Ronald Ronnie Roy Russell Ruth Ryan Samuel
Sandra Sara Sarah Scott Sean Sharon Shaun Shawn Simon Sophia Stacy Stanley Stephen Steve Steven Susan Tamara Ted
Teresa Terry Thomas Tim Timothy Todd Tom Tommy Tony Travis Troy Tyler Tyrone Vernon Victor Victoria Vincent Virginia
Walter Warren Wayne Wesley William Willie Zachary
"""

# These go on in too many ways in honest names: Mariana, Martinelli, Christiansen.
MANIFOLD = "Maria Marina Martin Julia Diana Elena Carlos Michel Natalia Helen Laura Louis Chris Angela Karen"

# How surnames and other forms of these names end: Robertson, Williams, Georgette, Danielle, Paulinho, Martinez.
TAILS = """
son sen sons sson man mann ton ley lyn lynn line lina ina ine in ino inho inha ita ito otto etto etta ette ett el
ella elle elli ello ie ey us ius is ia io an ana ane ann anna anne ant ard ards ardo ert erts er ers ez es os as ov
ova off ski sky ska icz ic ich vic ovic uk ko enko yan ian dottir ford wood field worth well land shire ville stein
berg burg feld den don dale ham hart hardt old aldo bald kins kin ke la lo let lot ling ne ner nelli ni nik nie net
nett no ta te tes ti tin to tte ry ro ra re ri st sa so sio de do da di dez dt th li jr iel iele iella ene enne een
ena le lle czyk wicz ou ides akis opoulos oglu
"""

# In the name or the address of who sells; a customer's firm may be called so, too, which is why it says little alone.
WORDS = """
seo guestpost outreach backlink linkbuild marketing digital-agency digitalagency webdesign web-design webdev leadgen
promot advert boost rank traffic growth agency agentur agence webboost casino bonus loan capital fund crypto invest
viagra pharm rx-med sms mailer formsend b2b datahub solar dating znakomstv vavada affiliate reputation 5star
domainbroker growyour moremoney renda posicionamiento speedyindex reklam oferta promo savings relief
monkeydigital merchant zerofee virtualassistant outsourc softwarehouse
"""
