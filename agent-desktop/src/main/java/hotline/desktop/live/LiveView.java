package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.queue.QueueId;
import hotline.crm.people.Person;
import hotline.desktop.message.Centre;
import hotline.desktop.message.Me;
import hotline.desktop.message.ServerMessage;
import java.util.List;
import java.util.function.Supplier;

/** What pages show. Confined to the live thread, but where it says otherwise. */
public final class LiveView implements View {
    private final LiveThread thread;
    private final Broadcast broadcast;
    private final Access access;
    private final Supplier<Centre> centre;

    public LiveView(LiveThread thread, Broadcast broadcast, Access access, Supplier<Centre> centre) {
        this.thread = thread;
        this.broadcast = broadcast;
        this.access = access;
        this.centre = centre;
        access.take(centre.get());
    }

    /** The configuration in force is another. Any thread. */
    public void centreChanged() {
        thread.run(() -> {
            Centre now = centre.get();
            access.take(now);
            broadcast.tell(Audience.EVERYBODY, new ServerMessage.CentreChanged(now));
        });
    }

    @Override
    public ServerMessage.Welcome welcome(Person person) {
        return new ServerMessage.Welcome(Me.of(person), centre.get(), null, List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public ServerMessage.Board board(Person person) {
        return new ServerMessage.Board(List.of(), List.of(), List.of());
    }

    @Override
    public boolean serves(AgentId agent, QueueId queue) {
        return false;
    }
}
