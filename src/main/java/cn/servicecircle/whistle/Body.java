package cn.servicecircle.whistle;

/**
 * A body (部门、单位) that can be called.
 *
 * @param contact whom to phone there, or null
 * @param active  whether it can be called still
 */
record Body(long id, String name, String contact, boolean active) {}
