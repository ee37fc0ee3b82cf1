package dev.inscape.hub.torch;

import java.lang.foreign.MemorySegment;

/**
 * Where the central directory of an archive lies, from the record at the archive's end (APPNOTE 4.3.14 to 4.3.16).
 *
 * @param from  its first byte
 * @param end   the byte after its last
 * @param count how many entries it has
 */
record ZipEnd(long from, long end, long count) {

    private static final int SIGNATURE = 0x06054b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int SIGNATURE_64 = 0x06064b50;
    private static final int BYTES = 22;
    private static final int LOCATOR_BYTES = 20;
    private static final int BYTES_64 = 56;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int SMALLEST_ENTRY = 46;

    static ZipEnd find(MemorySegment memory, Complaint complaint) {
        long size = memory.byteSize();
        for (long at = size - BYTES; at >= Math.max(0, size - BYTES - LONGEST_COMMENT); at--) {
            if (LittleEndian.i32(memory, at) == SIGNATURE && LittleEndian.u16(memory, at + 20) == size - BYTES - at) {
                return read(memory, at, complaint);
            }
        }
        throw complaint.damaged("the zip archive has no end record: the file is cut short", size);
    }

    private static ZipEnd read(MemorySegment memory, long at, Complaint complaint) {
        long locator = at - LOCATOR_BYTES;
        boolean wide = locator >= 0 && LittleEndian.i32(memory, locator) == LOCATOR_64;
        if (!wide) {
            return checked(LittleEndian.u32(memory, at + 16), LittleEndian.u32(memory, at + 12),
                    LittleEndian.u16(memory, at + 10), at, complaint);
        }
        long record = LittleEndian.i64(memory, locator + 8);
        if (record < 0 || record > locator - BYTES_64 || LittleEndian.i32(memory, record) != SIGNATURE_64) {
            throw complaint.damaged("the zip64 end record is not where its locator says", locator);
        }
        return checked(LittleEndian.i64(memory, record + 48), LittleEndian.i64(memory, record + 40),
                LittleEndian.i64(memory, record + 32), record, complaint);
    }

    private static ZipEnd checked(long from, long bytes, long count, long limit, Complaint complaint) {
        if (from < 0 || bytes < 0 || from > limit || bytes > limit - from) {
            throw complaint.damaged("the zip directory claims " + bytes + " bytes from " + from + " on", limit);
        }
        if (count < 0 || count > bytes / SMALLEST_ENTRY) {
            throw complaint.damaged("the zip directory of " + bytes + " bytes claims " + count + " entries", limit);
        }
        return new ZipEnd(from, from + bytes, count);
    }
}
