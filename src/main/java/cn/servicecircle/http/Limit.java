package cn.servicecircle.http;

/** The rate limits of the contract ({@code x-limit}); how many, and what happens without Redis, is the limiter's to say. */
public enum Limit {
    /** Every request, by network address. */
    ADDRESS,
    /** Log-ins, by network address. */
    LOGIN,
    /** Whatever changes something, by person. */
    WRITE
}
