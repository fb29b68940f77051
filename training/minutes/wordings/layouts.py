"""Ways to lay a paper out: every row is a name that a module of the generator knows."""

from training.minutes.wordings.table import Wordings

WRAPS = Wordings("wraps", ("paragraphs", "wide"), ("narrow", "ragged"), ("hyphens",))
"""paragraphs: one a line; wide, narrow: wrapped at a width; ragged: wrapped, no indent; hyphens: words broken at line ends."""
GAPS = Wordings("gaps", ("sections", "none"), ("everywhere",), ("agendas",))
"""Where blank lines stand."""
INDENTS = Wordings("indents", ("tab", "blanks"), ("none",), ("deep",))
FURNITURE = Wordings(
    "furniture",
    ("none", "none", "page_numbers"),
    ("running_heads", "form_feeds", "catch_words"),
    ("heads_and_numbers", "feet"),
)
TITLE_LAYOUTS = Wordings(
    "title_layouts",
    ("number_below", "one_line", "date_with_venue"),
    ("spread", "key_values"),
    ("all_in_one", "number_after_date"),
)
STAMP = Wordings("stamp", ("no", "no", "no"), ("no", "stamp"), ("stamp", "no"))
DECORATION = Wordings("decoration", ("no", "no", "yes"))
HEADER_TIME = Wordings("header_time", ("no", "yes"), ("range",), ("range",))
ATTENDANCE = Wordings(
    "attendance_layouts",
    ("tabs", "blanks", "tabs"),
    ("tabs_split", "single", "two_lines", "bullets", "no_numbers", "roster", "roster", "office_first", "brackets"),
    ("office_brackets", "two_a_line", "role_colon", "dashes", "roster", "roster_wide", "commas", "offices"),
)
GROUPING = Wordings(
    "grouping", ("headed", "headed", "headed"), ("joined", "prose", "unheaded"), ("unheaded", "prose", "headed")
)
"""headed: each list has its head; joined: one head ผู้เข้าร่วมประชุม for the members; prose: a sentence leads to the list;
unheaded: nothing does."""
DIGITS = Wordings("digits", ("one", "one", "one"), ("mixed",), ("mixed", "turns"))
"""one: one script; mixed: another one from the opening on; turns: another one with every agenda."""
GROUP_ORDER = Wordings("group_order", ("absent_second",), ("absent_last",), ("absent_last",))
RESTART = Wordings("restart", ("restart", "continue"), ("restart",), ("continue",))
NOBODY_ABSENT = Wordings("nobody_absent", ("omit", "say"), ("say",), ("same_line",))
REASONED = Wordings("reasoned", ("each", "none"), ("head",), ("head", "next_line"))
AGENDA_MARKS = Wordings("agenda_marks", ("words", "words", "words"), ("bare", "words"), ("words", "bold"))
"""words: ระเบียบวาระที่ ๑; bare: a number; bold: neither, the heading alone."""
DECISION_LAYOUTS = Wordings("decision_layouts", ("same_line", "same_line", "own_line"), ("tab",), ("indented",))
REGIMES = Wordings(
    "decision_regimes",
    ("each", "each"),
    ("agenda", "unlabelled", "sparse", "inside"),
    ("agenda", "mixed", "inside"),
)
"""each: an item its own; agenda: one for a whole agenda; sparse: only some; inside: at the end of a paragraph; mixed: with and without labels."""
SPEECH = Wordings("speech_layouts", ("none", "colon"), ("column", "line"), ("dash", "column"))
"""How a speaker stands before his words: a colon, a column of its own, a line of its own, a dash."""
TABLE_LAYOUTS = Wordings("table_layouts", ("tabs", "pipes"), ("blanks",), ("pipes_open",))
MATTERS = Wordings("matters", ("items", "items", "items"), ("paragraphs", "table"), ("table", "items", "deep"))
"""How the matters of an agenda stand: items, paragraphs without numbers, rows of a table, items within items."""
HEADINGS = Wordings("item_headings", ("headed", "headed"), ("running",), ("labelled",))
"""headed: a heading, then text; running: number and text in one; labelled: parts such as ข้อเท็จจริง."""
OPENING_LAYOUTS = Wordings(
    "opening_layouts", ("line", "line_and_sentence"), ("sentence_then_line", "none"), ("after_first_head",)
)
CLOSING_LAYOUTS = Wordings("closing_layouts", ("line", "line"), ("sentence",), ("sentence_and_line",))
SIGNING = Wordings(
    "signing",
    ("dotted", "brackets"),
    ("plain", "columns"),
    ("label_first", "one_line"),
)
"""dotted: (ลงชื่อ)…… label, then (name); brackets: (name), then label; plain: no brackets; columns: two side by side."""
CLOCKS = Wordings(
    "clocks",
    ("{h:02}.{m:02} น.", "{h:02}.{m:02} น."),
    ("{h:02}.{m:02} นาฬิกา", "{h:02}:{m:02} น.", "{h:02}.{m:02}"),
    ("{h}.{m:02} น.", "{h:02}.{m:02}น.", "{words}"),
)
"""words: สิบสามนาฬิกาสามสิบนาที."""
WRAPPERS = Wordings(
    "wrappers",
    ("minutes", "minutes", "minutes", "minutes"),
    ("letter", "annex", "bound", "minutes"),
    ("letter", "bound", "minutes", "minutes"),
)
"""What is in the file beside the minutes: a covering letter, an annex, other meetings."""
SITTINGS = Wordings("sittings", ("one", "one", "one"), ("one", "recess"), ("one", "recess"))

TABLES = (
    WRAPS,
    GAPS,
    INDENTS,
    FURNITURE,
    TITLE_LAYOUTS,
    STAMP,
    DECORATION,
    HEADER_TIME,
    ATTENDANCE,
    GROUPING,
    DIGITS,
    GROUP_ORDER,
    RESTART,
    NOBODY_ABSENT,
    REASONED,
    AGENDA_MARKS,
    DECISION_LAYOUTS,
    REGIMES,
    SPEECH,
    TABLE_LAYOUTS,
    MATTERS,
    HEADINGS,
    OPENING_LAYOUTS,
    CLOSING_LAYOUTS,
    SIGNING,
    CLOCKS,
    WRAPPERS,
    SITTINGS,
)
