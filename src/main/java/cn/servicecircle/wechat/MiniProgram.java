package cn.servicecircle.wechat;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaJscode2SessionResult;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.servicecircle.wechat.WeChatException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.SimpleGetRequestExecutor;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/** WxJava's mini-program service with our HTTP client, our time-outs, and a log-in that needs no access token. */
@SuppressWarnings("unchecked") // WxJava extends its own base class without type arguments.
final class MiniProgram extends WxMaServiceImpl {
    /** What can stand in an address as it is. */
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z._~!*+/=-]{1,2048}");

    private static final int BUSY = -1;
    private static final int PAUSE_MILLIS = 200;
    private static final int CONNECTIONS = 50;
    private static final int CONNECTION_SECONDS = 60;

    private final WeChatSettings settings;
    private final CloseableHttpClient client;

    MiniProgram(WeChatSettings settings) {
        this.settings = settings;
        this.client = client((int) settings.timeout().toMillis());
        setWxMaConfig(config(settings));
        // The least that lets the words of an error through: with 0 WxJava replaces them, and the rid in them is lost.
        setMaxRetryTimes(1);
        setRetrySleepMillis(PAUSE_MILLIS);
    }

    private static WxMaDefaultConfigImpl config(WeChatSettings settings) {
        WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();
        config.setAppid(settings.appId());
        config.setSecret(settings.appSecret());
        config.setApiHostUrl(settings.apiHost());
        // The other kind of token dies whenever another node asks for one.
        config.useStableAccessToken(true);
        return config;
    }

    /** WxJava's own is one for the whole JVM, and keeps the time-outs of whoever came first. */
    private static CloseableHttpClient client(int timeoutMillis) {
        RequestConfig patience = RequestConfig.custom()
                .setConnectTimeout(timeoutMillis)
                .setSocketTimeout(timeoutMillis)
                .setConnectionRequestTimeout(timeoutMillis)
                .build();
        return HttpClients.custom()
                .setDefaultRequestConfig(patience)
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setConnectionTimeToLive(CONNECTION_SECONDS, TimeUnit.SECONDS)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    /** WxJava keeps whatever stands there for as long as it is told to, and then nothing works for two hours. */
    @Override
    protected String extractAccessToken(String answer) throws WxErrorException {
        String token = super.extractAccessToken(answer);
        if (token == null || !TOKEN.matcher(token).matches()) {
            getWxMaConfig().expireAccessToken();
            throw new WeChatException(Kind.UNEXPECTED, "no access token");
        }
        return token;
    }

    @Override
    public void initHttp() {
        // The client is there already.
    }

    @Override
    public CloseableHttpClient getRequestHttpClient() {
        return client;
    }

    /**
     * WxJava's own jsCode2SessionInfo would fetch an access token first and append it, so that no token would mean no log-in.
     *
     * @param code already known to be harmless: WxJava does not encode it
     */
    WxMaJscode2SessionResult session(String code) throws WxErrorException, IOException {
        String query = "appid=%s&secret=%s&js_code=%s&grant_type=authorization_code"
                .formatted(settings.appId(), settings.appSecret(), code);
        return WxMaJscode2SessionResult.fromJson(getTwiceIfBusy(query));
    }

    /** The code may be burnt after a time-out; then WeChat says so, and the client gets a new one. */
    private String getTwiceIfBusy(String query) throws WxErrorException, IOException {
        try {
            return getSession(query);
        } catch (InterruptedIOException timedOut) {
            return getSession(query);
        } catch (WxErrorException refused) {
            if (refused.getError().getErrorCode() != BUSY) {
                throw refused;
            }
            return getSession(query);
        }
    }

    private String getSession(String query) throws WxErrorException, IOException {
        String url = settings.apiHost() + "/sns/jscode2session";
        return SimpleGetRequestExecutor.create(this).execute(url, query, WxType.MiniApp);
    }

    void close() throws IOException {
        client.close();
    }
}
