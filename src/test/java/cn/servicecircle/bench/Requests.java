package cn.servicecircle.bench;

import cn.servicecircle.bench.Callers.Caller;
import cn.servicecircle.bench.World.Side;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lists of requests that a data set can answer, by chance but the same in each run. */
final class Requests {
    private static final String API = "/api/v1";
    private static final int LENGTH = 4_000;

    private final Side side;
    private final DataSet data;
    private final Random random = new Random(42);
    private final List<Caller> residents;
    private final List<Caller> staff;
    private final Map<Long, List<Caller>> neighbours;
    private final Map<Long, List<Caller>> moderators;

    Requests(Side side) {
        this.side = side;
        this.data = side.prepared().data();
        this.residents = side.callers().residents();
        this.staff = side.callers().staff();
        this.neighbours = residents.stream().collect(Collectors.groupingBy(Caller::place));
        this.moderators = side.callers().moderators().stream().collect(Collectors.groupingBy(Caller::place));
    }

    private static List<Request> list(int length, Function<Integer, Request> request) {
        return IntStream.range(0, length).boxed().map(request).toList();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Points in the town, in GCJ-02. */
    List<Request> points(String path) {
        return list(
                LENGTH,
                i -> Request.get(path
                        + "lng=%.6f&lat=%.6f"
                                .formatted(106.64 + 0.06 * random.nextDouble(), 35.53 + 0.03 * random.nextDouble())));
    }

    /** Points between the houses of three communities, in GCJ-02: within the district, all of them. */
    List<Request> downtown(String path) {
        return list(
                LENGTH,
                i -> Request.get(path
                        + "lng=%.6f&lat=%.6f"
                                .formatted(106.668 + 0.02 * random.nextDouble(), 35.54 + 0.004 * random.nextDouble())));
    }

    /** What people type to find a place: pinyin, initials, numbers. */
    List<Request> typed(String path) {
        List<String> typed = List.of("fjjy", "wanan", "xinbei", "wamslxq", "dongda", "etm", "baofenglu", "gclslxq");
        return list(LENGTH, i -> Request.get(path + any(typed) + (i % 2 == 0 ? "" : 1 + random.nextInt(20))));
    }

    List<Request> numbered(String path, int last) {
        return list(LENGTH, i -> Request.get(path.formatted(1 + random.nextInt(last))));
    }

    List<Request> byResidents(String path) {
        return residents.stream()
                .map(resident -> Request.get(path, resident.token()))
                .toList();
    }

    List<Request> byModerators(String path) {
        return side.callers().moderators().stream()
                .map(moderator -> Request.get(path, moderator.token()))
                .toList();
    }

    /** Topics with a neighbour who may read them: id and area. */
    private List<long[]> readable(int count, int step) throws SQLException {
        String ids = random.ints(3L * count, 1, data.topics / step + 1)
                .mapToObj(n -> Integer.toString(n * step))
                .collect(Collectors.joining(", "));
        try (Sql sql = new Sql(side.prepared().uri())) {
            List<long[]> found = new ArrayList<>(
                    sql.rows("SELECT id, area_id FROM topic WHERE state = 'published' AND id IN (" + ids + ")"));
            found.removeIf(topic -> !neighbours.containsKey(topic[1]));
            java.util.Collections.shuffle(found, random);
            return found.subList(0, Math.min(count, found.size()));
        }
    }

    private Request byNeighbour(String path, long[] topic) {
        return Request.get(
                path.formatted(topic[0]), any(neighbours.get(topic[1])).token());
    }

    List<Request> topics(String path) throws SQLException {
        return readable(LENGTH, 1).stream()
                .map(topic -> byNeighbour(path, topic))
                .toList();
    }

    List<Request> commentedTopics(String path) throws SQLException {
        return readable(LENGTH, 20).stream()
                .map(topic -> byNeighbour(path, topic))
                .toList();
    }

    /** From anywhere in the list of a community, the last pages apart, which are not full. */
    List<Request> topicPages(String path) {
        List<Long> communities = List.copyOf(neighbours.keySet());
        Map<Long, Long> spaces = spaces();
        return list(LENGTH, i -> {
            long community = any(communities);
            int after = data.topics / 5 + random.nextInt(4 * data.topics / 5);
            return Request.get(
                    path.formatted(spaces.get(community), after),
                    any(neighbours.get(community)).token());
        });
    }

    /** Each area's own. */
    private Map<Long, Long> spaces() {
        try (Sql sql = new Sql(side.prepared().uri())) {
            return sql.rows("SELECT own_of, id FROM space WHERE own_of IS NOT NULL").stream()
                    .collect(Collectors.toMap(own -> own[0], own -> own[1]));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Request> stationPages() {
        return list(LENGTH, i -> {
            Caller clerk = any(staff);
            int after = data.lastErrand() / 5 + random.nextInt(4 * data.lastErrand() / 5);
            return Request.get(
                    API + "/stations/%d/errands?limit=20&after=%d".formatted(clerk.place(), after), clerk.token());
        });
    }

    /** Each of one's own station. */
    List<Request> ofStations(String path) {
        return staff.stream()
                .map(clerk -> Request.get(path.formatted(clerk.place()), clerk.token()))
                .toList();
    }

    /**
     * Read by their residents.
     *
     * @param what of each errand, such as {@code /attachments}; empty for the errand itself
     */
    List<Request> errands(String what) throws SQLException {
        Map<Long, Caller> byId = residents.stream().collect(Collectors.toMap(Caller::personId, Function.identity()));
        String ids = byId.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
        try (Sql sql = new Sql(side.prepared().uri())) {
            return sql
                    .rows("SELECT id, principal_id FROM errand WHERE principal_id IN (" + ids + ") AND id <= "
                            + data.lastErrand())
                    .stream()
                    .map(errand -> Request.get(
                            API + "/errands/" + errand[0] + what,
                            byId.get(errand[1]).token()))
                    .toList();
        }
    }

    List<Request> logIns() {
        return list(
                LENGTH,
                i -> Request.post(
                        API + "/sessions",
                        "",
                        "{\"code\":\"demo-newcomer-%d_{{unique}}\"}".formatted(1 + random.nextInt(DataSet.RESIDENTS))));
    }

    List<Request> inserts() {
        return list(
                LENGTH,
                i -> Request.get("/?id=%d&author=%d"
                        .formatted(
                                1 + random.nextInt(data.topics),
                                residents.get(0).personId())));
    }

    List<Request> newComments() throws SQLException {
        return readable(LENGTH, 2).stream()
                .map(topic -> Request.post(
                        API + "/topics/" + topic[0] + "/comments",
                        any(neighbours.get(topic[1])).token(),
                        "{\"body\":\"支持，2 号楼也需要，晚上确实看不清，大家一起想办法。\"}"))
                .toList();
    }

    List<Request> newErrands() {
        return list(
                LENGTH,
                i -> Request.post(
                        API + "/errands",
                        any(residents).token(),
                        "{\"serviceItemId\":%d,\"stationId\":%d,\"description\":\"替母亲申领，她行动不便。{{unique}}\"}"
                                .formatted(1, 1)));
    }

    List<Request> newTopics() {
        return residents.stream()
                .map(resident -> Request.post(
                        API + "/topics",
                        resident.token(),
                        "{\"areaId\":%d,\"title\":\"给 3 号楼门口加一盏路灯\",\"body\":\"晚上老人回来看不清台阶。\"}"
                                .formatted(resident.place())))
                .toList();
    }

    /** The SQL of who handles an errand set aside. */
    String handler() {
        return "%d + id %% %d".formatted(staff.get(0).personId(), staff.size());
    }

    private List<Request> ofReserve(List<Caller> callers, String step, String body) {
        return list(DataSet.RESERVE, i -> {
            int errand = data.lastErrand() + 1 + i;
            return Request.post(
                    API + "/errands/" + errand + "/" + step,
                    callers.get(errand % callers.size()).token(),
                    body);
        });
    }

    List<Request> ofStaff(String step, String body) {
        return ofReserve(staff, step, body);
    }

    List<Request> ofResidents(String step, String body) {
        return ofReserve(residents, step, body);
    }

    List<Request> decisions() throws SQLException {
        try (Sql sql = new Sql(side.prepared().uri())) {
            return sql.rows("SELECT id, area_id FROM moderation WHERE id <= " + DataSet.RESERVE).stream()
                    .map(moderation -> Request.post(
                            API + "/moderations/" + moderation[0] + "/decision",
                            any(moderators.get(moderation[1])).token(),
                            "{\"decision\":\"publish\"}"))
                    .toList();
        }
    }

    /** Of staff, so that the residents stay where their topics are. */
    List<Request> homes() throws SQLException {
        try (Sql sql = new Sql(side.prepared().uri())) {
            List<long[]> homes = sql.rows("SELECT area_id FROM bench_home");
            return list(
                    LENGTH,
                    i -> new Request(
                            "PUT",
                            API + "/me/home",
                            staff.get(i % staff.size()).token(),
                            "{\"areaId\":%d}".formatted(any(homes)[0])));
        }
    }

    List<Request> readNotices() throws SQLException {
        Map<Long, Caller> byId = residents.stream().collect(Collectors.toMap(Caller::personId, Function.identity()));
        try (Sql sql = new Sql(side.prepared().uri())) {
            return sql
                    .rows("SELECT id, person_id FROM notification ORDER BY id LIMIT " + 30 * Callers.RESIDENTS)
                    .stream()
                    .map(notice -> new Request(
                            "PUT",
                            API + "/notifications/" + notice[0] + "/read",
                            byId.get(notice[1]).token(),
                            ""))
                    .toList();
        }
    }
}
