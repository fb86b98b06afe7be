package cn.servicecircle.bulletin;

import java.util.List;

/**
 * A version that is to be stored.
 *
 * @param by        the publisher's person id; null when it comes with the district's files
 * @param confirmed what the publisher was asked to look at again, and let stand
 */
public record NewVersion(BulletinContent content, String reason, Long by, List<Doubt> confirmed) {}
