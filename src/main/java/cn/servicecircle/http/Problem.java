package cn.servicecircle.http;

import cn.servicecircle.kernel.Refusal.Fault;
import java.util.List;

/** RFC 9457 problem details. */
record Problem(
        String type, String title, int status, String detail, String instance, String requestId, List<Fault> errors) {

    static Problem of(int status, String type, String title, String detail) {
        return new Problem("urn:problem-type:" + type, title, status, detail, null, null, null);
    }

    Problem at(String instance, String requestId) {
        return new Problem(type, title, status, detail, instance, requestId, errors);
    }

    Problem with(List<Fault> faults) {
        return new Problem(type, title, status, detail, instance, requestId, faults.isEmpty() ? null : faults);
    }
}
