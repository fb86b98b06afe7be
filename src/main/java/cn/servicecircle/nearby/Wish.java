package cn.servicecircle.nearby;

import cn.servicecircle.walking.Pace;

/** What somebody wants to find: at most {@code limit} stations that meet their needs, the nearest at their pace first. */
record Wish(Needs needs, Pace pace, int limit) {}
