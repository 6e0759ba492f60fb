package hotline.server.adapter;

import hotline.cti.FlowDirectory;
import hotline.server.center.Center;
import hotline.server.center.CenterOffice;
import java.util.Optional;

/** Which flow a number leads to, as the configuration in force says, or said when a call began. */
public final class GreetingNumbers implements FlowDirectory {
    private final CenterOffice office;

    public GreetingNumbers(CenterOffice office) {
        this.office = office;
    }

    @Override
    public Optional<Greeting> flowFor(String dialled) {
        return greeting(office.inForce(), dialled);
    }

    @Override
    public Optional<Greeting> flowFor(String dialled, String edition) {
        return office.edition(edition).flatMap(then -> greeting(then, dialled)).or(() -> flowFor(dialled));
    }

    private static Optional<Greeting> greeting(CenterOffice.Edition edition, String dialled) {
        Center center = edition.center();
        return center.configuration().numbers().stream()
                .filter(number -> number.dialled().equals(dialled))
                .findFirst()
                .map(number -> new Greeting(center.flow(number.flow()), number.language(), edition.number()));
    }
}
