package cn.servicecircle;

/**
 * How often somebody may do something: permits a minute, or an hour.
 *
 * @param addressPerMinute requests of one network address to one node
 * @param loginPerMinute   log-ins of one network address
 * @param verifyPerHour    tries of one person to verify a phone
 * @param lookupPerMinute  questions by tracking number of one network address
 * @param bulkPerMinute    long tables for one network address
 * @param writePerMinute   writes of one person to one node
 */
public record LimitsConfig(
        int addressPerMinute,
        int loginPerMinute,
        int verifyPerHour,
        int lookupPerMinute,
        int bulkPerMinute,
        int writePerMinute) {

    public LimitsConfig {
        Config.range("address-per-minute", addressPerMinute, 1, 10_000_000);
        Config.range("login-per-minute", loginPerMinute, 1, 1_000_000);
        Config.range("verify-per-hour", verifyPerHour, 1, 1_000_000);
        Config.range("lookup-per-minute", lookupPerMinute, 1, 1_000_000);
        Config.range("bulk-per-minute", bulkPerMinute, 1, 1_000_000);
        Config.range("write-per-minute", writePerMinute, 1, 1_000_000);
    }
}
