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
    final boolean isOpen;
    /** The first minute, counted from 1970, of which it may not be true. */
    final long holdsUntil;
    /** How long it is still open, as it stands within a JSON string; empty while it is closed. */
    final byte[] until;
    /** When it opens next, as it stands within a JSON string; empty while it is open. */
    final byte[] opening;
    /** Head, state, access and name, one after the other: among thousands of cards, each array would be looked for in vain. */
    private final byte[] pieces;

    private final int state;
    private final int access;
    private final int name;

    private Card(byte[] head, Station station, Status status, Sayings sayings) {
        this.isOpen = status.isOpen();
        this.holdsUntil = sayings.minute(status.holdsUntil());
        Text text = new Text(4 * head.length).add(head);
        this.state = text.length();
        this.access = text.add(text(sayings.state(status))).length();
        this.name = text.add(text(asides(station) + "。")).length();
        this.pieces = text.add(text(station.name())).bytes();
        this.until = text(status.isOpen() ? sayings.until(status) : "");
        this.opening = text(status.isOpen() ? "" : sayings.opening(status));
    }

    /** The beginning of its JSON object, up to the metres that depend on where one stands. */
    void tellHead(Text out) {
        out.add(pieces, 0, state);
    }

    /** What to say of it after the walk, as it stands within a JSON string, like all that follow. */
    void tellState(Text out) {
        out.add(pieces, state, access);
    }

    /** What to say of it after its items, to the end. */
    void tellAccess(Text out) {
        out.add(pieces, access, name);
    }

    void tellName(Text out) {
        out.add(pieces, name, pieces.length);
    }

    int length() {
        return pieces.length;
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
