package cn.servicecircle.catalogue;

import cn.servicecircle.catalogue.Question.Type;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import java.util.List;

/** Items to test with, each the plainest that is right. */
final class CatalogueFixture {
    static final String NOTICE = "紧急情况请先拨打 110、119、120。";

    private CatalogueFixture() {}

    static ItemContent content(Integer legalDays, int promisedDays, String notice, Question... questions) {
        return new ItemContent(
                "示例事项",
                "说明",
                "所有人",
                "区民政局",
                "《示例办法》",
                null,
                legalDays,
                promisedDays,
                null,
                notice,
                null,
                List.of(questions));
    }

    static ItemContent content(Question... questions) {
        return content(null, 10, NOTICE, questions);
    }

    static ServiceItem item(long id, int version, Kind kind, boolean withdrawn, Question... questions) {
        return new ServiceItem(id, version, kind, content(questions), withdrawn);
    }

    static Question question(Type type, boolean required) {
        return new Question("q", "问题", type, required, null, null, null, null);
    }

    static Question text(Type type, Integer maxLength) {
        return new Question("q", "问题", type, true, maxLength, null, null, null);
    }

    static Question number(Integer min, Integer max) {
        return new Question("q", "问题", Type.WHOLE_NUMBER, true, null, min, max, null);
    }

    static Question oneOf(String... choices) {
        return new Question("q", "问题", Type.ONE_OF, true, null, null, null, List.of(choices));
    }
}
