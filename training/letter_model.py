"""Word lists and phrases → the packaged letter model: how likely a letter of Thai follows the four before it.

A running text is drawn from the lists, always the same by its seed, and its runs of letters are counted (Witten and
Bell's smoothing: what follows a history seldom seen is guessed from a shorter one).
Sources: words of pythainlp with their frequencies in the Thai National Corpus (CC0), its names and provinces, and
official phrases of our own.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from minutes_extract.ocr.recogniser.letter_model import BITS_A_SYMBOL, MODEL_LETTERS, ORDER, OTHER_SYMBOL, STEPS_A_NAT
from training.phrases import ABBREVIATIONS, PHRASES, TITLES
from training.texts import corpus

Runs = NDArray[np.uint64]
Numbers = NDArray[np.float64]

SEED = 4
PIECES = 700_000
"""Of running text: about 5 million letters; half of it reads a little worse, twice as much no better."""
FLATTER = 0.7
"""Exponent of a word's frequency: official papers are not the novels and papers that were counted."""
RARE = 20
"""Times in the National Corpus: a word that the dictionary lacks must come more often, or it is a slip."""
BLANK_AFTER = 0.22
"""Share of the words that a gap follows: Thai sets one between phrases."""
LEAST_SEEN = (1, 1, 1, 2, 4)
"""Times: rarer runs of 1–5 letters are left out, the shorter ones guess them well enough."""
WORTH = 0.6
"""Nats by which a run's likelihood must differ from what shorter ones say to be kept. A table of twice the size reads no better."""
TARGET = Path("src/minutes_extract/ocr/weights/letters.npz")

OFFICIAL = (
    "ที่ประชุมรับทราบ", "ที่ประชุมมีมติเห็นชอบ", "ที่ประชุมมีมติอนุมัติ", "ที่ประชุมมีมติรับรอง",
    "ที่ประชุมพิจารณาแล้วเห็นชอบ", "ที่ประชุมพิจารณาแล้วเห็นควร", "มอบหมายให้ฝ่ายเลขานุการดำเนินการ",
    "ประธานในที่ประชุมกล่าวเปิดการประชุม", "และดำเนินการประชุมตามระเบียบวาระ", "ดังต่อไปนี้", "ตามที่ได้รับมอบหมาย",
    "ตามเอกสารที่แนบมาพร้อมนี้", "ตามรายละเอียดดังนี้", "รายชื่อผู้เข้าร่วมประชุม", "ลงชื่อ", "ผู้บันทึกการประชุม",
    "ผู้รับรองรายงานการประชุม", "ผู้ตรวจทาน", "เลขานุการที่ประชุม", "เลขานุการคณะกรรมการ",
    "เสนอที่ประชุมเพื่อโปรดพิจารณา", "เสนอที่ประชุมเพื่อโปรดทราบ", "จึงเสนอที่ประชุมเพื่อพิจารณา",
    "ขอให้ที่ประชุมพิจารณา", "ขอให้คณะกรรมการพิจารณา", "ขอให้หน่วยงานที่เกี่ยวข้อง", "ส่วนราชการที่เกี่ยวข้อง",
    "ให้เป็นไปตามระเบียบ", "ตามระเบียบกระทรวงการคลัง", "การจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ",
    "ข้อบัญญัติงบประมาณรายจ่ายประจำปี", "แผนพัฒนาท้องถิ่น", "แผนปฏิบัติราชการ", "แผนยุทธศาสตร์", "ยุทธศาสตร์ชาติ",
    "ตัวชี้วัด", "ค่าเป้าหมาย", "ไตรมาส", "ผลการเบิกจ่าย", "งบลงทุน", "งบดำเนินงาน", "งบอุดหนุน", "เงินรายได้",
    "เงินสะสม", "ค่าใช้จ่าย", "ค่าตอบแทน", "ค่าวัสดุ", "ค่าครุภัณฑ์", "ค่าที่ดินและสิ่งก่อสร้าง", "การบริหารงานบุคคล",
    "การบริหารความเสี่ยง", "การควบคุมภายใน", "การประกันคุณภาพการศึกษา", "การประเมินผล", "การติดตามและประเมินผล",
    "การประชาสัมพันธ์", "การเปิดสอบราคา", "การตรวจรับพัสดุ", "คณะกรรมการกำหนดราคากลาง", "คณะกรรมการตรวจรับ",
    "คณะกรรมการบริหาร", "คณะกรรมการประจำคณะ", "สภามหาวิทยาลัย", "สภาวิชาการ", "สภาเทศบาล", "สภาองค์การบริหารส่วนตำบล",
    "สมาชิกสภา", "ประธานสภา", "รองประธานสภา", "เลขานุการสภา", "สภาผู้แทนราษฎร", "คณะกรรมาธิการ",
    "ประธานคณะกรรมาธิการ", "โฆษกคณะกรรมาธิการ", "ที่ปรึกษา", "ผู้ชำนาญการ", "นักวิชาการประจำคณะกรรมาธิการ",
    "ผู้ทรงคุณวุฒิ", "กรรมการผู้ทรงคุณวุฒิ", "กรรมการโดยตำแหน่ง", "ผู้แทนหน่วยงาน", "ผู้อำนวยการกอง",
    "ผู้อำนวยการสำนัก", "ผู้อำนวยการกลุ่ม", "ผู้อำนวยการโรงเรียน", "ผู้อำนวยการโรงพยาบาล", "หัวหน้าฝ่าย",
    "หัวหน้ากลุ่มงาน", "หัวหน้าส่วนราชการ", "หัวหน้าภาควิชา", "ประธานหลักสูตร", "รองคณบดีฝ่ายวิชาการ",
    "รองคณบดีฝ่ายบริหาร", "รองคณบดีฝ่ายกิจการนักศึกษา", "ผู้ช่วยคณบดี", "รองอธิการบดีฝ่ายวิชาการ", "ผู้ช่วยอธิการบดี",
    "คณะวิศวกรรมศาสตร์", "คณะวิทยาศาสตร์และเทคโนโลยี", "คณะมนุษยศาสตร์และสังคมศาสตร์", "คณะครุศาสตร์",
    "คณะเกษตรศาสตร์", "คณะพยาบาลศาสตร์", "คณะวิทยาการจัดการ", "คณะเทคโนโลยีอุตสาหกรรม", "คณะบริหารธุรกิจ",
    "คณะศิลปศาสตร์", "คณะศึกษาศาสตร์", "คณะแพทยศาสตร์", "คณะสาธารณสุขศาสตร์", "บัณฑิตวิทยาลัย", "วิทยาลัยชุมชน",
    "สาขาวิชา", "ภาควิชา", "หลักสูตรวิทยาศาสตรบัณฑิต", "หลักสูตรศิลปศาสตรบัณฑิต", "หลักสูตรวิศวกรรมศาสตรบัณฑิต",
    "หลักสูตรครุศาสตรบัณฑิต", "หลักสูตรปรัชญาดุษฎีบัณฑิต", "หลักสูตรศิลปศาสตรมหาบัณฑิต",
    "หลักสูตรวิศวกรรมศาสตรมหาบัณฑิต", "วิศวกรรมคอมพิวเตอร์", "วิศวกรรมโยธา", "วิศวกรรมไฟฟ้า", "วิศวกรรมเครื่องกล",
    "วิศวกรรมอุตสาหการ", "วิทยาการคอมพิวเตอร์", "เทคโนโลยีสารสนเทศ", "เทคโนโลยีดิจิทัล", "ปัญญาประดิษฐ์",
    "รัฐประศาสนศาสตร์", "นิติศาสตร์", "เศรษฐศาสตร์", "บัญชี", "การตลาด", "ภาษาไทย", "ภาษาอังกฤษ", "วิทยานิพนธ์",
    "การค้นคว้าอิสระ", "อาจารย์ที่ปรึกษา", "อาจารย์ผู้รับผิดชอบหลักสูตร", "ผลการเรียนรู้", "รายวิชา", "หน่วยกิต",
    "ผู้สำเร็จการศึกษา", "นักศึกษาต่างชาติ", "การรับสมัคร", "เกณฑ์มาตรฐานหลักสูตร", "ระดับบัณฑิตศึกษา",
    "ระดับปริญญาตรี", "ทุนการศึกษา", "งานวิจัย", "บริการวิชาการ", "ทำนุบำรุงศิลปวัฒนธรรม", "ศูนย์เรียนรู้",
    "สำนักส่งเสริมวิชาการและงานทะเบียน", "สำนักงานคณบดี", "สำนักงานอธิการบดี", "สำนักงานจังหวัด", "สำนักงานเทศบาล",
    "สำนักงานพัฒนาชุมชนจังหวัด", "สำนักงานเกษตรจังหวัด", "สำนักงานสาธารณสุขจังหวัด", "สำนักงานเขตพื้นที่การศึกษา",
    "สำนักงานปลัดกระทรวง", "สำนักงานคณะกรรมการ", "สำนักงบประมาณ", "กรมบัญชีกลาง", "กรมการพัฒนาชุมชน",
    "กรมส่งเสริมการปกครองท้องถิ่น", "กรมชลประทาน", "กรมทางหลวง", "กรมป่าไม้", "กรมที่ดิน", "กรมการปกครอง",
    "กระทรวงการคลัง", "กระทรวงศึกษาธิการ", "กระทรวงสาธารณสุข", "กระทรวงคมนาคม", "กระทรวงเกษตรและสหกรณ์",
    "กระทรวงการอุดมศึกษา", "วิทยาศาสตร์", "วิจัยและนวัตกรรม", "กระทรวงทรัพยากรธรรมชาติและสิ่งแวดล้อม",
    "กระทรวงพลังงาน", "กระทรวงแรงงาน", "กระทรวงยุติธรรม", "การไฟฟ้าส่วนภูมิภาค", "การประปาส่วนภูมิภาค",
    "ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร", "กองทุนหมู่บ้าน", "กองทุนพัฒนาบทบาทสตรี", "กลุ่มออมทรัพย์เพื่อการผลิต",
    "เศรษฐกิจพอเพียง", "หมู่บ้าน", "ชุมชน", "ตำบล", "ผู้ใหญ่บ้าน", "กำนัน", "ประชาชน", "ผู้สูงอายุ", "ผู้พิการ",
    "เด็กและเยาวชน", "ยาเสพติด", "ภัยแล้ง", "อุทกภัย", "ป้องกันและบรรเทาสาธารณภัย", "ขยะมูลฝอย", "น้ำเสีย",
    "ไฟฟ้าสาธารณะ", "ถนนคอนกรีตเสริมเหล็ก", "ก่อสร้าง", "ซ่อมแซม", "ปรับปรุงภูมิทัศน์", "แหล่งน้ำ", "อ่างเก็บน้ำ",
    "ระบบประปา", "ศูนย์พัฒนาเด็กเล็ก", "พลังงานแสงอาทิตย์", "รถไฟฟ้า", "ผู้ประกอบการ", "วิสาหกิจชุมชน", "สินค้าชุมชน",
    "การท่องเที่ยว", "ความร่วมมือ", "บันทึกข้อตกลง", "ความคืบหน้า", "ปัญหาและอุปสรรค", "ข้อสังเกต", "ข้อคิดเห็น",
    "ข้อเสนอแนะ", "แนวทางแก้ไข", "สรุปสาระสำคัญ", "ประเด็นพิจารณา", "ความเป็นมา", "ข้อกฎหมาย", "ข้อเท็จจริง",
    "ความเห็นของฝ่ายเลขานุการ", "ผลการพิจารณา", "ไม่มีข้อทักท้วง", "โดยไม่มีการแก้ไข", "แก้ไขเพิ่มเติม", "เพิ่มเติม",
    "ยกเลิก", "แต่งตั้ง", "เลื่อนการพิจารณา", "ถอนเรื่อง", "นำเรื่องกลับไปทบทวน", "ครั้งต่อไป", "การประชุมครั้งก่อน",
    "ครั้งที่ผ่านมา", "นัดประชุมครั้งต่อไป", "ติดภารกิจ", "ติดประชุม", "ไปราชการ", "ลากิจ", "ลาพักผ่อน", "แทน",
    "ปฏิบัติราชการแทน", "รักษาการในตำแหน่ง", "ผู้เข้าประชุม", "ผู้ไม่เข้าประชุม", "รายนามผู้มาประชุม", "องค์ประชุม",
    "ครบองค์ประชุม", "ภาคเรียนที่", "ประจำเดือน", "ประจำปีงบประมาณ", "ประจำปีการศึกษา", "พุทธศักราช", "วันจันทร์ที่",
    "วันอังคารที่", "วันพุธที่", "วันพฤหัสบดีที่", "วันศุกร์ที่", "วันเสาร์ที่", "วันอาทิตย์ที่", "มกราคม",
    "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน",
    "ธันวาคม", "นาฬิกา", "ล้านบาท", "บาทถ้วน", "จำนวนเงิน", "ยอดรวม", "คงเหลือ", "หนังสือ", "ลงวันที่",
    "อ้างถึงหนังสือ", "สิ่งที่ส่งมาด้วย", "แนบท้าย", "ระบบสารบรรณอิเล็กทรอนิกส์", "ผ่านสื่ออิเล็กทรอนิกส์",
    "ระบบประชุมทางไกล", "ห้องประชุมใหญ่", "ชั้น", "อาคาร", "ห้อง", "ไตรมาสที่", "ร้อยละของเป้าหมาย",
    "อยู่ระหว่างดำเนินการ", "ดำเนินการแล้วเสร็จ", "ดำเนินการเรียบร้อยแล้ว", "ยังไม่ได้ดำเนินการ", "คิดเป็นร้อยละ",
    "เพิ่มขึ้น", "ลดลง", "เมื่อเทียบกับ", "ปีที่ผ่านมา",
)  # fmt: skip
"""What official papers say that neither the list of phrases nor a dictionary has as one run."""


class Source(NamedTuple):
    """Pieces to draw from, and how often it is drawn from."""

    name: str
    share: float
    pieces: tuple[str, ...]
    weights: tuple[float, ...]
    """Summed up, as random.choices wants them."""


class Counts(NamedTuple):
    """All runs of one length in a text, packed, sorted, and how often each comes."""

    length: int
    runs: Runs
    times: Numbers


class Level(NamedTuple):
    """What the model says of all runs of one length that were seen."""

    length: int
    runs: Runs
    log: Numbers
    """Of the last letter's likelihood after the others."""
    times: Numbers
    fresh: Numbers
    """Natural logarithm of the share of news after the run, as a history."""


def build(target: Path) -> None:
    """Write the letter model."""
    levels = _levels(_symbols("".join(_text())))
    kept: dict[str, NDArray[np.uint8] | NDArray[np.uint64] | NDArray[np.uint32]] = {}
    for length, level in enumerate(_pruned(levels), 1):
        kept[f"runs{length}"] = _differences(level.runs)
        kept[f"likely{length}"] = _bytes(level.log)
        kept[f"fresh{length}"] = _bytes(level.fresh)
    np.savez_compressed(target, allow_pickle=False, **kept)


def _sources() -> tuple[Source, ...]:
    lists = corpus()
    frequent = _frequencies(lists.words)
    return (
        _source("words in use", 0.46, tuple(frequent), tuple(frequent.values())),
        _source("dictionary", 0.14, lists.words),
        _source("phrases", 0.10, tuple(part for phrase in PHRASES for part in phrase.split())),
        _source("official", 0.17, OFFICIAL),
        _source("given names", 0.05, lists.given),
        _source("family names", 0.05, lists.family),
        _source("titles", 0.02, (*TITLES, *ABBREVIATIONS)),
        _source("places", 0.01, lists.places),
    )


def _source(name: str, share: float, pieces: tuple[str, ...], weights: tuple[float, ...] = ()) -> Source:
    return Source(name, share, pieces, tuple(accumulate(weights or [1.0] * len(pieces))))


def _frequencies(dictionary: tuple[str, ...]) -> dict[str, float]:
    """Words with their flattened frequency in the Thai National Corpus, in a fixed order."""
    from pythainlp.corpus import get_corpus

    told: Counter[str] = Counter()
    for line in get_corpus("tnc_freq.txt"):  # a set: a word may come twice, and the order is chance
        word, _, times = line.partition("\t")
        told[word] += int(times or 0)
    known = frozenset(dictionary)
    return {
        word: told[word] ** FLATTER
        for word in sorted(told)
        if set(word) <= set(MODEL_LETTERS) and (word in known or told[word] >= RARE) and told[word]
    }


def _text() -> Iterator[str]:
    """Pieces of running text; names stand apart, as in print."""
    draw = random.Random(SEED)
    sources = _sources()
    shares = [source.share for source in sources]
    for source in draw.choices(sources, shares, k=PIECES):
        piece = draw.choices(source.pieces, cum_weights=source.weights)[0]
        apart = "names" in source.name or draw.random() < BLANK_AFTER
        yield piece + " " if apart else piece


def _symbols(text: str) -> NDArray[np.uint64]:
    table = np.full(0x10000, OTHER_SYMBOL, np.uint64)
    for symbol, letter in enumerate(MODEL_LETTERS, 1):
        table[ord(letter)] = symbol
    return table[np.frombuffer(text.encode("utf-16-le"), np.uint16)]


def _counts(symbols: NDArray[np.uint64], length: int) -> Counts:
    """Runs with a gap at their ends alone: nothing is remembered over a gap."""
    windows = np.lib.stride_tricks.sliding_window_view(symbols, length)
    whole = np.all(windows[:, 1:-1] != OTHER_SYMBOL, axis=1)
    whole &= ~((windows[:, 0] == OTHER_SYMBOL) & (windows[:, -1] == OTHER_SYMBOL)) if length > 1 else True
    runs = np.zeros(int(whole.sum()), np.uint64)
    for column in range(length):
        runs = runs << np.uint64(BITS_A_SYMBOL) | windows[whole, column]
    found, times = np.unique(runs, return_counts=True)
    return Counts(length, found, times.astype(np.float64))


def _levels(symbols: NDArray[np.uint64]) -> list[Level]:
    counts = [_counts(symbols, length) for length in range(1, ORDER + 1)]
    levels: list[Level] = []
    for seen, longer in zip(counts, [*counts[1:], None], strict=True):
        log = _smoothed(seen, levels[-1]) if levels else np.log(seen.times / seen.times.sum())
        fresh = _news(seen.runs, longer) if longer else np.zeros(0)
        levels.append(Level(seen.length, seen.runs, log, seen.times, fresh))
    return levels


def _smoothed(seen: Counts, shorter: Level) -> Numbers:
    """Log-likelihood of the last letter of every run, mixed with what the run without its first letter says."""
    _, back, kinds = np.unique(_history(seen.runs), return_inverse=True, return_counts=True)
    total = np.bincount(back, seen.times)
    guess = np.exp(shorter.log[np.searchsorted(shorter.runs, _tail(seen.runs, seen.length))])
    return np.log((seen.times + kinds[back] * guess) / (total + kinds)[back])


def _history(runs: Runs) -> Runs:
    """Runs without their last letter."""
    return runs >> np.uint64(BITS_A_SYMBOL)


def _tail(runs: Runs, length: int) -> Runs:
    """Runs without their first letter."""
    return runs & np.uint64((1 << BITS_A_SYMBOL * (length - 1)) - 1)


def _news(histories: Runs, longer: Counts) -> Numbers:
    """For every run as a history: log of the share that Witten and Bell leave to letters never seen after it."""
    found, back, kinds = np.unique(_history(longer.runs), return_inverse=True, return_counts=True)
    total = np.bincount(back, longer.times)
    share = np.log(kinds / (total + kinds))
    at = np.minimum(np.searchsorted(found, histories), len(found) - 1)
    return np.where(found[at] == histories, share[at], 0.0)


def _pruned(levels: list[Level]) -> list[Level]:
    """Long runs that say little more than shorter ones are left out, but for histories of longer runs that stay."""
    kept: list[Level] = []
    needed = np.zeros(0, np.uint64)
    for length in range(ORDER, 0, -1):
        level = levels[length - 1]
        stay = level.times >= LEAST_SEEN[length - 1]
        if length > 2:
            stay &= np.abs(level.log - _guessed(level, levels[length - 2])) >= WORTH
        stay |= np.isin(level.runs, needed)
        needed = _history(level.runs[stay])
        fresh = level.fresh[stay] if len(level.fresh) else level.fresh
        kept.append(Level(length, level.runs[stay], level.log[stay], level.times[stay], fresh))
    return kept[::-1]


def _guessed(level: Level, shorter: Level) -> Numbers:
    """What would be said of the runs if they were not kept."""
    history = np.searchsorted(shorter.runs, _history(level.runs))
    tail = np.searchsorted(shorter.runs, _tail(level.runs, level.length))
    return shorter.fresh[history] + shorter.log[tail]


def _differences(runs: Runs) -> NDArray[np.uint64]:
    """From each to the next: small numbers, which pack well."""
    return np.diff(runs, prepend=np.uint64(0))


def _bytes(log: Numbers) -> NDArray[np.uint8]:
    return np.clip(np.rint(-log * STEPS_A_NAT), 0, 255).astype(np.uint8)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--target", type=Path, default=TARGET)
    build(parser.parse_args().target)
