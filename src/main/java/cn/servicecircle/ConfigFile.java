package cn.servicecircle;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@link Config} from its YAML file and the environment. */
final class ConfigFile {
    private static final String PREFIX = "CIRCLE_";
    /** Read elsewhere: where the file is, and the form of the log (logback.xml). */
    private static final Set<String> OTHER_VARIABLES = Set.of("CIRCLE_CONFIG", "CIRCLE_LOG_FORMAT");

    private static final Set<String> SECRETS = Set.of(
            "mysql.uri",
            "redis.uri",
            "wechat.app-secret",
            "push.token",
            "push.aes-key",
            "vault.keys",
            "attachment.s3.access-key",
            "attachment.s3.secret-key",
            "export.webhook-secret");
    private static final Pattern MISSING = Pattern.compile("creator property '([^']+)'");
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private ConfigFile() {}

    /** Why the configuration cannot be used; the message names the key and says what it must be. */
    static final class BadConfig extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadConfig(String message) {
            super(message);
        }
    }

    static Config load(Path file, Map<String, String> environment) {
        ObjectNode tree = read(file);
        Set<String> variables = new HashSet<>(OTHER_VARIABLES);
        keys().forEach(key -> {
            variables.add(variable(key));
            overlay(tree, key, environment.get(variable(key)));
        });
        environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !variables.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new BadConfig(name + ": no such key; the keys are those of " + file);
                });
        try {
            return MAPPER.treeToValue(tree, Config.class);
        } catch (IOException e) {
            throw new BadConfig(explain(e));
        }
    }

    private static ObjectNode read(Path file) {
        try {
            if (new YAMLMapper().readTree(file.toFile()) instanceof ObjectNode tree) {
                return tree;
            }
            throw new BadConfig(file + ": is empty");
        } catch (IOException e) {
            throw new BadConfig(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** The paths of all keys, http.port and so on, from the record tree. */
    static Stream<String> keys() {
        return keys(Config.class, "");
    }

    private static Stream<String> keys(Class<?> type, String prefix) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            String key = prefix + kebab(component);
            return component.getType().isRecord() ? keys(component.getType(), key + ".") : Stream.of(key);
        });
    }

    private static String kebab(RecordComponent component) {
        return ((KebabCaseStrategy) PropertyNamingStrategies.KEBAB_CASE).translate(component.getName());
    }

    static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static void overlay(ObjectNode tree, String key, String fromEnvironment) {
        String section = key.substring(0, key.lastIndexOf('.'));
        String name = key.substring(key.lastIndexOf('.') + 1);
        // A section that lost its last key: it is the key that is missing.
        if (tree.get(section) instanceof NullNode) {
            tree.putObject(section);
        }
        if (!(tree.at("/" + section.replace('.', '/')) instanceof ObjectNode keys)) {
            throw new BadConfig(section + ": missing");
        }
        if (SECRETS.contains(key)) {
            JsonNode written = keys.get(name);
            if (written != null && !written.asText().equals("${" + variable(key) + "}")) {
                throw new BadConfig(key + ": is a secret; write ${" + variable(key) + "} and set that variable");
            }
            keys.put(name, fromEnvironment == null ? "" : fromEnvironment);
        } else if (fromEnvironment != null) {
            keys.put(name, fromEnvironment);
        }
    }

    private static String explain(IOException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return e.getMessage();
        }
        String path = mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
        if (e instanceof com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException) {
            return path + ": unknown key";
        }
        if (e.getCause() instanceof IllegalArgumentException refused) {
            return (path.isEmpty() ? "" : path + ".") + refused.getMessage();
        }
        Matcher missing = MISSING.matcher(mapping.getOriginalMessage());
        if (missing.find()) {
            return path.endsWith(missing.group(1)) ? path + ": missing" : path + "." + missing.group(1) + ": missing";
        }
        return path + ": must be " + expected(mapping) + ", is something else";
    }

    private static String expected(JsonMappingException e) {
        boolean yesOrNo = e instanceof MismatchedInputException mismatch && mismatch.getTargetType() == boolean.class;
        return yesOrNo ? "true or false" : "a number";
    }
}
