package dev.inscape.hub.torch;

import java.lang.foreign.MemorySegment;

/**
 * The sizes of an entry and where its local header lies, with the wide values of zip64 (APPNOTE 4.5.3) where they are
 * needed; -1 where a wide value is missing.
 */
record ZipSizes(long packed, long size, long header) {

    private static final long ALL_ONES = 0xffff_ffffL;
    private static final int ZIP64 = 1;
    private static final int FIELD_HEADER = 4;

    static ZipSizes read(MemorySegment entry, MemorySegment extra) {
        long packed = LittleEndian.u32(entry, 20);
        long size = LittleEndian.u32(entry, 24);
        long header = LittleEndian.u32(entry, 42);
        var wide = zip64(extra);
        long at = 0;
        if (size == ALL_ONES) {
            size = value(wide, at);
            at += Long.BYTES;
        }
        if (packed == ALL_ONES) {
            packed = value(wide, at);
            at += Long.BYTES;
        }
        if (header == ALL_ONES) {
            header = value(wide, at);
        }
        return new ZipSizes(packed, size, header);
    }

    private static MemorySegment zip64(MemorySegment extra) {
        for (long at = 0; at + FIELD_HEADER <= extra.byteSize();) {
            int bytes = LittleEndian.u16(extra, at + 2);
            if (bytes > extra.byteSize() - at - FIELD_HEADER) {
                break;
            }
            if (LittleEndian.u16(extra, at) == ZIP64) {
                return extra.asSlice(at + FIELD_HEADER, bytes);
            }
            at += FIELD_HEADER + bytes;
        }
        return MemorySegment.NULL;
    }

    private static long value(MemorySegment wide, long at) {
        return at + Long.BYTES <= wide.byteSize() ? LittleEndian.i64(wide, at) : -1;
    }
}
