package cn.servicecircle.duty;

import cn.servicecircle.duty.Availabilities.Said;
import cn.servicecircle.duty.Availability.Kind;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.kernel.Worded;
import io.vertx.core.Future;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** Wishes and absences: one's own, and those of a station's staff for its planners. */
final class AvailabilityRoutes {
    private final Availabilities availabilities;
    private final Idempotency idempotency;

    AvailabilityRoutes(Availabilities availabilities, Idempotency idempotency) {
        this.availabilities = availabilities;
        this.idempotency = idempotency;
    }

    void addTo(Api api) {
        api.on("listAvailabilities", this::list)
                .on("addAvailability", this::add)
                .on("deleteAvailability", call -> availabilities.remove(call.caller(), call.id("availabilityId")))
                .on("listStationAvailabilities", this::ofStation);
    }

    private record Items(List<AvailabilityView> items) {}

    private Future<Items> list(Call call) {
        return availabilities
                .of(call.caller())
                .map(all -> new Items(all.stream().map(AvailabilityView::of).toList()));
    }

    private record NewAvailability(String kind, LocalDate fromDay, LocalDate toDay, Integer weekday, String dayPart) {
        Availability of(long personId) {
            return new Availability(
                    0,
                    personId,
                    Worded.of(Kind.class, kind),
                    fromDay,
                    toDay,
                    weekday == null ? null : DayOfWeek.of(weekday),
                    dayPart == null ? null : Worded.of(DayPart.class, dayPart));
        }
    }

    private Future<Reply> add(Call call) {
        Availability said = call.body(NewAvailability.class).of(call.caller().personId());
        return idempotency.once(
                call,
                tx -> availabilities.add(tx, said).map(AvailabilityView::of).map(Reply::created));
    }

    private record Colleague(
            long personId, String roleName, String displayName, List<AvailabilityView> availabilities) {
        static Colleague of(Member member, Said said) {
            return new Colleague(
                    member.personId(),
                    member.roleName(),
                    member.displayName(),
                    said.byPerson().getOrDefault(member.personId(), List.of()).stream()
                            .map(AvailabilityView::of)
                            .toList());
        }
    }

    private record Colleagues(List<Colleague> items) {}

    private Future<Colleagues> ofStation(Call call) {
        return availabilities
                .ofStation(call.caller(), call.id("stationId"))
                .map(said -> new Colleagues(said.members().stream()
                        .map(member -> Colleague.of(member, said))
                        .toList()));
    }
}
