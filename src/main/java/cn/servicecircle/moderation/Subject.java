package cn.servicecircle.moderation;

/**
 * The thing that a moderation case is about.
 *
 * @param kind     topic or comment
 * @param areaId   whose moderators decide
 * @param authorId who wrote it, and may not decide on it
 */
public record Subject(String kind, long id, long areaId, long authorId) {}
