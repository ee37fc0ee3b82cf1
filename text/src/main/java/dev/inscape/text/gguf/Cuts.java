package dev.inscape.text.gguf;

import java.util.List;

/**
 * How texts are cut before merging: regular expressions, each of which cuts what the ones before it left, at what it matches
 * and at what lies between. They are those of the models' own tokenizer.json as llama.cpp runs them; where it
 * simplifies one (upper and lower case outside of ASCII), the simplified one stands here.
 */
enum Cuts {
    /** A file that names none. */
    DEFAULT("[\\p{P}\\$\\+<=>\\^~\\|]+", Expression.GPT2, "\\p{N}+", "[0-9][0-9][0-9]"),
    GPT2(Expression.GPT2),
    /** Every digit by itself. */
    DIGITS("\\p{N}", Expression.GPT2),
    FALCON("[\\p{P}\\$\\+<=>\\^~\\|`]+", Expression.GPT2, "[0-9][0-9][0-9]"),
    LLAMA3(Expression.ENGLISH + Expression.WORD + "\\p{N}{1,3}" + Expression.REST),
    QWEN2(Expression.ENGLISH + Expression.WORD + "\\p{N}" + Expression.REST),
    QWEN35(Expression.ENGLISH + "[^\\r\\n\\p{L}\\p{N}]?[\\p{L}\\p{M}]+|\\p{N}| ?[^\\s\\p{L}\\p{M}\\p{N}]+[\\r\\n]*"
            + Expression.SPACES),
    /** Qwen 2's without English contractions. */
    UFAKZEKA(Expression.WORD + "\\p{N}" + Expression.REST),
    SEED_CODER(Expression.ENGLISH + Expression.WORD + "\\p{N}| ?[^\\s\\p{L}\\p{N}\\r\\n]+" + Expression.SPACES),
    BAILING("'(?:[sSdDmMtT]|[lL][lL]|[vV][eE]|[rR][eE])|" + Expression.WORD
            + "\\p{N}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]|\\s+(?!\\S)|\\s+"),
    MINICPM5("\\p{N}{1,3}", Expression.ENGLISH + Expression.WORD + "\\p{N}+" + Expression.REST),
    LAGUNA("[^\\n]+|[\\n]+", Expression.ENGLISH + Expression.WORD + "\\p{N}" + Expression.REST),
    TEKKEN(Expression.upperThenLower("") + "\\p{N}" + Expression.REST_WITH_SLASH),
    GPT4O(Expression.upperThenLower("(?:" + Expression.CONTRACTIONS + ")?") + "\\p{N}{1,3}"
            + Expression.REST_WITH_SLASH),
    DEEPSEEK_LLM("[\\r\\n]", "\\s?[" + Expression.CASED + "]+",
            "\\s?[!-/:-~\\x{FF01}-\\x{FF0F}\\x{FF1A}-\\x{FF5E}\\x{2018}-\\x{201F}\\x{3001}\\x{3002}]+", "\\s+\\z",
            Expression.IDEOGRAPHS, "\\p{N}+"),
    DEEPSEEK_CODER("[\\r\\n]", "\\s?\\p{L}+", "\\s?\\p{P}+", Expression.IDEOGRAPHS, "\\p{N}"),
    DEEPSEEK3("\\p{N}{1,3}", "[\\x{4E00}-\\x{9FA5}\\x{3040}-\\x{30FF}]+",
            "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+"
                    + "| ?[\\p{P}\\p{S}]+[\\r\\n]*" + Expression.SPACES),
    BLOOM(Expression.BETWEEN_PUNCTUATION),
    VIKING(Expression.BETWEEN_PUNCTUATION, "\\p{N}");

    private final List<String> expressions;

    Cuts(String... expressions) {
        this.expressions = List.of(expressions);
    }

    List<String> expressions() {
        return expressions;
    }

    /** What several of them share. */
    private static final class Expression {

        static final String CONTRACTIONS = "'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD]";
        static final String ENGLISH = "(?:" + CONTRACTIONS + ")|";
        static final String WORD = "[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|";
        static final String SPACES = "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
        static final String REST = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*" + SPACES;
        static final String REST_WITH_SLASH = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*" + SPACES;
        static final String GPT2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";
        static final String BETWEEN_PUNCTUATION = " ?[^(\\s|.,!?\\x{2026}\\x{3002}\\x{FF0C}\\x{3001}\\x{964}\\x{6D4}\\x{60C})]+";
        /** Ideographs, and much else from U+0800 on; llama.cpp keeps the spaces among it out. */
        static final String IDEOGRAPHS = "[\\x{800}-\\x{9FA5}\\x{AC00}-\\x{D7FF}&&[^\\s]]+";

        /** Letters that have a case, of the scripts that do. */
        static final String CASED = "A-Za-z\\x{B5}\\x{C0}-\\x{D6}\\x{D8}-\\x{F6}\\x{F8}-\\x{1BA}\\x{1BC}-\\x{1BF}\\x{1C4}-"
                + "\\x{293}\\x{295}-\\x{2AF}\\x{370}-\\x{373}\\x{376}\\x{377}\\x{37B}-\\x{37D}\\x{37F}\\x{386}"
                + "\\x{388}-\\x{38A}\\x{38C}\\x{38E}-\\x{3A1}\\x{3A3}-\\x{3F5}\\x{3F7}-\\x{481}\\x{48A}-"
                + "\\x{52F}\\x{531}-\\x{556}\\x{10A0}-\\x{10C5}\\x{13A0}-\\x{13F5}\\x{13F8}-\\x{13FD}\\x{1C90}-"
                + "\\x{1CBA}\\x{1CBD}-\\x{1CBF}\\x{1D00}-\\x{1D2B}\\x{1D6B}-\\x{1D77}\\x{1D79}-\\x{1D9A}"
                + "\\x{1E00}-\\x{1F15}\\x{1F18}-\\x{1F1D}\\x{1F20}-\\x{1F45}\\x{1F48}-\\x{1F4D}\\x{1F50}-"
                + "\\x{1F57}\\x{1F59}\\x{1F5B}\\x{1F5D}\\x{1F5F}-\\x{1F7D}\\x{1F80}-\\x{1FB4}\\x{1FB6}-"
                + "\\x{1FBC}\\x{1FBE}\\x{1FC2}-\\x{1FC4}\\x{1FC6}-\\x{1FCC}\\x{1FD0}-\\x{1FD3}\\x{1FD6}-"
                + "\\x{1FDB}\\x{1FE0}-\\x{1FEC}\\x{1FF2}-\\x{1FF4}\\x{1FF6}-\\x{1FFC}\\x{2102}\\x{2107}"
                + "\\x{210A}-\\x{2113}\\x{2115}\\x{2119}-\\x{211D}\\x{2124}\\x{2126}\\x{2128}\\x{212A}-"
                + "\\x{212D}\\x{212F}-\\x{2134}\\x{2139}\\x{213C}-\\x{213F}\\x{2145}-\\x{2149}\\x{214E}"
                + "\\x{2183}\\x{2184}\\x{2C00}-\\x{2C7B}\\x{2C7E}-\\x{2CE4}\\x{2CEB}-\\x{2CEE}\\x{2CF2}"
                + "\\x{2CF3}\\x{A640}-\\x{A66D}\\x{A680}-\\x{A69B}\\x{A722}-\\x{A76F}\\x{A771}-\\x{A787}"
                + "\\x{A78B}-\\x{A78E}\\x{AB70}-\\x{ABBF}\\x{FB00}-\\x{FB06}\\x{FB13}-\\x{FB17}\\x{FF21}-"
                + "\\x{FF3A}\\x{FF41}-\\x{FF5A}\\x{10400}-\\x{1044F}\\x{104B0}-\\x{104D3}\\x{104D8}-\\x{104FB}"
                + "\\x{10C80}-\\x{10CB2}\\x{10CC0}-\\x{10CF2}\\x{118A0}-\\x{118DF}\\x{1E900}-\\x{1E943}";

        private Expression() {
        }

        /** A word in two forms: ending with lower case, or in capitals; letters that are no ASCII count as both. */
        static String upperThenLower(String ending) {
            var before = "[^\\r\\n\\p{L}\\p{N}]?";
            var upper = "((?=[\\p{L}])([^a-z]))";
            var lower = "((?=[\\p{L}])([^A-Z]))";
            return before + upper + "*" + lower + "+" + ending + "|" + before + upper + "+" + lower + "*" + ending
                    + "|";
        }
    }
}
