"""Offices as agencies and ministries around the world write them: whose they are, and whose name stands behind."""

import pytest
from marked import row_of, told

from analysis.statements.who.actors import Actors
from analysis.statements.who.names import find_names

ROWS = [
    # who is sent speaks for who sends, not for where the post is
    ("[The U.S. special envoy for Sudan, Ann Orm,] {said} <so>.", ("Ann Orm", "government", "United States")),
    ("[U.S. envoy to Armenia Ann Orm] {said} <so>.", ("Ann Orm", "government", "United States")),
    ("[US Ambassador Ann Orm] {said} <so>.", ("Ann Orm", "government", "United States")),
    ("[The special envoy for Syria] {said} <so>.", ("special envoy for Syria", "international body", None)),
    ("[UN Special Envoy for Syria Ann Orm] {said} <so>.", ("Ann Orm", "international body", "United Nations")),
    ("[WHO representative in Gaza Ann Orm] {said} <so>.", ("Ann Orm", "international body", "World Health Organization")),  # noqa: E501
    ("[India’s High Commissioner to Bangladesh, Ann Orm,] {said} <so>.", ("Ann Orm", "government", "India")),
    ("[The Permanent Representative of Sudan to the UN, Ann Orm,] {said} <so>.", ("Ann Orm", "government", "Sudan")),
    ("[UNRWA Commissioner-General Ann Orm] {said} <so>.", ("Ann Orm", "international body", "United Nations")),
    ("[The Humanitarian Coordinator in Somalia, Dan Orm,] {said} <so>.", ("Dan Orm", "international body", None)),
    ("[The Minister of Information of the Yemeni government, Dan Orm,] {said} <so>.", ("Dan Orm", "government", "Yemen")),  # noqa: E501
    # a name that stands for more than a state is the state’s where its minister stands behind it
    ("[Chad’s Minister of Social Action, Ann Orm,] {said} <so>.", ("Ann Orm", "government", "Chad")),
    ("[Chad’s brother, Dan Orm,] {said} <so>.", ("Dan Orm", "civilian", None)),
    # an office and a rank: the office is what the officer speaks in
    ("[Malian government spokesman Colonel Dan Orm] {said} <so>.", ("Dan Orm", "spokesperson", "Mali")),
    ("[Mali’s government spokesman, Colonel Dan Orm,] {said} <so>.", ("Dan Orm", "spokesperson", "Mali")),
    ("[Israeli military spokesman Lt. Col. Dan Orm] {said} <so>.", ("Dan Orm", "spokesperson", "Israel")),
    ("[Iran’s deputy foreign minister, Brig. Gen. Dan Orm,] {said} <so>.", ("Dan Orm", "government", "Iran")),
    ("[South Korea’s chairman of the Joint Chiefs of Staff, Gen. Dan Orm,] {said} <so>.", ("Dan Orm", "military", "South Korea")),  # noqa: E501
    ("[The army’s chief of staff, Gen. Dan Orm,] {said} <so>.", ("Dan Orm", "military", None)),
    # portfolios are no names
    ("[Minister of Foreign Affairs Adalo Bou Orm] {said} <so>.", ("Adalo Bou Orm", "government", None)),
    ("[Foreign and Expatriates Minister Adalo Hassan al-Orm] {said} <so>.", ("Adalo Hassan al-Orm", "government", None)),  # noqa: E501
    ("[Minister of Health and Population Khalo Abdel Orm] {said} <so>.", ("Khalo Abdel Orm", "government", None)),
    ("[Defence Minister No Kwang Orm] {said} <so>.", ("No Kwang Orm", "government", None)),
    ("[Chief Minister N. Biren Orm] {said} <so>.", ("N. Biren Orm", "government", None)),
    # a first name that is a title elsewhere
    ("[Sultan Mahud Orm, a driver from Torgund,] {said} <so>.", ("Sultan Mahud Orm", "civilian", None)),
    ("[Emir Orm, a paramedic,] {said} <so>.", ("Emir Orm", "civilian", None)),
    ("[King Orm, a close ally,] {said} <so>.", ("Orm", "head of state", None)),
    # what is told of somebody ends before what he does
    ("[Haji Nur Orm, a driver, complained] {that} <no official came>.", ("Nur Orm", "civilian", None)),
    # its spokesman is of the body that spoke
    ("The Arakan Army fled. [Its spokesman, U Khaing Orm,] {said} <so>.", ("Khaing Orm", "spokesperson", None)),
    # whose assistant somebody is
    ("[Assistant to the President of Azerbaijan Dan Orm] {said} <so>.", ("Dan Orm", "government", "Azerbaijan")),
    ("[Adviser to the Head of the President’s Office Dan Orm] {said} <so>.", ("Dan Orm", "government", None)),
    ("[President of Azerbaijan Dan Orm] {said} <so>.", ("Dan Orm", "head of state", "Azerbaijan")),
    ("[Head of the State Committee for National Security Kamo Orm] {said} <so>.", ("Kamo Orm", "organisation", None)),
    ("[Plenipotentiary Representative of the President in Osk region Kamo Orm] {said} <so>.", ("Kamo Orm", "government", None)),  # noqa: E501
    ("The Kenyan president left. [His press secretary, Dan Orm,] {said} <so>.", ("Dan Orm", "spokesperson", None)),
    ("Kenyan President Ann Orm left. [Her press secretary, Dan Tosk,] {said} <so>.", ("Dan Tosk", "spokesperson", "Kenya")),  # noqa: E501
    # a state at the end of a long name
    ("[The press service of the Armed Forces of Ukraine] {said} <so>.", ("Armed Forces of Ukraine", "military", "Ukraine")),  # noqa: E501
    ("[The Border Service of the State Committee for National Security of Kyrgyzstan] {said} <so>.", ("Border Service of Kyrgyzstan", "military", "Kyrgyzstan")),  # noqa: E501
    ("[The National Anti-Corruption Bureau of Ukraine] {said} <so>.", ("National Anti-Corruption Bureau of Ukraine", "government", "Ukraine")),  # noqa: E501
    ("[The Public Prosecutor’s Office of Georgia] {said} <so>.", ("Public Prosecutor’s Office of Georgia", "court", "Georgia")),  # noqa: E501
    ("[The Delegation of the European Union to Kazakhstan] {said} <so>.", ("Delegation of the European Union to Kazakhstan", "international body", "European Union")),  # noqa: E501
    ("[The Council of Europe’s Venice Commission] {said} <so>.", ("Council of Europe’s Venice Commission", "international body", "Council of Europe")),  # noqa: E501
    ("[The Ukrainian Air Force] {said} <so>.", ("Air Force of Ukraine", "military", "Ukraine")),
    # the name before its apposition
    ("[DTEK, the country’s largest private energy company,] {said} <so>.", ("DTEK", "company", None)),
    ("[COGAT, the Israeli military body that oversees the crossings,] {said} <so>.", ("COGAT", "military", "Israel")),
    # parties in power, regions of the world
    ("[Dan Orm, the chair of the ruling Osk Dream,] {said} <so>.", ("Dan Orm", "party", None)),
    ("[A Western official] {said} <so>.", ("Western official", "unnamed", None)),
    # first names of ordinary people
    ("[Her neighbour Serhii] {said} <so>.", ("Serhii", "civilian", None)),
    ("[A taxi driver, Farid,] {said} <so>.", ("Farid", "civilian", None)),
    ("[A taxi driver, who gave only his first name, Farid,] {said} <so>.", ("Farid", "civilian", None)),
    ("[The mother of Kamo Orm, who was stabbed on Tuesday,] {said} <so>.", ("mother of Kamo Orm", "civilian", None)),
    # a nation that is somebody’s first name, and titles of South Asia
    ("[Defense Minister Israel Orm] {said} <so>.", ("Israel Orm", "government", None)),
    ("[Israeli Defense Minister Israel Orm] {said} <so>.", ("Israel Orm", "government", "Israel")),
    ("[The Minister of Israel] {said} <so>.", ("Minister of Israel", "government", "Israel")),
    ("[Pakistan PM Shehbaz Orm] {said} <so>.", ("Shehbaz Orm", "head of state", "Pakistan")),
    ("[Osk government spokesperson Barrister Dan Orm] {said} <so>.", ("Dan Orm", "spokesperson", None)),
    ("[New York City Public Advocate Ann Orm] {said} <so>.", ("Ann Orm", "government", "United States")),
    ("[District police chief Harsoyo] {said} <so>.", ("Harsoyo", "police", None)),
    ("[The Press Secretary to Governor Uche Orm, Festus Tosk,] {said} <so>.", ("Festus Tosk", "spokesperson", None)),
    # missions abroad, and a state’s own institutes
    ("[The Indian High Commission in Dhaka] {said} <so>.", ("High Commission of India", "ministry", "India")),
    ("[The high commission in Dhaka] {said} <so>.", ("high commission in Dhaka", "ministry", None)),
    ("[Mexico’s National Migration Institute] {said} <so>.", ("National Migration Institute of Mexico", "government", "Mexico")),  # noqa: E501
    ("[NATO’s peacekeeping mission, KFOR,] {said} <so>.", ("KFOR", "military", "NATO")),
    ("[The military’s media wing] {said} <so>.", ("military", "military", None)),
    # a house that is no parliament, a union’s secretary that is of no state
    ("[Ann Orm, who runs a guest house in Osk,] {said} <so>.", ("Ann Orm", "unknown", None)),
    ("[Ann Orm, director-general of the Osk grocers,] {said} <so>.", ("Ann Orm", "organisation", None)),
    # the whole name of what a state owns, and what names are told with
    ("[Ukraine’s agriculture ministry] {said} <so>.", ("Agriculture Ministry of Ukraine", "ministry", "Ukraine")),
    ("[Kenya’s anti-corruption commission] {said} <so>.", ("Anti-Corruption Commission of Kenya", "government", "Kenya")),  # noqa: E501
    ("[Yemen’s Iran-aligned Houthis] {claimed} <so>.", ("Houthis", "military", "Houthis")),
    ("[The state-run National News Agency] {said} <so>.", ("National News Agency", "media", None)),
    ("[Rep. Park Chan-orm] {said} <so>.", ("Park Chan-orm", "legislator", None)),
    ("[Labour MK Dan Orm] {said} <so>.", ("Dan Orm", "legislator", "United Kingdom")),
    # parties that no list holds, units of firms, offices with brackets
    ("[DEM Party Co-Chair Ayla Orm] {said} <so>.", ("Ayla Orm", "party", None)),
    ("[Dan Orm, the leader of the Osk Movement Party (OMP),] {said} <so>.", ("Dan Orm", "party", None)),
    ("[Dan Orm, head of the department at Uztransgaz JSC,] {said} <so>.", ("Dan Orm", "company", None)),
    ("[Dan Orm, head of the police department in Osk,] {said} <so>.", ("Dan Orm", "police", None)),
    ("[Inspector General of Police (Operations) I.K. Orm] {said} <so>.", ("I.K. Orm", "police", None)),
    # acronyms that the article explains
    ("The Philippine Coast Guard (PCG) left. [The PCG] {said} <so>.", ("Coast Guard of the Philippines", "military", "Philippines")),  # noqa: E501
    ("The Philippine Coast Guard (PCG) left. [PCG spokesperson Commodore Dan Orm] {said} <so>.", ("Dan Orm", "spokesperson", "Philippines")),  # noqa: E501
    ("The State Border Service (SBS) of Georgia left. The Georgian army fell. [The SBS] {said} <so>.", ("State Border Service", "military", "Georgia")),  # noqa: E501
    ("The Iranian Ministry of Energy (MOE) met the Iraqi Ministry of Energy. [The MOE] {said} <so>.", ("Energy Ministry of Iran", "ministry", "Iran")),  # noqa: E501
    # a listed body behind the name of another state is that state’s
    ("[South Korea’s Joint Chiefs of Staff] {said} <so>.", ("Joint Chiefs of Staff of South Korea", "military", "South Korea")),  # noqa: E501
    ("A rebel commander, Dan Orm of M23, fell. [The army] {said} <so>.", ("army", "military", None)),
    # the name behind a comma is the head, whatever ranks stand before it and whatever body before the comma
    ("[The Pentagon’s press secretary, Brig. Gen. Dan Orm,] {said} <so>.", ("Dan Orm", "spokesperson", "United States")),  # noqa: E501
    ("[The commander of the Navy of the Osk Guards Corps, Rear Admiral Dan Orm,] {said} <so>.", ("Dan Orm", "military", None)),  # noqa: E501
    ("[The UN Special Coordinator for the Lisk Peace Process, Nolay Orm,] {said} <so>.", ("Nolay Orm", "international body", "United Nations")),  # noqa: E501
    ("[The GOC Northern Command, Maj. Gen. Ilan Dovar,] {said} <so>.", ("Ilan Dovar", "military", None)),
    ("[The chair of the Housing Committee, Green Union MK Ilan Dovar,] {said} <so>.", ("Ilan Dovar", "legislator", None)),  # noqa: E501
    ("[The UN coordinator for Osk, Maria do Valle Orm,] {said} <so>.", ("Maria do Valle Orm", "international body", "United Nations")),  # noqa: E501
    ("[Chairperson of the Lisk Fishermen Alliance Hendo Saparo] {said} <so>.", ("Hendo Saparo", "organisation", None)),
    ("[The Kenyan president’s Diplomatic Adviser, Dr. Anwo Gargo,] {said} <so>.", ("Anwo Gargo", "government", "Kenya")),  # noqa: E501
    # the state behind a body, or behind its government, goes before where the body is best known
    ("[The Secretary of the National Security Council of Armenia, Ann Orm,] {said} <so>.", ("Ann Orm", "government", "Armenia")),  # noqa: E501
    ("[The Deputy Chief of the General Staff of the Russian Federation, Dan Orm,] {said} <so>.", ("Dan Orm", "military", "Russia")),  # noqa: E501
    ("[Dan Orm, the minister of works in the Palestinian unity government,] {said} <so>.", ("Dan Orm", "government", "Palestine")),  # noqa: E501
    ("[Envoy of the Donetsk People’s Republic Dan Orm] {said} <so>.", ("Dan Orm", "government", "Donetsk People's Republic")),  # noqa: E501
    # the Arabic article may be left out of a last name
    ("Dan al-Mesri, a baker, left. [Mesri] {said} <so>.", ("Dan al-Mesri", "civilian", None)),
    # two who share a family name that comes first: the one named in full last
    ("The driver Wuo Qian left. [Wuo] {said} <so>. The baker Wuo Shican stayed.", ("Wuo Qian", "civilian", None)),
    ("Ann met the driver Lee Sung-jun and the baker Lee Jae-min. [Lee] {said} <so>.", ("Lee Jae-min", "civilian", None)),  # noqa: E501
    # by what somebody asks to be called
    ("[A fisherman from Quezon, Palawan, who asked to be called only Mang Tono,] {said} <so>.", ("Mang Tono", "civilian", None)),  # noqa: E501
    ("[A Ukrainian battalion commander with the call sign Kot] {said} <so>.", ("Kot", "military", "Ukraine")),
    ("[A taxi driver, who gave his name only as Abu Yass,] {said} <so>.", ("Abu Yass", "civilian", None)),
    # at the head of the sentence a capital tells whose a ministry is
    ("Kenya met Peru. In Lima, [the foreign ministry] {said} <so>.", ("Foreign Ministry of Peru", "ministry", "Peru")),
    ("Kenya met Peru. In Geneva, [the foreign ministry] {said} <so>.", ("foreign ministry", "ministry", None)),
    # the army of the state that the article is about, not that of a spokesman far above
    ("Mali denied it. Malian soldiers left. Mali fell. French military spokesman Dan Orm left. Rain fell. It was cold. The sun rose. [The army] {said} <so>.", ("Armed Forces of Mali", "military", "Mali")),  # noqa: E501
    ("Mali denied it. Malian soldiers left. Mali fell. French military spokesman Dan Orm left. [The army] {said} <so>.", ("Armed Forces of France", "military", "France")),  # noqa: E501
    # a command, and the one named before
    ("The Home Front Command warned them. [The Command] {said} <so>.", ("Home Front Command", "military", "Israel")),
    # whom a spokesman speaks for is no spokesman
    ("[A spokesman for the Danish prime minister, Elo Vester,] {said} <so>.", ("Government of Denmark", "spokesperson", "Denmark")),  # noqa: E501
    ("Jamo Prow, 12, left. [The mother of Jamo Prow] {said} <so>.", ("mother of Jamo Prow", "civilian", None)),
    # who it was is told by the next sentence
    ("[The spokesman for the Kenyan foreign ministry] {said} <so>. Dan Orm made the remarks in Osk.", ("Dan Orm", "spokesperson", "Kenya")),  # noqa: E501
    # whose own director, of the body that spoke; who is of an international body
    ("[Safo Mesli, of the International Organization for Migration,] {said} <so>.", ("Safo Mesli", "international body", "International Organization for Migration")),  # noqa: E501
    # the diplomat is who speaks for a foreign ministry, not the governor named last
    ("Foreign Ministry spokeswoman Mara Orm left. The governor, Dan Tosk, stayed. [The diplomat] {said} <so>.", ("Mara Orm", "spokesperson", None)),  # noqa: E501
    # an authority is no person; a nation's Red Cross; a tribunal in The Hague; a place before the speaker
    ("[The Ethiopian Civil Aviation Authority (ECAA)] {said} <so>.", ("Civil Aviation Authority of Ethiopia", "government", "Ethiopia")),  # noqa: E501
    ("[The Kenyan Red Cross] {said} <so>.", ("Kenyan Red Cross", "organisation", None)),
    ("[An arbitral tribunal in The Hague] {said} <so>.", ("arbitral tribunal in The Hague", "court", None)),
    ("In [Lisk, mayor Dan Orm] {said} <so>.", ("Dan Orm", "government", None)),
    # a court in its ruling, the company that opens the sentence before, bureaus and bars, a name that is a title abroad
    ("{Explained} [the court in its ruling]: <so>.", ("court", "court", None)),
    ("Velco Micro is still taking orders. [The company] {said} <so>.", ("Velco Micro", "company", None)),
    ("Republican governors met. [The company] {said} <so>.", ("company", "company", None)),
    ("[Ann Orm, who is the president of the Osk Farm Bureau,] {said} <so>.", ("Ann Orm", "organisation", None)),
    ("[The Orlin Bar] {said} <so>.", ("Orlin Bar", "company", None)),
    ("[Attorney General William Barr] {said} <so>.", ("William Barr", "court", "United States")),
    ("Wilson County fell. [Broward County] {said} <so>.", ("Broward County", "organisation", None)),
    ("Prince Harry and James Orm left. [Harry] {said} <so>.", ("Harry", "unknown", None)),
    # presidents of no state: a firm's in a country of prime ministers, a federation's, a guild's; a regional premier
    ("[Athletics Kenya acting president Jaco Tuwo] {said} <so>.", ("Jaco Tuwo", "organisation", None)),
    ("[Kenya President Ann Orm] {said} <so>.", ("Ann Orm", "head of state", "Kenya")),
    ("[Bavarian Premier Dan Orm] {said} <so>.", ("Dan Orm", "government", "Germany")),
    ("[The National Olympic Committee of Kenya chairman, Dan Orm,] {said} <so>.", ("Dan Orm", "organisation", None)),
    # a retired rank is no rank, a state's own council is not the United Nations', a shared party name is of no state
    ("[Maj-Gen (Rtd) Dan Orm] {said} <so>.", ("Dan Orm", "expert", None)),
    ("[The secretary of Armenia’s Security Council, Dan Orm,] {said} <so>.", ("Dan Orm", "government", "Armenia")),
    ("[The UN Security Council] {said} <so>.", ("UN Security Council", "international body", "United Nations")),
    # bodies with "and" in their names, media of a state, its counterpart, one of many by name
    ("[The Irish Nurses and Midwives Organisation] {said} <so>.", ("Irish Nurses and Midwives Organisation", "organisation", None)),  # noqa: E501
    ("[Germany’s Lisk newspaper] {said} <so>.", ("Lisk newspaper", "media", None)),
    ("[One of them, Jado Sroka,] {said} <so>.", ("Jado Sroka", "unknown", None)),
    # who serves somebody, whose name stands behind: his own, but a spokesman's may well be the one he speaks for
    ("[An adviser to the president, Mykhailo Orm,] {said} <so>.", ("Mykhailo Orm", "government", None)),
    ("[An adviser to Ukraine’s president, Mykhailo Orm,] {said} <so>.", ("Mykhailo Orm", "government", "Ukraine")),
    ("[A candidate for governor, Dan Orm,] {said} <so>.", ("Dan Orm", "candidate", None)),
    ("[A lawyer for the senator, Dan Orm,] {said} <so>.", ("lawyer for the senator", "expert", None)),
    # last names that are houses, too; particles
    ("[The head of the Shin Bet, Ronen Bar,] {said} <so>.", ("Ronen Bar", "military", "Israel")),
    ("[Judge Ann Inn] {said} <so>.", ("Ann Inn", "court", None)),
    ("[Edivaldo do Orm] {said} <so>.", ("Edivaldo do Orm", "unknown", None)),
    # a place behind the place is no first name
    ("[A farmer near Lisk, Essex,] {said} <so>.", ("farmer near Lisk", "civilian", None)),
    ("[A farmer near Lisk, Marta,] {said} <so>.", ("Marta", "civilian", None)),
    # what only a firm does makes a subject the company
    ("Velco Inc. sells mills. It grew. Prices climbed in May. [The company] {said} <so>.", ("Velco Inc", "company", None)),  # noqa: E501
    ("Norvane currently has two mills, and [the company] {said} <so>.", ("Norvane", "company", None)),
    ("Rain fell. Residents opened the gate. [The company] {said} <so>.", ("company", "company", None)),
    # another army just named, and the capital before: whose it is stays open
    ("The Ukrainian army fired. In Moscow, [the army] {said} <so>.", ("army", "military", None)),
    ("Rain fell. In Moscow, [the army] {said} <so>.", ("Armed Forces of Russia", "military", "Russia")),
    # a side that is known stays
    ("Kenyan Col. Dan Orm left. Rain fell. [Its spokesman, Dan Orm,] {said} <so>.", ("Dan Orm", "spokesperson", "Kenya")),  # noqa: E501
    # a state of other days is a state, a federation of sport is none
    ("[Pell Orm, president of Baathist Iraq,] {said} <so>.", ("Pell Orm", "head of state", "Iraq")),
    ("[Nazi Germany leader Pell Orm] {said} <so>.", ("Pell Orm", "government", "Germany")),
    ("[Pell Orm, president of Athletics Kenya,] {said} <so>.", ("Pell Orm", "organisation", None)),
    # whose remarks the next sentence is about, the statement leaves open
    ("[The officer] {said} <nobody was hurt by the words>. Dan Orm made the remarks in Osk.", ("officer", "military", None)),  # noqa: E501
    ("[The company’s second in command] {said} <so>.", ("company’s second in command", "company", None)),
    # labour is a portfolio, too, and a congress a union; who speaks for a party speaks for no state
    ("[Labour and Employment Minister Dan Orm] {said} <so>.", ("Dan Orm", "government", None)),
    ("[The Osk Labour Congress] {said} <so>.", ("Osk Labour Congress", "organisation", None)),
    ("[ANC national spokesman Dan Orm] {said} <so>.", ("Dan Orm", "spokesperson", None)),
    ("[BJP state president Dan Orm] {said} <so>.", ("Dan Orm", "party", None)),
    ("[DAP secretary-general Dan Orm] {said} <so>.", ("Dan Orm", "party", None)),
    ("[Dan Orm, interim leader of the Progressive Conservatives,] {said} <so>.", ("Dan Orm", "party", None)),
    ("[Democratic Alliance MPL Dan Orm] {said} <so>.", ("Dan Orm", "legislator", "South Africa")),
    ("[The Independent Miners Association] {said} <so>.", ("Independent Miners Association", "organisation", None)),
    # whose president, leader, head somebody is, the sentence before tells
    ("The Kenyan Ministry of Roads denied it. [Its head, Dan Orm,] {said} <so>.", ("Dan Orm", "government", "Kenya")),
    ("The Lisk Guild (Piston) met on Monday. [Its president, Dan Orm,] {said} <so>.", ("Dan Orm", "organisation", None)),  # noqa: E501
    ("Farmers met President Dan Orm of Kenya. [Their Orm] {said} <so>.", ("Dan Orm", "head of state", "Kenya")),
    ("Farmers left on Monday. [Their leader, Dan Orm,] {said} <so>.", ("Dan Orm", "organisation", None)),
    # a premier of a part of a federation
    ("Canada met. Canada left. [Canadian Premier Ann Orm] {said} <so>.", ("Ann Orm", "government", "Canada")),
    # the beginning of a body's name, and a place that opens the sentence, are nobody
    ("The Land Rail and Safety Board met. Rain fell. [He] {said} <so>.", (None, "unknown", None)),
    ("In Tamo Lor Muda, clerk Ann Orm lost it. [She] {said} <so>.", ("Ann Orm", "civilian", None)),
    # ages in brackets and trades tell who is nobody's
    ("Teresa Orm (77), from Lisk, left. [Orm] {said} <so>.", ("Teresa Orm", "civilian", None)),
    ("[Ms Ann Orm, who packs tea at a factory,] {said} <so>.", ("Ann Orm", "civilian", None)),
    ("[One protester at the camp, who gave his name only as Marta,] {said} <so>.", ("Marta", "civilian", None)),
    # a secretary-general of no told body; the office that opens the article, and who is named next
    ("[Secretary-General Dan Orm] {said} <so>.", ("Dan Orm", "organisation", None)),
    ("The UN met. [Secretary-General Dan Orm] {said} <so>.", ("Dan Orm", "international body", None)),
    ("The Health Minister says he knew. [Dan Orm] {told} <so>.", ("Dan Orm", "government", None)),
    ("Kenya’s Health Minister has denied it. [Dan Orm] {told} <so>.", ("Dan Orm", "government", "Kenya")),
    ("The Health Minister was shot on Monday. [Dan Orm] {said} <so>.", ("Dan Orm", "unknown", None)),
    ("The Health Minister says he knew. [Dan Orm, a baker,] {said} <so>.", ("Dan Orm", "civilian", None)),
    ("[Gardaí] {said} <so>.", ("An Garda Síochána", "police", "Ireland")),
    ("Brisbane is in Queensland. [Premier Ann Orm] {said} <so>.", ("Ann Orm", "government", "Australia")),
    ("Alexandra Orm-Cole left. [AOC] {said} <so>.", ("Alexandra Orm-Cole", "unknown", None)),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "wanted"), ROWS, ids=[row[0] for row in ROWS])
def test_whose_an_office_is(marked, wanted, read_marks):
    row = told(row_of(marked, read_marks), ("speaker", "speaker_kind", "side"))
    assert tuple(row.values()) == wanted


@pytest.mark.parametrize(
    ("outlet", "marked", "side"),
    [
        ("IRNA English", "[The Minister of Roads, Ann Orm,] {said} <so>.", "Iran"),
        ("National News Agency (Lebanon)", "[The Ministry of Health] {said} <so>.", "Lebanon"),
        ("Ministry of Foreign Affairs of Qatar", "[Ministry of Foreign Affairs spokesperson Dan Orm] {said} <so>.", "Qatar"),  # noqa: E501
        ("www.dawn.com", "[The foreign ministry] {said} <so>.", "Pakistan"),
        ("Reuters", "[The Minister of Roads, Ann Orm,] {said} <so>.", None),
        ("IRNA", "[A baker] {said} <so>.", None),
        ("IRNA", "[Troops] {said} <so>.", None),
        ("IRNA", "[The Osk Council] {said} <so>.", None),
        # an article that tells of other states and never of the outlet's own
        ("IRNA", "Peru met Chile. Peru left. [Interior Minister Dan Orm] {said} <so>.", None),
        ("IRNA", "Peru met Iran. Peru left. [Interior Minister Dan Orm] {said} <so>.", "Iran"),
        # a name that papers of several countries bear
        ("Daily Mirror", "[Interior Minister Dan Orm] {said} <so>.", None),
        # a head of state or government of whom the list knows another is not the outlet’s own
        ("BBC News", "[Prime Minister Ann Orm] {said} <so>.", None),
        # in a report from abroad a bare office may be of there
        ("IRNA", "BAGHDAD, May 3 (IRNA) – Rain fell. [Interior Minister Dan Orm] {said} <so>.", None),
        ("IRNA", "TEHRAN, May 3 (IRNA) – Rain fell. [Interior Minister Dan Orm] {said} <so>.", "Iran"),
    ],
)  # fmt: skip
def test_an_outlets_own_press_leaves_out_its_state(outlet, marked, side, read_marks):
    assert told(row_of(marked, read_marks, outlet=outlet), ("side",))["side"] == side


def test_two_offices_are_no_home_in_a_report_on_another_state(read_marks):
    marked = "Syria burned. Syrian troops fled Syria. The White House and the Pentagon spoke. [The army] {said} <so>."
    assert told(row_of(marked, read_marks), ("side",))["side"] != "United States"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UN High Commissioner for Refugees Filippo Orm left.", ["Filippo Orm"]),
        ("The Special Envoy for Osk left.", []),
        ("Minister of Public Works and Housing Adalo Orm left.", ["Adalo Orm"]),
        ("Maj. Gen. Tomer Orm left.", ["Tomer Orm"]),
        ("Commodore Jay Orm left.", ["Jay Orm"]),
        ("Battle Over Grain Savings Intensifies Between Orm and Tosk\nIt rained.", []),
    ],
)
def test_no_part_of_an_office_is_a_name(text, names):
    assert [name for *_, name in find_names(text, Actors().find(text))] == names
