package dev.inscape.cli.page;

import dev.inscape.cli.colour.Ramp;

/** The page's style sheet; the colours of heat are classes {@code h0} to {@code h20}. */
final class PageStyle {

    static final int STEPS = 20;

    private static final String LAYOUT = """
            :root { color-scheme: light dark; --ground: #fff; --ink: #1c1a22; --soft: #625d70; --line: #e2dfe9; \
            --accent: #6b3fb5; }
            * { box-sizing: border-box; }
            body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 68rem; background: var(--ground); color: \
            var(--ink);
              font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
            h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
            h2 { font-size: 1.12rem; margin: 2.6rem 0 .25rem; }
            p { margin: .3rem 0 .9rem; max-width: 46rem; }
            .soft, caption, .note { color: var(--soft); }
            .text { font-size: 1.15rem; line-height: 2.1; white-space: pre-wrap; overflow-wrap: anywhere; max-width: \
            none; }
            .text span { border-radius: .25rem; padding: .18rem .08rem; }
            .text .special { font-size: .8rem; color: var(--soft); border: 1px solid var(--line); padding: .05rem \
            .3rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: separate; border-spacing: 1px; font-variant-numeric: tabular-nums; font-size: \
            .9rem; }
            caption { text-align: left; padding-bottom: .4rem; }
            th, td { padding: .2rem .55rem; text-align: right; white-space: nowrap; }
            thead th { font-weight: 500; color: var(--soft); position: sticky; top: 0; background: var(--ground); }
            tbody th { font-weight: 500; text-align: left; }
            td.left, th.left { text-align: left; }
            .heat td { min-width: 3.4rem; text-align: center; border-radius: .2rem; }
            .number { color: var(--soft); font-size: .8rem; padding-right: .5rem; }
            .scale { display: flex; align-items: center; gap: .5rem; margin: .7rem 0 0; font-size: .85rem; color: \
            var(--soft); }
            .scale i { display: inline-block; width: .8rem; height: .8rem; }
            .scale span { display: flex; }
            svg { display: block; max-width: 100%; height: auto; margin: .6rem 0 1rem; }
            svg .band { fill: var(--accent); opacity: .16; }
            svg .mean { fill: none; stroke: var(--accent); stroke-width: 2.5; stroke-linejoin: round; }
            svg .dot { fill: var(--accent); }
            svg .axis { stroke: var(--line); }
            svg text { fill: var(--soft); font: 12px system-ui, sans-serif; }
            .near { color: var(--soft); padding-right: 1.4rem; }
            .near b { color: var(--ink); font-weight: 500; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; font-size: .88rem; }
            dt { color: var(--soft); }
            dd { margin: 0; overflow-wrap: anywhere; }
            footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: .8rem; font-size: .88rem; \
            color: var(--soft); }
            @media (prefers-color-scheme: dark) {
              :root { --ground: #16131d; --ink: #ece8f5; --soft: #a59eb8; --line: #373145; --accent: #b796f2; }
            DARK_STEPS}
            @media print { .wide { overflow: visible; } thead th { position: static; } }
            """;

    private PageStyle() {
    }

    static String css() {
        return steps(Ramp.ON_LIGHT, "") + LAYOUT.replace("DARK_STEPS", steps(Ramp.ON_DARK, "  "));
    }

    /** The class of a heat from 0 to 1. */
    static String step(double heat) {
        return "h" + (heat > 0 ? Math.min(Math.round(heat * STEPS), STEPS) : 0);
    }

    private static String steps(Ramp ramp, String indent) {
        var css = new StringBuilder();
        for (int step = 0; step <= STEPS; step++) {
            int colour = ramp.at(step / (double) STEPS);
            css.append(indent).append(".h").append(step).append(" { background: #").append(hex(colour))
                    .append("; color: ")
                    .append(Ramp.isLight(colour) ? "#000" : "#fff").append("; }\n");
        }
        return css.toString();
    }

    private static String hex(int colour) {
        return Integer.toHexString(colour | 0x1000000).substring(1);
    }
}
