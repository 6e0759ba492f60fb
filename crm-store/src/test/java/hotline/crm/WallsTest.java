package hotline.crm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "hotline.crm", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule postgresKnowsNothingOfWhatIsStored = noClasses()
            .that()
            .resideInAPackage("hotline.crm.postgres")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hotline.acd..",
                    "hotline.crm.journal",
                    "hotline.crm.record",
                    "hotline.crm.customer",
                    "hotline.crm.people",
                    "hotline.crm.contact",
                    "hotline.crm.report",
                    "hotline.crm.demo");

    @ArchTest
    static final ArchRule journalDoesNotKnowWhatIsFoldedFromIt = noClasses()
            .that()
            .resideInAPackage("hotline.crm.journal")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hotline.crm.record",
                    "hotline.crm.report",
                    "hotline.crm.customer",
                    "hotline.crm.people",
                    "hotline.crm.contact",
                    "hotline.crm.demo");

    @ArchTest
    static final ArchRule recordsDoNotKnowCustomers = noClasses()
            .that()
            .resideInAPackage("hotline.crm.record")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hotline.crm.customer", "hotline.crm.people", "hotline.crm.contact", "hotline.crm.demo");

    @ArchTest
    static final ArchRule reportsDoNotKnowCustomers = noClasses()
            .that()
            .resideInAPackage("hotline.crm.report")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "hotline.crm.customer", "hotline.crm.people", "hotline.crm.contact", "hotline.crm.demo");

    @ArchTest
    static final ArchRule customersAndPeopleDoNotKnowWhoAsks = noClasses()
            .that()
            .resideInAnyPackage("hotline.crm.customer", "hotline.crm.people")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("hotline.crm.contact", "hotline.crm.report", "hotline.crm.record");

    @ArchTest
    static final ArchRule foldIsPure = noClasses()
            .that()
            .haveNameMatching(
                    "hotline\\.crm\\.record\\.(RecordFold|RecordInProgress|AgentNow|InteractionRecord|Assignment)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql", "org.jdbi..", "java.io", "java.nio..");
}
