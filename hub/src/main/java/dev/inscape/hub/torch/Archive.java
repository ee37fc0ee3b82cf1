package dev.inscape.hub.torch;

import dev.inscape.hub.MappedFile;
import dev.inscape.hub.Quoted;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The parts of a file that {@code torch.save} wrote: the pickle, and the storages under {@code data/}. */
final class Archive {

    private static final byte[] LEGACY = {(byte) 0x80, 2, (byte) 0x8a, 0x0a, 0x6c, (byte) 0xfc, (byte) 0x9c, 0x46,
            (byte) 0xf9, 0x20, 0x6a, (byte) 0xa8, 0x50, 0x19};
    private static final int ZIP = 0x04034b50;
    private static final String PICKLE = "/data.pkl";
    private static final long LARGEST_PICKLE = 64 << 20;
    private static final long LARGEST_INFLATED = 8 << 20;
    private static final int LONGEST_BYTEORDER = 16;

    private final MappedFile file;
    private final Complaint complaint;
    private final Map<String, ZipPart> parts;
    private final String root;

    private Archive(MappedFile file, Complaint complaint) {
        this.file = file;
        this.complaint = complaint;
        requireZip(file.memory());
        this.parts = ZipDirectory.read(file.memory(), complaint);
        this.root = root();
        if (parts.keySet().stream().anyMatch(name -> name.startsWith(root + "/code/") || name.equals(
                root + "/constants.pkl"))) {
            throw complaint.refused("is a TorchScript archive: a program, not a checkpoint");
        }
        requireLittleEndian();
    }

    static Archive of(MappedFile file, Complaint complaint) {
        return new Archive(file, complaint);
    }

    private void requireZip(MemorySegment memory) {
        var start = memory.asSlice(0, Math.min(LEGACY.length, memory.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        if (Arrays.equals(start, LEGACY)) {
            throw complaint.refused("is in the format of PyTorch before 1.6, which is not read");
        }
        if (memory.byteSize() < Integer.BYTES || LittleEndian.i32(memory, 0) != ZIP) {
            throw complaint.damaged("it does not begin like a zip archive", 0);
        }
    }

    /** The directory that everything lies in; torch.save names it after the file. */
    private String root() {
        var pickles = parts.keySet().stream().filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.length()
                - PICKLE.length()).toList();
        if (pickles.size() != 1) {
            throw complaint.damaged("the archive has " + pickles.size() + " entries NAME/data.pkl instead of one", 0);
        }
        return pickles.getFirst().substring(0, pickles.getFirst().length() - PICKLE.length());
    }

    private void requireLittleEndian() {
        var part = parts.get(root + "/byteorder");
        if (part == null) {
            return; // before PyTorch 2.1
        }
        if (part.size() > LONGEST_BYTEORDER) {
            throw complaint.damaged("the entry byteorder has " + part.size() + " bytes", part.header());
        }
        var order = new String(content(part).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        if (!order.equals("little")) {
            throw complaint
                    .refused("has the byte order \"" + Quoted.of(order) + "\"; only little-endian files are read");
        }
    }

    /** The pickle, where it lies in the file or inflated. */
    PickleBytes pickle() {
        var part = parts.get(root + PICKLE);
        if (part == null) {
            throw complaint.damaged("the archive has no data.pkl", 0);
        }
        var content = content(part);
        return new PickleBytes(complaint, content, part.stored() ? part.from() : 0);
    }

    /** Small content, checked against its CRC-32. */
    private MemorySegment content(ZipPart part) {
        if (part.size() > LARGEST_PICKLE) {
            throw complaint.damaged("entry " + Quoted.of(part.name()) + " claims " + part.size() + " bytes, more than "
                    + LARGEST_PICKLE, part.header());
        }
        var bytes = part.stored() ? file.memory().asSlice(part.from(), part.size()) : inflated(part);
        var crc = new CRC32();
        crc.update(bytes.asByteBuffer());
        if ((int) crc.getValue() != part.crc()) {
            throw complaint.damaged("entry " + Quoted.of(part.name()) + " does not have its checksum", part.header());
        }
        return bytes;
    }

    /** Memory grows with what comes out, not with what is claimed. */
    private MemorySegment inflated(ZipPart part) {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(file.memory().asSlice(part.from(), part.packed()).asByteBuffer());
            var out = new ByteArrayOutputStream();
            var piece = new byte[1 << 13];
            while (!inflater.finished()) {
                int count = inflater.inflate(piece);
                out.write(piece, 0, count);
                if (out.size() > Math.min(part.size(), LARGEST_INFLATED) || (count == 0 && !inflater.finished())) {
                    throw complaint.damaged("entry " + Quoted.of(part.name()) + " inflates to more or less than the "
                            + part.size() + " bytes it claims, or to more than " + LARGEST_INFLATED, part.header());
                }
            }
            if (out.size() != part.size()) {
                throw complaint.damaged("entry " + Quoted.of(part.name()) + " inflates to " + out.size()
                        + " bytes instead of " + part.size(), part.header());
            }
            return MemorySegment.ofArray(out.toByteArray());
        } catch (DataFormatException e) {
            throw complaint.damaged("entry " + Quoted.of(part.name()) + " cannot be inflated", part.from());
        } finally {
            inflater.end();
        }
    }

    /** A storage by its key; null where the archive has none. It must lie there as it is, to be mapped. */
    @Nullable
    ZipPart storage(String key, long at) {
        var part = parts.get(root + "/data/" + key);
        if (part != null && !part.stored()) {
            throw complaint.damaged("storage " + Quoted.of(key) + " is deflated, and cannot be mapped", at);
        }
        return part;
    }
}
