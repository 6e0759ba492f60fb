package hotline.crm.demo;

import hotline.acd.agent.AgentId;
import hotline.crm.customer.Bill;
import hotline.crm.customer.Customer;
import hotline.crm.customer.CustomerProofs;
import hotline.crm.customer.Customers;
import hotline.crm.customer.Order;
import hotline.crm.customer.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Five hundred invented customers, the same on every machine, with orders and bills around a given day. The first five are those
 * the demo names; nobody has the number 010 12345678.
 */
public final class DemoCustomers {
    private static final int COUNT = 500;
    private static final long SEED = 20_260_101L;
    private static final int ENGLISH_PERCENT = 10;
    private static final int VIP_PERCENT = 4;
    private static final int GOLD_PERCENT = 16;
    /** As the demo's configuration names them. */
    private static final List<String> PRODUCTS = List.of("H1", "H2");

    private final LocalDate today;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Customer> customers = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Bill> bills = new ArrayList<>();

    private DemoCustomers(LocalDate today) {
        this.today = today;
        named();
        while (customers.size() < COUNT) {
            invented(customers.size() + 1);
        }
    }

    /** @param today the day around which orders and bills lie */
    public static DemoCustomers around(LocalDate today) {
        return new DemoCustomers(today);
    }

    public List<Customer> customers() {
        return List.copyOf(customers);
    }

    public List<Order> orders() {
        return List.copyOf(orders);
    }

    public List<Bill> bills() {
        return List.copyOf(bills);
    }

    /** The PIN of each of those who have one, by customer. */
    public static Map<String, String> pins() {
        return Map.of(id(1), "2468", id(3), "1357");
    }

    /** The last digits of a document, of each of those who have registered one, by customer. */
    public static Map<String, String> documents() {
        return Map.of(id(1), "4312", id(2), "2011");
    }

    /** Lets those who can prove who they are. */
    public static void storeInto(CustomerProofs proofs) {
        pins().forEach((customer, pin) -> proofs.set(customer, CustomerProofs.Kind.PIN, pin));
        documents().forEach((customer, digits) -> proofs.set(customer, CustomerProofs.Kind.DOCUMENT, digits));
    }

    /**
     * Stores them, unless there are customers already.
     *
     * @return how many were stored
     */
    public int storeInto(Customers store) {
        if (store.count() > 0) {
            return 0;
        }
        store.put(customers, orders, bills);
        return customers.size();
    }

    private void named() {
        add("王芳", Tier.VIP, "zh-CN", "a01", "a02", "+8613800138000");
        order(1, Order.Status.SHIPPED, 2, 3, 2);
        bill(1, 12_850, "CNY", 10, false);
        add("李强", Tier.ORDINARY, "zh-CN", null, null, "+8613900139000");
        order(2, Order.Status.PAID, 1, 1, 4);
        bill(2, 5_600, "CNY", 5, false);
        add("Emma Clarke", Tier.GOLD, "en", null, null, "+442079460123");
        order(3, Order.Status.DELIVERED, 3, 9, -2);
        bill(3, 23_999, "CNY", 14, false);
        add("赵敏", Tier.ORDINARY, "zh-CN", null, null, "+862088887777");
        order(4, Order.Status.PLACED, 1, 0, 6);
        bill(4, 8_800, "CNY", 20, false);
        add("孙悦", Tier.GOLD, "zh-CN", null, null, "+862088887777");
        order(5, Order.Status.SHIPPED, 5, 4, 1);
        bill(5, 3_150, "CNY", -3, true);
    }

    private void invented(int number) {
        boolean english = random.nextInt(100) < ENGLISH_PERCENT;
        int rank = random.nextInt(100);
        Tier tier = rank < VIP_PERCENT ? Tier.VIP : rank < VIP_PERCENT + GOLD_PERCENT ? Tier.GOLD : Tier.ORDINARY;
        int agent = 1 + random.nextInt(12);
        add(
                english ? DemoNames.english(random) : DemoNames.chinese(random),
                tier,
                english ? "en" : "zh-CN",
                tier == Tier.VIP ? agent(agent) : null,
                tier == Tier.VIP ? agent(agent % 12 + 1) : null,
                // 1 380 013 8xxx and 1 390 013 9xxx stay those of the named; every number here is another's
                english
                        ? "+4420794%05d".formatted(70_000 + number)
                        : "+86137%08d".formatted(20_000_000 + number * 137));
        int many = random.nextInt(4);
        for (int i = 0; i < many; i++) {
            int daysAgo = random.nextInt(60);
            Order.Status status = daysAgo > 10
                    ? random.nextInt(12) == 0 ? Order.Status.CANCELLED : Order.Status.DELIVERED
                    : Order.Status.values()[random.nextInt(4)];
            order(number, status, 1 + random.nextInt(6), daysAgo, 5 - daysAgo);
        }
        if (random.nextInt(100) < 70) {
            int due = random.nextInt(60) - 30;
            bill(number, 990 + random.nextInt(80_000), "CNY", due, due < 0 && random.nextInt(10) > 0);
        }
    }

    private void add(
            String name, Tier tier, String language, @Nullable String agent, @Nullable String backup, String phone) {
        customers.add(new Customer(
                id(customers.size() + 1),
                name,
                tier,
                language,
                agent == null ? null : new AgentId(agent),
                backup == null ? null : new AgentId(backup),
                List.of(phone)));
    }

    private void order(int customer, Order.Status status, int items, int daysAgo, int arrivesInDays) {
        String number = "%06d".formatted(100_200 + orders.size() * 7);
        String product = PRODUCTS.get(orders.size() % PRODUCTS.size());
        orders.add(new Order(
                "o" + number,
                id(customer),
                number,
                status,
                items,
                product,
                today.minusDays(daysAgo),
                status == Order.Status.CANCELLED ? null : today.plusDays(arrivesInDays)));
    }

    private void bill(int customer, long amount, String currency, int dueInDays, boolean paid) {
        bills.add(new Bill(
                "b%06d".formatted(300_100 + bills.size() * 3),
                id(customer),
                amount,
                currency,
                today.plusDays(dueInDays),
                paid ? today.plusDays(dueInDays).minusDays(2) : null));
    }

    private static String id(int number) {
        return "c%04d".formatted(number);
    }

    private static String agent(int number) {
        return "a%02d".formatted(number);
    }
}
