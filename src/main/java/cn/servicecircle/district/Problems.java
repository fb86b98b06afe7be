package cn.servicecircle.district;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with the files, so that an official corrects them in one go. */
final class Problems {

    private static final int MOST_SAID = 50;

    private final List<String> said = new ArrayList<>();
    private int unsaid;

    void add(String place, String problem) {
        if (said.size() < MOST_SAID) {
            said.add(place + "：" + problem);
        } else {
            unsaid++;
        }
    }

    void throwIfAny() {
        if (!said.isEmpty()) {
            throw new BadDistrictFiles(List.copyOf(said), unsaid);
        }
    }
}
