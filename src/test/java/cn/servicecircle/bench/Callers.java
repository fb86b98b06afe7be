package cn.servicecircle.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** People of a data set who have logged in. */
final class Callers {
    /** As many as are on the phone in a busy quarter of an hour. */
    static final int RESIDENTS = 512;

    private static final int STAFF = 200;
    /** From one to the next, so that they come from the whole district. */
    private static final int STEP = DataSet.RESIDENTS / RESIDENTS;

    private static final int AT_ONCE = 16;

    private final String origin;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Caller> residents;
    private final List<Caller> staff;
    private final List<Caller> moderators;

    /** @param place where a resident's community, a member of staff's station or a moderator's community is */
    record Caller(long personId, String token, long place) {}

    Callers(String origin, PreparedData prepared) throws Exception {
        this.origin = origin;
        DataSet data = prepared.data();
        try (Sql sql = new Sql(prepared.uri())) {
            this.residents = logIn(1, STEP, RESIDENTS, sql, """
                    SELECT c.ancestor_id
                    FROM role_grant g
                    JOIN area_closure c ON c.descendant_id = g.area_id
                    JOIN area a ON a.id = c.ancestor_id AND a.level = 'community'
                    WHERE g.person_id = """);
            verifyPhones();
            this.staff = logIn(
                    data.firstStaff(),
                    1,
                    staffOf(data),
                    sql,
                    "SELECT station_id FROM role_grant WHERE role = 'staff' AND person_id = ");
            this.moderators = logIn(
                    data.firstModerator(),
                    1,
                    DataSet.MODERATORS,
                    sql,
                    "SELECT area_id FROM role_grant WHERE role = 'moderator' AND person_id = ");
        }
    }

    static int staffOf(DataSet data) {
        return Math.min(STAFF, data.stations);
    }

    /** The resident among the callers whom a number falls to: as {@code residents().get(number % RESIDENTS)}. */
    static String residentInSql(String number) {
        return "(%d + %s %% %d * %d)".formatted(DataSet.FIRST_PERSON + 1, number, RESIDENTS, STEP);
    }

    private List<Caller> logIn(int first, int step, int count, Sql sql, String place) throws Exception {
        ExecutorService atOnce = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<String>> tokens = IntStream.range(0, count)
                    .mapToObj(i -> atOnce.submit(() -> token(first + i * step)))
                    .toList();
            List<Caller> callers = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                long personId = DataSet.FIRST_PERSON + first + (long) i * step;
                callers.add(new Caller(personId, tokens.get(i).get(), sql.number(place + personId)));
            }
            return callers;
        } finally {
            atOnce.shutdown();
        }
    }

    /** Only residents post, and need one for it. */
    private void verifyPhones() throws Exception {
        String version = new JsonObject(client.send(
                                HttpRequest.newBuilder(URI.create(origin + "/api/v1/phone-consent"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .getString("version");
        for (Caller resident : residents) {
            String code = "phone-newcomer-" + (resident.personId() - DataSet.FIRST_PERSON) + "_"
                    + Long.toString(System.nanoTime(), 36);
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(origin + "/api/v1/me/phone"))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Bearer " + resident.token())
                            .POST(BodyPublishers.ofString(
                                    "{\"code\":\"%s\",\"consentVersion\":\"%s\"}".formatted(code, version)))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException("cannot verify a phone: " + answer.body());
            }
        }
    }

    private String token(int n) throws IOException, InterruptedException {
        String code = "demo-newcomer-" + n + "_" + Long.toString(System.nanoTime(), 36);
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(origin + "/api/v1/sessions"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"code\":\"" + code + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("cannot log in: " + answer.body());
        }
        return new JsonObject(answer.body()).getString("token");
    }

    List<Caller> residents() {
        return residents;
    }

    List<Caller> staff() {
        return staff;
    }

    List<Caller> moderators() {
        return moderators;
    }
}
