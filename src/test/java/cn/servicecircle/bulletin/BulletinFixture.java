package cn.servicecircle.bulletin;

import java.time.LocalDate;
import java.util.List;

/** Bulletins to test with, each the plainest that is right. */
final class BulletinFixture {
    static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
    static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private BulletinFixture() {}

    static BulletinContent content(LocalDate beginsOn, LocalDate endsOn) {
        return content("全文", null, List.of(Audience.EVERYBODY), beginsOn, endsOn);
    }

    static BulletinContent saying(String text) {
        return content(text, null, List.of(Audience.EVERYBODY), FIRST, LAST);
    }

    static BulletinContent content(
            String text, String link, List<Audience> audiences, LocalDate beginsOn, LocalDate endsOn) {
        return new BulletinContent(
                "标题", "大白话", text, new Source("区民政局", null, link), List.of(1L), audiences, null, beginsOn, endsOn);
    }

    static Bulletin bulletin(int version, int current, Bulletin.Withdrawal withdrawal) {
        return new Bulletin(7, version, current, content(FIRST, LAST), null, withdrawal);
    }
}
