package hotline.ivr.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Map<String, Object> VALUES =
            Map.of("customer.tier", "vip", "customer.known", true, "bill.amount", 12_850L, "pin", "0042");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer.tier == 'vip' | true",
                "customer.tier == 'gold' | false",
                "customer.tier =~ ['vip', 'gold'] | true",
                "customer.tier =^ 'vi' | true",
                "customer.known | true",
                "customer.known and bill.amount > 10000 | true",
                "!customer.known or bill.amount lt 5 | false",
                "customer.assignedAgent == 'a01' | false",
                "customer.assignedAgent == null | true",
                "empty(customer.assignedAgent) | true",
                "empty(customer.tier) | false",
                "size(pin) == 4 | true",
                "pin == '0042' | true"
            })
    void conditionsCompareVariables(String text, boolean holds) throws Expression.Faulty {
        assertThat(Expression.of(text).holds(VALUES)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customer.tier == 'vip' ? 120 : 0 | 120",
                "bill.amount / 100 + 2 | 130",
                "customer.assignedAgent ?: 'nobody' | nobody",
                "customer.tier | vip"
            })
    void valuesAreComputed(String text, String value) throws Expression.Faulty {
        assertThat(Expression.of(text).value(VALUES)).hasToString(value);
    }

    @Test
    void variablesAreNamedWithTheirDots() throws Expression.Faulty {
        assertThat(Expression.of("customer.tier == 'vip' and pin > 3").variables())
                .containsExactlyInAnyOrder("customer.tier", "pin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a ==",
                "while (true) {}",
                "for (x : [1]) {}",
                "new('java.lang.String', 'x')",
                "new java.lang.String('x')",
                "x = 3",
                "customer.tier = 'vip'",
                "x += 1",
                "var x = 1",
                "1; 2",
                "() -> 3",
                "function() { 1 }",
                "'x'.getClass()",
                "pin.repeat(1000000000)",
                "customer.tier.class.forName('x')()",
                "#pragma a b",
                "@silent 1",
                "System:exit(1)",
                "exit(1)"
            })
    void nothingButComparingAndComputingIsAllowed(String text) {
        assertThatThrownBy(() -> Expression.of(text).value(VALUES))
                .isInstanceOfAny(Expression.Faulty.class, IllegalStateException.class);
    }

    @Test
    void javaBehindAValueIsNotReached() throws Expression.Faulty {
        assertThat(Expression.of("pin.class").value(VALUES)).isNull();
        assertThat(Expression.of("pin.bytes").value(VALUES)).isNull();
        assertThat(Expression.of("''.class").value(VALUES)).isNull();
    }

    @Test
    void whatCannotBeComputedCountsAsZero() throws Expression.Faulty {
        assertThat(Expression.of("bill.amount / 0").value(VALUES)).isEqualTo(0L);
        assertThat(Expression.of("customer.assignedAgent + 3").value(VALUES)).isEqualTo(3L);
    }

    @Test
    void listIsNoValue() throws Expression.Faulty {
        Expression expression = Expression.of("['a', 'b']");

        assertThatThrownBy(() -> expression.value(VALUES)).isInstanceOf(IllegalStateException.class);
    }
}
