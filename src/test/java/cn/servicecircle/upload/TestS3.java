package cn.servicecircle.upload;

import java.net.URI;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;

/** A server that speaks S3 with one bucket, in memory, and lets in only who signs. */
public final class TestS3 implements AutoCloseable {
    public static final String BUCKET = "circle";
    public static final String ACCESS_KEY = "access";
    public static final String SECRET_KEY = "secret/+=";

    private final BlobStoreContext context =
            ContextBuilder.newBuilder(new TransientApiMetadata()).buildView(BlobStoreContext.class);
    private final S3Proxy server;

    public TestS3() throws Exception {
        BlobStore blobs = context.getBlobStore();
        blobs.createContainerInLocation(null, BUCKET);
        server = S3Proxy.builder()
                .blobStore(blobs)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                .build();
        server.start();
    }

    public S3Settings settings() {
        return settings(SECRET_KEY);
    }

    public S3Settings settings(String secretKey) {
        return new S3Settings(
                URI.create("http://127.0.0.1:" + server.getPort()), "us-east-1", BUCKET, true, ACCESS_KEY, secretKey);
    }

    public int objects() {
        return context.getBlobStore()
                .list(BUCKET, ListContainerOptions.Builder.recursive())
                .size();
    }

    @Override
    public void close() throws Exception {
        server.stop();
        context.close();
    }
}
