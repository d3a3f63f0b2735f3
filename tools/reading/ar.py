"""Arabic: sentence length alone.

The published measures (Al-Heeti, OSMAN) want vowelled text or long samples; on a page of 150 words they say little.
"""

import re

from reading.language import Language


def bare(text):
    """Without vowel signs and stretching, and alef in one form: يُعالِج and يعالج are the same word."""
    return re.sub("[أإآ]", "ا", re.sub("[\u064b-\u065f\u0670\u0640]", "", text))


# Matched against bare(): no vowel signs, ا for every alef. A word may carry و, ف, ب or ل before it.
AND = r"\b[وفبلس]?"
CONDITIONS = r"خشونة|التهاب (?:ال)?(?:مفاصل|مفصل|جراب|اوتار|وتر)|عرق النسا|شد عضلي|تمزق|كسر"
# What massage is often said to do inside the body.
MECHANISM = AND + r"(?:يحسن|ينشط|يعزز|يقوي|يزيد) (?:\w+ )?(?:الدورة الدموية|تدفق الدم|المناعة|الجهاز المناعي)"
BANNED = [
    (AND + r"(?:يشفي|تشفي|شفاء (?:تام|كامل|نهائي)|يبرئ|تبرئ)\b", "promises a cure"),
    (AND + r"(?:يعالج|تعالج|نعالج)\b", "massage eases, it does not treat"),
    (AND + r"(?:اصلاح|يرمم|ترميم)\b", "promises a repair"),
    (AND + r"(?:ال)?سموم\b", "massage does not remove toxins"),
    (AND + r"(?:ديتوكس|ازالة السمية|تنقية الجسم|تنظيف الجسم)\b", "massage does not detox"),
    (AND + r"(?:يطرد|تطرد|يغسل|تغسل)\b", "massage flushes nothing out"),
    (AND + r"(?:ال)?عقد(?: عضلية)?\b(?! (?:ال)?لمفية| الليمفاوية)", "say 'نقاط مؤلمة'"),
    (AND + r"(?:يحرر|تحرير|اطلاق) (?:اللفافة|التوتر|الانسجة)", "not shown; say what hands do"),
    (AND + r"(?:ال)?(?:طاقة|تشي|شاكرات?|خطوط الطول)\b", "a belief; only as the shiatsu tradition"),
    (rf"\b(?:لديك|عندك|تعاني من|انت مصاب ب)\s?(?:{CONDITIONS})", "tells a visitor what they have"),
    (AND + r"افضل (?:تدليك|تقنية|علاج|خيار|نتيجة|النتائج)", "ranks; say 'كثيرًا ما يُختار'"),
    (AND + r"(?:يقلل|يخفف|يهدئ|يخفض|يكافح)(?: من)? (?:ال)?التهاب", "not shown in hips"),
    (r"مضاد(?:ات)? (?:لل|ال)?التهاب", "not shown in hips"),
    (r"\b(?:بلا|بدون|دون|لا توجد|ليس له)(?: اي)? (?:ال)?(?:اثار|اعراض) (?:ال)?جانبية", "massage has side effects"),
    (r"\b(?:ال)?(?:تدليك|طريقة|وسيلة|حل|دواء|مسكن|زيوت|منتجات) (?:\w+ )?طبيعية?\b", "natural says nothing about safe"),
    (r"\b(?:ال)?(?:تدليك|جلسة|علاج) امنة?\b|\bامنة? (?:تماما|كليا)|بلا (?:خطر|مخاطر)", "nobody can promise this"),
    (AND + r"(?:مضمونة?|نضمن|يضمن|ضمان)\b", "nothing is guaranteed"),
    (r"\b(?:ثبت|مثبت|مثبتة) علميا", "overclaims"),
    (AND + r"(?:يزيل|تزيل|ينهي|يقضي على|تقضي على) (?:كل )?(?:ال)?الم(?:ك)?\b", "say 'قد يخفف'"),
    (r"\b(?:راحة|نتائج|تخفيف|مفعول) دائمة?\b", "not shown"),
    (r"(?:اندورفين|سيروتونين|دوبامين)", "the mechanism is not established"),
    (MECHANISM, "the mechanism is not established"),
    (r"معجز\w*|\b(?:ال)?سحري?ة?\b", "overclaims"),
    (r"\b(?:ببساطة|بالطبع|طبعا|بكل سهولة)\b", "makes light of the reader's effort"),
    (AND + r"(?:يعاني|تعاني|يعانون|معاناة|ضحايا|ضحية)\b", "pity; say 'من لديهم'"),
    (r"\b(?:خطؤك|ذنبك|بسببك|كسول|بدين|سمين)\b", "blames"),
    (r"\b(?:احجز|احجزي|اشتر)\b \d+", "sells"),
    (r"\b(?:112|911|997|998|999|123|122|190|15)\b(?=$|\s(?:فور|الان|للاسعاف))|\b(?:112|911|997|998|999|190)\b",
     "numbers for help come from the site: {emergency_number}"),
    (r"(?:الهلال الاحمر|مستوصف|التامين الصحي)", "words of one country; say 'طبيب' or 'مستشفى'"),
    (r"\b(?:ثلاثة?|اربعة?|خمسة?|ستة?|سبعة?|ثمانية|ثماني|تسعة?|عشرة?)\b", "write numbers as digits"),
    (r"[٠-٩۰-۹]", "digits are 0 to 9, as on the card"),
    (r"(?<=[\u0620-\u064a])\s?[,;?]", "Arabic has its own ، ؛ ؟"),
]
HEARSAY = r"(?:يقال|تسمع|يسمع|كلمة)"
EXCEPTIONS = [
    ("r-hydration", r".?(?:السموم|يطرد|تطرد|يغسل)", HEARSAY, "names the popular claim, then says it is a myth"),
    ("trigger-point", r".?(?:ال)?عقد", HEARSAY, "names the popular word, then says experts disagree"),
    ("shiatsu", r".?الطاقة", r"تقليد|تقاليد", "told as a belief, not a health claim"),
    ("holistic", r"التدليك طبيعي", HEARSAY, "names the popular claim, then says what is missing"),
    ("pain", MECHANISM, HEARSAY, "names the popular claim, then says it was not shown"),
    ("myofascial-release", "تحرير اللفافة", "^تحرير اللفافة", "the name of the technique"),
]
LANGUAGE = Language(
    tag="ar", max_sentence=15, max_page=312, per_english=1.25, banned=BANNED, exceptions=EXCEPTIONS, bare=bare,
    abbreviation=re.compile(r"\b(?:د|أ)\.$"),
)
