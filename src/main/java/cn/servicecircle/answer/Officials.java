package cn.servicecircle.answer;

import cn.servicecircle.identity.RoleStore;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.space.Party;
import cn.servicecircle.space.Space;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who is asked for an official answer, and who is told when none comes. */
public final class Officials {
    private final RoleStore roles;
    private final Clock clock;

    /** @param clock in the zone in which terms begin and end */
    public Officials(RoleStore roles, Clock clock) {
        this.roles = roles;
        this.clock = clock;
    }

    /** Its moderators, and the members of the body that it belongs to. */
    Future<Set<Long>> toAnswer(SqlClient sql, Space space) {
        return roles.reaching(sql, Role.MODERATOR, space.areaId()).map(moderators -> {
            Set<Long> people = new LinkedHashSet<>(moderators);
            if (space.host() != null) {
                space.host().membersOn(LocalDate.now(clock)).stream()
                        .map(Party.Member::personId)
                        .forEach(people::add);
            }
            return people;
        });
    }

    /** And the 管家 on all levels above. */
    Future<Set<Long>> toUrge(SqlClient sql, Space space) {
        return toAnswer(sql, space).compose(people -> roles.reaching(sql, Role.STAFF, space.areaId())
                .map(staff -> {
                    people.addAll(staff);
                    return people;
                }));
    }
}
