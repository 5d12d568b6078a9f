package org.chargeledger.tariff;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.chargeledger.tariff", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule rules_know_only_java =
            classes().that().resideInAPackage("..domain..")
                    .should().onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.chargeledger.rating..", "org.chargeledger.tariff.domain..")
                    .because("a rule that decides prices must be readable and testable without a framework");

    @ArchTest
    static final ArchRule calls_run_inward =
            layeredArchitecture().consideringOnlyDependenciesInLayers()
                    .layer("http").definedBy("org.chargeledger.tariff.http..")
                    .layer("kafka").definedBy("org.chargeledger.tariff.kafka..")
                    .layer("app").definedBy("org.chargeledger.tariff.app..")
                    .layer("store").definedBy("org.chargeledger.tariff.store..")
                    .layer("domain").definedBy("org.chargeledger.tariff.domain..")
                    .whereLayer("http").mayNotBeAccessedByAnyLayer()
                    .whereLayer("kafka").mayNotBeAccessedByAnyLayer()
                    .whereLayer("app").mayOnlyBeAccessedByLayers("http", "kafka")
                    .whereLayer("store").mayOnlyBeAccessedByLayers("app")
                    .because("a reader follows a request inward: http, use case, rule");

    @ArchTest
    static final ArchRule no_circles =
            slices().matching("org.chargeledger.tariff.(*)..").should().beFreeOfCycles()
                    .because("packages that need each other are one package");

    @ArchTest
    static final ArchRule time_is_passed_in =
            noClasses().that().resideInAnyPackage("..domain..", "..app..", "..store..")
                    .should().callMethod(java.time.Instant.class, "now")
                    .orShould().callMethod(java.time.LocalDate.class, "now")
                    .orShould().callMethod(System.class, "currentTimeMillis")
                    .because("the use case reads the InstantSource once; rules are given the time");

    @ArchTest
    static final ArchRule amounts_are_whole_numbers =
            noFields().should().haveRawType(double.class).orShould().haveRawType(float.class)
                    .because("0.1 + 0.2 is not 0.3, and a bill must add up");
}
