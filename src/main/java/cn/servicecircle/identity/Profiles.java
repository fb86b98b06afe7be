package cn.servicecircle.identity;

import cn.servicecircle.kernel.Caller.HeldRole;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import java.util.List;

/** What people are told about themselves. */
public final class Profiles {
    private final Database database;
    private final RoleStore roles;
    private final Phones phones;

    public Profiles(Database database, RoleStore roles, Phones phones) {
        this.database = database;
        this.roles = roles;
        this.phones = phones;
    }

    /** @param phone masked; null while none is verified */
    public record Me(long id, String displayName, String phone, List<HeldRole> roles) {}

    public Future<Me> me(long personId) {
        return phones.shownTo(database.reads(), personId).compose(phone -> roles.callerOf(database.reads(), personId)
                .map(caller -> new Me(personId, caller.name(), phone, caller.roles())));
    }
}
