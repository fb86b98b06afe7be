package cn.servicecircle.station;

import cn.servicecircle.area.Reach;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Content;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.wechat.WeChat;
import cn.servicecircle.wechat.WeChatException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.util.Optional;

/** The code at a station's door: the poster to print it on, and where it leads. */
public final class PosterRoutes {
    /** Without those that look alike. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int LENGTH = 10;
    /** One key, because WeChat refuses a scene with an ampersand. */
    private static final String KEY = "s=";

    private final SecureRandom random = new SecureRandom();
    private final SceneStore scenes = new SceneStore();
    private final Snapshot<Stations> stations;
    private final StationViews views;
    private final Reach reach;
    private final Database database;
    private final WeChat weChat;

    public PosterRoutes(
            Snapshot<Stations> stations, StationViews views, Reach reach, Database database, WeChat weChat) {
        this.stations = stations;
        this.views = views;
        this.reach = reach;
        this.database = database;
        this.weChat = weChat;
    }

    public void addTo(Api api) {
        api.on("getStationPoster", this::poster).on("getStationByScene", this::byScene);
    }

    /** Nothing on the page can run, and nothing outside of it is asked for anything. */
    private Future<Content> poster(Call call) {
        Station station = stations.get().get(call.id("stationId"));
        if (!reach.serves(call.caller(), station.id(), station.areaId())
                && !reach.reaches(call.caller(), Role.ADMIN, station.areaId())) {
            throw Refusal.forbidden("station:not-yours", "您不在这个站点工作", "海报由本站工作人员或管到它的管理员打印。");
        }
        return database.withTransaction(tx -> scenes.keep(tx, station.id(), fresh()))
                .compose(scene -> weChat.miniProgramCode(KEY + scene))
                .recover(PosterRoutes::later)
                .map(code -> Content.whole("text/html", Buffer.buffer(Poster.page(station, views.items(station), code)))
                        .with(
                                "Content-Security-Policy",
                                "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox"));
    }

    private static <T> Future<T> later(Throwable failure) {
        return Future.failedFuture(
                failure instanceof WeChatException
                        ? Refusal.unavailable("wechat:away", "微信暂时给不了小程序码", "请过几分钟再打印。")
                        : failure);
    }

    private String fresh() {
        return random.ints(LENGTH, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }

    private Future<StationView> byScene(Call call) {
        Datum datum = Datum.GCJ02;
        return scenes.stationOf(database.reads(), call.text("scene"))
                .map(id -> id.flatMap(stations.get()::find).or(Optional::empty))
                .map(station -> views.of(station.orElseThrow(Stations::notFound), datum));
    }
}
