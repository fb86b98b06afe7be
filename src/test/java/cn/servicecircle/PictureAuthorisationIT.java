package cn.servicecircle;

import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.upload.TestPictures;
import java.awt.Color;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation on pictures × everybody × one of resident-1's that waits, in a topic of 万安门社区 that waits too. */
class PictureAuthorisationIT {
    private static final TestApp APP = TestApp.shared();

    static final AccessTable TABLE = new AccessTable(APP, AccessTable.CALLERS);

    static {
        //                         any new r1  r2  r6  s1  s3  m1  m2  admin
        TABLE.row("uploadPicture", "401 403 201 201 201 201 201 201 201 201", PictureAuthorisationIT::upload);
        TABLE.get("getPicture", "   401 404 200 404 404 404 404 200 404 404", () -> "/pictures/" + waiting());
        TABLE.row("deletePicture", "401 404 204 404 404 404 404 404 404 404", c -> c.delete("/pictures/" + waiting())
                .status());
        // Nobody but WeChat knows a secret; whoever guesses learns nothing.
        TABLE.get("getPictureToCheck", "404 404 404 404 404 404 404 404 404 404", "/picture-checks/" + "0".repeat(43));
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }

    private static int upload(ApiClient client) {
        return client.upload("/pictures", "image/png", TestPictures.png(9, 9), "Idempotency-Key", AccessTable.key())
                .status();
    }

    /** Yellow is for a person, and so waits until one comes. */
    private static long waiting() {
        ApiClient author = APP.as("resident-1");
        long picture = author.upload(
                        "/pictures",
                        "image/png",
                        TestPictures.plain(Color.YELLOW),
                        "Idempotency-Key",
                        AccessTable.key())
                .expect(201)
                .id();
        author.post(
                        "/topics",
                        "{\"areaId\":%d,\"title\":\"图片\",\"body\":\"内容\",\"pictureIds\":[%d]}"
                                .formatted(APP.community(), picture))
                .expect(201);
        return picture;
    }
}
