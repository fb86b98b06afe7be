package cn.servicecircle.walking;

import java.util.List;

/** Ways on foot, the nearest first. */
public record Walks(Method method, List<Walk> walks) {}
