package hotline.desktop.operation;

import hotline.crm.people.Role;
import hotline.desktop.live.LiveAnswers;
import hotline.desktop.message.Directory;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who and what a conversation can be given to. */
public final class DirectoryOperations {
    private static final Set<Role> THOSE_WHO_TALK = EnumSet.of(Role.AGENT, Role.SUPERVISOR);

    private final LiveAnswers live;

    public DirectoryOperations(LiveAnswers live) {
        this.live = live;
    }

    record Nothing() {}

    public List<Operation<?>> table() {
        return List.of(
                new Operation<>(
                        "directory.list",
                        "GET",
                        "/desk/directory",
                        THOSE_WHO_TALK,
                        Nothing.class,
                        (person, nothing) -> live.directory(),
                        Directory.class,
                        "Colleagues and queues, and who of them is free at this moment; to be asked while somebody looks for one."));
    }
}
