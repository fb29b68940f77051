"""Amounts in Thai words, written: the other side of `words_to_number`, for round trips."""

from decimal import Decimal

DIGITS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
POWERS = {100_000: "แสน", 10_000: "หมื่น", 1_000: "พัน", 100: "ร้อย"}
MILLION = 1_000_000


def number_to_words(value: int | Decimal, currency: bool = True) -> str:
    """25000 is สองหมื่นห้าพันบาทถ้วน, without currency สองหมื่นห้าพัน."""
    # Arithmetic on Decimals rounds to 28 digits; copies and figures do not.
    amount = Decimal(value)
    whole, _, fraction = f"{amount.copy_abs():f}".partition(".")
    spoken = _money(int(whole), fraction) if currency else _decimal(int(whole), fraction)
    return f"ลบ{spoken}" if amount < 0 else spoken


def _money(baht: int, fraction: str) -> str:
    satang = int(fraction.ljust(2, "0")[:2])
    if not satang:
        return f"{_whole(baht)}บาทถ้วน"
    return (f"{_whole(baht)}บาท" if baht else "") + f"{_whole(satang)}สตางค์"


def _decimal(whole: int, fraction: str) -> str:
    return _whole(whole) + ("จุด" if fraction else "") + "".join(DIGITS[int(digit)] for digit in fraction)


def _whole(value: int) -> str:
    if value < 10:
        return DIGITS[value]
    millions, rest = divmod(value, MILLION)
    before = _whole(millions) + "ล้าน" if millions else ""
    return before + _below_million(rest, follows=bool(millions))


def _below_million(value: int, follows: bool) -> str:
    """Its last one is เอ็ด where anything stands before it."""
    said = ""
    for power, word in POWERS.items():
        digit, value = divmod(value, power)
        said += DIGITS[digit] + word if digit else ""
    tens, units = divmod(value, 10)
    said += {0: "", 1: "สิบ", 2: "ยี่สิบ"}.get(tens, f"{DIGITS[tens]}สิบ")
    if units == 1 and (said or follows):
        return said + "เอ็ด"
    return said + (DIGITS[units] if units else "")
