package cn.servicecircle.deliberation;

import cn.servicecircle.space.RuleSet;

/**
 * A topic's course as it is stored.
 *
 * @param why   it is on its track
 * @param rules by which it began, and by which it goes on
 * @param owner who sees to it, by name
 */
record Kept(long topicId, String why, RuleSet rules, String owner, Course course) {

    Kept with(Course next) {
        return new Kept(topicId, why, rules, owner, next);
    }

    Kept with(Course next, String nextWhy) {
        return new Kept(topicId, nextWhy, rules, owner, next);
    }
}
