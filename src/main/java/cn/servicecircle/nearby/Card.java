package cn.servicecircle.nearby;

import cn.servicecircle.geo.Coordinates;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.http.Json;
import cn.servicecircle.station.Station;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** A station as it is for a while, written once for all who ask in that time. */
final class Card {
    /** Of which it tells. */
    final Status status;
    /** The beginning of its JSON object, up to the metres that depend on where one stands. */
    final byte[] head;
    /** As it stands within a JSON string, like all that follow. */
    final byte[] name;
    /** What to say of it after the walk. */
    final byte[] state;
    /** What to say of it after its items, to the end. */
    final byte[] access;
    /** How long it is still open; empty while it is closed. */
    final byte[] until;
    /** When it opens next; empty while it is open. */
    final byte[] opening;

    private Card(byte[] head, Station station, Status status, Sayings sayings) {
        this.status = status;
        this.head = head;
        this.name = text(station.name());
        this.state = text(sayings.state(status));
        this.access = text(asides(station) + "。");
        this.until = text(status.isOpen() ? sayings.until(status) : "");
        this.opening = text(status.isOpen() ? "" : sayings.opening(status));
    }

    private record Place(double lng, double lat, String datum) {}

    private record Duty(String role, String displayName) {}

    private record Head(
            long id,
            String name,
            String address,
            String phone,
            Boolean stepFree,
            Boolean accessibleToilet,
            Boolean hearingLoop,
            List<String> languages,
            String notice,
            LocalDate checkedOn,
            Place point,
            boolean open,
            Instant openUntil,
            Instant opensAt,
            Duty duty) {}

    static Card of(Station station, Status status, Datum datum, Sayings sayings) {
        Head head = new Head(
                station.id(),
                station.name(),
                station.address(),
                station.phone(),
                orNothing(station.access().stepFree()),
                orNothing(station.access().accessibleToilet()),
                orNothing(station.access().hearingLoop()),
                station.languages().isEmpty() ? null : station.languages(),
                station.notice().isEmpty() ? null : station.notice(),
                station.checkedOn(),
                place(station.coordinates(datum).rounded()),
                status.isOpen(),
                status.isOpen() ? status.openUntil().atZone(sayings.zone()).toInstant() : null,
                status.opensAt() == null
                        ? null
                        : status.opensAt().atZone(sayings.zone()).toInstant(),
                status.isStaffed()
                        ? new Duty(status.onDuty().roleName(), status.onDuty().displayName())
                        : null);
        return new Card(upToMetres(Json.encode(head)), station, status, sayings);
    }

    /** A list says what a station has, and not what it lacks: it is read on phones, and quicker for being short. */
    private static Boolean orNothing(boolean has) {
        return has ? true : null;
    }

    /** ，无台阶，有无障碍卫生间。请留意：…, or nothing. */
    private static String asides(Station station) {
        String access =
                station.access().words().stream().map(word -> "，" + word).collect(Collectors.joining());
        return station.notice().isEmpty() ? access : access + "。请留意：" + station.notice();
    }

    private static Place place(Coordinates there) {
        return new Place(there.lng(), there.lat(), there.datum().word());
    }

    /** The object before its closing brace, with one member more. */
    private static byte[] upToMetres(Buffer object) {
        return object.slice(0, object.length() - 1)
                .copy()
                .appendString(",\"walkMeters\":")
                .getBytes();
    }

    /** The text as it stands within a JSON string. */
    static byte[] text(String text) {
        Buffer quoted = Json.encode(text);
        return quoted.getBytes(1, quoted.length() - 1);
    }
}
