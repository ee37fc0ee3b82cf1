"""Texts that are hard to cut into tokens: what the tokenizers' expected values are made of."""

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
SMILE = "\U0001f642"

TEXTS = [
    # plain text, and next to nothing
    "The capital of France is Paris.",
    "",
    " ",
    "\n",
    "a",
    "Hello, world! It's 3.14 o'clock; isn't it? WE'LL SEE, I'D SAY: YOU'RE 'sure'.",
    "unbelievable antidisestablishmentarianism",
    # spaces of all kinds
    "tabs\tand\nnew lines\r\nand  double  spaces ",
    "   three before, two after  ",
    " \n\n \t\t \r\n ",
    "a\n\n\n b \n c\t\td   e",
    "nb\u00a0space\u00a0\u00a0thin\u2009space\u3000wide\u0085next\u2028line\u202fnarrow",
    "zero\u200bwidth soft\u00adhyphen \ufeffbom joiner\u2060s",
    # marks, emoji, many scripts
    "caf\u00e9 na\u00efve \u00c5ngstr\u00f6m \u00dcbergr\u00f6\u00dfe fa\u00e7ade \u00c9COLE",
    "cafe\u0301 nai\u0308ve e\u0302\u0323 z\u0351\u036b\u0343\u036a\u0302 \u0301lone",
    "I \U0001f49b you " + SMILE + "\U0001f643, really \U0001f98a!",
    "family " + FAMILY + " flag \U0001f1eb\U0001f1f7\U0001f1e9\U0001f1ea skin \U0001f44d\U0001f3fd heart \u2764\ufe0f 1\ufe0f\u20e3",
    SMILE + "begins and ends" + SMILE,
    "\u4e2d\u6587\u5206\u8bcd\u548c\u65e5\u672c\u8a9e\u306e\u6587\u7ae0\u3068\ud55c\uad6d\uc5b4 \ubb38\uc7a5\u3001\u30ab\u30bf\u30ab\u30ca\u3002",
    "\u6211\u7231 Java 25 \u548c " + SMILE + " \u673a\u5668\u5b66\u4e60\u3002\uff08\u4e2d\uff09",
    "\u041f\u0440\u0438\u0432\u0435\u0442, \u043c\u0438\u0440! \u0393\u03b5\u03b9\u03ac \u03c3\u03bf\u03c5 \u039a\u03cc\u03c3\u03bc\u03b5",
    "\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd \u05e2\u05d5\u05dc\u05dd \u200f(12)\u200e \u0645\u064e\u0631\u0652\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645\u060c \u0663\u0664\u0665",
    "\u0939\u093f\u0928\u094d\u0926\u0940 \u092a\u093e\u0920 \u0967\u0968\u0969 \u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22\u0e19\u0e49\u0e33 \u0e51\u0e52 \u0ba4\u0bae\u0bbf\u0bb4\u0bcd",
    "\U0001d518\U0001d52b\U0001d526 and \U00020bb7\u91ce\u5bb6 and \U0001d7d9\U0001d7da\U0001d7db",
    "\ufb01ne ligatures \u00bd \u2460 \u338f \uff26\uff35\uff2c\uff2c \uff57\uff49\uff44\uff54\uff48 \u0130stanbul \u0131\u0131 \u1e9e \u01c5",
    # text that looks like tokens
    "[CLS] is a [MASK] token [SEP] here, <s> too </s>",
    "<|endoftext|>user said <|endoftext|> and <|im_start|>assistant\n<|eot_id|><pad>",
    "<s>", "<unk> [UNK] <0x0A> <0xE2><0x96>", "\u2581under \u2581\u2581score\u2581",
    # bytes that only byte fallback can spell, and characters of no script
    "\U0001fae8\u0e5b\u16a0\u16c7 \u2603 \U00013000 \u2c80\u2c81",
    "control \u0001\u0007 characters \u007f \u0080 \u001b[0m",
    "replacement \ufffd and private \ue000 use \U000f0000 \U0010ffff",
    # code, numbers, addresses, case
    "def f(x):\r\n\treturn {'a': [x ** 2, \"b\"]}  # comment\r\n\r\n\r\n",
    "if (a<b && c>=d) { s += \"\\n\" + $x[i]; } // ++i != --j; a|b ^ ~c `q`",
    "1234567890 12 345 6.789,01 -5e-10 0x1F 2\u00b2 \u2167 12345",
    "https://example.org/a?b=c&d=%20 user@example.org #tag @name snake_case camelCase HTTPServer XMLHttp2",
    "\u2026\u201cquoted\u201d \u2018single\u2019 \u2014 dash \u2013 5\u20ac \u00a310 \u00a9 \u2122 \u00b5m \u221e\u2260 \u2190\u2192",
    "..... !!! ??? ,,, ((())) ''' \"\"\" --- ___ /// \\\\\\",
    "ends!\nof?\r\nlines;\n\n it'S we'Re I'LL 'Tis O'Dell r'de /*\n */ a/\nb x1y2 12345678901234\n1\t2 /\n !a !\n",
    # long
    "a" * 101 + " " + "b" * 99,
    "word " * 30,
    (SMILE + " \u4e2d \u00e9 ") * 12,
    "Donaudampfschifffahrtsgesellschaft" * 4,
]
