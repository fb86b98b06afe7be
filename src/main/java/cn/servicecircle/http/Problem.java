package cn.servicecircle.http;

import cn.servicecircle.kernel.Refusal.Fault;
import java.util.List;

/**
 * RFC 9457 problem details.
 *
 * @param possible what can be done instead, where a state does not allow what was asked for
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String requestId,
        List<Fault> errors,
        List<String> possible) {

    static Problem of(int status, String type, String title, String detail) {
        return new Problem("urn:problem-type:" + type, title, status, detail, null, null, null, null);
    }

    Problem at(String instance, String requestId) {
        return new Problem(type, title, status, detail, instance, requestId, errors, possible);
    }

    Problem with(List<Fault> faults, List<String> instead) {
        return new Problem(type, title, status, detail, instance, requestId, faults.isEmpty() ? null : faults, instead);
    }
}
