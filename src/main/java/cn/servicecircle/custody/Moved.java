package cn.servicecircle.custody;

/** How many go from hand to hand, and whose the other hand is. */
record Moved(int count, String withWhom) {}
