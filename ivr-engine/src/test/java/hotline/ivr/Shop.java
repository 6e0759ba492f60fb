package hotline.ivr;

import hotline.ivr.flow.Flow;
import hotline.ivr.reader.FlowContext;
import hotline.ivr.reader.FlowReader;
import hotline.ivr.run.CustomerDesk;
import hotline.ivr.sound.Prompts;
import hotline.ivr.sound.PromptsReader;
import hotline.ivr.speech.Language;
import hotline.ivr.speech.Money;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The demo shop: its flow and recordings as committed, and some of its customers. */
public final class Shop {
    public static final Path ROOT = root();

    /** Friday, 3 July 2026, 12:00. */
    public static final Clock NOON = Clock.fixed(Instant.parse("2026-07-03T12:00:00Z"), ZoneOffset.UTC);

    private static final Prompts PROMPTS = read();

    private Shop() {}

    public static Prompts prompts() {
        return PROMPTS;
    }

    private static Prompts read() {
        return switch (PromptsReader.read(ROOT.resolve("sounds"))) {
            case PromptsReader.Reading.Good good -> good.prompts();
            case PromptsReader.Reading.Bad bad -> throw new AssertionError(bad.problems());
        };
    }

    public static FlowContext context() {
        return new FlowContext(
                        Set.of("service", "sales", "support"),
                        Set.of("a01", "a02", "a03"),
                        Set.of("returns"),
                        prompts())
                .withProducts(Set.of("H1", "H2"));
    }

    public static Flow demo() {
        return flow(FlowReader.read(ROOT.resolve("config/flows/demo.yaml"), context()));
    }

    public static Flow flow(FlowReader.Reading reading) {
        return switch (reading) {
            case FlowReader.Reading.Good good -> good.flow();
            case FlowReader.Reading.Bad bad -> throw new AssertionError(bad.problems());
        };
    }

    /** A desk that knows 王芳 (VIP), 李强 (ordinary), Emma Clarke (gold) and a number two customers share. */
    public static class Desk implements CustomerDesk {
        private final Map<String, List<Customer>> customers = Map.of(
                "13800138000",
                List.of(new Customer(
                        "c1", "vip", Optional.of(Language.CHINESE), Optional.of("a01"), Optional.of("a02"))),
                "13900139000",
                List.of(new Customer("c2", "ordinary", Optional.empty(), Optional.empty(), Optional.empty())),
                "+442079460123",
                List.of(new Customer("c3", "gold", Optional.of(Language.ENGLISH), Optional.empty(), Optional.empty())),
                "02088887777",
                List.of(
                        new Customer("c4", "ordinary", Optional.empty(), Optional.empty(), Optional.empty()),
                        new Customer("c5", "vip", Optional.empty(), Optional.of("a03"), Optional.empty())));

        @Override
        public List<Customer> customersOf(String number) {
            return customers.getOrDefault(number, List.of());
        }

        @Override
        public Optional<Bill> openBill(String customerId) {
            return customerId.equals("c1")
                    ? Optional.of(new Bill("b7", new Money(12_850), LocalDate.of(2026, 7, 31)))
                    : Optional.empty();
        }

        @Override
        public Optional<Order> latestOrder(String customerId) {
            return switch (customerId) {
                case "c1" -> Optional.of(new Order("o1", "2041", "shipped", 2, Optional.of(LocalDate.of(2026, 7, 3))));
                case "c3" -> Optional.of(new Order("o3", "77", "delivered", 1, Optional.of(LocalDate.of(2026, 7, 3))));
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<Order> order(String number) {
            return latestOrder("c1").filter(order -> order.number().equals(number));
        }

        @Override
        public Optional<Ticket> ticket(String number) {
            return number.equals("600007")
                    ? Optional.of(new Ticket(number, "repair", "pending", LocalDate.of(2026, 7, 6)))
                    : Optional.empty();
        }

        @Override
        public Ticket openTicket(NewTicket ticket) {
            return new Ticket("600008", ticket.category(), "open", LocalDate.of(2026, 7, 4));
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !folder.resolve("sounds/prompts.yaml").toFile().exists()) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new AssertionError(
                    "no sounds/prompts.yaml above " + Path.of("").toAbsolutePath());
        }
        return folder;
    }
}
