package cn.servicecircle.upload;

import cn.servicecircle.kernel.Refusal;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/** Makes pictures anew: nothing but pixels goes over, so that neither a place (Exif) nor a program can hide in the new one. */
final class Pictures {
    static final int MOST_PIXELS = 40_000_000;
    static final int LONGEST_SIDE = 2560;

    private static final long MOST_BITS = 32L * MOST_PIXELS;
    private static final float QUALITY = 0.85f;

    private Pictures() {}

    /**
     * Writes an upright JPEG of sRGB, at most {@value #LONGEST_SIDE} pixels wide and high, on white.
     *
     * @param orientation of Exif, 1 to 8
     */
    static void remake(Path picture, String format, int orientation, Path to) throws IOException {
        write(upright(reduced(read(picture, format)), orientation), to);
    }

    private static BufferedImage read(Path picture, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in = new FileImageInputStream(picture.toFile())) {
            // What is said beside the pixels is not even read: compressed text in a PNG can be a bomb of its own.
            reader.setInput(in, true, true);
            mustFit(reader);
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            throw e instanceof Refusal refusal ? refusal : Inspection.broken();
        } finally {
            reader.dispose();
        }
    }

    /** By what the head declares, before memory is taken for it. */
    private static void mustFit(ImageReader reader) throws IOException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        ImageTypeSpecifier type = reader.getImageTypes(0).next();
        if (pixels > MOST_PIXELS || pixels * type.getColorModel().getPixelSize() > MOST_BITS) {
            throw Refusal.invalid("upload:too-many-pixels", "照片太大", "照片最多 4000 万像素，请用较低的分辨率重拍，或缩小后再上传。");
        }
    }

    /** By halves first, because one big step would skip pixels, and with them the strokes of letters. */
    private static BufferedImage reduced(BufferedImage picture) {
        int longest = Math.max(picture.getWidth(), picture.getHeight());
        BufferedImage smaller = picture;
        while (longest >= 2 * LONGEST_SIDE) {
            longest /= 2;
            smaller = scaled(smaller, 0.5);
        }
        return scaled(smaller, Math.min(1, (double) LONGEST_SIDE / longest));
    }

    private static BufferedImage scaled(BufferedImage picture, double factor) {
        int width = Math.max(1, (int) (picture.getWidth() * factor));
        int height = Math.max(1, (int) (picture.getHeight() * factor));
        return drawn(
                picture,
                width,
                height,
                AffineTransform.getScaleInstance(
                        (double) width / picture.getWidth(), (double) height / picture.getHeight()));
    }

    private static BufferedImage upright(BufferedImage picture, int orientation) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        AffineTransform turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
                    default -> new AffineTransform();
                };
        boolean onItsSide = orientation >= 5;
        return turn.isIdentity() ? picture : drawn(picture, onItsSide ? h : w, onItsSide ? w : h, turn);
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height, AffineTransform by) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, by, null);
        pen.dispose();
        return drawn;
    }

    private static void write(BufferedImage picture, Path to) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam quality = writer.getDefaultWriteParam();
        quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        quality.setCompressionQuality(QUALITY);
        try (ImageOutputStream out = new FileImageOutputStream(to.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), quality);
        } finally {
            writer.dispose();
        }
    }
}
