package cn.servicecircle;

import cn.servicecircle.http.Callback;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.picture.Album;
import cn.servicecircle.picture.Asker;
import cn.servicecircle.picture.Illustrable;
import cn.servicecircle.picture.Leaving;
import cn.servicecircle.picture.Outcomes;
import cn.servicecircle.picture.PictureExhibits;
import cn.servicecircle.picture.PictureRoutes;
import cn.servicecircle.picture.PictureStore;
import cn.servicecircle.picture.Pictures;
import cn.servicecircle.picture.PublicAddress;
import cn.servicecircle.picture.Pushes;
import cn.servicecircle.picture.Silence;
import cn.servicecircle.upload.Keeper;
import cn.servicecircle.wechat.WeChat;
import java.util.List;
import java.util.Map;

/** 图片 of posts: uploaded, checked by WeChat or people, shown. */
final class PictureFeature {
    /** Where WeChat pushes to, as it is written into its console. */
    static final String PUSH_PATH = "/wechat/push";

    final Album album;
    final PictureExhibits exhibits;
    final Asker asker;
    final PublicAddress address;
    final Callback callback;
    final List<Sweep.Chore> chores;

    /** What of the outside world it needs. */
    record Outside(WeChat weChat, UploadPlaces files, PushConfig push, String appId) {}

    /** @param posts who owns each kind of post */
    PictureFeature(Groundwork on, Map<String, Illustrable> posts, ModerationQueue queue, Outside outside) {
        PictureStore store = new PictureStore();
        Outcomes outcomes = new Outcomes(store, posts, queue, on.outbox, on.clock);
        this.album = new Album(store, outcomes);
        this.exhibits = new PictureExhibits(store);
        this.address = new PublicAddress(outside.push().publicUrl());
        this.asker = new Asker(on.vertx, on.database, store, outcomes, outside.weChat(), address, on.clock);
        Pushes pushes = new Pushes(on.database, store, outcomes, outside.push().seal(outside.appId()), on.clock);
        this.callback = new Callback(PUSH_PATH, pushes::echo, pushes::receive);
        this.chores = List.of(pushes, new Silence(store, outcomes, on.clock), new Leaving(store, on.clock));
        UploadPlaces files = outside.files();
        Pictures pictures = new Pictures(
                on.database,
                store,
                new Keeper(on.database, files.storage(), store),
                posts,
                on.reach,
                address.isKnown(),
                on.clock);
        new PictureRoutes(pictures, files.incoming(), files.inspection(), files.storage(), on.idempotency)
                .addTo(on.api);
    }
}
