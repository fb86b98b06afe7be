package cn.servicecircle.bench;

import static cn.servicecircle.bench.Reference.COMMENTS;
import static cn.servicecircle.bench.Reference.GEOSEARCH;
import static cn.servicecircle.bench.Reference.INSERT;
import static cn.servicecircle.bench.Reference.JSON;
import static cn.servicecircle.bench.Reference.PAGE;
import static cn.servicecircle.bench.Reference.PAGE_OF_SMALL;
import static cn.servicecircle.bench.Reference.ROUTER;
import static cn.servicecircle.bench.Reference.SELECT;

import cn.servicecircle.bench.World.Side;
import cn.servicecircle.http.Contract;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Every row of the table: each reference, and after it the operations of the contract that are compared with it. */
final class Operations {
    private static final String API = "/api/v1";
    private static final String NEAREST =
            API + "/stations/nearest?limit=5&datum=gcj02&itemId=1&openOnly=true&stepFree=true&pace=elder&";
    private static final String TOPICS = API + "/topics?limit=20&spaceId=%d&after=%d";
    private static final String BARE_TOPICS = "/?spaceId=%d&after=%d";
    private static final Goal[] OF_NEAREST = {
        Goal.ratio(0.65, JSON), Goal.ratio(2.5, GEOSEARCH), Goal.p99(2, JSON), Goal.micros(1.8, JSON)
    };

    private static final Goal[] OF_NEAREST_WALKS = {Goal.ratio(0.45, JSON), Goal.micros(5.8, JSON)};

    /** Operations of the contract that the table leaves out, and why. */
    static final Map<String, String> LEFT_OUT = new TreeMap<>();

    static {
        leaveOut("once a session", "logOut");
        leaveOut("once in a phone's life", "getPhoneConsent", "verifyPhone", "removePhone", "recordPhone");
        leaveOut("a few in a month", "chooseName");
        leaveOut(
                "a file, whose inspection takes a thousand times as long as its row",
                "uploadAttachment",
                "uploadPicture");
        leaveOut(
                "a file, whose speed is the disk's and the network's",
                "getAttachment",
                "getPicture",
                "getPictureToCheck");
        leaveOut("now and then", "deleteAttachment", "deletePicture", "getReceipt");
        leaveOut("an answer without an end", "followStationErrands");
        leaveOut("once a visit", "registerVisitor", "showVisitorPhone", "listCalls", "markPhoned", "lookUpErrand");
        leaveOut("goes the way of fileErrand", "fileErrandFor");
        leaveOut("goes the way of listNotifications", "listRelatives");
        leaveOut("getErrand and one more SELECT", "listMandates", "listOriginals");
        leaveOut("once in a lifetime", "inviteRelative", "acceptInvitation", "endKinship", "linkRelatives");
        leaveOut("goes the way of listStationErrands", "listAreaErrands", "listEscalations");
        leaveOut(
                "a few in a week",
                "blowWhistle",
                "callBody",
                "listBodyCalls",
                "changeLeadBody",
                "acknowledgeBodyCall",
                "finishBodyCall",
                "declineBodyCall",
                "listBodies");
        leaveOut(
                "goes the way of completeErrand",
                "refuseErrand",
                "startErrand",
                "requestPapers",
                "supplyPapers",
                "rejectPaper",
                "confirmErrand",
                "closeErrand",
                "reopenErrand",
                "joinErrand",
                "assignErrand",
                "handOverErrand",
                "handUpErrand",
                "giveBackErrand",
                "referErrand",
                "splitErrand",
                "giveMandate",
                "passMandateOn",
                "endMandate",
                "doDeed",
                "receiveOriginal",
                "passOriginalOn",
                "fetchOriginalBack",
                "returnOriginal",
                "acknowledgeOriginal",
                "declineCallback",
                "recordCall",
                "answerCallback",
                "rectifyCallback",
                "explainCallback",
                "passOnCallback");
        leaveOut("goes the way of listNotifications", "listCallbacks");
        leaveOut("no errand of the data set is public; SimilarCostIT counts what it reads", "listSimilarErrands");
        leaveOut(
                "no errand of the data set is public",
                "followErrand",
                "unfollowErrand",
                "getPublicErrand",
                "listFollowedErrands",
                "listOpen311Requests",
                "getOpen311Request",
                "postOpen311Request");
        leaveOut("goes the way of listServiceItems", "listOpen311Services", "getOpen311Service");
        leaveOut(
                "once in a term",
                "createSpace",
                "changeSpace",
                "setSpaceRules",
                "addParty",
                "changeParty",
                "setPartyMembers");
        leaveOut("goes the way of getCalendar", "listSpaces", "getSpace");
        leaveOut(
                "a few in a topic's life",
                "stateFacts",
                "objectToTopic",
                "withdrawObjection",
                "appealTrack",
                "settleTrack",
                "extendStage",
                "concludeStage",
                "addWork",
                "promiseWork");
        leaveOut(
                "a few in a topic's life",
                "listMyPromises",
                "addProgress",
                "giveAnswer",
                "correctAnswer",
                "requestAnswer");
        leaveOut("goes the way of getCourse", "listAnswers");
        leaveOut(
                "a few in a month",
                "proposeAgenda",
                "callMeeting",
                "listMeetings",
                "getMeetingFeed",
                "getMeeting",
                "changeMeeting",
                "cancelMeeting",
                "getMinutes",
                "writeMinutes",
                "publishMinutes");
        leaveOut(
                "now and then",
                "reportPost",
                "getModeration",
                "appealModeration",
                "answerAppeal",
                "listModerationLog",
                "imposeSanction",
                "listMySanctions",
                "listSanctionAppeals",
                "appealSanction",
                "answerSanctionAppeal",
                "redactTopic",
                "redactComment",
                "listTopicVersions",
                "listCommentVersions");
        leaveOut("walks as far as it must; SearchApiIT bounds a stride", "search", "listSimilarTopics");
        leaveOut("memory alone; PrivacyGuardTest bounds its time", "previewPost");
        leaveOut("getTopic and one more SELECT", "getCourse");
        leaveOut("goes the way of postComment", "supportTopic", "withdrawSupport", "followTopic", "unfollowTopic");
        leaveOut("goes the way of getServiceItem", "getBulletin");
        leaveOut(
                "a few in a week",
                "publishBulletin",
                "correctBulletin",
                "withdrawBulletin",
                "listBulletinVersions",
                "getBulletinVersion",
                "listAreaBulletins");
        leaveOut("goes the way of listTopics and getTopic", "listHelps", "listMyHelps", "getHelp", "listHelpResponses");
        leaveOut(
                "a few in a help's life; HelpRacesIT has its races",
                "postHelp",
                "extendHelp",
                "closeHelp",
                "handHelpOver",
                "respondToHelp",
                "acceptHelpResponse",
                "withdrawHelpResponse",
                "proposeMediation",
                "answerMediation");
        leaveOut("a table now and then", "downloadOpenData", "exportStationErrands");
        leaveOut("now and then", "checkStation", "listStationChanges", "getStationPoster", "getStationByScene");
        leaveOut("a calendar now and then", "getStationDutyFeed", "getDutyFeed", "createDutyFeed", "revokeDutyFeed");
        leaveOut(
                "a few in a week",
                "draftRota",
                "publishRota",
                "getRota",
                "listHoles",
                "offerShift",
                "takeBackShift",
                "takeShift",
                "closeShift",
                "listAvailabilities",
                "addAvailability",
                "deleteAvailability",
                "listStationAvailabilities",
                "reportEmptyStation",
                "listEmptyReports",
                "answerEmptyReports");
        leaveOut("goes the way of getErrand", "getCallback", "getAppointment");
        leaveOut("goes the way of listErrands", "listMyAppointments", "listStationAppointments");
        leaveOut("no shift of the data set is to come; BookingRacesIT has its races", "listSlots", "bookAppointment");
        leaveOut(
                "stations of the data set may be closed; QueueRacesIT has its races",
                "getQueue",
                "takeNumber",
                "getMyNumber",
                "issueNumber",
                "queueAppointment",
                "listQueue",
                "callNext",
                "callNumber",
                "skipNumber",
                "finishNumber");
        leaveOut(
                "a few in a day",
                "bookAppointmentFor",
                "rebookAppointment",
                "cancelAppointment",
                "getAppointmentRules",
                "setAppointmentRules");
    }

    private static void leaveOut(String reason, String... operations) {
        for (String operation : operations) {
            LEFT_OUT.put(operation, reason);
        }
    }

    private final World world;
    private final Side full;
    private final Requests asked;
    private final List<Row> rows = new ArrayList<>();

    private Operations(World world) {
        this.world = world;
        this.full = world.full();
        this.asked = new Requests(full);
    }

    static List<Row> of(World world) throws Exception {
        Operations operations = new Operations(world);
        operations.fromMemory();
        operations.byKey();
        operations.pages();
        operations.writes();
        return operations.rows;
    }

    /** Names the operations of the contract that are neither measured nor left out on purpose. */
    static void mustBeComplete(Vertx vertx, List<Row> rows) throws Exception {
        Set<String> known = new HashSet<>(LEFT_OUT.keySet());
        rows.forEach(row -> known.add(row.operationId()));
        List<String> forgotten =
                Contract.load(vertx).toCompletionStage().toCompletableFuture().get().openApi().operations().stream()
                        .filter(operation ->
                                !"admin".equals(operation.getExtensions().get("x-role")))
                        .map(Operation::getOperationId)
                        .filter(id -> !known.contains(id))
                        .toList();
        if (!forgotten.isEmpty()) {
            throw new IllegalStateException("Operations without a row in Operations.java: " + forgotten);
        }
    }

    private void bare(Reference reference, List<Request> requests) {
        rows.add(Row.bare(reference, world, full, requests));
    }

    private void row(String title, Reference reference, List<Request> requests, Goal... goals) {
        rows.add(Row.of(title, full, reference, requests, goals));
    }

    private void once(String title, String before, List<Request> requests) {
        rows.add(Row.once(title, full, INSERT, requests, before));
    }

    private void fromMemory() {
        bare(JSON, List.of(Request.get("/")));
        bare(ROUTER, List.of(Request.get("/")));
        bare(GEOSEARCH, asked.points("/?"));
        world.small()
                .ifPresent(small -> rows.add(
                        Row.of("nearestStations of 60", small, JSON, new Requests(small).points(NEAREST), OF_NEAREST)));
        row("nearestStations of 5,000", JSON, asked.points(NEAREST), OF_NEAREST);
        rows.add(Row.of(
                "nearestStations of 5,000 by streets",
                world.byStreets(),
                JSON,
                asked.points(NEAREST),
                OF_NEAREST_WALKS));
        row("getStation", JSON, asked.numbered(API + "/stations/%d", 60));
        row("getStationCircle", JSON, asked.numbered(API + "/stations/%d/circle", 60));
        row("getDutyBoard", JSON, asked.numbered(API + "/stations/%d/duty", 60));
        row("listAreas", JSON, asked.numbered(API + "/areas?parentId=%d", 26));
        row("getArea", JSON, asked.numbered(API + "/areas/%d", 2_000));
        row("searchPlaces", JSON, asked.typed(API + "/places?q="));
        row("listServiceItems", JSON, List.of(Request.get(API + "/service-items")));
        row("getServiceItem", JSON, asked.numbered(API + "/service-items/%d", 24));
        row("getServiceItemVersion", JSON, asked.numbered(API + "/service-items/%d/versions/1", 24));
        row("getRates", JSON, List.of(Request.get(API + "/rates?by=month&from=2026-01&to=2026-12")));
        row("getStationRates", JSON, asked.ofStations(API + "/rates/stations?stationId=%d"));
        row("getCalendar", JSON, List.of(Request.get(API + "/calendar?year=2026")));
        row("listBulletins", JSON, asked.numbered(API + "/bulletins?areaId=%d", 2_000));
    }

    private void byKey() throws Exception {
        bare(SELECT, asked.topics("/?id=%d"));
        row("getTopic", SELECT, asked.topics(API + "/topics/%d"), Goal.ratio(0.80, SELECT));
        row("getMe", SELECT, asked.byResidents(API + "/me"));
        row("listServiceItemStations", SELECT, asked.numbered(API + "/service-items/%d/stations", 24));
        row("getAreaStewards", SELECT, asked.numbered(API + "/areas/%d/stewards", 2_000));
        row("lookUpPoint", SELECT, asked.downtown(API + "/areas/at?datum=gcj02&"));
        row("getErrand", SELECT, asked.errands(""));
        row("listAttachments", SELECT, asked.errands("/attachments"));
        row("logIn", SELECT, asked.logIns());
    }

    private void pages() throws Exception {
        world.small()
                .ifPresent(small ->
                        rows.add(Row.bare(PAGE_OF_SMALL, world, small, new Requests(small).topicPages(BARE_TOPICS))));
        bare(PAGE, asked.topicPages(BARE_TOPICS));
        flat("listTopics", 0.85, asked.topicPages(TOPICS), small -> small.topicPages(TOPICS));
        flat("listStationErrands", 0.75, asked.stationPages(), Requests::stationPages);
        row("countStationErrands", PAGE, asked.ofStations(API + "/stations/%d/errands/counts"));
        row("listMyErrands", PAGE, asked.byResidents(API + "/errands?limit=20"));
        row("listNotifications", PAGE, asked.byResidents(API + "/notifications?limit=20"));
        row("listModerations", PAGE, asked.byModerators(API + "/moderations?limit=20"));
        bare(COMMENTS, asked.commentedTopics("/?id=%d"));
        row(
                "listComments",
                COMMENTS,
                asked.commentedTopics(API + "/topics/%d/comments?limit=10"),
                Goal.ratio(0.85, COMMENTS));
    }

    /** A list that must not cost more where there is a hundred times as much to list. */
    private void flat(
            String operation, double goal, List<Request> requests, Function<Requests, List<Request>> onSmall) {
        String ofSmall = operation + " of 10,000";
        List<Goal> goals = new ArrayList<>(List.of(Goal.ratio(goal, PAGE)));
        world.small().ifPresent(small -> {
            List<Request> fewer = onSmall.apply(new Requests(small));
            rows.add(Row.of(ofSmall, small, PAGE_OF_SMALL, fewer, Goal.ratio(goal, PAGE_OF_SMALL)));
            goals.add(Goal.flat(ofSmall));
        });
        row(operation + " of 1,000,000", PAGE, requests, goals.toArray(Goal[]::new));
    }

    private void writes() throws Exception {
        String filed = "state = 'filed', responsible_id = NULL";
        String handled = "responsible_id = " + asked.handler();
        bare(INSERT, asked.inserts());
        row("postComment", INSERT, asked.newComments(), Goal.ratio(0.60, INSERT));
        row("fileErrand", INSERT, asked.newErrands(), Goal.ratio(0.35, INSERT));
        row("postTopic", INSERT, asked.newTopics());
        once("claimErrand", reserve(filed), asked.ofStaff("claim", ""));
        once(
                "completeErrand",
                reserve("state = 'in-progress', " + handled),
                asked.ofStaff("complete", "{\"result\":\"材料已交区民政局。\"}"));
        once(
                "rateErrand",
                reserve("state = 'done', result = '已办好', " + handled),
                asked.ofResidents("rating", "{\"grade\":5}"));
        once("cancelErrand", reserve(filed), asked.ofResidents("cancel", ""));
        once("decideModeration", """
                UPDATE moderation m
                JOIN topic_comment c ON c.id = m.subject_id
                SET m.state = 'open', m.moderator_id = NULL, m.decided_at = NULL, c.state = 'pending'
                WHERE m.state <> 'open' AND m.id <= %d""".formatted(DataSet.RESERVE), asked.decisions());
        row("chooseHome", INSERT, asked.homes());
        once(
                "markNotificationRead",
                "UPDATE notification SET read_at = NULL WHERE read_at IS NOT NULL",
                asked.readNotices());
    }

    /** Brings the errands set aside into a state. */
    private String reserve(String state) {
        int last = full.prepared().data().lastErrand();
        return "UPDATE errand SET grade = NULL, rating_comment = NULL, result = NULL, %s WHERE id > %d AND id <= %d"
                .formatted(state, last, last + DataSet.RESERVE);
    }
}
