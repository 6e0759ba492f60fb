package hotline.cti;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "hotline.cti", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    @ArchTest
    static final ArchRule theProtocolsKnowNobody = noClasses()
            .that()
            .resideInAnyPackage("hotline.cti.ami", "hotline.cti.agi")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("hotline.cti", "hotline.acd..", "hotline.ivr..", "hotline.cti.carrier..");

    @ArchTest
    static final ArchRule theBridgeKnowsNoDatabaseBrowserOrTestLines = noClasses()
            .that()
            .resideInAPackage("hotline.cti")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("hotline.crm..", "hotline.desktop..", "hotline.server..", "hotline.cti.carrier..");
}
