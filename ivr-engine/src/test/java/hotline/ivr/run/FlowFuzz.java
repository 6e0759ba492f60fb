package hotline.ivr.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import hotline.ivr.reader.FlowReader;
import java.io.IOException;
import java.util.Random;

/**
 * Jazzer looks for flows and callers that lead where none before did: five minutes for each test, one of them in a run. Not in the
 * daily run; how it is started, the module's README says.
 */
class FlowFuzz {
    @FuzzTest(maxDuration = "5m")
    void anybodyWalksWhatIsReadToItsEnd(FuzzedDataProvider data) throws IOException {
        FuzzedFlowTest.walksSomeFlow("picked by Jazzer", new Picked(data));
    }

    @FuzzTest(maxDuration = "5m")
    void anyTextIsReadOrItsMistakesAreNamed(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        if (FlowReader.read("fuzzed.yaml", text, FuzzedFlowTest.CONTEXT) instanceof FlowReader.Reading.Bad bad) {
            assertThat(bad.problems()).isNotEmpty();
        }
    }

    /** Not by chance, but as Jazzer picks; the least there is once it has nothing more to say. */
    private static final class Picked extends Random {
        private static final long serialVersionUID = 1;
        private final transient FuzzedDataProvider data;

        Picked(FuzzedDataProvider data) {
            this.data = data;
        }

        @Override
        public int nextInt(int bound) {
            return data.consumeInt(0, bound - 1);
        }

        @Override
        public boolean nextBoolean() {
            return data.consumeBoolean();
        }
    }
}
