package cn.servicecircle.deliberation;

import cn.servicecircle.deliberation.ObjectionStore.Appeal;
import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.notification.Notice;
import cn.servicecircle.notification.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** 议事主持: they are told what waits for them, and when it is late. */
public final class Hosts {
    private final RoleStore roles;
    private final Outbox outbox;
    private final ObjectionStore appeals = new ObjectionStore();
    private final CourseStore courses = new CourseStore();

    public Hosts(RoleStore roles, Outbox outbox) {
        this.roles = roles;
        this.outbox = outbox;
    }

    /** All whose role reaches the topic. */
    Future<Void> tell(SqlConnection tx, Docket docket, Notice.Kind kind, String text) {
        return reaching(tx, Role.MODERATOR, docket).compose(people -> tell(tx, docket, people, kind, text));
    }

    /** Those who may answer the appeal that is open; where there are none, those who can make somebody a moderator. */
    Future<Void> askToAnswer(SqlConnection tx, Docket docket, String text) {
        return mayAnswer(tx, docket)
                .compose(fit -> fit.isEmpty() ? reaching(tx, Role.ADMIN, docket) : Future.succeededFuture(fit))
                .compose(people -> tell(tx, docket, people, Notice.Kind.ANSWER_WANTED, text));
    }

    /** The same, and in any case those above them. */
    Future<Void> urgeToAnswer(SqlConnection tx, Docket docket, String text) {
        return mayAnswer(tx, docket).compose(fit -> reaching(tx, Role.ADMIN, docket)
                .compose(above -> tell(
                        tx,
                        docket,
                        Stream.concat(fit.stream(), above.stream()).distinct().toList(),
                        Notice.Kind.ANSWER_LATE,
                        text)));
    }

    private Future<List<Long>> mayAnswer(SqlConnection tx, Docket docket) {
        return parties(tx, docket)
                .compose(parties -> reaching(tx, Role.MODERATOR, docket).map(people -> people.stream()
                        .filter(person -> !parties.contains(person))
                        .toList()));
    }

    /**
     * 回避: who wrote the topic, who put it on its track or answered an appeal against that before, and who appeals now do not
     * answer the appeal.
     */
    Future<Set<Long>> parties(SqlConnection tx, Docket docket) {
        long topicId = docket.matter().topicId();
        return courses.routedBy(tx, topicId)
                .compose(routed -> appeals.openAppeal(tx, topicId).map(open -> {
                    Set<Long> parties = new HashSet<>(routed);
                    parties.add(docket.matter().authorId());
                    open.map(Appeal::personId).ifPresent(parties::add);
                    return parties;
                }));
    }

    private Future<List<Long>> reaching(SqlConnection tx, Role role, Docket docket) {
        return roles.reaching(tx, role, docket.space().areaId());
    }

    private Future<Void> tell(SqlConnection tx, Docket docket, List<Long> people, Notice.Kind kind, String text) {
        String link = "/topics/" + docket.matter().topicId();
        return outbox.tellAll(
                tx,
                people.stream()
                        .map(person -> new Notice(person, kind, docket.matter().title(), text, link))
                        .toList());
    }
}
