package cn.servicecircle;

import cn.servicecircle.deliberation.Chairing;
import cn.servicecircle.deliberation.Contests;
import cn.servicecircle.deliberation.CourseReader;
import cn.servicecircle.deliberation.Courses;
import cn.servicecircle.deliberation.DeliberationRoutes;
import cn.servicecircle.deliberation.Dockets;
import cn.servicecircle.deliberation.Followers;
import cn.servicecircle.forum.CommentService;
import cn.servicecircle.forum.ForumRoutes;
import cn.servicecircle.forum.ForumStore;
import cn.servicecircle.forum.Readers;
import cn.servicecircle.forum.SupportService;
import cn.servicecircle.forum.TopicService;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.moderation.ContentCheck;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.moderation.ModerationRoutes;
import cn.servicecircle.moderation.ModerationService;
import cn.servicecircle.moderation.ModerationStore;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.SpaceAccess;
import cn.servicecircle.space.SpaceEditor;
import cn.servicecircle.space.SpaceRoutes;
import cn.servicecircle.space.SpaceStore;
import cn.servicecircle.space.Spaces;
import cn.servicecircle.wechat.WeChat;
import java.util.List;
import java.util.Map;

/** 议事: spaces, what is talked about in them, what becomes of it, and who sees to it that it is fit to be shown. */
final class CouncilFeatures {
    private final Groundwork on;
    /** Held in memory. */
    final Snapshot<Spaces> spaces;
    /** Takes topics further when their time has come, and tells their followers. */
    final Sweep sweep;

    private final SpaceAccess access;

    CouncilFeatures(Groundwork on, WeChat weChat) {
        this.on = on;
        this.spaces = new Snapshot<>("space", () -> new SpaceStore().load(on.database.reads()));
        this.access = new SpaceAccess(on.reach, on.clock);
        SpaceEditor editor = new SpaceEditor(on.database, on.areas, on.reach, on.clock);
        new SpaceRoutes(editor, spaces, on.areas, on.idempotency, on.clock).addTo(on.api);
        Followers followers = new Followers(on.outbox, on.clock);
        Courses courses = addDeliberation(followers);
        addForum(courses, followers, new ContentCheck(weChat, on.database, on.people));
        this.sweep = new Sweep(on.vertx, on.database, List.of(courses, followers));
    }

    private Courses addDeliberation(Followers followers) {
        Dockets dockets = new Dockets(on.calendar, spaces, followers, on.clock);
        Courses courses = new Courses(on.database, dockets, spaces, access, on.outbox, on.clock);
        new DeliberationRoutes(
                        new CourseReader(on.database, dockets, access, on.clock.getZone()),
                        courses,
                        new Contests(on.database, dockets, followers, access, on.clock),
                        new Chairing(on.database, dockets, access, on.clock))
                .addTo(on.api);
        return courses;
    }

    private void addForum(Courses courses, Followers followers, ContentCheck check) {
        ModerationStore store = new ModerationStore();
        ModerationQueue queue = new ModerationQueue(store, on.clock);
        ForumStore forum = new ForumStore();
        Readers readers = new Readers(spaces, access);
        TopicService topics =
                new TopicService(on.database, forum, readers, queue, courses, followers, on.outbox, on.clock);
        CommentService comments =
                new CommentService(on.database, forum, readers, queue, followers, on.outbox, on.clock);
        ModerationService moderations = new ModerationService(
                on.database,
                store,
                on.reach,
                Map.of(TopicService.KIND, topics::settle, CommentService.KIND, comments::settle),
                on.clock);
        SupportService supports = new SupportService(on.database, forum, readers, on.clock);
        new ForumRoutes(topics, comments, supports, check, on.idempotency, spaces).addTo(on.api);
        new ModerationRoutes(moderations, on.areas).addTo(on.api);
    }
}
