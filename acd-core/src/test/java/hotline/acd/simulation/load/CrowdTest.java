package hotline.acd.simulation.load;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.acd.queue.SelectionPolicy;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured is what it says it is. */
class CrowdTest {
    static Stream<Shape> shapes() {
        return Stream.of(
                new Shape(10, 10, 1, SelectionPolicy.LONGEST_IDLE, 1),
                new Shape(200, 0, 1, SelectionPolicy.LEAST_OCCUPIED, 1),
                new Shape(200, 500, 20, SelectionPolicy.LONGEST_IDLE, 1),
                new Shape(200, 0, 20, SelectionPolicy.LONGEST_IDLE, 1));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyCommandOfABatchIsADecisionAndTheCrowdStaysAsItIs(Shape shape) {
        var crowd = new Crowd(shape);
        for (int i = 0; i < 50; i++) {
            crowd.prepare();
            assertThat(crowd.decide()).isEqualTo(crowd.batch());
            crowd.restore();
        }

        assertThat(crowd.waiting()).isEqualTo(shape.waiting());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theMeasurementMeasures(Shape shape) {
        var measured = new CoreBench(20, 20, System::nanoTime).measure(shape);

        assertThat(measured.decisionsPerSecond()).isPositive();
        assertThat(measured.callsPerSecond()).isLessThan(measured.decisionsPerSecond());
        assertThat(measured.scanDecisionsPerSecond()).isPositive();
        assertThat(measured.microsAt999()).isPositive();
    }
}
