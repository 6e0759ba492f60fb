package hotline.crm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.crm.customer.Customer;
import hotline.crm.customer.PhoneNumbers;
import hotline.crm.customer.Tier;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoCustomersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);

    private final DemoCustomers demo = DemoCustomers.around(TODAY);

    @Test
    void theSameFiveHundredOnEveryMachine() {
        assertThat(demo.customers())
                .hasSize(500)
                .isEqualTo(DemoCustomers.around(TODAY).customers());
        assertThat(demo.orders()).isEqualTo(DemoCustomers.around(TODAY).orders());
        assertThat(demo.customers().stream().map(Customer::id).distinct()).hasSize(500);
    }

    @Test
    void thoseTheDemoNamesAreAmongThem() {
        assertThat(with("+8613800138000")).extracting(Customer::name).containsExactly("王芳");
        assertThat(with("+8613900139000")).extracting(Customer::tier).containsExactly(Tier.ORDINARY);
        assertThat(with("+442079460123")).extracting(Customer::language).containsExactly("en");
        assertThat(with("+862088887777")).hasSize(2);
        assertThat(with("+861012345678")).isEmpty();
    }

    @Test
    void onlyTheOneNumberIsShared() {
        List<String> numbers =
                demo.customers().stream().flatMap(one -> one.numbers().stream()).toList();

        assertThat(numbers.stream().distinct()).hasSize(499);
    }

    @Test
    void everyNumberReadsAsItself() {
        PhoneNumbers china = new PhoneNumbers("CN");

        assertThat(demo.customers().stream().flatMap(one -> one.numbers().stream()))
                .allSatisfy(number -> assertThat(china.read(number).toString()).contains(number));
    }

    private List<Customer> with(String number) {
        return Stream.of(demo.customers())
                .flatMap(List::stream)
                .filter(one -> one.numbers().contains(number))
                .toList();
    }
}
