package cn.servicecircle.place;

import cn.servicecircle.kernel.Worded;

/** The levels of the area tree, each with its 管家 (五级管家, and the district above them). */
enum Level implements Worded {
    DISTRICT("区管家"),
    STREET("街道管家"),
    COMMUNITY("社区管家"),
    GRID("网格管家"),
    COMPOUND("小区管家"),
    BUILDING("楼栋管家");

    private final String title;

    Level(String title) {
        this.title = title;
    }

    /** What somebody is called who is staff of a whole area of this level. */
    String title() {
        return title;
    }
}
