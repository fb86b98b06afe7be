package cn.servicecircle.export;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.disclosure.PublicState;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Stations;

/** Words what the receiver is told: no more than it needs for a ledger of its own, unless it is to have names and words too. */
public record Messages(Snapshot<Catalogue> catalogue, Snapshot<Stations> stations) {

    static String type(String eventKind) {
        return "errand." + eventKind.replace('-', '_');
    }

    Message of(Delivery step, boolean personal) {
        return new Message(
                type(step.kind()),
                step.at(),
                new Message.Data(
                        step.trackingNumber(),
                        step.itemKind(),
                        step.itemId(),
                        catalogue.get().name(step.itemId()),
                        step.state(),
                        Worded.of(PublicState.class, step.state()).text(step.outcome()),
                        step.stationId(),
                        stations.get().name(step.stationId()),
                        step.filedAt(),
                        step.dueAt(),
                        personal ? step.principalName() : null,
                        personal ? step.description() : null,
                        personal ? step.note() : null));
    }
}
