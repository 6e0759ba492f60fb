package hotline.acd.simulation.theory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StabilityTest {
    @Test
    void whatFitsThroughTheSkillsIsStable() {
        assertThat(overloaded(List.of("A:.5:a", "B:.7:b"), List.of("1:a+b", "2:b")))
                .isEmpty();
        assertThat(overloaded(List.of("A:.9:a", "B:1.9:b", "C:.9:c"), List.of("1:a+b", "2:b+c", "3:b", "4:a+c")))
                .isEmpty();
    }

    @Test
    void exactlyAsMuchWorkAsAgentsIsTooMuch() {
        assertThat(overloaded(List.of("A:2:a"), List.of("1:a", "2:a"))).containsExactly("A");
    }

    @Test
    void typesThatShareTooFewAgentsAreNamedAndOthersNot() {
        assertThat(overloaded(
                        List.of("A:.6:a", "B:.5:b", "C:.1:c", "D:.2:d"), List.of("1:a+b", "2:c", "3:c+d", "4:d+c")))
                .containsExactly("A", "B");
    }

    @Test
    void workIsMovedAsideForThoseWhoHaveNoChoice() {
        assertThat(overloaded(List.of("either:.8:", "choosy:.8:b"), List.of("1:a", "2:b")))
                .isEmpty();
    }

    private static List<String> overloaded(List<String> types, List<String> agents) {
        return Stability.overloaded(ProductForm.model(
                1,
                1,
                types.stream()
                        .map(type -> type.endsWith(":") ? type + "x" : type)
                        .toList(),
                withX(agents)));
    }

    /** Everybody can do x. */
    private static List<String> withX(List<String> agents) {
        return agents.stream().map(agent -> agent + "+x").toList();
    }
}
