"""Hindi: sentence length alone. No measure of reading ease is in common use for it."""

import re

from reading.language import Language

# \b knows no Devanagari vowel signs: these are the edges of a word.
HERE, END = r"(?<![\u0900-\u0963])", r"(?![\u0900-\u0963])"


def whole(*patterns):
    return f"{HERE}(?:{'|'.join(patterns)}){END}"


CONDITIONS = "गठिया|ऑस्टियोआर्थराइटिस|अर्थराइटिस|बर्साइटिस|टेंडिनाइटिस|साइटिका|सायटिका|खिंचाव|मोच|कूल्हे का फ्रैक्चर"
BANNED = [
    (whole("रोगमुक्त", "चंगा", "निरोग", r"ठीक कर (?:दे\S*|सकत\S*)", r"जड़ से (?:खत्म|ख़त्म|ठीक)"), "promises a cure"),
    (whole(r"(?:का )?(?:इलाज|उपचार) कर(?:ता|ती|ते|ेगा|ेगी|ना|ने)?"), "massage eases, it does not treat"),
    (whole("मरम्मत", "दुरुस्त"), "promises a repair"),
    (whole("टॉक्सिन्?स?", "विषैले \\S+", "विषाक्त \\S+", "ज़हरीले \\S+", "जहरीले \\S+"), "massage does not remove toxins"),
    (whole("डिटॉक्स\\S*", "विषहरण", "शुद्धिकरण"), "massage does not detox"),
    (whole(r"(?:मांसपेशियों|मांसपेशी) (?:की|में) (?:गाँठ|गांठ)\S*", "(?:गाँठें|गांठें)"), "say 'दुखने वाली जगहें'"),
    (whole("ऊर्जा", "प्राण शक्ति", "प्राणशक्ति", "चक्रों?", "ची", "मेरिडियन"), "a belief; only as the shiatsu tradition"),
    (HERE + rf"आपको (?:{CONDITIONS}) (?:है|हैं|हुआ|हो गया)" + END, "tells a visitor what they have"),
    (HERE + rf"आपक[ेीा] (?:{CONDITIONS})" + END, "tells a visitor what they have"),
    (whole(r"सबसे (?:अच्छ[ाीे]|बेहतर|बढ़िया) (?:मालिश|मसाज|तकनीक|तरीक[ाे]|विकल्प|नतीज\S*)", "सर्वश्रेष्ठ", "सर्वोत्तम"), "ranks; say 'अक्सर चुनी जाती है'"),
    (whole(r"सूजन (?:को )?(?:कम|दूर|खत्म|ख़त्म|शांत) कर(?:ता|ती|ते|ना|ने)"), "not shown in hips"),
    (whole(r"(?:साइड इफेक्ट|दुष्प्रभाव|नुकसान) नहीं (?:है|हैं|होता|होते)", r"बिना (?:किसी )?(?:साइड इफेक्ट|दुष्प्रभाव|नुकसान) के"),
     "massage has side effects"),
    (whole("प्राकृतिक", "कुदरती", "नैचुरल", "नेचुरल"), "natural says nothing about safe"),
    (whole(r"(?:पूरी तरह|बिल्कुल|बिलकुल|एकदम) सुरक्षित", "सुरक्षित है"), "nobody can promise this"),
    (whole("गारंटी\\S*", "पक्का इलाज", "शर्तिया"), "nothing is guaranteed"),
    (whole(r"(?:वैज्ञानिक रूप से|चिकित्सकीय रूप से) (?:सिद्ध|प्रमाणित)", r"साबित हो चुक\S*"), "overclaims"),
    (whole(r"दर्द (?:को )?(?:मिटा ?|(?:खत्म|ख़त्म|दूर|गायब) कर ?)(?:दे)?(?:ता|ती|ते)"), "say 'कम हो सकता है'"),
    (whole(r"(?:स्थायी|हमेशा के लिए|लंबे समय तक) (?:आराम|राहत)"), "not shown"),
    (whole("एंडोर्फिन\\S*", "सेरोटोनिन", "डोपामाइन"), "the mechanism is not established"),
    (whole(r"(?:रक्त संचार|रक्त प्रवाह|खून का (?:बहाव|दौरा)|ब्लड सर्कुलेशन|रोग प्रतिरोधक\S*|इम्यूनिटी) (?:को )?(?:बढ़\S+|बेहतर|सुधार\S*|तेज़?)"),
     "the mechanism is not established"),
    (whole("चमत्कार\\S*", "जादू\\S*", "रामबाण"), "overclaims"),
    (whole("ज़ाहिर है", "जाहिर है", "बेशक", "बस इतना", "सिर्फ़? इतना"), "makes light of the reader's effort"),
    (whole("पीड़ित\\S*", "पीड़ितों", "के शिकार", "बेचार\\S*"), "pity; say 'जिन्हें ... है'"),
    (whole("आपकी गलती", "आपकी ग़लती", "आलसी", "मोटे लोग", "मोटापे से ग्रस्त"), "blames"),
    (r"\d+ (?:सत्र|सेशन) (?:बुक|खरीद)", "sells"),
    (r"(?<!\d)(?:112|102|108|911)(?!\d)", "numbers for help come from the site: {emergency_number}"),
    (whole("आयुष्मान\\S*", "एम्स", "आशा कार्यकर्ता", "सीएचसी", "पीएचसी"), "words of one country; say 'डॉक्टर' or 'अस्पताल'"),
    (whole("तीन", "चार", "पाँच", "पांच", "छह", "छः", "सात", "आठ", "नौ", "दस", "ग्यारह", "बारह"), "write numbers as digits"),
    (r"[०-९]", "digits are 0 to 9, as on the card"),
    (whole("तुम", "तू", "तुझे", "तुम्हें", "तुम्हार\\S+", "तेर[ाीे]"), "the visitor is आप"),
    (r"(?<=[\u0900-\u0963])(?<!डॉ)\.(?=\s|$)", "a sentence ends with ।"),
]
HEARSAY = r"सुन|कह|शब्द"
EXCEPTIONS = [
    ("r-hydration", r"टॉक्सिन्?स?|(?:विषैले|विषाक्त|ज़हरीले|जहरीले) \S+", HEARSAY, "names the popular claim, then says it is a myth"),
    ("trigger-point", r".*(?:गाँठ|गांठ)\S*", HEARSAY, "names the popular word, then says experts disagree"),
    ("shiatsu", "ऊर्जा", "परंपरा|परम्परा", "told as a belief, not a health claim"),
    ("holistic", "प्राकृतिक|कुदरती|नैचुरल|नेचुरल", HEARSAY, "names the popular claim, then says what is missing"),
    ("pain", r".*(?:रक्त|खून|ब्लड|एंडोर्फिन).*", HEARSAY, "names the popular claim, then says it was not shown"),
]
LANGUAGE = Language(
    tag="hi", max_sentence=20, max_page=312, per_english=1.25, banned=BANNED, exceptions=EXCEPTIONS,
    abbreviation=re.compile(r"(?:^|\s)(?:डॉ|श्री)\.$"),
)
