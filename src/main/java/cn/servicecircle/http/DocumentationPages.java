package cn.servicecircle.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The contract at {@code /openapi.yaml}, and readable at {@code /docs}: Swagger UI from the class path, without the internet. */
public final class DocumentationPages implements Pages {
    private static final String SECURITY_POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    private final Buffer yaml;

    public DocumentationPages(Contract contract) {
        this.yaml = Buffer.buffer(contract.yaml());
    }

    @Override
    public void addTo(Router router) {
        router.get("/openapi.yaml").handler(this::yaml);
        router.get("/docs").handler(DocumentationPages::toFolder);
        router.get("/docs/*").handler(DocumentationPages::headers);
        router.get("/docs/*").handler(StaticHandler.create("docs"));
        router.get("/docs/*")
                .handler(StaticHandler.create("META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion()));
    }

    private void yaml(RoutingContext ctx) {
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml; charset=utf-8");
        ctx.end(yaml).onFailure(clientGone -> {});
    }

    private static void toFolder(RoutingContext ctx) {
        if (ctx.request().path().endsWith("/")) {
            ctx.next();
        } else {
            ctx.redirect("/docs/").onFailure(clientGone -> {});
        }
    }

    private static void headers(RoutingContext ctx) {
        ctx.response().putHeader("Content-Security-Policy", SECURITY_POLICY);
        ctx.next();
    }

    private static String swaggerUiVersion() {
        Properties pom = new Properties();
        try (InputStream in =
                DocumentationPages.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            pom.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pom.getProperty("version");
    }
}
