package dev.inscape.hub.torch;

/**
 * One file of an archive.
 *
 * @param name     its path in the archive
 * @param stored   whether its bytes lie there as they are, not deflated
 * @param crc      CRC-32 of its content
 * @param packed   bytes that it takes in the archive
 * @param size     bytes of its content
 * @param header   the byte at which its local header begins
 * @param from     the byte at which its content begins
 */
record ZipPart(String name, boolean stored, int crc, long packed, long size, long header, long from) {

    long end() {
        return from + packed;
    }
}
