package hotline.acd;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** The walls inside the core, and what keeps it deterministic. */
@AnalyzeClasses(packages = "hotline.acd", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    private static final String[] PURE = {
        "hotline.acd.interaction",
        "hotline.acd.agent",
        "hotline.acd.queue",
        "hotline.acd.routing",
        "hotline.acd.distributor"
    };
    /** Pure too, but shares are fractions. */
    private static final String FIGURES = "hotline.acd.figures";

    private static final String FORECAST = "hotline.acd.forecast";

    private static final Set<String> FLOATING = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    @ArchTest
    static final ArchRule interactionKnowsNobody = mayKnow("interaction");

    @ArchTest
    static final ArchRule agentKnowsNobody = mayKnow("agent", "interaction");

    @ArchTest
    static final ArchRule queueKnowsAgentAndInteraction = mayKnow("queue", "agent", "interaction");

    @ArchTest
    static final ArchRule routingKnowsItsLeft = mayKnow("routing", "queue", "agent", "interaction");

    @ArchTest
    static final ArchRule distributorKnowsItsLeft = mayKnow("distributor", "routing", "queue", "agent", "interaction");

    @ArchTest
    static final ArchRule figuresKnowTheDistributorAndItsLeft =
            mayKnow("figures", "distributor", "routing", "queue", "agent", "interaction");

    @ArchTest
    static final ArchRule forecastKnowsTheDistributorAndItsLeft =
            mayKnow("forecast", "distributor", "routing", "queue", "agent", "interaction");

    @ArchTest
    static final ArchRule engineKnowsItsLeft =
            mayKnow("engine", "distributor", "routing", "queue", "agent", "interaction");

    @ArchTest
    static final ArchRule noClockThreadOrFileInTheStateMachine = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .or()
            .resideInAnyPackage(FIGURES, FORECAST)
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "read a clock, start a thread, log, do I/O or play dice",
                    (JavaClass used) -> used.getName().startsWith("java.io.")
                            || used.getName().startsWith("java.nio.")
                            || used.getName().startsWith("java.net.")
                            || used.getName().startsWith("java.time.")
                            || used.getName().startsWith("java.util.logging.")
                            || used.getName().startsWith("java.util.random.")
                            || used.getName().contains("Random")
                            || used.getName().equals("java.lang.System$Logger")
                            || used.getName().equals("java.lang.Thread")
                            || used.getName().equals("java.util.UUID")
                            || (used.getName().startsWith("java.util.concurrent.")
                                    && !used.getName().equals("java.util.concurrent.TimeUnit"))));

    @ArchTest
    static final ArchRule noSystemCallInTheStateMachine = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessClassesThat()
            .belongToAnyOf(System.class);

    @ArchTest
    static final ArchRule noFloatingPointInTheStateMachine =
            classes().that().resideInAnyPackage(PURE).should(useNoFloatingPoint());

    private static ArchRule mayKnow(String here, String... others) {
        var allowed = Stream.concat(
                        Stream.of("java..", "org.jspecify..", "hotline.acd." + here),
                        Stream.of(others).map(other -> "hotline.acd." + other))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage("hotline.acd." + here)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    private static ArchCondition<JavaClass> useNoFloatingPoint() {
        return new ArchCondition<>("use no floating point") {
            @Override
            public void check(JavaClass checked, ConditionEvents events) {
                for (JavaField field : checked.getFields()) {
                    report(checked, field.getFullName(), field.getRawType(), events);
                }
                for (JavaCodeUnit unit : checked.getCodeUnits()) {
                    report(checked, unit.getFullName(), unit.getRawReturnType(), events);
                    unit.getRawParameterTypes()
                            .forEach(parameter -> report(checked, unit.getFullName(), parameter, events));
                    unit.getCallsFromSelf().forEach(call -> {
                        report(checked, call.getDescription(), call.getTarget().getRawReturnType(), events);
                        call.getTarget()
                                .getRawParameterTypes()
                                .forEach(parameter -> report(checked, call.getDescription(), parameter, events));
                    });
                }
            }
        };
    }

    private static void report(JavaClass checked, String where, JavaClass type, ConditionEvents events) {
        if (FLOATING.contains(type.getName())) {
            events.add(SimpleConditionEvent.violated(checked, where + " uses " + type.getName()));
        }
    }
}
