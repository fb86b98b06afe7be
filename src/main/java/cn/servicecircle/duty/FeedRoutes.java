package cn.servicecircle.duty;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Reply;

/** Shifts in people's own calendars. */
final class FeedRoutes {
    private final Feeds feeds;

    FeedRoutes(Feeds feeds) {
        this.feeds = feeds;
    }

    private record Address(String address) {}

    void addTo(Api api) {
        api.on("getStationDutyFeed", call -> feeds.ofStation(call.id("stationId")))
                .on("getDutyFeed", call -> feeds.ofPerson(call.text("feed")))
                .on(
                        "createDutyFeed",
                        call -> feeds.create(call.caller()).map(Address::new).map(Reply::created))
                .on("revokeDutyFeed", call -> feeds.revoke(call.caller()));
    }
}
