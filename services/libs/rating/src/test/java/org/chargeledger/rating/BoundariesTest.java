package org.chargeledger.rating;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.chargeledger.rating", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule money_rules_know_only_java =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "org.chargeledger.rating..")
                    .because("a rule that decides money must be readable and testable without a framework");

    @ArchTest
    static final ArchRule time_is_passed_in =
            noClasses().should().callMethod(java.time.Instant.class, "now")
                    .orShould().callMethod(java.time.LocalDate.class, "now")
                    .orShould().callMethod(System.class, "currentTimeMillis")
                    .because("the same usage has the same price for ever");

    @ArchTest
    static final ArchRule amounts_are_whole_numbers =
            noFields().should().haveRawType(double.class).orShould().haveRawType(float.class)
                    .because("0.1 + 0.2 is not 0.3, and a bill must add up");
}
