package cn.servicecircle.identity;

/** Somebody who logged in once, known to others by a display name only. */
record Person(long id, String displayName) {}
