package hotline.crm.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import hotline.crm.Database;
import hotline.crm.TestDatabase;
import hotline.crm.customer.CustomerProofs.Kind;
import hotline.crm.customer.CustomerProofs.Verdict;
import hotline.crm.demo.DemoCustomers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class CustomerProofsTest {
    private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");
    private static final String WANG = "c0001";

    private Database database;
    private CustomerProofs proofs;

    @BeforeEach
    void open() {
        database = TestDatabase.empty();
        DemoCustomers.around(LocalDate.of(2026, 1, 15)).storeInto(new Customers(database, new PhoneNumbers("CN")));
        proofs = at(Duration.ZERO);
        proofs.set(WANG, Kind.PIN, "2468");
        proofs.set(WANG, Kind.DOCUMENT, "4312");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theRightPinIsRightAndWhatIsKeptOfItSaysNothing() {
        assertThat(proofs.check(WANG, Kind.PIN, "2468")).isEqualTo(Verdict.RIGHT);
        assertThat(proofs.check(WANG, Kind.DOCUMENT, "4312")).isEqualTo(Verdict.RIGHT);
        assertThat(database.<List<String>>transaction(handle -> handle.createQuery("SELECT hash FROM customer_proof")
                        .mapTo(String.class)
                        .list()))
                .hasSize(2)
                .allMatch(kept -> kept.startsWith("$HmacSHA256$"))
                .noneMatch(kept -> kept.contains("2468") || kept.contains("4312"));
    }

    @Test
    void anotherInstallationsKeyMakesItWrong() {
        assertThat(new CustomerProofs(database, "another", Clock.fixed(NOON, ZoneOffset.UTC))
                        .check(WANG, Kind.PIN, "2468"))
                .isEqualTo(Verdict.WRONG);
    }

    @Test
    void theThirdWrongOneLocksForHalfAnHourWhateverIsProved() {
        assertThat(proofs.check(WANG, Kind.PIN, "1111")).isEqualTo(Verdict.WRONG);
        assertThat(proofs.check(WANG, Kind.DOCUMENT, "1111")).isEqualTo(Verdict.WRONG);
        assertThat(proofs.check(WANG, Kind.PIN, "1111")).isEqualTo(Verdict.LOCKED);

        assertThat(proofs.standing(WANG, Kind.PIN)).isEqualTo(Verdict.LOCKED);
        assertThat(proofs.check(WANG, Kind.PIN, "2468")).isEqualTo(Verdict.LOCKED);
        assertThat(at(Duration.ofMinutes(29)).check(WANG, Kind.DOCUMENT, "4312"))
                .isEqualTo(Verdict.LOCKED);
        assertThat(at(Duration.ofMinutes(31)).standing(WANG, Kind.PIN)).isEqualTo(Verdict.WRONG);
        assertThat(at(Duration.ofMinutes(31)).check(WANG, Kind.PIN, "1111")).isEqualTo(Verdict.WRONG);
        assertThat(at(Duration.ofMinutes(31)).check(WANG, Kind.PIN, "2468")).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void whoIsUnlockedMayProveItAgain() {
        assertThat(proofs.unlock(WANG)).isFalse();
        for (int i = 0; i < CustomerProofs.MOST_WRONG; i++) {
            proofs.check(WANG, Kind.PIN, "1111");
        }

        assertThat(proofs.unlock(WANG)).isTrue();
        assertThat(proofs.check(WANG, Kind.PIN, "2468")).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void aRightOneForgetsTheWrongOnesAndSoDoesADay() {
        proofs.check(WANG, Kind.PIN, "1111");
        proofs.check(WANG, Kind.PIN, "1111");
        assertThat(proofs.check(WANG, Kind.PIN, "2468")).isEqualTo(Verdict.RIGHT);
        assertThat(proofs.check(WANG, Kind.PIN, "1111")).isEqualTo(Verdict.WRONG);
        proofs.check(WANG, Kind.PIN, "1111");

        assertThat(at(Duration.ofHours(25)).check(WANG, Kind.PIN, "1111")).isEqualTo(Verdict.WRONG);
    }

    @Test
    void manyWhoGuessAtOnceMayGuessNoOftenerThanOne() throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Verdict>> guesses = IntStream.range(0, 6)
                    .<Callable<Verdict>>mapToObj(i -> () -> proofs.check(WANG, Kind.PIN, "%04d".formatted(i)))
                    .toList();
            int wrong = 0;
            for (Future<Verdict> guess : many.invokeAll(guesses)) {
                wrong += guess.get() == Verdict.WRONG ? 1 : 0;
            }
            assertThat(wrong).isEqualTo(CustomerProofs.MOST_WRONG - 1);
        }
    }

    @Test
    void whoHasNothingToProveItWithIsUnknown() {
        assertThat(proofs.standing("c0004", Kind.PIN)).isEqualTo(Verdict.UNKNOWN);
        assertThat(proofs.check("nobody", Kind.PIN, "2468")).isEqualTo(Verdict.UNKNOWN);
        assertThat(proofs.set("nobody", Kind.PIN, "2468")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.set(WANG, Kind.PIN, "12a4"));
        assertThat(proofs.check(WANG, Kind.PIN, "2468".repeat(100))).isEqualTo(Verdict.WRONG);
    }

    private CustomerProofs at(Duration later) {
        return new CustomerProofs(database, "key", Clock.fixed(NOON.plus(later), ZoneOffset.UTC));
    }
}
