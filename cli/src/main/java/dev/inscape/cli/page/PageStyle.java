package dev.inscape.cli.page;

import dev.inscape.cli.colour.Ramp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page's style sheet: {@code page.css}, and the colours of heat as classes {@code h0} to {@code h20}; with a sign {@code s0} to {@code s20}. */
final class PageStyle {

    static final int STEPS = 20;

    private static final String DARK_STEPS = "/* dark steps */\n";

    private PageStyle() {
    }

    static String css() {
        return steps(Ramp.ON_LIGHT, "h", "") + steps(Ramp.SIGNED_ON_LIGHT, "s", "")
                + layout().replace(DARK_STEPS, steps(Ramp.ON_DARK, "h", "  ") + steps(Ramp.SIGNED_ON_DARK, "s", "  "));
    }

    /** The class of a heat from 0 to 1. */
    static String step(double heat) {
        return "h" + (heat > 0 ? Math.min(Math.round(heat * STEPS), STEPS) : 0);
    }

    /** The class of a heat from -1 to 1; 0 is the middle one. */
    static String signedStep(double heat) {
        return "s" + Math.round((Double.isNaN(heat) ? 1 : Math.clamp(heat, -1, 1) + 1) / 2 * STEPS);
    }

    private static String layout() {
        try (var sheet = PageStyle.class.getResourceAsStream("page.css")) {
            if (sheet == null) {
                throw new IllegalStateException("page.css is missing from Inscape's own jar");
            }
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String steps(Ramp ramp, String name, String indent) {
        var css = new StringBuilder();
        for (int step = 0; step <= STEPS; step++) {
            int colour = ramp.at(step / (double) STEPS);
            css.append(indent).append('.').append(name).append(step).append(" { background: #").append(hex(colour))
                    .append("; color: ").append(Ramp.isLight(colour) ? "#000" : "#fff").append("; }\n");
        }
        return css.toString();
    }

    private static String hex(int colour) {
        return Integer.toHexString(colour | 0x1000000).substring(1);
    }
}
