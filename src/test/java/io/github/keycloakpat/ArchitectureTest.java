package io.github.keycloakpat;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The arrows of the house: entry points → boot → adapters → core → token. */
@AnalyzeClasses(packages = "io.github.keycloakpat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.keycloakpat.";

    @ArchTest
    static final ArchRule theValueKnowsTheJdkOnly = classes()
            .that()
            .resideInAPackage(ROOT + "token..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", ROOT + "token.."));

    @ArchTest
    static final ArchRule theCoreKnowsTheJdkAndTheValueOnly = classes()
            .that()
            .resideInAPackage(ROOT + "core..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "javax.crypto..", "org.jspecify..", ROOT + "core..", ROOT + "token.."));

    @ArchTest
    static final ArchRule theWireKnowsNoServer = classes()
            .that()
            .resideInAPackage(ROOT + "api..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "org.jspecify..", "com.fasterxml.jackson.annotation..", ROOT + "api.."));

    @ArchTest
    static final ArchRule theCoreHasNoClockOfItsOwn = noClasses()
            .that()
            .resideInAPackage(ROOT + "core..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule arrowsPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("entry points")
            .definedBy(
                    ROOT + "rest..",
                    ROOT + "exchange..",
                    ROOT + "directgrant..",
                    ROOT + "introspection..",
                    ROOT + "forwardauth..",
                    ROOT + "revocation..",
                    ROOT + "protocol..",
                    ROOT + "discovery..")
            .layer("node")
            .definedBy(ROOT + "node..")
            .layer("issue")
            .definedBy(ROOT + "issue..")
            .layer("background")
            .definedBy(ROOT + "usage..", ROOT + "jobs..", ROOT + "delivery..")
            .layer("boot")
            .definedBy(ROOT + "boot..")
            .layer("adapters")
            .definedBy(
                    ROOT + "realm..",
                    ROOT + "storage..",
                    ROOT + "events..",
                    ROOT + "audit..",
                    ROOT + "wire..",
                    ROOT + "webhook..",
                    ROOT + "mail..")
            .layer("metrics")
            .definedBy(ROOT + "metrics..")
            .layer("core")
            .definedBy(ROOT + "core..")
            .layer("token")
            .definedBy(ROOT + "token..")
            .whereLayer("entry points")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("node")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("issue")
            .mayOnlyBeAccessedByLayers("entry points")
            .whereLayer("background")
            .mayOnlyBeAccessedByLayers("entry points", "node")
            .whereLayer("boot")
            .mayOnlyBeAccessedByLayers("entry points", "node", "background")
            .whereLayer("adapters")
            .mayOnlyBeAccessedByLayers("entry points", "node", "issue", "background", "boot")
            .whereLayer("metrics")
            .mayOnlyBeAccessedByLayers("entry points", "background", "adapters");

    @ArchTest
    static final ArchRule onlyOneFolderKnowsTheMeters = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule metricsKnowTheCoreAndTheMetersOnly = classes()
            .that()
            .resideInAPackage(ROOT + "metrics..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "io.micrometer..", ROOT + "core..", ROOT + "metrics.."));

    @ArchTest
    static final ArchRule consolesKnowNothingElseOfOurs = noClasses()
            .that()
            .resideInAPackage(ROOT + "consoles..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.github.keycloakpat..").and(not(resideInAPackage(ROOT + "consoles.."))));

    @ArchTest
    static final ArchRule nobodyKnowsTheConsoles = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "consoles..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "consoles..");

    @ArchTest
    static final ArchRule foldersFormNoCycle =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule doorsDoNotKnowEachOther = slices().matching(
                    ROOT
                            + "(exchange|directgrant|introspection|forwardauth|revocation|discovery|events|storage|realm|audit|jobs|delivery|webhook|mail)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    resideInAnyPackage(
                            ROOT + "exchange..",
                            ROOT + "directgrant..",
                            ROOT + "introspection..",
                            ROOT + "forwardauth.."),
                    resideInAnyPackage(ROOT + "realm..", ROOT + "audit.."))
            .ignoreDependency(
                    resideInAnyPackage(ROOT + "jobs..", ROOT + "delivery..", ROOT + "webhook..", ROOT + "mail.."),
                    resideInAnyPackage(ROOT + "storage"))
            .ignoreDependency(resideInAnyPackage(ROOT + "jobs.."), resideInAnyPackage(ROOT + "delivery.."))
            .ignoreDependency(
                    resideInAnyPackage(ROOT + "delivery.."), resideInAnyPackage(ROOT + "mail..", ROOT + "webhook.."));

    @ArchTest
    static final ArchRule onlyTheStorageKnowsTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "storage.jpa..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.hibernate..");

    @ArchTest
    static final ArchRule onlyTheNodeKnowsThatItIsTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "storage.jpa..", ROOT + "node..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "storage.jpa..");

    @ArchTest
    static final ArchRule theClientKnowsTheWireAndTheFormOfATokenOnly = classes()
            .that()
            .resideInAPackage(ROOT + "client..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "javax.net.ssl..",
                    "org.jspecify..",
                    "com.fasterxml.jackson..",
                    ROOT + "api..",
                    ROOT + "token..",
                    ROOT + "client.."));

    @ArchTest
    static final ArchRule theCommandLineKnowsNoServer = classes()
            .that()
            .resideInAPackage(ROOT + "cli..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "com.sun.net.httpserver..",
                    "org.jspecify..",
                    "picocli..",
                    "com.fasterxml.jackson..",
                    "io.modelcontextprotocol..",
                    ROOT + "token..",
                    ROOT + "api..",
                    ROOT + "client..",
                    ROOT + "cli.."));

    @ArchTest
    static final ArchRule theServerKnowsNoCommandLine = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "client..", ROOT + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "client..", ROOT + "cli..", "picocli..");

    @ArchTest
    static final ArchRule theCommandLineIsBuiltInStoreys = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("start")
            .definedBy(ROOT + "cli")
            .layer("command")
            .definedBy(ROOT + "cli.command")
            .layer("session")
            .definedBy(ROOT + "cli.session")
            .layer("service")
            .definedBy(ROOT + "cli.credential", ROOT + "cli.mcp")
            .layer("signin")
            .definedBy(ROOT + "cli.signin")
            .layer("shell")
            .definedBy(ROOT + "cli.shell")
            .whereLayer("start")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("command")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("start", "command", "service")
            .whereLayer("service")
            .mayOnlyBeAccessedByLayers("command")
            .whereLayer("signin")
            .mayOnlyBeAccessedByLayers("command", "session", "service");

    @ArchTest
    static final ArchRule theServerPrintsNothing = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");
}
