package cn.servicecircle.walking;

/** A way on foot to the destination of that index. */
public record Walk(int destination, double metres, int seconds) {}
