package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Bool;
import dev.inscape.text.chat.jinja.value.Characters;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Methods of texts that tell what they consist of. */
final class TextKind {

    private TextKind() {
    }

    static void addTo(Map<String, TextMethods.Method> methods) {
        all(methods, "isalpha", Character::isLetter);
        all(methods, "isalnum", TextKind::isAlphanumeric);
        all(methods, "isdecimal", point -> Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER);
        all(methods, "isdigit", TextKind::isDigit);
        all(methods, "isnumeric", TextKind::isNumeric);
        all(methods, "isspace", Characters::isSpace);
        whole(methods, "isascii", text -> text.codePoints().allMatch(point -> point < 0x80));
        whole(methods, "islower", TextKind::isLower);
        whole(methods, "isupper", TextKind::isUpper);
        whole(methods, "istitle", text -> text.codePoints().anyMatch(TextCase::isCased)
                && TextCase.titled(text).equals(text));
        whole(methods, "isprintable", text -> text.codePoints().allMatch(Characters::isPrintable));
        whole(methods, "isidentifier", text -> !text.isEmpty()
                && (text.codePointAt(0) == '_' || Character.isUnicodeIdentifierStart(text.codePointAt(0)))
                && text.codePoints().allMatch(point -> Character.isUnicodeIdentifierPart(point)
                        && !Character.isIdentifierIgnorable(point)));
    }

    static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(point -> Character.isUpperCase(point) || Character.isTitleCase(point));
    }

    static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(point -> Character.isLowerCase(point) || Character.isTitleCase(point));
    }

    private static void all(Map<String, TextMethods.Method> methods, String name, IntPredicate kind) {
        whole(methods, name, text -> !text.isEmpty() && text.codePoints().allMatch(kind));
    }

    private static void whole(Map<String, TextMethods.Method> methods, String name, Predicate<String> kind) {
        methods.put(name, (self, arguments, _) -> {
            arguments.bind(name, 0);
            return Bool.of(kind.test(self.value()));
        });
    }

    private static boolean isAlphanumeric(int point) {
        return Character.isLetter(point) || isNumeric(point);
    }

    /** Decimal digits, and digits in circles and the like: a superscript two, but no half. */
    private static boolean isDigit(int point) {
        return Character.isDigit(point) || Character.getType(point) == Character.OTHER_NUMBER
                && Character.getNumericValue(point) >= 0 && Character.getNumericValue(point) < 10;
    }

    private static boolean isNumeric(int point) {
        int type = Character.getType(point);
        return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.OTHER_NUMBER
                || type == Character.LETTER_NUMBER;
    }
}
