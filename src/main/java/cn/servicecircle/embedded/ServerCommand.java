package cn.servicecircle.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How one child process is started, in the folder of its log.
 *
 * @param name as people know it
 * @param log where its output goes
 * @param readyMark what it writes there once it serves
 */
record ServerCommand(String name, Path log, String readyMark, List<String> arguments) {

    /** On Linux util-linux has {@code setsid}; on macOS Perl does the same. Both keep the pid. */
    private static final List<List<String>> SESSION_LEADERS = List.of(
            List.of("/usr/bin/setsid"),
            List.of("/bin/setsid"),
            List.of("/usr/bin/perl", "-MPOSIX=setsid", "-e", "setsid(); exec @ARGV or die $!"));

    /** In a session of its own, because Ctrl-C in a terminal signals the whole foreground process group. */
    List<String> inOwnSession() {
        List<String> leader = SESSION_LEADERS.stream()
                .filter(candidate -> Files.isExecutable(Path.of(candidate.get(0))))
                .findFirst()
                .orElse(List.of());
        return Stream.concat(leader.stream(), arguments.stream()).toList();
    }
}
