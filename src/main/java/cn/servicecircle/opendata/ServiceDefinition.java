package cn.servicecircle.opendata;

import cn.servicecircle.catalogue.Question;
import cn.servicecircle.catalogue.ServiceItem;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.stream.IntStream;

/** The questions of a public 事项 as GeoReport v2 defines a service. */
@JsonNaming(SnakeCaseStrategy.class)
record ServiceDefinition(String serviceCode, List<Attribute> attributes) {

    /** @param values to choose from; null where there is nothing to choose */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Attribute(
            boolean variable,
            String code,
            String datatype,
            boolean required,
            String datatypeDescription,
            int order,
            String description,
            List<Value> values) {}

    record Value(String key, String name) {}

    static ServiceDefinition of(ServiceItem item) {
        List<Question> questions = item.questions();
        return new ServiceDefinition(
                String.valueOf(item.id()),
                IntStream.range(0, questions.size())
                        .mapToObj(i -> attribute(questions.get(i), i + 1))
                        .toList());
    }

    private static Attribute attribute(Question question, int order) {
        return new Attribute(
                true,
                question.key(),
                datatype(question.type()),
                question.required(),
                null,
                order,
                question.text(),
                values(question));
    }

    private static String datatype(Question.Type type) {
        return switch (type) {
            case SHORT_TEXT, PHONE -> "string";
            case LONG_TEXT -> "text";
            case WHOLE_NUMBER -> "number";
            case DATE -> "datetime";
            case YES_NO, ONE_OF -> "singlevaluelist";
        };
    }

    private static List<Value> values(Question question) {
        return switch (question.type()) {
            case YES_NO -> List.of(new Value("true", "是"), new Value("false", "否"));
            case ONE_OF ->
                question.choices().stream()
                        .map(choice -> new Value(choice, choice))
                        .toList();
            default -> null;
        };
    }
}
