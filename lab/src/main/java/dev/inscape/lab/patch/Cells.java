package dev.inscape.lab.patch;

import dev.inscape.model.Captured;
import dev.inscape.model.Model;
import dev.inscape.model.branch.Branches;
import dev.inscape.model.branch.Trunk;
import dev.inscape.model.site.Site;
import dev.inscape.model.site.Sites;
import dev.inscape.model.site.Tap;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** The cells of a sweep, ready to be run. */
public final class Cells {

    /** Rows that are computed together at most, so that memory stays small and products are of a good size. */
    private static final int ROWS_AT_MOST = 2048;

    private final Model model;
    private final Model source;
    private final Prompts prompts;
    private final Measure measure;
    private final List<Site> sites;
    private final List<Integer> tokens;
    private final boolean heads;
    private long tokenLayers;

    Cells(Model model, Model source, Prompts prompts, Measure measure, List<Site> sites, List<Integer> tokens,
            boolean heads) {
        this.model = model;
        this.source = source;
        this.prompts = prompts;
        this.measure = measure;
        this.sites = sites;
        this.tokens = tokens;
        this.heads = heads;
    }

    /** Runs every cell. The progress is told how many more are done. Memory: that of some 2,000 tokens in one pass. */
    public PatchingEffects run(IntConsumer progress) {
        return Compute.call(() -> {
            try (var scope = Scope.open("patching sweep")) {
                return sweep(progress);
            }
        });
    }

    private PatchingEffects sweep(IntConsumer progress) {
        tokenLayers = 2L * prompts.tokens() * model.shape().layers();
        var from = source.capture(List.of(prompts.clean()), Sites.together(sites.toArray(Site[]::new)));
        double clean = measureOf(source.trunk(prompts.clean()), source);
        var trunk = model.trunk(prompts.corrupted());
        double corrupted = measureOf(trunk, model);
        var columns = heads ? List.copyOf(headNumbers()) : tokens;
        var values = new double[sites.size()][columns.size()];
        for (int row = 0; row < sites.size(); row++) {
            Arrays.fill(values[row], corrupted); // what cells keep where both prompts are alike
            for (var part : parts(columns)) {
                var changed = patched(trunk, sites.get(row), from, part);
                for (int i = 0; i < part.size(); i++) {
                    values[row][part.get(i).column()] = changed[i];
                }
                progress.accept(part.size());
            }
            progress.accept(columns.size() - cells(columns).size());
        }
        long naive = (long) sites.size() * columns.size() * prompts.tokens() * model.shape().layers();
        return new PatchingEffects(sites.stream().map(Site::label).toList(), columns, heads, values, clean, corrupted,
                measure.description(), tokenLayers, naive);
    }

    private List<Integer> headNumbers() {
        var numbers = new ArrayList<Integer>();
        for (int head = 0; head < model.shape().heads(); head++) {
            numbers.add(head);
        }
        return numbers;
    }

    /** The cells that change something, in parts that are computed together. */
    private List<List<Cell>> parts(List<Integer> columns) {
        var parts = new ArrayList<List<Cell>>();
        var part = new ArrayList<Cell>();
        int rows = 0;
        for (var cell : cells(columns)) {
            // Attention is computed for whole texts, so that these are what is counted.
            if (!part.isEmpty() && rows + prompts.tokens() > ROWS_AT_MOST) {
                parts.add(List.copyOf(part));
                part.clear();
                rows = 0;
            }
            part.add(cell);
            rows += prompts.tokens();
        }
        if (!part.isEmpty()) {
            parts.add(List.copyOf(part));
        }
        return parts;
    }

    private List<Cell> cells(List<Integer> columns) {
        int first = source == model ? prompts.firstDifference() : 0;
        var cells = new ArrayList<Cell>();
        for (int column = 0; column < columns.size(); column++) {
            if (heads) {
                cells.add(new Cell(column, first, columns.get(column)));
            } else if (columns.get(column) >= first) {
                cells.add(new Cell(column, columns.get(column), Cell.EVERY_HEAD));
            }
        }
        return cells;
    }

    /** The measure of each cell of a part. */
    private double[] patched(Trunk trunk, Site site, Captured from, List<Cell> part) {
        try (var scope = Scope.open("cells")) {
            int layer = ((Site.InBlock) site).layer() + (site instanceof Site.ResidualPost ? 1 : 0);
            var branches = new Branches(trunk, layer, part.stream().mapToInt(Cell::token).toArray());
            var change = new CellPatch(branches, part, from.at(site), heads);
            tokenLayers += (long) branches.packing().rows() * (trunk.layers() - layer);
            boolean atTheStart = site instanceof Site.ResidualPost || site instanceof Site.ResidualPre;
            var start = branches.start();
            var stream = atTheStart ? change.apply(start) : start;
            var tap = atTheStart ? Tap.NONE : Tap.at(site, (_, value, _) -> change.apply(value));
            return measure.of(model.branch(branches, stream, tap)).toDoubles();
        }
    }

    /** The measure of a prompt as it is: a branch that runs no block. */
    private double measureOf(Trunk trunk, Model of) {
        try (var scope = Scope.open("prompt")) {
            var end = new Branches(trunk, trunk.layers(), new int[]{trunk.tokens() - 1});
            Tensor logits = of.branch(end, end.start(), Tap.NONE);
            return measure.of(logits).item();
        }
    }
}
