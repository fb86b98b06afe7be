package cn.servicecircle.embedded;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP server that speaks WeChat's (微信) endpoints and error codes on this machine only, for a start without an account at WeChat and for
 * tests. It sends nothing to anybody; {@link SimulatorControl} makes it slow, down or contrary.
 */
public final class WeChatSimulator {
    /** The one mini-program it knows. Neither of the two is worth hiding: they open nothing else. */
    public static final String APP_ID = "wxsimulator00000001";

    public static final String APP_SECRET = "simulator-secret-simulator-secret";

    /** What it signs and encrypts its pushes with (消息推送的 Token 和 EncodingAESKey). */
    public static final String PUSH_TOKEN = "simulatortoken";

    public static final String PUSH_AES_KEY = "simulatorsimulatorsimulatorsimulatorsimulat";

    private static final String LOCALHOST = "127.0.0.1";

    private final Vertx vertx;
    private final SimulatedTokens tokens;
    private final SimulatedMessages messages;
    private final SimulatedApis apis;
    private final SimulatedFaults faults = new SimulatedFaults();
    private final SimulatedPushes pushes;
    private final SimulatorControl control;
    private HttpServer server;

    public WeChatSimulator(Vertx vertx, Clock clock) {
        SimulatedPeople people = new SimulatedPeople();
        this.vertx = vertx;
        this.tokens = new SimulatedTokens(clock);
        this.messages = new SimulatedMessages(clock, people);
        this.pushes = new SimulatedPushes(vertx, clock);
        SimulatedPictureCheck pictures = new SimulatedPictureCheck(vertx, people, pushes);
        this.apis = new SimulatedApis(tokens, people, new SimulatedPhones(clock), messages, pictures);
        this.control = new SimulatorControl(faults, messages, pushes);
    }

    /** Listens on this machine alone; port 0 is any free one. */
    public Future<WeChatSimulator> start(int port) {
        server = vertx.createHttpServer().requestHandler(this::receive);
        return server.listen(port, LOCALHOST).map(this);
    }

    public Future<Void> stop() {
        return server.close().eventually(pushes::close);
    }

    public int port() {
        return server.actualPort();
    }

    /** What to put in the place of {@code https://api.weixin.qq.com}. */
    public String host() {
        return "http://" + LOCALHOST + ":" + port();
    }

    /** Where it pushes to, as if it were written into the console; nowhere before. */
    public void pushTo(String url) {
        pushes.to(url);
    }

    /** How it pushes from now on. */
    public void push(PushManner manner) {
        pushes.set(manner);
    }

    /** Pushes what it held back; how many that were. */
    public Future<Integer> pushHeld() {
        return pushes.sendHeld();
    }

    /** How many results it holds back: it looks at a picture in its own time, after it was asked. */
    public int held() {
        return pushes.held();
    }

    /** How often it pushed, and was answered {@code success}. */
    public int pushed() {
        return pushes.taken();
    }

    /** How often it pushed, and was answered anything else. */
    public int refused() {
        return pushes.refused();
    }

    /** Lets one API misbehave; its path is such as {@code /wxa/msg_sec_check}. */
    public void fault(String path, Fault fault) {
        faults.set(path, fault);
    }

    public void clearFaults() {
        faults.clear();
        pushes.forget();
    }

    /** Ends every access token, as a reset of the secret does. */
    public void forgetTokens() {
        tokens.forgetAll();
    }

    /** The newest thousand subscription messages, oldest first. */
    public List<SentMessage> messages() {
        return messages.all();
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (request.path().startsWith(SimulatorControl.PREFIX)) {
                control.answer(request, body);
            } else {
                withFault(request, body, faults.hit(request.path()));
            }
        });
    }

    private void withFault(HttpServerRequest request, Buffer body, Optional<Fault> fault) {
        long delay = fault.map(Fault::delayMillis).orElse(0L);
        if (delay > 0) {
            vertx.timer(delay, TimeUnit.MILLISECONDS).onSuccess(waited -> answer(request, body, fault));
        } else {
            answer(request, body, fault);
        }
    }

    private void answer(HttpServerRequest request, Buffer body, Optional<Fault> fault) {
        if (fault.map(Fault::drop).orElse(false)) {
            request.connection().close();
            return;
        }
        SimulatedCall call = new SimulatedCall(request.method(), request.params(), body);
        SimulatedApis.Answer answer = fault.map(Fault::answer)
                .map(lie -> SimulatedApis.said(request.path(), lie))
                .orElseGet(() -> apis.answer(request.path(), call));
        request.response()
                .setStatusCode(
                        fault.map(Fault::status).filter(status -> status > 0).orElse(200))
                .putHeader("Content-Type", answer.contentType())
                .end(answer.body());
    }
}
