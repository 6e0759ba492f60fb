package hotline.acd.simulation.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formulas against published values and against each other. */
class ErlangTest {
    @ParameterizedTest
    @CsvSource({"14, 200, 180, 20, .1741319, 7.8359, .8883500", "55, 720, 240, 15, .2387009, 8.1840, .8458831"})
    void erlangCAgreesWithItsTable(
            int agents, double callsPerHour, double handle, double threshold, double waits, double asa, double level) {
        var theory = Erlang.c(agents, callsPerHour / 3600 * handle, handle, threshold);

        assertThat(theory.probabilityOfWait()).isCloseTo(waits, within(1e-6));
        assertThat(theory.asaSeconds()).isCloseTo(asa, within(1e-4));
        assertThat(theory.serviceLevel()).isCloseTo(level, within(1e-6));
    }

    @Test
    void erlangAAgreesWithItsTable() {
        var small = Erlang.a(13, 200.0 / 3600 * 180, 180, 300, 20);
        assertThat(small.probabilityOfWait()).isCloseTo(.2257971, within(1e-6));
        assertThat(small.probabilityOfAbandon()).isCloseTo(.0249633, within(1e-6));
        assertThat(small.serviceLevel()).isCloseTo(.8581777, within(1e-6));

        var large = Erlang.a(100, 100, 180, 180, 20);
        assertThat(large.probabilityOfWait()).isCloseTo(.5132988, within(1e-6));
        assertThat(large.probabilityOfAbandon()).isCloseTo(.0398610, within(1e-6));
    }

    @Test
    void withMuchPatienceErlangAIsErlangC() {
        var patient = Erlang.a(14, 10, 180, 1e9, 20);
        var endless = Erlang.c(14, 10, 180, 20);

        assertThat(patient.asaSeconds()).isCloseTo(endless.asaSeconds(), within(1e-4));
        assertThat(patient.serviceLevel()).isCloseTo(endless.serviceLevel(), within(1e-6));
    }

    @Test
    void withTwiceAsMuchWorkAsAgentsHalfGivesUp() {
        var flooded = Erlang.a(200, 400, 180, 10_000, 20);

        assertThat(flooded.probabilityOfAbandon()).isCloseTo(.5, within(1e-6));
        assertThat(flooded.probabilityOfWait()).isCloseTo(1, within(1e-9));
    }

    @Test
    void theProductFormAgreesWithItsTableAndWithErlangC() {
        var n = ProductForm.of(ProductForm.model(1, 1, List.of("A:.5:a", "B:.7:b"), List.of("both:a+b", "second:b")));
        assertThat(n.meanWait("A")).isCloseTo(1.65160, within(1e-4));
        assertThat(n.meanWait("B")).isCloseTo(.50266, within(1e-4));
        assertThat(n.idleShare("both")).isCloseTo(.2915, within(1e-4));
        assertThat(n.idleShare("second")).isCloseTo(.5085, within(1e-4));

        var alike = ProductForm.of(ProductForm.model(1, 1, List.of("A:2.4:a"), List.of("1:a", "2:a", "3:a")));
        assertThat(alike.meanWait("A")).isCloseTo(Erlang.c(3, 2.4, 1, 20).asaSeconds(), within(1e-9));
    }
}
