package cn.servicecircle;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import java.util.UUID;

/** Errands of resident-1's at 风景嘉苑's station, of an item that needs no mandate, brought over the API to where a test begins. Their ids. */
public final class Errands {
    private final ApiClient resident;
    private final ApiClient staff;
    private final long station;
    private final String errand;

    public Errands(TestApp app) {
        this.resident = app.as("resident-1");
        this.staff = app.as("staff-1");
        this.station = app.station();
        this.errand = errand(2);
    }

    private String errand(long item) {
        return "{\"serviceItemId\":%d,\"stationId\":%d,\"description\":\"请帮忙\"}".formatted(item, station);
    }

    public Answer fileBy(ApiClient who) {
        return file(who, errand);
    }

    private static Answer file(ApiClient who, String errand) {
        return who.post("/errands", errand, "Idempotency-Key", UUID.randomUUID().toString());
    }

    public long filed() {
        return fileBy(resident).expect(201).id();
    }

    public long claimedOf(long item) {
        return step(staff, file(resident, errand(item)).expect(201).id(), "claim", null);
    }

    public long claimed() {
        return step(staff, filed(), "claim", null);
    }

    /** For a copy of the 户口簿, which stops the clock. */
    public long waiting() {
        return step(staff, claimed(), "papers", """
                {"papers":[{"name":"户口簿","form":"copy","copies":1,"obtainedFrom":"本人持有"}]}""");
    }

    public long done() {
        return step(staff, claimed(), "complete", "{\"result\":\"材料已交区民政局。\"}");
    }

    /** In progress again, because the principal says that it is not solved. */
    public long disputed() {
        return step(resident, done(), "confirm", "{\"solved\":false,\"comment\":\"津贴没有到账\"}");
    }

    public long closed() {
        return step(resident, done(), "confirm", "{\"solved\":true}");
    }

    /** The callback that follows, of which whoever worked on the errand is told. */
    public long callback() {
        step(resident, done(), "rating", "{\"grade\":1}");
        String link =
                staff.get("/notifications?limit=1").items().getJsonObject(0).getString("link");
        return Long.parseLong(link.replace("/callbacks/", ""));
    }

    /** An errand that is called back about. */
    public long calledBackAbout() {
        return step(resident, done(), "rating", "{\"grade\":1}");
    }

    private static long step(ApiClient who, long id, String step, String body) {
        who.post("/errands/" + id + "/" + step, body).expect(200);
        return id;
    }
}
