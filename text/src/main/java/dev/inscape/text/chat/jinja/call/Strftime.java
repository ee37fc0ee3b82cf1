package dev.inscape.text.chat.jinja.call;

import dev.inscape.text.chat.jinja.value.Fault;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** C's {@code strftime} in its plain locale, for a time without a zone. */
final class Strftime {

    private Strftime() {
    }

    static String format(String format, LocalDateTime time) {
        var out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char unit = format.charAt(i);
            if (unit != '%' || i + 1 == format.length()) {
                out.append(unit);
                continue;
            }
            char directive = format.charAt(++i);
            boolean bare = directive == '-' && i + 1 < format.length();
            if (bare) {
                directive = format.charAt(++i);
            }
            var text = directive(directive, time);
            out.append(bare ? text.replaceFirst("^[0 ]+(?=\\d)", "") : text);
        }
        return out.toString();
    }

    private static String directive(char directive, LocalDateTime time) {
        return switch (directive) {
            case 'Y' -> String.valueOf(time.getYear());
            case 'y' -> two(time.getYear() % 100);
            case 'C' -> two(time.getYear() / 100);
            case 'm' -> two(time.getMonthValue());
            case 'd' -> two(time.getDayOfMonth());
            case 'e' -> String.format(Locale.ROOT, "%2d", time.getDayOfMonth());
            case 'j' -> String.format(Locale.ROOT, "%03d", time.getDayOfYear());
            case 'H' -> two(time.getHour());
            case 'I' -> two(time.get(ChronoField.CLOCK_HOUR_OF_AMPM));
            case 'M' -> two(time.getMinute());
            case 'S' -> two(time.getSecond());
            case 'f' -> String.format(Locale.ROOT, "%06d", time.getNano() / 1000);
            case 'p' -> time.getHour() < 12 ? "AM" : "PM";
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH).substring(0, 3);
            case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
            case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
            case 'V' -> two(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case 'G' -> String.valueOf(time.get(IsoFields.WEEK_BASED_YEAR));
            case 'F' -> time.format(DateTimeFormatter.ISO_LOCAL_DATE);
            case 'D', 'x' -> format("%m/%d/%y", time);
            case 'T', 'X' -> format("%H:%M:%S", time);
            case 'R' -> format("%H:%M", time);
            case 'c' -> format("%a %b %e %H:%M:%S %Y", time);
            case 'z', 'Z' -> "";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            default -> throw new Fault("strftime_now knows no %" + directive);
        };
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
