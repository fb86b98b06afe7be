package cn.servicecircle.identity;

import cn.servicecircle.identity.PhoneStore.Unverified;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.function.UnaryOperator;

/** Gives the people of the demo district phones under which nobody can be called, so that they may post. */
public final class DemoPhones {
    /** Nobody agreed to anything. */
    private static final Consent OF_NOBODY = new Consent("demo", "real-name", "示例");

    private final Database database;
    private final Phones phones;
    private final UnaryOperator<String> numberOf;
    private final PhoneStore store = new PhoneStore();

    /** @param numberOf the simulated WeChat's number of an openid */
    public DemoPhones(Database database, Phones phones, UnaryOperator<String> numberOf) {
        this.database = database;
        this.phones = phones;
        this.numberOf = numberOf;
    }

    /** Leaves alone who has one, or took one back. */
    public Future<Void> give() {
        return database.withTransaction(tx -> store.unverifiedOfDemo(tx).compose(people -> giveAll(tx, people)));
    }

    private Future<Void> giveAll(SqlConnection tx, List<Unverified> people) {
        Future<Void> given = Future.succeededFuture();
        for (Unverified one : people) {
            Phone phone = new Phone("86", numberOf.apply(one.openid()));
            given = given.compose(
                    before -> phones.put(tx, one.personId(), phone, OF_NOBODY).mapEmpty());
        }
        return given;
    }
}
