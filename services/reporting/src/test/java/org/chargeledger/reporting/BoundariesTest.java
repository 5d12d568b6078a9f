package org.chargeledger.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.chargeledger.reporting", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule rules_know_only_java = classes().that().resideInAPackage("..domain..")
            .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "..reporting.domain..")
            .because("how knowledge is merged must be readable and testable without a framework");

    @ArchTest
    static final ArchRule calls_run_inward = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("http").definedBy("..reporting.http..")
            .layer("kafka").definedBy("..reporting.kafka..")
            .layer("app").definedBy("..reporting.app..")
            .layer("store").definedBy("..reporting.store..")
            .layer("domain").definedBy("..reporting.domain..")
            .whereLayer("http").mayNotBeAccessedByAnyLayer()
            .whereLayer("kafka").mayNotBeAccessedByAnyLayer()
            .whereLayer("app").mayOnlyBeAccessedByLayers("http", "kafka")
            .whereLayer("store").mayOnlyBeAccessedByLayers("app");

    @ArchTest
    static final ArchRule no_circles = slices().matching("org.chargeledger.reporting.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule time_is_passed_in = noClasses()
            .that().resideInAnyPackage("..domain..", "..app..", "..store..")
            .should().callMethod(java.time.Instant.class, "now")
            .orShould().callMethod(java.time.LocalDate.class, "now", java.time.ZoneId.class)
            .orShould().callMethod(System.class, "currentTimeMillis")
            .because("a figure must be the same for the same facts, whenever it is asked for");

    @ArchTest
    static final ArchRule amounts_are_whole_numbers = noFields()
            .that().areDeclaredInClassesThat().resideInAnyPackage("..domain..", "..store..")
            .should().haveRawType(double.class).orShould().haveRawType(float.class)
            .orShould().haveRawType(Double.class)
            .because("0.1 + 0.2 is not 0.3, and a total must add up");
}
