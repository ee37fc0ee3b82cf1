package dev.inscape.hub.torch;

import dev.inscape.hub.Quoted;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a zip archive in mapped memory (APPNOTE 4.3.7 and 4.3.12): as much of the format as {@code torch.save} uses, with
 * zip64. Every place is held against the file; entries that overlap, stand twice, or are encrypted are refused.
 */
final class ZipDirectory {

    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;

    private final MemorySegment memory;
    private final Complaint complaint;
    private final ZipEnd end;
    private final Map<String, ZipPart> parts = new LinkedHashMap<>();

    private ZipDirectory(MemorySegment memory, Complaint complaint) {
        this.memory = memory;
        this.complaint = complaint;
        this.end = ZipEnd.find(memory, complaint);
    }

    static Map<String, ZipPart> read(MemorySegment memory, Complaint complaint) {
        var directory = new ZipDirectory(memory, complaint);
        directory.read();
        return directory.parts;
    }

    private void read() {
        long at = end.from();
        for (long i = 0; i < end.count(); i++) {
            at = readEntry(at);
        }
        requireNoOverlap();
    }

    /** Reads one entry and returns the place of the next. */
    private long readEntry(long at) {
        if (at > end.end() - CENTRAL_BYTES || LittleEndian.i32(memory, at) != CENTRAL) {
            throw complaint.damaged("the zip directory has no entry where one should be", at);
        }
        int nameBytes = LittleEndian.u16(memory, at + 28);
        int extraBytes = LittleEndian.u16(memory, at + 30);
        long next = at + CENTRAL_BYTES + nameBytes + extraBytes + LittleEndian.u16(memory, at + 32);
        if (next > end.end()) {
            throw complaint.damaged("an entry of the zip directory is cut short", at);
        }
        var name = text(at + CENTRAL_BYTES, nameBytes);
        var sizes = ZipSizes.read(memory.asSlice(at, CENTRAL_BYTES),
                memory.asSlice(at + CENTRAL_BYTES + nameBytes, extraBytes));
        int method = LittleEndian.u16(memory, at + 10);
        if ((LittleEndian.u16(memory, at + 8) & ENCRYPTED) != 0 || (method != STORED && method != DEFLATED)) {
            throw complaint.damaged("entry " + Quoted.of(name) + " is encrypted or packed by method " + method, at);
        }
        if (method == STORED && sizes.packed() != sizes.size()) {
            throw complaint.damaged("entry " + Quoted.of(name) + " claims two sizes, " + sizes.packed() + " and "
                    + sizes.size(), at);
        }
        var part = new ZipPart(name, method == STORED, LittleEndian.i32(memory, at + 16), sizes.packed(), sizes.size(),
                sizes.header(), content(name, sizes, at));
        if (parts.put(name, part) != null) {
            throw complaint.damaged("two entries are named " + Quoted.of(name), at);
        }
        return next;
    }

    /** Where the content begins: behind the local header, whose fields may be longer than the directory's. */
    private long content(String name, ZipSizes sizes, long at) {
        long header = sizes.header();
        if (header < 0 || header > end.from() - LOCAL_BYTES || LittleEndian.i32(memory, header) != LOCAL) {
            throw complaint.damaged("entry " + Quoted.of(name) + " has no header at byte " + header + ", as is claimed",
                    at);
        }
        int nameBytes = LittleEndian.u16(memory, header + 26);
        long from = header + LOCAL_BYTES + nameBytes + LittleEndian.u16(memory, header + 28);
        if (sizes.packed() < 0 || sizes.size() < 0 || from > end.from() || sizes.packed() > end.from() - from) {
            throw complaint.damaged("entry " + Quoted.of(name) + " claims " + sizes.packed() + " bytes from " + from
                    + " on", at);
        }
        if (!text(header + LOCAL_BYTES, nameBytes).equals(name)) {
            throw complaint.damaged("entry " + Quoted.of(name) + " has another name in its own header", header);
        }
        return from;
    }

    private void requireNoOverlap() {
        List<ZipPart> inOrder = new ArrayList<>(parts.values());
        inOrder.sort(Comparator.comparingLong(ZipPart::header));
        for (int i = 1; i < inOrder.size(); i++) {
            if (inOrder.get(i).header() < inOrder.get(i - 1).end()) {
                throw complaint.damaged("entry " + Quoted.of(inOrder.get(i).name()) + " overlaps another",
                        inOrder.get(i).header());
            }
        }
    }

    private String text(long at, int bytes) {
        return new String(memory.asSlice(at, bytes).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }
}
