package cn.servicecircle.picture;

import cn.servicecircle.moderation.Exhibits;
import cn.servicecircle.moderation.Subject;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The pictures of what moderators decide on, with those that were refused or removed. */
public final class PictureExhibits implements Exhibits {
    private final PictureStore store;

    public PictureExhibits(PictureStore store) {
        this.store = store;
    }

    @Override
    public Future<Map<Subject, List<Exhibit>>> of(SqlClient sql, List<Subject> subjects) {
        Map<String, List<Subject>> byKind = subjects.stream().collect(Collectors.groupingBy(Subject::kind));
        Map<Subject, List<Exhibit>> exhibits = new HashMap<>();
        Future<Void> all = Future.succeededFuture();
        for (Map.Entry<String, List<Subject>> kind : byKind.entrySet()) {
            List<Long> ids = kind.getValue().stream().map(Subject::id).toList();
            all = all.compose(before -> store.of(sql, kind.getKey(), ids)).map(pictures -> {
                kind.getValue().forEach(subject -> exhibits.put(subject, of(subject, pictures)));
                return null;
            });
        }
        return all.map(exhibits);
    }

    private static List<Exhibit> of(Subject subject, List<Picture> pictures) {
        return pictures.stream()
                .filter(picture -> picture.post().id() == subject.id())
                .map(PictureView::of)
                .map(view -> new Exhibit(view.id(), view.url(), view.state(), view.stateText()))
                .toList();
    }
}
