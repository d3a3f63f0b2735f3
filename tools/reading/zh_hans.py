"""Simplified Chinese: characters a sentence alone. The measures for Chinese are made for schoolbooks and want word lists."""

import re

from reading.language import Language

# A number or a word in other letters is one step for the eye, as a character is. Punctuation is none.
UNIT = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]|\d+(?:[.,]\d+)*|[^\W\d_\u3400-\u9fff]+")


def characters(text):
    return UNIT.findall(text)


CONDITIONS = "(?:骨)?关节炎|骨关节病|滑囊炎|肌腱炎|肌腱病|坐骨神经痛|肌肉拉伤|髋部?骨折|股骨颈骨折"
BANNED = [
    (r"治愈|治好|根治|痊愈|康复如初|药到病除", "promises a cure"),
    (r"疗愈|医治|愈合(?!前|期)", "promises healing"),
    (r"(?:按摩|推拿|手法|本疗法)(?:可以|可|能够|能|会|用来|用于)?治疗(?!师|床|室)", "massage eases, it does not treat"),
    (r"修复|矫正|复位|正骨", "promises a repair"),
    (r"毒素", "massage does not remove toxins"),
    (r"排毒|解毒|净化", "massage does not detox"),
    (r"筋结|结节|硬结|打结|疙瘩", "say '压痛点'"),
    (r"(?:释放|松解|打开)(?:筋膜|张力|组织)", "not shown; say what hands do"),
    (r"能量|经络|经脉|气血|元气|真气|脉轮", "a belief; only as the shiatsu tradition"),
    (rf"[您你](?:患有?了?|得了|有)(?:{CONDITIONS})", "tells a visitor what they have"),
    (rf"[您你]的(?:{CONDITIONS})", "tells a visitor what they have"),
    (r"最(?:好|佳|有效)的(?:按摩|手法|方法|选择|效果)|首选", "ranks; say '常选用'"),
    (r"(?:减轻|消除|缓解|降低|抑制)(?:了)?炎症|消炎", "not shown in hips"),
    (r"(?:没有|无|毫无)(?:任何)?副作用", "massage has side effects"),
    (r"(?:纯)?天然|自然疗法|绿色疗法", "natural says nothing about safe"),
    (r"(?:绝对|完全|十分|非常)安全|(?:无|没有)(?:任何)?风险|是安全的", "nobody can promise this"),
    (r"保证(?:有效|疗效|见效|治好)|包治|包好|确保疗效", "nothing is guaranteed"),
    (r"科学证明|临床证明|经证实|行之有效", "overclaims"),
    (r"(?:消除|去除|根除|赶走|告别)(?:了)?(?:您的|你的)?疼?痛", "say '可能减轻'"),
    (r"(?:持久|永久|长久|长效)的?(?:缓解|效果|疗效|改善)", "not shown"),
    (r"内啡肽|血清素|多巴胺", "the mechanism is not established"),
    (r"(?:促进|改善|加快|增强|提高)(?:了)?(?:局部)?(?:血液循环|血流|循环|免疫力?|抵抗力)|活血", "the mechanism is not established"),
    (r"奇迹|神奇|神效|灵丹|魔法", "overclaims"),
    (r"当然|显然|很简单|轻轻松松", "makes light of the reader's effort"),
    (r"受苦|遭受|饱受|受害者|折磨|病痛缠身", "pity; say '有……的人'"),
    (r"[您你]的错|懒惰|偷懒|肥胖", "blames"),
    (r"(?:预订|购买|办理)\d+|疗程卡|套餐", "sells"),
    (r"(?<!\d)(?:110|119|999|911|112)(?!\d)|(?:拨打|打|呼叫|叫)120|120急救", "numbers for help come from the site: {emergency_number}"),
    (r"医保|社保|三甲|挂号|卫生院|社区卫生服务中心", "words of one country; say '医生' or '医院'"),
    (r"[三四五六七八九十]+(?:个)?(?:分钟|小时|天|日|周|星期|月|年|岁|次|步|厘米)", "write numbers as digits"),
    (r"[０-９]", "digits are 0 to 9, as on the card"),
    (r"(?<=[\u4e00-\u9fff])[,;:?!.]", "Chinese has full-width ，。；：？！"),
]
HEARSAY = r"听|说|称|叫"
EXCEPTIONS = [
    ("r-hydration", "毒素|排毒|解毒", HEARSAY, "names the popular claim, then says it is a myth"),
    ("trigger-point", "筋结|结节|硬结|打结|疙瘩", HEARSAY, "names the popular word, then says experts disagree"),
    ("shiatsu", "能量|经络|气血", "传统", "told as a belief, not a health claim"),
    ("holistic", "(?:纯)?天然", HEARSAY, "names the popular claim, then says what is missing"),
    ("pain", ".*(?:循环|血流|内啡肽|活血)", HEARSAY, "names the popular claim, then says it was not shown"),
    ("sleep", "修复", HEARSAY, "names the popular claim, then says it was not shown"),
]
LANGUAGE = Language(
    # Chinese takes about 1.7 characters for a word of English.
    tag="zh-Hans", max_sentence=36, unit="characters", units=characters, max_page=500, per_english=2.0,
    banned=BANNED, exceptions=EXCEPTIONS,
)
