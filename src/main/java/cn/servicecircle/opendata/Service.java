package cn.servicecircle.opendata;

import cn.servicecircle.catalogue.ServiceItem;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** A public 事项 as GeoReport v2 lists it. */
@JsonNaming(SnakeCaseStrategy.class)
record Service(
        String serviceCode,
        String serviceName,
        String description,
        boolean metadata,
        String type,
        String keywords,
        String group) {

    static Service of(ServiceItem item) {
        return new Service(
                String.valueOf(item.id()),
                item.name(),
                item.content().summary(),
                !item.questions().isEmpty(),
                "realtime",
                "",
                "诉求、隐患");
    }
}
