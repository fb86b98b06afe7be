package cn.servicecircle.catalogue;

import java.time.Instant;

/**
 * That an item was changed: when, by whom and why; {@link Catalogue#version} has what it said then.
 *
 * @param changedBy the admin's display name; null when it came with the district's files
 */
record ItemVersion(int version, String reason, String changedBy, Instant changedAt) {}
