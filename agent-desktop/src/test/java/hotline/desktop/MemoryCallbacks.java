package hotline.desktop;

import hotline.acd.agent.AgentId;
import hotline.acd.distributor.Actor;
import hotline.acd.distributor.CommandId;
import hotline.acd.distributor.Request;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueId;
import hotline.acd.routing.RoutingPlan;
import hotline.acd.routing.RoutingStep;
import hotline.acd.routing.SkipWhen;
import hotline.acd.routing.Who;
import hotline.crm.callback.ScheduledCallback;
import hotline.crm.callback.ScheduledCallback.State;
import hotline.crm.callback.Wanted;
import hotline.desktop.message.CallbackView;
import hotline.desktop.operation.CallbackPorts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/** Promised calls in memory; the core makes them. */
final class MemoryCallbacks implements CallbackPorts.Diary, CallbackPorts.Calling {
    private final House house;
    private final Map<Long, ScheduledCallback> all = new ConcurrentSkipListMap<>();
    volatile boolean nobodyMayBeCalled;
    volatile boolean closed;

    MemoryCallbacks(House house) {
        this.house = house;
    }

    CallbackPorts ports() {
        return new CallbackPorts(this, this);
    }

    /** A flow has promised one. */
    long agreed(QueueId queue, State state) {
        Instant now = Instant.now();
        ScheduledCallback planned = promise(
                        new Wanted(
                                queue,
                                "13800138000",
                                "4003",
                                "c1",
                                "zh-CN",
                                null,
                                now.plusSeconds(3_600),
                                now.plusSeconds(7_200),
                                "",
                                new Wanted.Node("demo", "appointment"),
                                new InteractionId(1, 77),
                                "flow"),
                        now)
                .orElseThrow();
        if (state == State.MISSED) {
            change(planned.id(), ScheduledCallback::impossible);
        }
        return planned.id();
    }

    @Override
    public List<CallbackView> open(Collection<QueueId> queues) {
        return all.values().stream()
                .filter(one -> one.isOpen() && queues.contains(one.wanted().queue()))
                .map(one -> new CallbackView(
                        Long.toString(one.id()),
                        one.wanted().queue(),
                        one.wanted().number(),
                        "Wang Fang",
                        one.wanted().language(),
                        one.wanted().owner(),
                        one.wanted().opensAt(),
                        one.wanted().closesAt(),
                        one.wanted().note(),
                        null,
                        one.wanted().by(),
                        one.wanted().agreedIn(),
                        one.state(),
                        one.calls().isEmpty() ? null : one.calls().getLast(),
                        List.of()))
                .toList();
    }

    @Override
    public Optional<ScheduledCallback> of(long id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public Optional<ScheduledCallback> promise(Wanted wanted, Instant at) {
        long id = all.size() + 1L;
        all.put(id, new ScheduledCallback(id, wanted, at, State.PLANNED, null, List.of(), List.of(), null, null));
        return of(id);
    }

    @Override
    public Optional<ScheduledCallback> change(long id, Function<ScheduledCallback, Optional<ScheduledCallback>> how) {
        Optional<ScheduledCallback> changed = of(id).flatMap(how);
        changed.ifPresent(now -> all.put(id, now));
        return changed;
    }

    @Override
    public Optional<CallbackPorts.Whom> whom(InteractionId interaction) {
        return Optional.of(new CallbackPorts.Whom("13800138000", "4001", "c1", "zh-CN"));
    }

    @Override
    public boolean mayCall(QueueId queue, String number) {
        return !nobodyMayBeCalled && number.matches("[+]?[0-9]{5,20}");
    }

    @Override
    public boolean isWithinHours(QueueId queue, Instant opensAt, Instant closesAt) {
        return !closed;
    }

    @Override
    public void make(ScheduledCallback due) {
        ScheduledCallback.Call call = Objects.requireNonNull(due.call());
        RoutingPlan plan = new RoutingPlan(List.of(new RoutingStep(
                new Who.NamedAgents(List.of(new AgentId(Objects.requireNonNull(call.by())))), 0, SkipWhen.NEVER)));
        house.engine
                .request(new Request.PromiseCall(
                        new CommandId("callback-" + call.interaction()),
                        Actor.SYSTEM,
                        call.interaction(),
                        due.wanted().queue(),
                        plan,
                        call.until().toEpochMilli(),
                        null))
                .join();
    }
}
