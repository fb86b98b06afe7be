package cn.servicecircle.deliberation;

import cn.servicecircle.space.Space;

/** A topic, the space in which it is deliberated, and how far it is. */
record Docket(Matter matter, Space space, Kept kept) {

    Course course() {
        return kept.course();
    }
}
