package cn.servicecircle.walking;

import cn.servicecircle.kernel.Worded;

/** How a walk was found: along the streets, or by the straight line and how much longer ways are. */
public enum Method implements Worded {
    NETWORK,
    ESTIMATE
}
