package dev.inscape.lab.store;

import dev.inscape.InscapeException;
import dev.inscape.hub.safetensors.SafetensorsWeights;
import dev.inscape.lab.corpus.Labels;
import dev.inscape.lab.corpus.Unlabelled;
import dev.inscape.model.ModelInfo;
import dev.inscape.model.site.Site;
import dev.inscape.tensor.Compute;
import dev.inscape.tensor.Scope;
import dev.inscape.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Hidden states of many texts on disk, made by {@link StoreExtraction}. It holds its index in memory and opens a file only while
 * states are read.
 */
public final class HiddenStore {

    private final Path directory;
    private final StoreDescription description;
    private final List<StoredText> texts;

    private HiddenStore(Path directory, StoreDescription description, List<StoredText> texts) {
        this.directory = directory;
        this.description = description;
        this.texts = List.copyOf(texts);
    }

    /** Opens a store and reads the headers of its files; an error names the file that is missing, cut short or contradicts. */
    public static HiddenStore open(Path directory) {
        var description = directory.resolve(UnfinishedStore.DESCRIPTION);
        if (!Files.isRegularFile(description)) {
            boolean unfinished = Files.isDirectory(UnfinishedStore.partial(directory));
            throw new InscapeException(directory + " is no hidden store: there is no " + UnfinishedStore.DESCRIPTION
                    + " in it" + (unfinished
                            ? "; " + UnfinishedStore.partial(directory) + " is unfinished: go on with --resume"
                            : ""));
        }
        var store = new HiddenStore(directory, DescriptionFile.read(description), IndexFile.read(directory));
        StoreShape.require(directory, store.description, store.texts);
        return store;
    }

    public Path directory() {
        return directory;
    }

    /** What it is and what made it. */
    public StoreDescription description() {
        return description;
    }

    /** The sites that it has states of, from the bottom up. */
    public List<Site> sites() {
        return description.sites().stream().map(StoredSite::site).toList();
    }

    /** Its texts, in the order of the corpus. */
    public List<StoredText> texts() {
        return texts;
    }

    /** An error unless its states come from this model: from files of the same content. */
    public void requireModel(ModelInfo model) {
        var made = description.model();
        if (!made.hashes().equals(StoreDescription.sorted(model.hashes()))) {
            throw new InscapeException(directory + " holds states of " + made.name() + " (" + made.family()
                    + "), not of " + model.name() + " (" + model.family() + "): their files differ");
        }
    }

    /**
     * The same states under other labels. Texts keep their groups where the labels name none; an error where labels have no
     * texts, or texts no labels unless those are to be dropped.
     */
    public HiddenStore labelled(Labels labels, Unlabelled unlabelled) {
        var found = labels.of(texts.stream().map(StoredText::id).toList(), unlabelled);
        var relabelled = new ArrayList<StoredText>();
        for (var text : texts) {
            var label = found.get(text.id());
            if (label != null) {
                relabelled.add(text.labelled(label.label(), label.group() == null ? text.group() : label.group()));
            }
        }
        return new HiddenStore(directory, description, relabelled);
    }

    /** Receives the rows of one file while they are open. */
    @FunctionalInterface
    public interface ShardReceiver {
        /**
         * @param texts  the texts of the file, in the order of their rows
         * @param states {@code [row, ..]} in the store's type, over the mapped file
         */
        void accept(List<StoredText> texts, Tensor states);
    }

    /** Hands the rows of a site on, file by file; nothing is copied. */
    public void rows(Site site, ShardReceiver receiver) {
        description.require(site);
        var byShard = Shards.of(texts, description.shards());
        for (int number = 0; number < description.shards(); number++) {
            try (var weights = SafetensorsWeights.open(directory.resolve(ShardFile.name(number)));
                    var scope = Scope.open("shard")) {
                receiver.accept(byShard.get(number), weights.tensor(site.label()));
            }
        }
    }

    /** One matrix: see {@link #matrices}. */
    public StoredStates matrix(Site site, RowSelection selection) {
        return matrices(List.of(site), selection);
    }

    /**
     * Reads rows of several sites at once, each as {@code [n, d]} float32 (heads side by side) in the order of the corpus. Memory: n x d x 4
     * bytes for each site. An error where nothing is selected, or the store lacks the rows or the site.
     */
    public StoredStates matrices(List<Site> sites, RowSelection selection) {
        sites.forEach(description::require);
        var chosen = texts.stream().filter(selection.texts()).toList();
        if (chosen.isEmpty()) {
            throw new InscapeException("no text of " + directory + " is selected, of " + texts.size());
        }
        var reading = new MatrixReading(directory, description, sites, chosen,
                selection.rows().orElse(description.rows()));
        return Compute.callCarrying(reading::read);
    }
}
