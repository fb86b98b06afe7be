package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.catalogue.ServiceItem;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    private static final Path FILE = Path.of("config/app.yaml");
    private static final Map<String, String> REAL = Map.of(
            "CIRCLE_MYSQL_URI", "mysql://circle:pass-word@db.example:3306/circle",
            "CIRCLE_REDIS_URI", "redis://:pass-word@redis.example:6379/0",
            "CIRCLE_WECHAT_APP_ID", "wx0123456789abcdef",
            "CIRCLE_WECHAT_APP_SECRET", "0123456789abcdef0123456789abcdef",
            "CIRCLE_VAULT_KEYS", "k1:0123456789abcdef0123456789abcdef01234567890",
            "CIRCLE_EXPORT_WEBHOOK_SECRET", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "CIRCLE_PUSH_TOKEN", "aPushToken",
            "CIRCLE_PUSH_AES_KEY", "0123456789abcdef0123456789abcdef01234567890",
            "CIRCLE_PUSH_PUBLIC_URL", "https://circle.example");

    private static final Map<String, String> S3 = Map.of(
            "CIRCLE_ATTACHMENT_STORAGE", "s3",
            "CIRCLE_ATTACHMENT_S3_ENDPOINT", "http://127.0.0.1:9000",
            "CIRCLE_ATTACHMENT_S3_BUCKET", "circle",
            "CIRCLE_ATTACHMENT_S3_ACCESS_KEY", "an-access-key",
            "CIRCLE_ATTACHMENT_S3_SECRET_KEY", "a-secret-key");

    @TempDir
    Path folder;

    private static Map<String, String> realAnd(String name, String value) {
        Map<String, String> environment = new HashMap<>(REAL);
        environment.put(name, value);
        return environment;
    }

    private static String refusal(Path file, Map<String, String> environment) {
        return assertThrows(ConfigFile.BadConfig.class, () -> ConfigFile.load(file, environment))
                .getMessage();
    }

    private Path edited(String regex, String replacement) throws IOException {
        String before = Files.readString(FILE);
        String after = Pattern.compile(regex, Pattern.MULTILINE).matcher(before).replaceFirst(replacement);
        assertNotEquals(before, after);
        return Files.writeString(folder.resolve("app.yaml"), after);
    }

    static List<String> keys() {
        return ConfigFile.keys().toList();
    }

    /** The value of a key, and of a section on the way to it. */
    private static Object valueOf(Object tree, String key) {
        String name = key.split("\\.", 2)[0];
        RecordComponent component = Arrays.stream(tree.getClass().getRecordComponents())
                .filter(c -> c.getName().equalsIgnoreCase(name.replace("-", "")))
                .findFirst()
                .orElseThrow();
        try {
            Object value = component.getAccessor().invoke(tree);
            return key.contains(".") ? valueOf(value, key.split("\\.", 2)[1]) : value;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String another(String key, Object value) {
        return switch (key) {
            case "mysql.uri" -> "mysql://another@db.example/circle";
            case "redis.uri" -> "rediss://another.example";
            case "vault.keys" -> "k2:abcdef0123456789abcdef0123456789abcdef01234";
            case "push.aes-key" -> "abcdef0123456789abcdef0123456789abcdef01234";
            case "wechat.api-host", "push.public-url", "attachment.s3.endpoint", "export.webhook-url" ->
                "https://another.example";
            case "attachment.storage" -> "s3";
            case "export.webhook-secret" -> "whsec_" + "a".repeat(43) + "=";
            case "export.webhook-kinds" -> "act-for,home-visit";
            default ->
                value instanceof Integer number
                        ? String.valueOf(number + 1)
                        : value instanceof Double number
                                ? String.valueOf(number + 0.5)
                                : value instanceof Boolean yes ? String.valueOf(!yes) : "another";
        };
    }

    @Test
    void theFileAsItIs_startsTheBundledServers() {
        assertTrue(ConfigFile.load(FILE, Map.of()).isEmbedded());
        assertFalse(ConfigFile.load(FILE, REAL).isEmbedded());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKey_canBeSetByItsVariable(String key) {
        Object before = valueOf(ConfigFile.load(FILE, REAL), key);
        String wanted = another(key, before);
        Map<String, String> environment = key.equals("attachment.storage") ? new HashMap<>(S3) : new HashMap<>(REAL);
        environment.put(ConfigFile.variable(key), wanted);
        Object after = valueOf(ConfigFile.load(FILE, environment), key);
        assertNotEquals(before, after);
        assertEquals(wanted, after.toString());
    }

    /** A secret has no value in the file that could be missing. */
    static List<String> plainKeys() throws IOException {
        String file = Files.readString(FILE);
        return ConfigFile.keys()
                .filter(key -> !file.contains("${" + ConfigFile.variable(key) + "}"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("plainKeys")
    void aMissingKey_isNamed(String key) throws IOException {
        Path file = edited("^ +" + key.substring(key.lastIndexOf('.') + 1) + ":.*\n", "");
        String named = refusal(file, Map.of()).replace(": missing", "");
        assertEquals(key, named);
    }

    @Test
    void everyKey_isInTheFile_andHasAComment() throws IOException {
        String section = "";
        boolean commented = false;
        List<String> seen = new ArrayList<>();
        for (String line : Files.readAllLines(FILE)) {
            if (line.matches("[a-z]+:")) {
                section = line.replace(':', '.');
                commented = false;
            } else if (line.matches("  [a-z0-9]+:")) {
                section = section + line.strip().replace(':', '.');
                commented = false;
            } else if (line.matches(" +#.*")) {
                commented = true;
            } else if (line.startsWith("  ")) {
                String key = section + line.strip().split(":")[0];
                assertTrue(commented, key + " has no comment");
                seen.add(key);
            }
        }
        assertEquals(keys(), seen);
    }

    @ParameterizedTest
    @CsvSource({
        "CIRCLE_HTTP_PORT, 65536, http.port: must be from 0",
        "CIRCLE_HTTP_PORT, -1, http.port: must be from 0",
        "CIRCLE_HTTP_PORT, many, 'http.port: must be a number'",
        "CIRCLE_HTTP_PORT, 80.5, 'http.port: must be a number'",
        "CIRCLE_HTTP_HOST, '', http.host: must not be empty",
        "CIRCLE_MYSQL_TLS, perhaps, mysql.tls: must be true or false",
        "CIRCLE_MYSQL_WRITE_CONNECTIONS, 0, mysql.write-connections: must be from 1",
        "CIRCLE_CIRCLE_DETOUR_FACTOR, NaN, circle.detour-factor: must be from 1",
        "CIRCLE_CALENDAR_WARN_DAYS, 0, calendar.warn-days: must be from 1",
        "CIRCLE_CALENDAR_WARN_DAYS, 367, calendar.warn-days: must be from 1",
        "CIRCLE_EXPORT_WEBHOOK_URL, http://platform.example/hook, export.webhook-url: must begin with https",
        "CIRCLE_EXPORT_WEBHOOK_URL, http://127.0.0.1.example/hook, export.webhook-url: must begin with https",
        "CIRCLE_EXPORT_WEBHOOK_URL, http://localhost@platform.example, export.webhook-url: must begin with https",
        "CIRCLE_EXPORT_WEBHOOK_KINDS, 'report,dispute', export.webhook-kinds: must be kinds",
        "CIRCLE_EXPORT_WEBHOOK_KINDS, '', export.webhook-kinds: must not be empty",
        "CIRCLE_WECHAT_API_HOST, http://api.weixin.qq.com, wechat.api-host: must begin with https",
        "CIRCLE_PUSH_PUBLIC_URL, http://circle.example, push.public-url: must look like https",
        "CIRCLE_PUSH_PUBLIC_URL, https://circle.example/path, push.public-url: must look like https",
        "CIRCLE_PUSH_PUBLIC_URL, '', 'push.token, aes-key, public-url: set all'",
        "CIRCLE_HTTP_UPLOAD_PATIENCE_SECONDS, 0, http.upload-patience-seconds: must be from 1",
        "CIRCLE_ATTACHMENT_STORAGE, disk, attachment.storage: must be local or s3",
        "CIRCLE_ATTACHMENT_STORAGE, s3, attachment.s3.endpoint: must not be empty",
        "CIRCLE_ATTACHMENT_FOLDER, '', attachment.folder: must not be empty",
        "CIRCLE_ATTACHMENT_S3_ENDPOINT, s3.example.com, attachment.s3.endpoint: must look like https",
        "CIRCLE_ATTACHMENT_S3_ENDPOINT, https://s3.example.com/path, attachment.s3.endpoint: must look like https",
        "CIRCLE_ATTACHMENT_S3_BUCKET, a/b, attachment.s3.bucket: must be lower-case",
    })
    void aValueThatCannotBe_isNamedWithItsKey(String variable, String value, String refusal) {
        String message = refusal(FILE, realAnd(variable, value));
        assertTrue(message.startsWith(refusal), message);
    }

    @ParameterizedTest
    @CsvSource({
        "CIRCLE_MYSQL_URI, jdbc:mysql://circle:s3cr3t@db.example/circle",
        "CIRCLE_MYSQL_URI, mysql://circle:s3cr3t@db.example",
        "CIRCLE_MYSQL_URI, mysql://circle:s3cr3t/x@db.example/circle",
        "CIRCLE_MYSQL_URI, mysql://circle:s3cr3t+x@db.example/circle",
        "CIRCLE_MYSQL_URI, mysql://circle:s3cr3t@db.example/circle?useSSL=true",
        "CIRCLE_REDIS_URI, redis://:s3cr3t x@redis.example",
        "CIRCLE_REDIS_URI, redis.example:6379?s3cr3t",
        "CIRCLE_WECHAT_APP_SECRET, s3cr3t&x=1",
        "CIRCLE_PUSH_TOKEN, s3cr3t!",
        "CIRCLE_PUSH_AES_KEY, s3cr3t",
        "CIRCLE_EXPORT_WEBHOOK_SECRET, s3cr3t",
        "CIRCLE_EXPORT_WEBHOOK_SECRET, whsec_s3cr3t",
        "CIRCLE_VAULT_KEYS, k1:tooshort",
    })
    void aSecretOfTheWrongForm_isNamedButNotPrinted(String variable, String value) {
        String message = refusal(FILE, realAnd(variable, value));
        String key = keys().stream()
                .filter(k -> ConfigFile.variable(k).equals(variable))
                .findFirst()
                .orElseThrow();
        assertTrue(message.startsWith(key + ": must"), message);
        assertFalse(message.contains("s3cr3t"), message);
    }

    @Test
    void aWebhook_wantsASecret() {
        Map<String, String> environment = realAnd("CIRCLE_EXPORT_WEBHOOK_URL", "https://platform.example/hook");
        environment.remove("CIRCLE_EXPORT_WEBHOOK_SECRET");
        assertEquals("export.webhook-secret: must not be empty", refusal(FILE, environment));
    }

    @Test
    void everyKindOfItems_canBeToldToAWebhook() {
        String kinds = Arrays.stream(ServiceItem.Kind.values())
                .map(ServiceItem.Kind::word)
                .collect(Collectors.joining(","));
        Config config = ConfigFile.load(FILE, realAnd("CIRCLE_EXPORT_WEBHOOK_KINDS", kinds));
        assertEquals(kinds, config.export().webhookKinds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass%40word", "a.b_c~d!e*f-g", ""})
    void aPasswordInAUri_mayHaveThese(String password) {
        String uri = "mysql://circle:" + password + "@[::1]:3306/circle";
        assertEquals(
                uri,
                ConfigFile.load(FILE, realAnd("CIRCLE_MYSQL_URI", uri)).mysql().uri());
    }

    @Test
    void aSecretWrittenIntoTheFile_isRefusedWithoutPrintingIt() throws IOException {
        Path file = edited("\\$\\{CIRCLE_WECHAT_APP_SECRET\\}", "s3cr3t");
        String message = refusal(file, Map.of());
        assertTrue(message.startsWith("wechat.app-secret: is a secret"), message);
        assertFalse(message.contains("s3cr3t"), message);
    }

    @Test
    void anUnknownKey_isNamed() throws IOException {
        assertEquals("http.prot: unknown key", refusal(edited("^  port:", "  prot: 1\n  port:"), Map.of()));
        assertEquals("htpp: unknown key", refusal(edited("^http:", "htpp: 1\nhttp:"), Map.of()));
    }

    @Test
    void anUnknownVariable_isNamed() {
        String message = refusal(FILE, Map.of("CIRCLE_HTTP_PROT", "8081"));
        assertTrue(message.startsWith("CIRCLE_HTTP_PROT: no such key"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CIRCLE_MYSQL_URI",
                "CIRCLE_REDIS_URI",
                "CIRCLE_WECHAT_APP_ID",
                "CIRCLE_WECHAT_APP_SECRET",
                "CIRCLE_VAULT_KEYS"
            })
    void neighboursSetInPart_nameWhatIsMissing(String missing) {
        Map<String, String> environment = new HashMap<>(REAL);
        environment.remove(missing);
        String message = refusal(FILE, environment);
        String key =
                missing.substring("CIRCLE_".length()).toLowerCase(Locale.ROOT).replaceFirst("_", ".");
        assertTrue(message.startsWith(key.replace('_', '-') + ": not set"), message);
    }

    @Test
    void aFileThatIsMissing_orNoYaml_isNamed() throws IOException {
        assertTrue(refusal(folder.resolve("none.yaml"), Map.of()).contains("none.yaml: cannot be read"));
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "http: [");
        assertTrue(refusal(broken, Map.of()).contains("broken.yaml: cannot be read"));
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "");
        assertTrue(refusal(empty, Map.of()).contains("empty.yaml"));
    }

    @Test
    void secrets_areNotPrintedWithTheConfiguration() {
        Map<String, String> everything = new HashMap<>(REAL);
        everything.putAll(S3);
        String printed = ConfigFile.load(FILE, everything).toString();
        assertFalse(
                printed.contains("pass-word")
                        || printed.contains("aPushToken")
                        || printed.contains("0123456789abcdef0123"),
                printed);
        assertFalse(printed.contains("an-access-key") || printed.contains("a-secret-key"), printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENDPOINT", "BUCKET", "ACCESS_KEY", "SECRET_KEY"})
    void s3SetInPart_namesWhatIsMissing(String missing) {
        Map<String, String> environment = new HashMap<>(S3);
        environment.remove("CIRCLE_ATTACHMENT_S3_" + missing);
        assertEquals(
                "attachment.s3." + missing.toLowerCase(Locale.ROOT).replace('_', '-') + ": must not be empty",
                refusal(FILE, environment));
    }

    @Test
    void theBundledServers_keepAttachmentsBesideTheirData() {
        Map<String, String> everything = new HashMap<>(REAL);
        everything.putAll(S3);
        Config real = ConfigFile.load(FILE, everything);
        assertTrue(real.attachment().isInS3());
        Config bundled = real.on(
                "mysql://a@b/c", "redis://b", real.wechat(), real.vault().keys());
        assertFalse(bundled.attachment().isInS3());
        assertEquals(Path.of("data/attachments"), bundled.attachment().folder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docker/Dockerfile", "docker/compose.yaml"})
    void deployment_setsOnlyVariablesThatExist(String file) throws IOException {
        Set<String> known = Stream.concat(
                        ConfigFile.keys().map(ConfigFile::variable), Stream.of("CIRCLE_CONFIG", "CIRCLE_LOG_FORMAT"))
                .collect(Collectors.toSet());
        Set<String> used = Pattern.compile("CIRCLE_[A-Z_]+")
                .matcher(Files.readString(Path.of(file)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertFalse(used.isEmpty());
        used.removeAll(known);
        assertEquals(Set.of(), used);
    }
}
