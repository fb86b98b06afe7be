package cn.servicecircle.http;

/** The rate limits of the contract ({@code x-limit}); how many, and what happens without Redis, is the limiter's to say. */
public enum Limit {
    /** Every request, by network address. */
    ADDRESS,
    /** Log-ins, by network address. */
    LOGIN,
    /** Tries to verify a phone, by person. */
    VERIFY,
    /** Questions by tracking number and phone digits, by network address. */
    LOOKUP,
    /** Answers of many rows, by network address. */
    BULK,
    /** Wrong guesses, by what is guessed at. */
    GUESS,
    /** Whatever changes something, by person. */
    WRITE
}
