package cn.servicecircle.bulletin;

import cn.servicecircle.kernel.Worded;
import java.util.List;
import java.util.stream.Collectors;

/**
 * For whom something is said. Each is a situation that people of all kinds get into and out of, and that a reader picks for
 * themselves; none is a word for what somebody is, and there are no lists of people to go with them.
 */
public enum Audience implements Worded {
    EVERYBODY("全体居民"),
    HOMES_WITH_ELDERS("有老人的家庭"),
    HOMES_WITH_INFANTS("有婴幼儿的家庭"),
    HOMES_WITH_PUPILS("有孩子上学的家庭"),
    HOMES_WITH_CARE("家里有人要照料的家庭"),
    TENANTS("租房住户"),
    HOME_OWNERS("自有住房的住户"),
    CAR_OWNERS("有车的家庭"),
    PET_OWNERS("养宠物的家庭"),
    JOB_SEEKERS("正在找工作的居民"),
    BUSINESSES("经营户"),
    GROWERS("种植、养殖户");

    private final String text;

    Audience(String text) {
        this.text = text;
    }

    static String inWords(List<Audience> audiences) {
        return audiences.stream().map(audience -> audience.text).collect(Collectors.joining("、"));
    }
}
