package cn.servicecircle;

import cn.servicecircle.answer.Answers;
import cn.servicecircle.bulletin.BulletinReader;
import cn.servicecircle.bulletin.BulletinRoutes;
import cn.servicecircle.bulletin.BulletinService;
import cn.servicecircle.bulletin.BulletinStore;
import cn.servicecircle.bulletin.BulletinViews;
import cn.servicecircle.bulletin.Bulletins;
import cn.servicecircle.bulletin.Proofreading;
import cn.servicecircle.bulletin.Publishers;
import cn.servicecircle.deliberation.Chairing;
import cn.servicecircle.deliberation.Contests;
import cn.servicecircle.deliberation.CourseReader;
import cn.servicecircle.deliberation.Courses;
import cn.servicecircle.deliberation.DeliberationRoutes;
import cn.servicecircle.deliberation.Dockets;
import cn.servicecircle.deliberation.Followers;
import cn.servicecircle.deliberation.Hosts;
import cn.servicecircle.deliberation.Owners;
import cn.servicecircle.deliberation.Progress;
import cn.servicecircle.deliberation.PromiseRoutes;
import cn.servicecircle.deliberation.Promises;
import cn.servicecircle.deliberation.Works;
import cn.servicecircle.errand.Filings;
import cn.servicecircle.forum.CommentService;
import cn.servicecircle.forum.ForumRoutes;
import cn.servicecircle.forum.ForumStore;
import cn.servicecircle.forum.PostVersions;
import cn.servicecircle.forum.PostViews;
import cn.servicecircle.forum.Readers;
import cn.servicecircle.forum.RedactionRoutes;
import cn.servicecircle.forum.Redactions;
import cn.servicecircle.forum.Rewordings;
import cn.servicecircle.forum.SupportService;
import cn.servicecircle.forum.TopicService;
import cn.servicecircle.identity.Profiles;
import cn.servicecircle.ladder.Expiry;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.moderation.Admission;
import cn.servicecircle.moderation.Appeals;
import cn.servicecircle.moderation.ContentCheck;
import cn.servicecircle.moderation.Forgetting;
import cn.servicecircle.moderation.Impartiality;
import cn.servicecircle.moderation.Moderated;
import cn.servicecircle.moderation.ModerationQueue;
import cn.servicecircle.moderation.ModerationRoutes;
import cn.servicecircle.moderation.ModerationService;
import cn.servicecircle.moderation.ModerationStore;
import cn.servicecircle.moderation.ModerationViews;
import cn.servicecircle.moderation.Podium;
import cn.servicecircle.moderation.QueueClock;
import cn.servicecircle.moderation.Reports;
import cn.servicecircle.moderation.SanctionAppeals;
import cn.servicecircle.moderation.SanctionRoutes;
import cn.servicecircle.moderation.Sanctions;
import cn.servicecircle.mutualaid.HelpService;
import cn.servicecircle.mutualaid.MutualAidFeature;
import cn.servicecircle.nickname.NameRoutes;
import cn.servicecircle.nickname.Names;
import cn.servicecircle.picture.Album;
import cn.servicecircle.picture.Illustrable;
import cn.servicecircle.picture.Illustrated;
import cn.servicecircle.privacy.PreviewRoutes;
import cn.servicecircle.search.Holdings;
import cn.servicecircle.search.Search;
import cn.servicecircle.search.SearchRoutes;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.SpaceAccess;
import cn.servicecircle.space.SpaceEditor;
import cn.servicecircle.space.SpaceRoutes;
import cn.servicecircle.space.SpaceStore;
import cn.servicecircle.space.Spaces;
import cn.servicecircle.wechat.WeChat;
import cn.servicecircle.wordlist.WordList;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 议事: spaces, what is talked about in them, what becomes of it, and who sees to it that it is fit to be shown. */
final class CouncilFeatures {
    private final Groundwork on;
    /** Held in memory. */
    final Snapshot<Spaces> spaces;
    /** Held in memory. */
    final Snapshot<Bulletins> bulletins;
    /** Does what is due: of topics and what was promised of them, of answers, cases, helps and pictures; and tells of it. */
    final Sweep sweep;
    /** Uploaded, checked and shown with posts. */
    final PictureFeature pictures;

    private final SpaceAccess access;

    private final ModerationConfig rules;
    private final ModerationStore cases = new ModerationStore();
    private final ModerationQueue queue;
    private final WordList words;
    private final Admission admission;
    /** What moderators decide on, by its kind. */
    private final Map<String, Moderated> moderated = new HashMap<>();

    CouncilFeatures(
            Groundwork on, ModerationConfig rules, WeChat weChat, Filings filings, PictureFeature.Outside outside) {
        this.on = on;
        this.rules = rules;
        this.queue = new ModerationQueue(cases, Duration.ofHours(rules.hours()), on.clock);
        this.spaces = new Snapshot<>("space", () -> new SpaceStore().load(on.database.reads()));
        this.access = new SpaceAccess(spaces, on.reach, on.clock);
        SpaceEditor editor = new SpaceEditor(on.database, on.areas, on.reach, on.clock);
        new SpaceRoutes(editor, spaces, on.areas, on.idempotency, on.clock).addTo(on.api);
        this.words = new WordList(Path.of(rules.words()));
        words.follow(on.vertx);
        new PreviewRoutes(words).addTo(on.api);
        this.bulletins = addBulletins();
        Holdings holdings = new Holdings(bulletins, on.catalogue, on.clock);
        new SearchRoutes(new Search(on.database), spaces, access, on.areas, holdings).addTo(on.api);
        ContentCheck check = new ContentCheck(weChat, on.database, on.people, words);
        addNames(check);
        this.admission = new Admission(cases, rules.trustedAfter(), on.clock);
        Followers followers = new Followers(on.outbox, on.clock);
        Dockets dockets = new Dockets(on.calendar, access, followers, on.clock);
        Owners owners = new Owners(on.roles, on.reach, spaces, on.clock);
        Podium podium = new Podium(on.database, check, admission, access);
        Promises promises = new Promises(owners, on.outbox, on.clock);
        Progress progress = new Progress(dockets, owners, access, podium, on.clock);
        new PromiseRoutes(promises, progress, on.database, on.idempotency, on.clock).addTo(on.api);
        Hosts hosts = new Hosts(on.roles, on.outbox);
        Chairing chairing = new Chairing(on.database, dockets, access, owners, promises, podium, on.clock);
        Contests contests = new Contests(on.database, dockets, followers, hosts, access, podium, on.clock);
        Courses courses = addDeliberation(dockets, hosts, chairing, contests, filings);
        OfficeFeatures office = new OfficeFeatures(on, spaces, access, followers, queue, podium);
        MutualAidFeature mutualAid = new MutualAidFeature(on.database, access, on.vault, on.outbox, on.clock);

        this.pictures = addForum(courses, followers, check, outside);
        moderated.put(Answers.KIND, office.answers);
        addMutualAid(mutualAid, check, filings);
        addModeration(Map.copyOf(moderated));

        List<Sweep.Chore> chores = new ArrayList<>(List.of(courses, promises, office.requests, followers));
        chores.add(QueueClock.ofCases(cases, on.roles, on.outbox, on.clock));
        chores.add(new Forgetting(on.clock));
        chores.add(Expiry.ofRows("post_version", on.clock));
        chores.add(Expiry.ofRows("former_name", on.clock));
        chores.add(Expiry.ofWords("track_appeal", "reason", on.clock));
        chores.add(QueueClock.ofSanctionAppeals(on.roles, on.outbox, on.clock));
        chores.add(mutualAid.clock());
        chores.addAll(pictures.chores);
        this.sweep = new Sweep(on.vertx, on.database, chores);
    }

    /** 前台自愿. */
    private void addNames(ContentCheck check) {
        WordList offices = new WordList(Path.of(rules.offices()));
        offices.follow(on.vertx);
        Names names = new Names(on.database, check, offices, on.clock);
        new NameRoutes(names, new Profiles(on.database, on.roles, on.phones), on.sessions).addTo(on.api);
    }

    /** 政策宣传. */
    private Snapshot<Bulletins> addBulletins() {
        Snapshot<Bulletins> held = new Snapshot<>(
                "bulletin", () -> new BulletinStore().load(on.database.reads(), LocalDate.now(on.clock)));
        BulletinService service = new BulletinService(
                on.database,
                new Publishers(on.areas, on.reach),
                new Proofreading(words::judge),
                on.catalogue,
                on.clock);
        new BulletinRoutes(
                        new BulletinReader(on.database, held, on.clock),
                        service,
                        new BulletinViews(on.areas, on.catalogue, on.clock),
                        on.areas,
                        on.idempotency)
                .addTo(on.api);
        return held;
    }

    private Courses addDeliberation(
            Dockets dockets, Hosts hosts, Chairing chairing, Contests contests, Filings filings) {
        Courses courses = new Courses(on.database, dockets, access, hosts, on.clock);
        new DeliberationRoutes(
                        new CourseReader(on.database, dockets, access, on.clock.getZone()),
                        courses,
                        contests,
                        chairing,
                        new Works(chairing, dockets, filings),
                        on.idempotency)
                .addTo(on.api);
        return courses;
    }

    private PictureFeature addForum(
            Courses courses, Followers followers, ContentCheck check, PictureFeature.Outside outside) {
        ForumStore forum = new ForumStore();
        Readers readers = new Readers(access);
        TopicService topics = new TopicService(
                on.database, forum, readers, queue, admission, courses, followers, on.outbox, on.clock);
        CommentService comments =
                new CommentService(on.database, forum, readers, queue, admission, followers, on.outbox, on.clock);
        SupportService supports = new SupportService(on.database, forum, readers, on.clock);
        Map<String, Illustrable> posts = Map.of(TopicService.KIND, topics, CommentService.KIND, comments);
        PictureFeature illustrations = new PictureFeature(on, posts, queue, outside);
        Album album = illustrations.album;
        PostViews views = new PostViews(spaces, readers, album);
        new ForumRoutes(topics, comments, supports, check, on.idempotency, on.database, views, album).addTo(on.api);
        Rewordings rewordings = new Rewordings(check, admission, queue, courses);
        Redactions redactions = new Redactions(on.database, forum, readers, rewordings, on.clock);
        new RedactionRoutes(redactions, on.database, views).addTo(on.api);
        posts.forEach((kind, posted) -> moderated.put(kind, new Illustrated(posted, album, queue)));
        return illustrations;
    }

    /** 邻里互助. */
    private void addMutualAid(MutualAidFeature mutualAid, ContentCheck check, Filings filings) {
        HelpService helps = mutualAid.helps(queue, admission);
        mutualAid.addTo(on.api, helps, check, filings, on.idempotency);
        mutualAid.addExchangesTo(on.api, admission, check, filings, on.people, on.idempotency);
        moderated.put(HelpService.KIND, helps);
    }

    private void addModeration(Map<String, Moderated> features) {
        Impartiality impartiality = new Impartiality(spaces, on.roles, on.clock);
        ModerationService moderations = new ModerationService(
                on.database, cases, on.reach, impartiality, features, on.outbox, words::judge, on.clock);
        Appeals appeals =
                new Appeals(on.database, moderations, cases, queue, impartiality, features, on.outbox, on.clock);
        new ModerationRoutes(
                        moderations,
                        new Reports(queue, features, access, on.clock),
                        appeals,
                        new ModerationViews(on.database, on.areas, pictures.exhibits, new PostVersions()),
                        on.idempotency)
                .addTo(on.api);
        new SanctionRoutes(
                        new Sanctions(on.database, moderations, impartiality, on.outbox, on.clock),
                        new SanctionAppeals(
                                on.database, moderations, cases, queue, impartiality, on.reach, on.outbox, on.clock),
                        on.idempotency)
                .addTo(on.api);
    }
}
