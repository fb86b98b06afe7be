package cn.servicecircle.rates;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Errands that live as chance will have it, in SQL: what stands in the tables after each step of each. */
final class RandomLives {
    static final List<String> GRADES = List.of("非常不满意", "不满意", "基本满意", "满意", "非常满意");

    private static final Instant FIRST = Instant.parse("2026-01-31T15:59:00Z");
    private static final int DAYS = 287;
    private static final int STATIONS = 5;
    private static final int ITEMS = 3;

    private final Random random;
    private final List<Step> steps = new ArrayList<>();

    /** What happens at a moment, as statements. */
    record Step(Instant at, List<String> statements) {}

    private RandomLives(long seed) {
        this.random = new Random(seed);
    }

    /** In the order in which it happens; the errands have the ids from 1 on. */
    static List<Step> of(int errands, long seed) {
        RandomLives lives = new RandomLives(seed);
        for (int id = 1; id <= errands; id++) {
            lives.new Errand(id, errands).live();
        }
        lives.steps.sort(Comparator.comparing(Step::at));
        return lives.steps;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private int oneOf(int n) {
        return 1 + random.nextInt(n);
    }

    private static String utc(Instant at) {
        return "'" + at.toString().replace('T', ' ').replace("Z", "") + "'";
    }

    private final class Errand {
        private final int id;
        private final int partOf;
        private Instant at = FIRST.plusSeconds(random.nextInt(DAYS * 86_400));
        private int station = oneOf(STATIONS);
        private int from;
        private String state = "filed";
        private boolean claimed;
        private boolean disputed;
        private Integer grade;

        Errand(int id, int all) {
            this.id = id;
            this.partOf = id > all / 2 && chance(0.15) ? oneOf(all / 2) : 0;
            // Before anything happens: an errand must be there for its parts.
            steps.add(new Step(
                    Instant.EPOCH.plusSeconds(id), List.of("""
                    INSERT INTO errand (id, tracking_number, part_of, principal_id, station_id, service_item_id, item_version,
                                        description, state, filed_at)
                    VALUES (%d, 'RANDOM-%1$d', NULLIF(%d, 0), 1, %d, %d, 1, '示例', 'filed', %s)
                    """.formatted(id, partOf, station, oneOf(ITEMS), utc(at)))));
        }

        void live() {
            happens("filed", null);
            while (!chance(0.08) && step()) {
                if (chance(0.1)) {
                    happens("joined", null);
                }
            }
        }

        /** Whether something can happen next. */
        private boolean step() {
            at = at.plus(Duration.ofMinutes(oneOf(chance(0.3) ? 20_000 : 3_000)));
            switch (state) {
                case "filed" -> fromFiled(random.nextInt(10));
                case "handed-over" -> fromHandedOver(random.nextInt(10));
                case "accepted", "in-progress" -> fromProgress(random.nextInt(12));
                case "done" -> fromDone(random.nextInt(10));
                case "closed" -> fromClosed(random.nextInt(10));
                case "refused" -> becomes(claimed ? "in-progress" : "filed", "reopened");
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void fromFiled(int dice) {
            if (dice < 6) {
                claim();
            } else if (dice == 6) {
                becomes("refused", "refused");
            } else if (dice == 7) {
                becomes("cancelled", "cancelled");
            } else {
                handOver();
            }
        }

        private void claim() {
            claimed = true;
            becomes("accepted", "claimed");
        }

        private void handOver() {
            from = station;
            station = oneOf(STATIONS);
            becomes("handed-over", "handed-over");
        }

        private void fromHandedOver(int dice) {
            if (dice < 5) {
                claim();
            } else if (dice < 8) {
                station = from;
                becomes(claimed ? "in-progress" : "filed", "given-back");
            } else {
                becomes("cancelled", "cancelled");
            }
        }

        private void fromProgress(int dice) {
            if (dice < 7) {
                becomes("done", "completed");
            } else if (dice == 7) {
                becomes("cancelled", "cancelled");
            } else if (dice == 8) {
                handOver();
            } else if (dice == 9 && disputed) {
                becomes("closed", "closed");
            } else {
                becomes("in-progress", "started");
            }
        }

        private void fromDone(int dice) {
            if (dice < 4) {
                disputed = false;
                becomes("closed", "solved");
            } else if (dice < 7) {
                disputed = true;
                becomes("in-progress", "not-solved");
            } else {
                rate();
            }
        }

        private void fromClosed(int dice) {
            if (dice < 5) {
                rate();
            } else if (dice < 7) {
                becomes("in-progress", "reopened");
            } else {
                happens("called-back", null);
            }
        }

        private void rate() {
            String kind = grade == null ? "rated" : "rating-changed";
            grade = oneOf(GRADES.size());
            happens(kind, GRADES.get(grade - 1));
        }

        private void becomes(String next, String kind) {
            state = next;
            happens(kind, null);
        }

        private void happens(String kind, String note) {
            String why = note == null ? "NULL" : "'" + note + "'";
            steps.add(new Step(
                    at,
                    List.of(
                            "INSERT INTO errand_event (errand_id, kind, actor_id, note, at) VALUES (%d, '%s', 1, %s, %s)"
                                    .formatted(id, kind, why, utc(at)),
                            "UPDATE errand SET station_id = %d, state = '%s', grade = %s WHERE id = %d"
                                    .formatted(station, state, grade, id))));
        }
    }
}
