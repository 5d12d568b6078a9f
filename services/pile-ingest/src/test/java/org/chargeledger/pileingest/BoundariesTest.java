package org.chargeledger.pileingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

@AnalyzeClasses(packages = "org.chargeledger.pileingest", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule rules_and_codecs_know_only_java =
            classes().that().resideInAnyPackage("..domain..", "..ykc.codec..", "..ykc.message..")
                    .should().onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.chargeledger.rating..", "..pileingest.domain..", "..ykc.codec..", "..ykc.message..")
                    .because("what decides a start or reads a frame must be readable and testable without a framework");

    @ArchTest
    static final ArchRule calls_run_inward =
            layeredArchitecture().consideringOnlyDependenciesInLayers()
                    .layer("http").definedBy("..pileingest.http..")
                    .layer("kafka").definedBy("..pileingest.kafka..")
                    .layer("protocol").definedBy("..pileingest.protocol..")
                    .layer("app").definedBy("..pileingest.app..")
                    .layer("store").definedBy("..pileingest.store..")
                    .layer("domain").definedBy("..pileingest.domain..")
                    .whereLayer("http").mayNotBeAccessedByAnyLayer()
                    .whereLayer("kafka").mayNotBeAccessedByAnyLayer()
                    .whereLayer("protocol").mayNotBeAccessedByAnyLayer()
                    .whereLayer("app").mayOnlyBeAccessedByLayers("http", "kafka", "protocol")
                    .whereLayer("store").mayOnlyBeAccessedByLayers("app");

    @ArchTest
    static final ArchRule domain_does_not_speak_a_protocol =
            noClasses().that().resideInAnyPackage("..domain..", "..app..", "..store..", "..http..", "..kafka..")
                    .should().dependOnClassesThat().resideInAPackage("..protocol..")
                    .because("the next protocol comes, and its words stay in its own room");

    @ArchTest
    static final ArchRule no_circles =
            slices().matching("org.chargeledger.pileingest.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule time_is_passed_in =
            noClasses().should().callMethod(Instant.class, "now")
                    .orShould().callMethod(LocalDate.class, "now")
                    .orShould().callMethod(LocalDateTime.class, "now")
                    .orShould().callMethod(System.class, "currentTimeMillis")
                    .because("the edge reads the InstantSource once; the rest is given the time");

    @ArchTest
    static final ArchRule local_time_stays_with_the_pile =
            noClasses().that().resideOutsideOfPackage("..protocol.ykc..")
                    .should().dependOnClassesThat().areAssignableTo(LocalDateTime.class)
                    .because("only a YKC pile's time has no zone");

    @ArchTest
    static final ArchRule amounts_are_whole_numbers =
            noFields().should().haveRawType(double.class).orShould().haveRawType(float.class)
                    .because("0.1 + 0.2 is not 0.3, and a bill must add up");
}
