package hotline.ivr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class WallsTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("hotline.ivr");

    @Test
    void eachPackageKnowsOnlyThoseBelowIt() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("hotline.ivr..")
                .layer("speech")
                .definedBy("hotline.ivr.speech..")
                .layer("yaml")
                .definedBy("hotline.ivr.yaml..")
                .layer("sound")
                .definedBy("hotline.ivr.sound..")
                .layer("flow")
                .definedBy("hotline.ivr.flow..")
                .layer("reader")
                .definedBy("hotline.ivr.reader..")
                .layer("run")
                .definedBy("hotline.ivr.run..")
                .layer("trial")
                .definedBy("hotline.ivr.trial..")
                .whereLayer("trial")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("reader")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("trial")
                .whereLayer("flow")
                .mayOnlyBeAccessedByLayers("reader", "run", "trial")
                .whereLayer("yaml")
                .mayOnlyBeAccessedByLayers("sound", "reader", "trial")
                .whereLayer("sound")
                .mayOnlyBeAccessedByLayers("reader", "run", "trial")
                .check(CLASSES);
    }

    @Test
    void walkingKnowsNoYamlNoTelephonesAndNoDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("hotline.ivr.run..", "hotline.ivr.flow..", "hotline.ivr.speech..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "hotline.ivr.yaml..", "java.sql..")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.asteriskjava..", "hotline.cti..", "hotline.crm..")
                .check(CLASSES);
    }
}
