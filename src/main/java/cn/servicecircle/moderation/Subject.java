package cn.servicecircle.moderation;

/**
 * The thing that a moderation case is about.
 *
 * @param kind     topic, comment, answer or help
 * @param spaceId  where it was said
 * @param areaId   whose moderators decide
 * @param authorId who wrote it, and may not decide on it
 * @param partyId  the body under whose name it was said, or null: none of its members may decide on it
 */
public record Subject(String kind, long id, long spaceId, long areaId, long authorId, Long partyId) {}
