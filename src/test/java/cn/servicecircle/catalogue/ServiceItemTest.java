package cn.servicecircle.catalogue;

import static cn.servicecircle.catalogue.CatalogueFixture.content;
import static cn.servicecircle.catalogue.CatalogueFixture.item;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.kernel.Refusal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an item, and how the catalogue finds it again. */
class ServiceItemTest {

    private static Set<Kind> kinds(Predicate<Kind> which) {
        return Stream.of(Kind.values())
                .filter(which)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    @Test
    void muchFollowsFromAKind() {
        assertEquals(EnumSet.of(Kind.REPORT), kinds(Kind::isPublic));
        assertEquals(EnumSet.of(Kind.REPORT, Kind.MEDIATION), kinds(Kind::needsEmergencyCheck));
        assertEquals(EnumSet.of(Kind.ACT_FOR), kinds(Kind::needsMandate));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyItem_saysWhoDecides_andThatTheStationDoesNot(Kind kind) {
        String sentence = item(1, 1, kind, false).responsibility();
        assertTrue(sentence.startsWith("由区民政局负责"), sentence);
        assertTrue(sentence.contains("网格服务站") && sentence.contains("不"), sentence);
    }

    @Test
    void aRevision_isTheNextVersion_andStaysWithdrawn() {
        ServiceItem next = item(7, 3, Kind.ASSIST, true).revised(3, content(20, 15, null));
        assertEquals(new ServiceItem(7, 4, Kind.ASSIST, content(20, 15, null), true), next);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aRevision_ofAnotherVersionThanTheCurrentOne_isRefused(int basedOn) {
        ServiceItem item = item(7, 3, Kind.ASSIST, false);
        Refusal refusal = assertThrows(Refusal.class, () -> item.revised(basedOn, content()));
        assertEquals("service-item:changed-meanwhile", refusal.type());
    }

    @Test
    void aRevision_keepsTheRulesOfItsKind() {
        ServiceItem report = item(7, 3, Kind.REPORT, false);
        assertThrows(Refusal.class, () -> report.revised(3, content(null, 5, null)));
    }

    @Test
    void theLastWayToComplain_isNotWithdrawn() {
        ServiceItem complaint = item(1, 1, Kind.COMPLAINT, false);
        Refusal refusal = assertThrows(Refusal.class, () -> complaint.withdrawnFrom(1));
        assertEquals("service-item:last-complaint", refusal.type());
        assertTrue(refusal.detail().contains("国办函〔2026〕12号"), refusal::detail);
        assertTrue(complaint.withdrawnFrom(2).withdrawn());
        assertTrue(item(2, 1, Kind.COMPLAINT, true).withdrawnFrom(1).withdrawn());
        assertTrue(item(3, 1, Kind.REPORT, false).withdrawnFrom(1).withdrawn());
        assertFalse(complaint.withdrawnFrom(2).offered().withdrawn());
    }

    @Test
    void theCatalogue_offersTheNewestVersion_andKeepsTheOthers() {
        ServiceItem first = item(1, 1, Kind.ASSIST, false);
        ServiceItem second = item(1, 2, Kind.ASSIST, false);
        ServiceItem gone = item(2, 1, Kind.REPORT, true);
        Catalogue catalogue = new Catalogue(List.of(first, second, gone));

        assertEquals(List.of(second), catalogue.items());
        assertEquals(List.of(gone), catalogue.withdrawn());
        assertEquals(Optional.of(second), catalogue.find(1));
        assertEquals(Optional.of(gone), catalogue.find(2));
        assertEquals(Optional.empty(), catalogue.find(3));
        assertEquals(Optional.of(first), catalogue.version(1, 1));
        assertEquals(Optional.of(second), catalogue.version(1, 2));
        assertEquals(Optional.empty(), catalogue.version(1, 3));
        assertEquals(Optional.empty(), catalogue.version(3, 1));
    }
}
