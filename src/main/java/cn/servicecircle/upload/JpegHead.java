package cn.servicecircle.upload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a JPEG says of itself, read before any pixel is decoded (ITU-T T.81 annex B).
 *
 * @param orientation of Exif, 1 to 8: 1 is upright
 * @param scans       passes over the picture, each of which costs as much as decoding it
 * @param complete    whether the picture has its end
 */
record JpegHead(int orientation, int scans, boolean complete) {
    /** A progressive photo has about ten. Thousands fit into a small file, and would keep a worker busy for hours. */
    private static final int MOST_SCANS = 30;

    private static final int TEM = 0x01;
    private static final int RST0 = 0xd0;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP1 = 0xe1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int IFD_ENTRY = 12;

    static JpegHead of(byte[] file) {
        ByteBuffer jpeg = ByteBuffer.wrap(file);
        int orientation = 1;
        int at = 0;
        while (at + 4 <= file.length && file[at] == (byte) 0xff && marker(jpeg, at) != SOS) {
            int marker = marker(jpeg, at);
            if (marker == 0xff) {
                at++;
            } else if (marker == TEM || (marker >= RST0 && marker <= SOI)) {
                at += 2;
            } else {
                int length = Short.toUnsignedInt(jpeg.getShort(at + 2));
                if (marker == APP1) {
                    orientation = orientation(jpeg, at + 4, length - 2, orientation);
                }
                at += 2 + length;
            }
        }
        return scanned(jpeg, at, orientation);
    }

    private static int marker(ByteBuffer jpeg, int at) {
        return Byte.toUnsignedInt(jpeg.get(at + 1));
    }

    /** Within the pixels' data a marker cannot occur by chance: it is escaped there. */
    private static JpegHead scanned(ByteBuffer jpeg, int from, int orientation) {
        int scans = 0;
        for (int at = from; at + 1 < jpeg.limit(); at++) {
            if (jpeg.get(at) == (byte) 0xff) {
                int marker = marker(jpeg, at);
                if (marker == EOI) {
                    return new JpegHead(orientation, scans, scans > 0);
                }
                scans += marker == SOS ? 1 : 0;
            }
        }
        return new JpegHead(orientation, scans, false);
    }

    /** Of an APP1 segment, where it is Exif and has one; else what was known before. */
    private static int orientation(ByteBuffer jpeg, int from, int length, int known) {
        try {
            if (!ByteBuffer.wrap(EXIF).equals(jpeg.slice(from, EXIF.length))) {
                return known;
            }
            ByteBuffer tiff = jpeg.slice(from + EXIF.length, length - EXIF.length);
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            for (int i = 0; i < Short.toUnsignedInt(tiff.getShort(directory)); i++) {
                int entry = directory + 2 + i * IFD_ENTRY;
                if (tiff.getShort(entry) == ORIENTATION_TAG) {
                    int value = tiff.getShort(entry + 8);
                    return value >= 1 && value <= 8 ? value : known;
                }
            }
        } catch (IndexOutOfBoundsException malformed) {
            return known;
        }
        return known;
    }

    void mustBeSound() {
        if (!complete || scans > MOST_SCANS) {
            throw Inspection.broken();
        }
    }
}
