package cn.servicecircle.opendata;

import cn.servicecircle.disclosure.PublicErrand;
import cn.servicecircle.disclosure.PublicErrands;
import cn.servicecircle.geo.Point;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A public errand as GeoReport v2 shows a service request: every field of it, null where there is nothing to say. */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record ServiceRequest(
        String serviceRequestId,
        String status,
        String statusNotes,
        String serviceName,
        String serviceCode,
        String description,
        String agencyResponsible,
        String serviceNotice,
        Instant requestedDatetime,
        Instant updatedDatetime,
        Instant expectedDatetime,
        String address,
        String addressId,
        String zipcode,
        Double lat,
        @JsonProperty("long") Double lng,
        String mediaUrl) {

    static ServiceRequest of(PublicErrand errand, PublicErrands names) {
        Point point = errand.point();
        return new ServiceRequest(
                errand.trackingNumber(),
                errand.state().isOver() ? "closed" : "open",
                errand.stateText(),
                names.itemName(errand),
                String.valueOf(errand.itemId()),
                names.summary(errand),
                names.responsibleBody(errand),
                null,
                toTheSecond(errand.filedAt()),
                toTheSecond(errand.updatedAt()),
                toTheSecond(errand.dueAt()),
                names.address(errand),
                null,
                null,
                point == null ? null : (Double) point.lat(),
                point == null ? null : (Double) point.lng(),
                null);
    }

    /** As the specification's examples have it; clients read no fractions. */
    private static Instant toTheSecond(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
