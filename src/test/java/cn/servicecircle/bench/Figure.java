package cn.servicecircle.bench;

/** A single figure that is no row of the table: how long a start takes, how much memory a node needs. */
record Figure(String title, double value, String unit, double most) {
    boolean isMet() {
        return value <= most;
    }
}
