package cn.servicecircle.kin;

import java.time.Instant;

/** What the principal lets whoever shows the code. */
record Invitation(long principalId, String relation, May may, Instant expiresAt) {}
