package hotline.server.adapter;

import hotline.crm.people.IssuedSecret;
import hotline.crm.people.People;
import hotline.crm.people.Person;
import hotline.crm.people.Role;
import hotline.server.Refused;
import hotline.server.center.CenterConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Agents, supervisors and administrators of the configuration in force, as people who sign in. */
public final class StaffRecords {
    private final People people;
    private final Path issuedFile;

    /** @param issuedFile where generated passwords and PINs are left for the administrator, readable by this user only */
    public StaffRecords(People people, Path issuedFile) {
        this.people = people;
        this.issuedFile = issuedFile;
    }

    /** Blocks for the database. Idempotent; who is new gets a password, and an agent a PIN. */
    public void take(CenterConfiguration center) {
        Set<String> supervisors =
                center.people().stream().map(CenterConfiguration.Person::id).collect(Collectors.toSet());
        List<IssuedSecret> issued = new ArrayList<>(people.apply(center.atPhones().stream()
                .map(agent -> new Person(
                        agent.id(),
                        agent.name(),
                        supervisors.contains(agent.id()) ? Set.of(Role.AGENT, Role.SUPERVISOR) : Set.of(Role.AGENT),
                        agent.config().team(),
                        agent.extension(),
                        false))
                .toList()));
        for (CenterConfiguration.Person person : center.people()) {
            Role role = person.role() == CenterConfiguration.Role.SUPERVISOR ? Role.SUPERVISOR : Role.ADMIN;
            if (people.find(person.id()).isEmpty()) {
                issued.addAll(people.put(
                        new Person(person.id(), person.name(), Set.of(role), person.teamOrAll(), null, false)));
            }
        }
        note(issued);
    }

    /** Where generated passwords and PINs are. */
    public Path issuedFile() {
        return issuedFile;
    }

    private void note(List<IssuedSecret> issued) {
        if (issued.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        issued.forEach(one -> lines.append(one.person())
                .append(' ')
                .append(one.kind().name().toLowerCase(java.util.Locale.ROOT))
                .append(' ')
                .append(one.secret())
                .append('\n'));
        try {
            if (Files.notExists(issuedFile)) {
                Files.createFile(
                        issuedFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(issuedFile, lines, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Refused(
                    "not-writable",
                    "The generated passwords cannot be written to " + issuedFile + ": " + e.getMessage() + ".",
                    "Make the folder writable; set them again with 'hotline user password'.");
        }
    }
}
