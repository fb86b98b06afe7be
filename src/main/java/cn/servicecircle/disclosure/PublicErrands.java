package cn.servicecircle.disclosure;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.Question;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Stations;
import java.util.List;
import java.util.stream.Collectors;

/** Speaks of public errands by name, from memory. */
public record PublicErrands(Snapshot<Areas> areas, Snapshot<Stations> stations, Snapshot<Catalogue> catalogue) {

    /** @param value one of the choices, or 是 or 否 */
    public record Answer(String text, String value) {}

    /** The items that are public and offered. */
    public List<ServiceItem> items() {
        return catalogue.get().items().stream()
                .filter(item -> item.kind().isPublic())
                .toList();
    }

    public String itemName(PublicErrand errand) {
        return catalogue.get().name(errand.itemId());
    }

    public String stationName(PublicErrand errand) {
        return stations.get().name(errand.stationId());
    }

    public String responsibleBody(PublicErrand errand) {
        return catalogue
                .get()
                .version(errand.itemId(), errand.itemVersion())
                .map(ServiceItem::responsibleBody)
                .orElse(null);
    }

    /** Where it is, from the 小区 up to the district; null where no area was said. */
    public String address(PublicErrand errand) {
        return errand.areaId() == null
                ? null
                : areas.get().upFrom(errand.areaId()).stream()
                        .flatMap(id -> areas.get().find(id).stream())
                        .map(Area::name)
                        .collect(Collectors.joining("，"));
    }

    /** The name of the area alone. */
    public String areaName(PublicErrand errand) {
        return errand.areaId() == null ? null : areas.get().name(errand.areaId());
    }

    /** What was chosen from what the catalogue offers; what a resident wrote, counted or dated themselves is not shown. */
    public List<Answer> answers(PublicErrand errand) {
        return catalogue.get().version(errand.itemId(), errand.itemVersion()).stream()
                .flatMap(item -> item.questions().stream())
                .filter(question -> errand.answers().containsKey(question.key()))
                .filter(question -> question.type() == Question.Type.ONE_OF || question.type() == Question.Type.YES_NO)
                .map(question ->
                        new Answer(question.text(), words(errand.answers().get(question.key()))))
                .toList();
    }

    private static String words(Object answer) {
        return answer instanceof Boolean yes ? yes ? "是" : "否" : String.valueOf(answer);
    }

    /** The same on one line: 什么隐患：路面坑洼；…; the item's name where nothing was chosen. */
    public String summary(PublicErrand errand) {
        List<Answer> answers = answers(errand);
        return answers.isEmpty()
                ? itemName(errand)
                : answers.stream()
                        .map(answer -> answer.text() + "：" + answer.value())
                        .collect(Collectors.joining("；"));
    }
}
