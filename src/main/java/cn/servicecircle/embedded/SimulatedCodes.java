package cn.servicecircle.embedded;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * The mini-program codes of the simulated WeChat (getwxacodeunlimit): an ordinary QR code that says the scene, because only
 * WeChat itself can draw one that opens a mini-program.
 */
final class SimulatedCodes {
    private static final int MAX_SCENE = 32;
    private static final Pattern SCENE = Pattern.compile("[0-9A-Za-z!#$'()*+,/:;=?@._~-]+");
    private static final int DEFAULT_WIDTH = 430;

    /** {@code POST /wxa/getwxacodeunlimit}. */
    Buffer draw(SimulatedCall call) {
        JsonObject request = call.json();
        String scene = SimulatedCall.text(request, "scene");
        if (scene.length() > MAX_SCENE) {
            throw new SimulatedRefusal(40169, "invalid length for scene, or the data is not json string");
        }
        if (!SCENE.matcher(scene).matches()) {
            throw new SimulatedRefusal(40129, "invalid scene");
        }
        int width = request.getValue("width") instanceof Integer wanted ? wanted : DEFAULT_WIDTH;
        if (width < 280 || width > 1280) {
            throw new SimulatedRefusal(40097, "invalid args");
        }
        return png("scene=" + scene, width);
    }

    private static Buffer png(String text, int width) {
        try {
            BitMatrix dots = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, width, width);
            BufferedImage image = new BufferedImage(width, width, BufferedImage.TYPE_BYTE_BINARY);
            for (int x = 0; x < width; x++) {
                for (int y = 0; y < width; y++) {
                    image.setRGB(x, y, dots.get(x, y) ? 0xff000000 : 0xffffffff);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return Buffer.buffer(bytes.toByteArray());
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
