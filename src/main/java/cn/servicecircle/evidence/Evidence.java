package cn.servicecircle.evidence;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.kernel.Worded;
import java.util.List;
import java.util.Objects;

/**
 * What shows that a person said so. It is never shown again by the API.
 *
 * @param attachmentId of the signature's image, or null
 * @param sha256       of the signature's image or of the recording, in hex; or null
 * @param keptWhere    where the recording is
 * @param witnesses    of one who cannot sign; null or empty otherwise
 */
public record Evidence(Kind kind, Long attachmentId, String sha256, String keptWhere, List<Witness> witnesses) {
    private static final int WITNESSES = 2;

    public enum Kind implements Worded {
        /** 民法典 165: the principal signs. */
        SIGNATURE("本人签名"),
        /** 民法典 135: where no law asks for writing, the spoken word will do. */
        RECORDING("本人录音"),
        /** For those who cannot sign, as 民法典 1135 has it for a will that somebody else wrote down. */
        WITNESSES("两位见证人");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** @param relation to the person who said so */
    public record Witness(String name, String relation) {}

    /**
     * Refuses what shows nothing.
     *
     * @param interested whom it speaks for; nobody is a witness in their own matter (民法典 1140)
     */
    public void check(String interested) {
        switch (kind) {
            case SIGNATURE -> {
                if (attachmentId == null && sha256 == null) {
                    throw incomplete("attachmentId", "请附上签名图片，或填写它的 SHA-256");
                }
            }
            case RECORDING -> {
                if (sha256 == null || keptWhere == null) {
                    throw incomplete(sha256 == null ? "sha256" : "keptWhere", "请填写录音的 SHA-256 和存放的地方");
                }
            }
            case WITNESSES -> checkWitnesses(interested);
        }
    }

    private void checkWitnesses(String interested) {
        List<String> names = Objects.requireNonNullElse(witnesses, List.<Witness>of()).stream()
                .map(witness -> witness.name().strip())
                .toList();
        if (names.size() != WITNESSES || names.get(0).equals(names.get(1))) {
            throw incomplete("witnesses", "请填写两位不同的见证人，各写明姓名和关系");
        }
        if (names.contains(interested)) {
            throw Refusal.invalid(
                    "evidence:interested-witness", "受托的人不能作见证人", "“" + interested + "”和这件事有利害关系，请换一位见证人。");
        }
    }

    /** Where there is no errand whose attachment the signature's image could be. */
    public void mustNotBeAttached() {
        if (attachmentId != null) {
            throw incomplete("attachmentId", "这里没有附件可用，请填写签名图片的 SHA-256");
        }
    }

    static Refusal incomplete(String member, String what) {
        return Refusal.invalid("evidence:incomplete", "证据不完整", List.of(new Fault("/evidence/" + member, null, what)));
    }
}
