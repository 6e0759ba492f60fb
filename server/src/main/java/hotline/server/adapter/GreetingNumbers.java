package hotline.server.adapter;

import hotline.cti.FlowDirectory;
import hotline.server.center.Center;
import hotline.server.center.CenterOffice;
import java.util.Optional;

/** Which flow a number leads to, as the configuration in force says. */
public final class GreetingNumbers implements FlowDirectory {
    private final CenterOffice office;

    public GreetingNumbers(CenterOffice office) {
        this.office = office;
    }

    @Override
    public Optional<Greeting> flowFor(String dialled) {
        Center center = office.current();
        return center.configuration().numbers().stream()
                .filter(number -> number.dialled().equals(dialled))
                .findFirst()
                .map(number -> new Greeting(center.flow(number.flow()), number.language()));
    }
}
