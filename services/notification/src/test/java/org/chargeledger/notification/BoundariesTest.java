package org.chargeledger.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.chargeledger.notification", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule rules_know_only_java =
            classes().that().resideInAPackage("..domain..")
                    .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "..notification.domain..")
                    .because("what may be said and repeated must be readable and testable without a framework");

    @ArchTest
    static final ArchRule calls_run_inward =
            layeredArchitecture().consideringOnlyDependenciesInLayers()
                    .layer("http").definedBy("..notification.http..")
                    .layer("kafka").definedBy("..notification.kafka..")
                    .layer("app").definedBy("..notification.app..")
                    .layer("gateway").definedBy("..notification.gateway..")
                    .layer("store").definedBy("..notification.store..")
                    .whereLayer("http").mayNotBeAccessedByAnyLayer()
                    .whereLayer("kafka").mayNotBeAccessedByAnyLayer()
                    .whereLayer("app").mayOnlyBeAccessedByLayers("http", "kafka")
                    .whereLayer("gateway").mayOnlyBeAccessedByLayers("app")
                    .whereLayer("store").mayOnlyBeAccessedByLayers("app", "http", "kafka")
                    .because("entry, use case, rule: three hops; entries see the store's records, not its queries");

    @ArchTest
    static final ArchRule entries_do_not_query =
            noClasses().that().resideInAnyPackage("..http..", "..kafka..")
                    .should().dependOnClassesThat().haveNameMatching(
                            ".*\\.notification\\.store\\.(Messages|MessageList|Pauses|Payouts|Recipients|Settings|StaffWord|Stations"
                                    + "|Consents|QuietHoursList|Followers|NoticeGrants|IdleWarnings|OfflinePileList|WebhookEvents"
                                    + "|announcement\\.(Announcements|AnnouncementQueue|Assessments|RefundBatches))")
                    .because("only use cases decide what is read and written");

    @ArchTest
    static final ArchRule wechat_is_spoken_only_in_the_gateway =
            noClasses().that().resideOutsideOfPackage("..gateway..")
                    .should().dependOnClassesThat().haveSimpleNameStartingWith("Wechat")
                    .because("a channel's codes and quirks stay behind its door");

    @ArchTest
    static final ArchRule no_circles = slices().matching("org.chargeledger.notification.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule time_is_passed_in =
            noClasses().should().callMethod(java.time.Instant.class, "now")
                    .orShould().callMethod(java.time.LocalDate.class, "now")
                    .orShould().callMethod(System.class, "currentTimeMillis")
                    .because("business time comes from the one clock, leases and limits from the database's");

    @ArchTest
    static final ArchRule amounts_are_whole_numbers =
            noFields().should().haveRawType(double.class).orShould().haveRawType(float.class)
                    .because("0.1 + 0.2 is not 0.3, and a message must name the ledger's amount");
}
