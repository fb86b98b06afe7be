package cn.servicecircle.errand;

import cn.servicecircle.errand.ErrandStore.Named;
import cn.servicecircle.errand.ListStore.Counts;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import java.util.List;

/** Shows errands to those whom they concern. */
public final class ErrandReader {
    private final Database database;
    private final Standings standings;
    private final ErrandViews views;
    private final Deadlines deadlines;
    private final CaseFiles files = new CaseFiles();
    private final ListStore lists = new ListStore();

    public ErrandReader(Database database, Standings standings, ErrandViews views, Deadlines deadlines) {
        this.database = database;
        this.standings = standings;
        this.views = views;
        this.deadlines = deadlines;
    }

    Future<ErrandView> get(Caller caller, long id) {
        return file(caller, id).map(file -> views.whole(file, caller));
    }

    /** For whoever may see the errand; fails as for an invented id for everybody else. */
    public Future<CaseFile> file(Caller caller, long id) {
        return files.read(database.reads(), id).map(found -> standings.visible(found, caller));
    }

    /** A page to print, in HTML. */
    Future<String> receipt(Caller caller, long id) {
        return file(caller, id).map(views::receipt);
    }

    /** Those of the people, too, whose relative the resident is. */
    Future<Slice<ErrandView>> mine(Caller resident, Page page) {
        return lists.ofPerson(database.reads(), resident.personId(), page).map(fetched -> slice(fetched, page));
    }

    Future<Slice<ErrandView>> ofStation(Caller staff, long stationId, WorkList wanted, Page page) {
        standings.staff().mustServe(staff, stationId);
        return lists.ofStation(database.reads(), stationId, wanted, page).map(fetched -> slice(fetched, page));
    }

    Future<Slice<ErrandView>> ofLevel(Caller steward, long areaId, WorkList wanted, Page page) {
        standings.mustBeSteward(steward, areaId);
        return lists.ofLevel(database.reads(), areaId, wanted, page).map(fetched -> slice(fetched, page));
    }

    Future<Counts> counts(Caller staff, long stationId) {
        standings.staff().mustServe(staff, stationId);
        return lists.countsOf(database.reads(), stationId, staff.personId(), deadlines.now());
    }

    private Slice<ErrandView> slice(List<Named> fetched, Page page) {
        return page.slice(fetched, named -> named.errand().id()).map(views::inList);
    }
}
