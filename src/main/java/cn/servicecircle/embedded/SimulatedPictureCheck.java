package cn.servicecircle.embedded;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * The picture check of the simulated WeChat (media_check_async, version 2). It really fetches the picture, and pushes what it
 * thinks: a picture that is red all over is risky, one that is yellow all over is for review, everything else passes.
 */
final class SimulatedPictureCheck {
    private static final int MAX_SCENE = 4;
    private static final Pattern URL = Pattern.compile("https?://[^ ]{1,1000}");
    private static final int ILLEGAL = 20006;
    private static final int OTHER = 21000;
    private static final int FINE = 100;
    private static final int STEPS = 8;

    private final Vertx vertx;
    private final SimulatedPeople people;
    private final SimulatedPushes pushes;
    private final HttpClientAgent client;

    SimulatedPictureCheck(Vertx vertx, SimulatedPeople people, SimulatedPushes pushes) {
        this.vertx = vertx;
        this.people = people;
        this.pushes = pushes;
        this.client = vertx.createHttpClient();
    }

    /** {@code POST /wxa/media_check_async}. */
    JsonObject check(SimulatedCall call) {
        JsonObject request = call.json();
        refuseNonsense(request);
        String traceId = UUID.randomUUID().toString();
        fetch(SimulatedCall.text(request, "media_url"))
                .compose(bytes -> vertx.executeBlocking(() -> judged(bytes), false))
                .onSuccess(judged -> pushes.tell(traceId, judged.suggest, judged.label))
                .onFailure(away -> pushes.tell(traceId, "", 0));
        return new JsonObject().put("errcode", 0).put("errmsg", "ok").put("trace_id", traceId);
    }

    private void refuseNonsense(JsonObject request) {
        people.mustKnow(SimulatedCall.text(request, "openid"));
        if (!Integer.valueOf(2).equals(request.getValue("version"))
                || !Integer.valueOf(2).equals(request.getValue("media_type"))
                || !URL.matcher(SimulatedCall.text(request, "media_url")).matches()) {
            throw new SimulatedRefusal(47001, "data format error");
        }
        if (!(request.getValue("scene") instanceof Integer scene) || scene < 1 || scene > MAX_SCENE) {
            throw new SimulatedRefusal(40129, "invalid scene");
        }
    }

    private Future<Buffer> fetch(String url) {
        return client.request(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(url))
                .compose(request -> request.send())
                .compose(answer -> answer.statusCode() == 200
                        ? answer.body()
                        : Future.failedFuture("HTTP " + answer.statusCode()));
    }

    private record Judged(String suggest, int label) {}

    private static Judged judged(Buffer bytes) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes.getBytes()));
        if (picture == null) {
            return new Judged("", 0);
        }
        if (isAll(picture, true, false)) {
            return new Judged("risky", ILLEGAL);
        }
        return isAll(picture, true, true) ? new Judged("review", OTHER) : new Judged("pass", FINE);
    }

    /** Whether a grid of pixels has much or little of red and of green, and little of blue. */
    private static boolean isAll(BufferedImage picture, boolean red, boolean green) {
        for (int i = 0; i < STEPS * STEPS; i++) {
            int x = picture.getWidth() * (2 * (i % STEPS) + 1) / (2 * STEPS);
            int y = picture.getHeight() * (2 * (i / STEPS) + 1) / (2 * STEPS);
            int pixel = picture.getRGB(x, y);
            if (isMuch(pixel >> 16) != red || isMuch(pixel >> 8) != green || isMuch(pixel)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMuch(int channel) {
        return (channel & 0xff) > 0x7f;
    }
}
