package cn.servicecircle.walking;

import static com.graphhopper.json.Statement.If;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.json.Statement.Op;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.ev.VehicleAccess;
import com.graphhopper.routing.ev.VehicleSpeed;
import com.graphhopper.routing.util.EncodingManager;
import com.graphhopper.util.CustomModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads the streets of an OpenStreetMap extract, once: what was read is kept on disk until the extract is another one. */
public final class StreetImport {
    /** Raised when something else is read from the same extract. */
    private static final int FORMAT = 1;
    /** Fewer edges that hang together than these are a scrap, such as the paths of a roof, to which nobody is snapped. */
    private static final int SCRAP = 200;

    private static final String FOOT = "foot";

    private final Path extract;
    private final Path cache;
    private final int scrap;

    /**
     * @param extract .osm.pbf, .osm or .osm.gz
     * @param cache   a folder of its own
     */
    public StreetImport(Path extract, Path cache) {
        this(extract, cache, SCRAP);
    }

    StreetImport(Path extract, Path cache, int scrap) {
        this.extract = extract;
        this.cache = cache;
        this.scrap = scrap;
    }

    /**
     * Blocks, for seconds when the extract is new.
     *
     * @param progress is told a line when it is
     * @throws IllegalArgumentException when there is no such extract, or nothing to walk on in it
     */
    public StreetNetwork load(Estimate estimate, Consumer<String> progress) {
        Path folder = cache.resolve("%s-%d-%d".formatted(digest(), FORMAT, scrap));
        boolean known = Files.exists(folder.resolve("properties.txt"));
        if (!known) {
            progress.accept("正在读入步行路网 " + extract + " …");
            clear();
        }
        GraphHopper hopper = hopper(folder);
        try {
            hopper.importOrLoad();
        } catch (RuntimeException e) {
            throw unreadable(e.getMessage(), e);
        }
        Streets streets = streets(hopper);
        hopper.close();
        if (streets.arcs.isEmpty()) {
            throw unreadable("里面没有能步行的路", null);
        }
        if (!known) {
            progress.accept("步行路网：路口 %d 个，路段 %d 段".formatted(streets.nodes(), streets.metres.length));
        }
        return new StreetNetwork(streets, estimate);
    }

    private GraphHopper hopper(Path folder) {
        CustomModel onFoot = new CustomModel()
                .addToPriority(If("!foot_access", Op.MULTIPLY, "0"))
                .addToSpeed(If("true", Op.LIMIT, "foot_average_speed"));
        return new GraphHopper()
                .setOSMFile(extract.toString())
                .setGraphHopperLocation(folder.toString())
                .setEncodedValuesString("foot_access, foot_average_speed")
                .setProfiles(new Profile(FOOT).setCustomModel(onFoot))
                .setMinNetworkSize(scrap);
    }

    private static Streets streets(GraphHopper hopper) {
        EncodingManager values = hopper.getEncodingManager();
        BooleanEncodedValue access = values.getBooleanEncodedValue(VehicleAccess.key(FOOT));
        BooleanEncodedValue isScrap = values.getBooleanEncodedValue(Subnetwork.key(FOOT));
        return new Streets(
                hopper.getBaseGraph(),
                edge -> !edge.get(isScrap) && (edge.get(access) || edge.getReverse(access)),
                access,
                values.getDecimalEncodedValue(VehicleSpeed.key(FOOT)));
    }

    private String digest() {
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(extract), sha256())) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) bytes).getMessageDigest().digest(), 0, 8);
        } catch (IOException e) {
            throw unreadable("文件打不开", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private IllegalArgumentException unreadable(String why, Exception cause) {
        return new IllegalArgumentException(
                "circle.streets: " + extract + " 读不了（" + why
                        + "）。请换一个 OpenStreetMap 的 .osm.pbf 或 .osm 文件，或者把 circle.streets 留空，步行时间就按直线估算。",
                cause);
    }

    /** Of other extracts, and of imports that were cut short. */
    private void clear() {
        if (!Files.isDirectory(cache)) {
            return;
        }
        try (Stream<Path> all = Files.walk(cache)) {
            List<Path> files = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
