package cn.servicecircle.mandate;

import static cn.servicecircle.mandate.MandateFixture.id;
import static cn.servicecircle.mandate.MandateFixture.mandate;
import static cn.servicecircle.mandate.MandateFixture.post;
import static cn.servicecircle.mandate.MandateFixture.today;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.upload.TestPictures;
import org.junit.jupiter.api.Test;

/** A mandate is shown by a signature that lies with its errand, and stays there. */
class SignatureIT {
    private final TestApp app = TestApp.shared();
    private final ApiClient principal = app.as("resident-5");
    private final ApiClient staff = app.as("staff-1");
    private final String errand = new MandateFixture(app).claimed(principal);

    private static String uploaded(ApiClient who, String errand, String purpose) {
        String location = who.upload(
                        errand + "/attachments?purpose=" + purpose,
                        "image/png",
                        TestPictures.png(40, 20),
                        "Idempotency-Key",
                        "upload-" + System.nanoTime())
                .expect(201)
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private Answer give(String attachment) {
        String signature = "{\"kind\":\"signature\",\"attachmentId\":" + attachment + "}";
        return post(principal, errand + "/mandates", mandate(id(staff), "[\"submit\"]", today(), signature));
    }

    private void isNoSignature(String attachment) {
        Answer refused = give(attachment).expectProblem(422, "evidence:incomplete");
        assertEquals(
                "/evidence/attachmentId",
                refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
    }

    @Test
    void onlyASignatureOfThisErrand_isEvidence() {
        isNoSignature("4000000000");
        isNoSignature(uploaded(principal, errand, "photo"));
        isNoSignature(uploaded(principal, new MandateFixture(app).claimed(principal), "signature"));
        give(uploaded(principal, errand, "signature")).expect(201);
    }

    @Test
    void whatAMandateIsShownBy_isNotDeleted() {
        String signature = uploaded(principal, errand, "signature");
        String other = uploaded(principal, errand, "signature");
        give(signature).expect(201);
        principal.delete(errand + "/attachments/" + signature).expectProblem(409, "attachment:is-evidence");
        principal.delete(errand + "/attachments/" + other).expect(204);
    }
}
