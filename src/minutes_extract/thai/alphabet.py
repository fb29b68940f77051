"""Classes of Thai characters, as they go into the brackets of a pattern."""

CONSONANT = "ก-ฮ"
LEADING = "เแโใไ"
"""Vowels written before the consonant they are spoken after."""

UPPER = "\N{THAI CHARACTER MAI HAN-AKAT}\N{THAI CHARACTER SARA I}-\N{THAI CHARACTER SARA UEE}"
LOWER = "\N{THAI CHARACTER SARA U}\N{THAI CHARACTER SARA UU}"
PHINTHU = "\N{THAI CHARACTER PHINTHU}"
MAITAIKHU = "\N{THAI CHARACTER MAITAIKHU}"
TONE = "\N{THAI CHARACTER MAI EK}-\N{THAI CHARACTER MAI CHATTAWA}"
KILLER = "\N{THAI CHARACTER THANTHAKHAT}"
NIKHAHIT = "\N{THAI CHARACTER NIKHAHIT}"
YAMAKKAN = "\N{THAI CHARACTER YAMAKKAN}"

VOWEL_MARK = UPPER + LOWER + MAITAIKHU
MARK = VOWEL_MARK + PHINTHU + TONE + KILLER + NIKHAHIT + YAMAKKAN
"""Everything that stands above or below a consonant: U+0E31, U+0E34-0E3A, U+0E47-0E4E."""
THAI_MARKS = frozenset(map(chr, (0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F))))
"""The same, one by one."""
SARA_AM = "\N{THAI CHARACTER SARA AM}"
THAI = "\u0e01-\u0e5b"
THAI_LETTER = "ก-ฮฯ-\N{THAI CHARACTER PHINTHU}เ-\N{THAI CHARACTER YAMAKKAN}"
"""Letters and marks without digits and punctuation of their own."""

HAN_AKAT = "\N{THAI CHARACTER MAI HAN-AKAT}"
UEE = "\N{THAI CHARACTER SARA UEE}"
MAI_EK = "\N{THAI CHARACTER MAI EK}"
MAI_THO = "\N{THAI CHARACTER MAI THO}"

THAI_LETTERING = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
"""The order in which letters number the points of a list; ฃ and ฅ are out of use."""
LATIN_LETTERING = "abcdefghijklmnopqrstuvwxyz"
