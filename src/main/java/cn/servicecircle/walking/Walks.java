package cn.servicecircle.walking;

import java.util.List;

/**
 * Ways on foot, the nearest first.
 *
 * @param method by estimate as soon as one of them is
 */
public record Walks(Method method, List<Walk> walks) {}
