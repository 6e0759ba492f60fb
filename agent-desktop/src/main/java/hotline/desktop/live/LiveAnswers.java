package hotline.desktop.live;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueEntryId;
import hotline.acd.queue.QueueId;
import hotline.desktop.message.AgentView;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.Directory;
import hotline.desktop.message.NoteView;
import hotline.desktop.message.WatchView;
import hotline.desktop.message.WorkItem;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the live view from other threads. Methods block for some microseconds. */
public final class LiveAnswers {
    private final LiveThread thread;
    private final LiveView view;

    public LiveAnswers(LiveThread thread, LiveView view) {
        this.thread = thread;
        this.view = view;
    }

    /** Whose offer it is; empty when there is no such offer (any more). */
    public Optional<AgentId> agentOf(OfferId offer) throws InterruptedException {
        return get(() -> view.agentOf(offer));
    }

    /** The interaction on that agent's desk. */
    public Optional<WorkItem> work(AgentId agent, InteractionId interaction) throws InterruptedException {
        return get(() -> view.work(agent, interaction));
    }

    /** In which interaction the agent is in conversation; empty for in none. */
    public Optional<InteractionId> talksIn(AgentId agent) throws InterruptedException {
        return get(() -> view.talksIn(agent));
    }

    /** On whose line the supervisor is; empty for on nobody's. */
    public Optional<WatchView> watching(AgentId watcher) throws InterruptedException {
        return get(() -> view.watching(watcher));
    }

    public Optional<CallerCard> card(InteractionId interaction) throws InterruptedException {
        return get(() -> view.card(interaction));
    }

    /** The agent at this moment; empty for who is unknown. */
    public Optional<AgentView> agent(AgentId agent) throws InterruptedException {
        return get(() -> view.agent(agent));
    }

    /** Where the agent's calls ring, as the core has it: nobody may be shown it. Empty for who is signed out or unknown. */
    public Optional<String> station(AgentId agent) throws InterruptedException {
        return get(() -> view.station(agent));
    }

    /** Whether it goes on. */
    public boolean knows(InteractionId interaction) throws InterruptedException {
        return get(() -> view.knows(interaction) ? interaction : null).isPresent();
    }

    /** Whether this customer is in an interaction on that agent's desk. */
    public boolean isOnDesk(AgentId agent, String customer) throws InterruptedException {
        return get(() -> view.isOnDesk(agent, customer) ? customer : null).isPresent();
    }

    /** Where somebody waits. */
    public record Waits(QueueEntryId entry, QueueId queue) {}

    /** Where it waits; empty when it does not. */
    public Optional<Waits> waits(InteractionId interaction) throws InterruptedException {
        return get(() -> view.waits(interaction));
    }

    /** Whether the agent serves the queue. */
    public boolean serves(AgentId agent, QueueId queue) throws InterruptedException {
        return get(() -> view.serves(agent, queue) ? queue : null).isPresent();
    }

    /** Whether calls wait in it, and not something that is written. */
    public boolean takesCalls(QueueId queue) throws InterruptedException {
        return get(() -> view.takesCalls(queue) ? queue : null).isPresent();
    }

    /** Colleagues and queues at this moment. */
    public Directory directory() throws InterruptedException {
        return get(view::directory).orElseThrow();
    }

    /** What messages callers have left for a queue has changed. */
    public void voicemailsChanged(QueueId queue) {
        view.voicemailsChanged(queue);
    }

    /** What customers of a queue were promised has changed. */
    public void callbacksChanged(QueueId queue) {
        view.callbacksChanged(queue);
    }

    /** Something has become of a ticket. */
    public void ticketsChanged(Audience whose) {
        view.ticketsChanged(whose);
    }

    /** Messages from supervisors to these people are others now. */
    public void noticesChanged(Audience whose) {
        view.noticesChanged(whose);
    }

    /** What is on record of a customer has changed. */
    public void customerChanged(String customer) {
        view.customerChanged(customer);
    }

    /** What is on record of a caller has changed. */
    public void callerChanged(InteractionId interaction) {
        view.callerChanged(interaction);
    }

    /** A note was saved. */
    public void noteSaved(AgentId agent, NoteView note) {
        view.noteSaved(agent, note);
    }

    private <T> Optional<T> get(Supplier<@Nullable T> question) throws InterruptedException {
        CompletableFuture<Optional<T>> answer = thread.ask(() -> Optional.ofNullable(question.get()));
        try {
            return answer.get();
        } catch (CancellationException ended) {
            throw new LiveEnded();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the live view cannot answer", e);
        }
    }
}
