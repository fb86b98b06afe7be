package cn.servicecircle.forum;

import cn.servicecircle.moderation.Subject;
import cn.servicecircle.moderation.Versions;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where moderators read what topics and comments said before. */
public final class PostVersions implements Versions {
    private static final List<String> KINDS = List.of(TopicService.KIND, CommentService.KIND);

    private final VersionStore store = new VersionStore();

    @Override
    public Future<Map<Subject, String>> of(SqlClient sql, List<Subject> subjects) {
        Map<Subject, String> paths = new HashMap<>();
        Future<Void> all = Future.succeededFuture();
        for (String kind : KINDS) {
            List<Subject> posts =
                    subjects.stream().filter(post -> post.kind().equals(kind)).toList();
            if (!posts.isEmpty()) {
                all = all.compose(before -> paths(sql, kind, posts)).map(found -> {
                    paths.putAll(found);
                    return null;
                });
            }
        }
        return all.map(paths);
    }

    private Future<Map<Subject, String>> paths(SqlClient sql, String kind, List<Subject> posts) {
        Map<Long, Subject> byId = new HashMap<>();
        posts.forEach(post -> byId.put(post.id(), post));
        return store.reworded(sql, kind, byId.keySet()).map(reworded -> {
            Map<Subject, String> paths = new HashMap<>();
            reworded.forEach(post -> paths.put(byId.get(post.id()), post.path()));
            return paths;
        });
    }
}
