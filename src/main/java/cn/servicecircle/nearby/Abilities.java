package cn.servicecircle.nearby;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.snapshot.Snapshot;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What to say of stations that can do an errand: ，能办高龄津贴. Written once for each version of the catalogue. */
final class Abilities {
    private final Snapshot<Catalogue> catalogue;
    private volatile Written written = new Written(null, Map.of());

    private record Written(Catalogue source, Map<Long, byte[]> byItem) {}

    Abilities(Snapshot<Catalogue> catalogue) {
        this.catalogue = catalogue;
    }

    /** As it stands within a JSON string; refused where there is no such item. */
    byte[] of(long itemId) {
        Catalogue newest = catalogue.get();
        Written now = written;
        if (now.source() != newest) {
            now = new Written(newest, new ConcurrentHashMap<>());
            written = now;
        }
        return now.byItem()
                .computeIfAbsent(itemId, id -> Card.text("，能办" + newest.get(id).name()));
    }
}
