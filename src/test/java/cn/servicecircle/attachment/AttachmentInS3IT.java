package cn.servicecircle.attachment;

import static cn.servicecircle.attachment.AttachmentFixture.address;
import static cn.servicecircle.attachment.AttachmentFixture.upload;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.http.Upload;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.upload.TestPdfs;
import cn.servicecircle.upload.TestPictures;
import cn.servicecircle.upload.TestS3;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that keeps its attachments in S3. */
class AttachmentInS3IT {

    @Test
    void attachments_areKeptThere_andItsAbsenceHurtsNothingElse() throws Exception {
        TestS3 s3 = new TestS3();
        Map<String, String> variables = Map.of(
                "CIRCLE_ATTACHMENT_STORAGE", "s3",
                "CIRCLE_ATTACHMENT_S3_ENDPOINT", s3.settings().endpoint().toString(),
                "CIRCLE_ATTACHMENT_S3_BUCKET", TestS3.BUCKET,
                "CIRCLE_ATTACHMENT_S3_ACCESS_KEY", TestS3.ACCESS_KEY,
                "CIRCLE_ATTACHMENT_S3_SECRET_KEY", TestS3.SECRET_KEY);
        try (TestApp app = TestApp.start("attachment_s3", variables)) {
            AttachmentFixture fixture = new AttachmentFixture(app);
            ApiClient resident = app.as("resident-1");
            String errand = fixture.errand();
            byte[] pdf = TestPdfs.ofSize(Upload.LIMIT);
            String kept = address(upload(resident, errand, pdf));
            String deleted = address(upload(resident, errand, TestPictures.jpeg(9, 9)));
            resident.delete(deleted).expect(204);
            assertArrayEquals(pdf, resident.get(kept).expect(200).bytes());
            assertEquals(List.of(), fixture.kept());
            assertEquals(1, s3.objects());

            s3.close();
            resident.get(kept).expectProblem(503, "service:away");
            upload(resident, errand, TestPictures.jpeg(9, 9)).expectProblem(503, "service:away");
            resident.delete(kept).expect(204);
            assertEquals(
                    List.of(), resident.get(errand + "/attachments").expect(200).ids());
            assertEquals(List.of(), fixture.incoming());
        }
    }
}
