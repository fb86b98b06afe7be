package cn.servicecircle.whistle;

import cn.servicecircle.errand.Dossier;
import cn.servicecircle.errand.Dossiers;
import cn.servicecircle.errand.ErrandEvent.Kind;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.ladder.LadderClock;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.stream.Collectors;

/** 吹哨: how a street calls bodies to an errand, and which of them leads. */
public final class Whistles {
    /** So many of those that do not lead; a notice is short. */
    private static final int NAMED = 3;

    private final Dossiers dossiers;
    private final WhistleDesk desk;
    private final Streets streets;
    private final LadderClock clock;
    private final WhistleStore store = new WhistleStore();
    private final BodyStore bodies = new BodyStore();

    public Whistles(Dossiers dossiers, WhistleDesk desk, Streets streets, LadderClock clock) {
        this.dossiers = dossiers;
        this.desk = desk;
        this.streets = streets;
        this.clock = clock;
    }

    Future<Whistle> blow(SqlConnection tx, Caller steward, long errandId, CallSheet sheet) {
        return dossiers.lock(tx, errandId).compose(dossier -> {
            dossier.mustBeVisible(steward);
            long areaId = streets.of(steward, dossier.areas());
            dossier.mustBeOpen();
            return mustBeFirst(tx, errandId)
                    .compose(first -> bodies.list(tx))
                    .map(sheet::bodies)
                    .compose(called -> blow(tx, steward, dossier, areaId, sheet, called));
        });
    }

    private Future<Void> mustBeFirst(SqlConnection tx, long errandId) {
        return store.find(tx, errandId).map(found -> {
            if (found.isPresent()) {
                throw Refusal.conflict("whistle:blown", "这一件已经吹过哨", "还需要别的部门，请用“加叫部门”。");
            }
            return null;
        });
    }

    private Future<Whistle> blow(
            SqlConnection tx, Caller steward, Dossier dossier, long areaId, CallSheet sheet, List<Body> called) {
        Whistle whistle = new Whistle(dossier.id(), areaId, called.get(0).id(), clock.now(), List.of());
        String who = inWords(called);
        Future<Void> added = store.add(tx, whistle);
        for (int i = 0; i < called.size(); i++) {
            BodyCall call = BodyCall.to(dossier.id(), called.get(i), sheet.all().get(i), clock.now());
            added = added.compose(before -> add(tx, call));
        }
        return added.compose(all -> dossiers.note(tx, dossier.id(), Kind.WHISTLED, steward, streets.name(areaId) + who))
                .compose(noted -> desk.reread(tx, dossier.id()));
    }

    private static String inWords(List<Body> called) {
        int others = called.size() - 1;
        String lead = "请" + called.get(0).name() + "牵头";
        String named = called.stream().skip(1).limit(NAMED).map(Body::name).collect(Collectors.joining("、"));
        return others == 0 ? lead : lead + "，" + named + (others > NAMED ? "等 " + others + " 个部门配合" : "配合");
    }

    private Future<Void> add(SqlConnection tx, BodyCall call) {
        return store.addCall(tx, call, clock.next(call.limit(), call.told()));
    }

    /** 加叫部门. */
    Future<Whistle> callBody(SqlConnection tx, Caller steward, long errandId, NewCall wanted) {
        return desk.open(tx, steward, errandId).compose(opened -> {
            opened.dossier().mustBeOpen();
            return bodies.list(tx).map(all -> callable(all, wanted)).compose(body -> {
                opened.whistle().mustNotHave(body);
                return add(tx, BodyCall.to(errandId, body, wanted, clock.now()))
                        .compose(added ->
                                dossiers.note(tx, errandId, Kind.BODY_CALLED, steward, "加叫部门，请" + body.name() + "配合"))
                        .compose(noted -> desk.reread(tx, errandId));
            });
        });
    }

    private static Body callable(List<Body> all, NewCall wanted) {
        return all.stream()
                .filter(body -> body.id() == wanted.bodyId() && body.active())
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("/bodyId", "whistle:unknown-body", "没有这个部门，或者已经停用"));
    }

    Future<Whistle> changeLead(Caller steward, long errandId, long bodyId, String reason) {
        return desk.change(steward, errandId, (tx, opened) -> {
            Whistle next = opened.whistle().ledBy(bodyId);
            String change = "由" + opened.whistle().lead().body().name() + "改为"
                    + next.lead().body().name() + "：" + reason;
            return store.saveLead(tx, next)
                    .compose(saved -> dossiers.note(tx, errandId, Kind.LEAD_CHANGED, steward, "牵头部门" + change));
        });
    }
}
