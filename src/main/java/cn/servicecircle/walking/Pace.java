package cn.servicecircle.walking;

import cn.servicecircle.kernel.Worded;

/** How fast somebody walks. */
public enum Pace implements Worded {
    ADULT,
    ELDER
}
