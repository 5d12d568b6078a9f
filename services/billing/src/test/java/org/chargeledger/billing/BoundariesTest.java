package org.chargeledger.billing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.chargeledger.billing", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule money_rules_know_only_java =
            classes().that().resideInAPackage("..billing.domain..").should().onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.chargeledger.rating..", "..billing.domain..")
                    .because("a rule that decides money must be readable and testable without a framework");

    @ArchTest
    static final ArchRule calls_run_inward =
            layeredArchitecture().consideringOnlyDependenciesInLayers()
                    .layer("http").definedBy("..billing.http..")
                    .layer("kafka").definedBy("..billing.kafka..")
                    .layer("app").definedBy("..billing.app..")
                    .layer("store").definedBy("..billing.store..")
                    .layer("domain").definedBy("..billing.domain..")
                    .whereLayer("http").mayNotBeAccessedByAnyLayer()
                    .whereLayer("kafka").mayNotBeAccessedByAnyLayer()
                    .whereLayer("app").mayOnlyBeAccessedByLayers("http", "kafka")
                    .whereLayer("store").mayOnlyBeAccessedByLayers("app");

    @ArchTest
    static final ArchRule no_circles = slices().matching("org.chargeledger.billing.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule wechat_pay_is_spoken_in_one_place =
            noClasses().that().resideOutsideOfPackage("..billing.pay..")
                    .should().dependOnClassesThat().resideInAPackage("com.wechat.pay..")
                    .because("the use cases know orders, parts and notices, whoever the channel is");

    @ArchTest
    static final ArchRule time_is_passed_in =
            noClasses().that().resideInAnyPackage("..billing.domain..", "..billing.app..", "..billing.store..")
                    .should().callMethod(java.time.Instant.class, "now")
                    .orShould().callMethod(java.time.LocalDate.class, "now")
                    .orShould().callMethod(System.class, "currentTimeMillis")
                    .because("the use case reads its InstantSource once; rules are given the time");

    @ArchTest
    static final ArchRule amounts_are_whole_numbers =
            noFields().that().areDeclaredInClassesThat().resideInAPackage("..billing.domain..")
                    .should().haveRawType(double.class).orShould().haveRawType(float.class)
                    .because("0.1 + 0.2 is not 0.3, and a bill must add up");

    @ArchTest
    static final ArchRule events_span_operators_requests_do_not =
            noClasses().that().resideInAPackage("..billing.http..")
                    .should().dependOnClassesThat().haveFullyQualifiedName("org.chargeledger.kit.db.SystemDb")
                    .because("a caller's request runs under row-level security");
}
