package cn.servicecircle.errand;

import cn.servicecircle.kernel.Caller;
import cn.servicecircle.kernel.Refusal;
import java.util.List;
import java.util.Optional;

/** What other features may know of an errand. */
public final class Dossier {
    private final CaseFile file;
    private final Errand errand;
    private final Offer offer;
    private final Standings standings;

    Dossier(CaseFile file, Offer offer, Standings standings) {
        this.file = file;
        this.errand = file.errand();
        this.offer = offer;
        this.standings = standings;
    }

    /** Refuses those whom the errand does not concern, as if there were none. */
    public void mustBeVisible(Caller caller) {
        if (!standings.maySee(caller, file)) {
            throw Standings.notFound();
        }
    }

    /** Whether somebody is still to do something about it. */
    public boolean isOpen() {
        return errand.isOpen();
    }

    public void mustBeOpen() {
        if (!isOpen()) {
            throw Refusal.conflict(
                    "errand:not-open", "这一件已经不在办理中", "现在的状态是“" + errand.state().text() + "”。还要办的，请申请人先要求重新办理。");
        }
    }

    public long id() {
        return errand.id();
    }

    public String trackingNumber() {
        return errand.filing().trackingNumber();
    }

    public String itemName() {
        return offer.itemName(errand.filing().itemId());
    }

    public long principalId() {
        return errand.filing().principalId();
    }

    public Optional<Long> responsibleId() {
        return Optional.ofNullable(errand.responsibleId());
    }

    /** The area that its desk lies in, and all around that one up to the district. */
    public List<Long> areas() {
        return offer.areasOf(errand.desk());
    }
}
