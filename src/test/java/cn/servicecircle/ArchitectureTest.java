package cn.servicecircle;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The arrows of the packages: App → features → http, mysql, redis, wechat → kernel. */
class ArchitectureTest {
    private static final String ROOT = "cn.servicecircle";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesFormNoCircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void kernelDependsOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".kernel..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "..").and(not(resideInAnyPackage(ROOT + ".kernel.."))))
                .check(PRODUCT);
    }

    @Test
    void theFrameKnowsNoFeature() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".http..", ROOT + ".mysql..", ROOT + ".redis..", ROOT + ".wechat..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(
                                ROOT + ".kernel..",
                                ROOT + ".http..",
                                ROOT + ".mysql..",
                                ROOT + ".redis..",
                                ROOT + ".wechat.."))))
                .check(PRODUCT);
    }

    @Test
    void onlyHttpSeesRoutingContext() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".http..")
                .should()
                .dependOnClassesThat(assignableTo(RoutingContext.class))
                .check(PRODUCT);
    }

    @Test
    void onlyWeChatSeesWxJava() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".wechat..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("cn.binarywang..", "me.chanjar.."))
                .check(PRODUCT);
    }

    @Test
    void onlyRedisAndTheLimitsSeeLettuce() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".redis..", ROOT + ".limits..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.lettuce.."))
                .check(PRODUCT);
    }

    @Test
    void onlyStoresSpeakSql() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".mysql..")
                .and()
                .haveNameNotMatching(".*Store(\\$.*)?")
                .should()
                .callMethodWhere(
                        target(owner(assignableTo(SqlClient.class))).and(target(nameMatching("query|preparedQuery"))))
                .check(PRODUCT);
    }

    @Test
    void jsonTreesStayInHttpAndInTheSimulator() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".http..", ROOT + ".embedded..")
                .should()
                .dependOnClassesThat(assignableTo(JsonObject.class).or(assignableTo(JsonArray.class)))
                .check(PRODUCT);
    }

    @Test
    void nobodyReadsTheTimeButFromAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(PRODUCT);
        noClasses()
                .that()
                .doNotHaveSimpleName("Main")
                .should()
                .callMethodWhere(target(owner(assignableTo(Clock.class))).and(target(nameMatching("system.*"))))
                .check(PRODUCT);
    }

    @Test
    void packagesAreNamedAfterTheBusiness() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..dto..", "..impl..", "..service..", "..constant..")
                .check(PRODUCT);
    }

    @Test
    void everyPackageSaysWhatItIsFor_andDropsNoFuture() {
        List<String> silent = PRODUCT.getPackage(ROOT).getSubpackagesInTree().stream()
                .filter(aPackage -> !aPackage.getClasses().isEmpty())
                .filter(aPackage -> !aPackage.isAnnotatedWith(CheckReturnValue.class))
                .map(JavaPackage::getName)
                .toList();
        Assertions.assertEquals(List.of(), silent);
    }

    @Test
    void routesAndServicesAreFinal() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Routes")
                .or()
                .haveSimpleNameEndingWith("Service")
                .or()
                .haveSimpleNameEndingWith("Store")
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .check(PRODUCT);
    }
}
