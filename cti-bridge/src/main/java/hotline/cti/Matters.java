package hotline.cti;

import hotline.acd.agent.AgentId;
import hotline.acd.agent.OutsideStation;
import hotline.acd.distributor.ConfigChange;
import hotline.acd.distributor.Event;
import hotline.acd.distributor.OfferId;
import hotline.acd.distributor.Purpose;
import hotline.acd.distributor.Snapshot;
import hotline.acd.distributor.Target;
import hotline.acd.interaction.InteractionId;
import hotline.acd.queue.QueueConfig;
import hotline.acd.queue.QueueExit;
import hotline.acd.queue.QueueId;
import hotline.acd.queue.SelectionPolicy;
import hotline.cti.Matter.Asking;
import hotline.cti.Matter.Offering;
import hotline.cti.Matter.Watching;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The core's state as telephony needs it: a fold of a snapshot and the events after it. Confined to the switchboard's thread. */
final class Matters {
    private final Map<InteractionId, Matter> matters = new LinkedHashMap<>();
    private final Map<OfferId, InteractionId> byOffer = new LinkedHashMap<>();
    private final Set<QueueId> ringingAll = new HashSet<>();

    void begin(Snapshot snapshot) {
        snapshot.queues().forEach(this::put);
        for (Snapshot.InteractionRecord from : snapshot.interactions()) {
            Matter matter = new Matter(from.interaction(), from.direction(), from.beganAt());
            matters.put(from.interaction(), matter);
            matter.customerPresent = from.customerPresent();
            matter.everQueued = from.entriesSoFar() > 0;
            matter.exit = from.exit();
            matter.transferred = from.transferred();
            matter.ourNumber = from.entryPoint();
            matter.outside = from.outside();
            matter.consults = from.consultsSoFar();
            Snapshot.ConsultRecord asks = from.consult();
            if (asks != null) {
                matter.asking = asking(asks.by(), asks.to(), asks.blind(), asks.connected(), asks.with());
            }
            if (from.left() != null) {
                matter.queue = from.left().queue();
            }
            Snapshot.EntryRecord entry = from.entry();
            if (entry != null) {
                matter.entry = entry.entry();
                matter.queue = entry.queue();
                matter.purpose = entry.purpose();
                Snapshot.HeldRecord held = entry.held();
                if (held != null) {
                    matter.placeKept = true;
                    matter.reached = held.reached();
                    matter.dialling = held.dialling();
                }
                for (Snapshot.OfferRecord offer : entry.offers()) {
                    byOffer.put(offer.offer(), from.interaction());
                    matter.offers.put(
                            offer.offer(),
                            new Offering(
                                    offer.offer(),
                                    from.interaction(),
                                    offer.agent(),
                                    offer.station(),
                                    offer.expiresAt(),
                                    ringsByItself(matter, offer.queue(), offer.station()),
                                    offer.ending()));
                }
            }
            for (Snapshot.WatchRecord watch : from.watches()) {
                matter.watches.put(
                        watch.watcher(),
                        new Watching(
                                watch.ordinal(),
                                watch.watcher(),
                                watch.agent(),
                                watch.station(),
                                watch.mode(),
                                watch.connected()));
            }
            for (Snapshot.AssignmentRecord assignment : from.assignments()) {
                if (!assignment.wrapsUp()) {
                    byOffer.put(assignment.offer(), from.interaction());
                    matter.talking.put(assignment.agent(), assignment.offer());
                    matter.queueOf.put(assignment.agent(), assignment.queue());
                    if (assignment.lineLost() != null) {
                        matter.lost.put(assignment.agent(), assignment.lineLost());
                    }
                    if (assignment.heldAtPhone()) {
                        matter.heldAtPhone.add(assignment.agent());
                    } else if (assignment.held()) {
                        matter.held.add(assignment.agent());
                    }
                }
            }
        }
    }

    Collection<Matter> all() {
        return matters.values();
    }

    @Nullable
    Matter of(@Nullable InteractionId interaction) {
        return interaction == null ? null : matters.get(interaction);
    }

    /** The matter for which this offer is or was made, as long as it matters. */
    @Nullable
    Matter of(OfferId offer) {
        InteractionId interaction = byOffer.get(offer);
        return interaction == null ? null : matters.get(interaction);
    }

    /** Whether the offer is pending, ending, or its agent talks. */
    boolean isAlive(OfferId offer) {
        Matter matter = of(offer);
        return matter != null && (matter.offers.containsKey(offer) || matter.talking.containsValue(offer));
    }

    /** Takes one event; returns the matter it changed, null when it changed none. */
    @Nullable
    Matter apply(Event event) {
        return switch (event) {
            case Event.InteractionBegan began -> {
                Matter matter = new Matter(began.interaction(), began.direction(), began.at());
                matter.ourNumber = began.entryPoint();
                matters.put(began.interaction(), matter);
                yield matter;
            }
            case Event.EntryQueued queued -> {
                Matter matter = matters.get(queued.entry().interaction());
                if (matter != null) {
                    matter.entry = queued.entry();
                    matter.queue = queued.queue();
                    matter.exit = null;
                    matter.everQueued = true;
                }
                yield matter;
            }
            case Event.EntryDirected directed -> {
                Matter matter = matters.get(directed.entry().interaction());
                if (matter != null) {
                    matter.entry = directed.entry();
                    matter.queue = directed.queue();
                    matter.purpose = directed.purpose();
                    if (directed.call() != null) {
                        matter.isCalled();
                    }
                }
                yield matter;
            }
            case Event.EntryEnded ended -> {
                Matter matter = matters.get(ended.entry().interaction());
                if (matter != null && matter.purpose != null) {
                    matter.entry = null;
                    matter.purpose = null;
                    matter.placeKept = false;
                    matter.dialling = null;
                } else if (matter != null) {
                    matter.comesBack(QueueExit.of(ended.outcome()));
                }
                yield matter;
            }
            case Event.PlaceKept kept -> {
                Matter matter = matters.get(kept.entry().interaction());
                if (matter != null) {
                    matter.entry = kept.entry();
                    matter.queue = kept.queue();
                    matter.isCalled();
                }
                yield matter;
            }
            case Event.CustomerDialled dialled -> dialling(dialled.entry().interaction(), dialled.offer());
            case Event.CustomerNotReached missed -> dialling(missed.entry().interaction(), null);
            case Event.CustomerReached reached -> {
                Matter matter = dialling(reached.interaction(), null);
                if (matter != null) {
                    matter.customerPresent = true;
                    matter.leftReported = false;
                    matter.reached = true;
                    matter.exit = null;
                }
                yield matter;
            }
            case Event.CallbackDue unseen -> null;
            case Event.EntryBlocked blocked -> {
                Matter matter = matters.get(blocked.interaction());
                if (matter != null) {
                    matter.comesBack(QueueExit.of(blocked.cause()));
                }
                yield matter;
            }
            case Event.OfferMade made -> {
                InteractionId interaction = made.entry().interaction();
                Matter matter = matters.get(interaction);
                if (matter != null) {
                    byOffer.put(made.offer(), interaction);
                    matter.offers.put(
                            made.offer(),
                            new Offering(
                                    made.offer(),
                                    interaction,
                                    made.agent(),
                                    made.station(),
                                    made.expiresAt(),
                                    ringsByItself(matter, made.queue(), made.station()),
                                    null));
                }
                yield matter;
            }
            case Event.OfferEnding ending -> {
                Matter matter = of(ending.offer());
                if (matter != null) {
                    matter.offers.computeIfPresent(ending.offer(), (id, offering) -> offering.ending(ending.as()));
                }
                yield matter;
            }
            case Event.OfferEnded ended -> {
                Matter matter = of(ended.offer());
                if (matter != null) {
                    matter.offers.remove(ended.offer());
                    forgetUnlessTalking(matter, ended.offer());
                }
                yield matter;
            }
            case Event.AssignmentBegan began -> {
                Matter matter = matters.get(began.interaction());
                if (matter != null) {
                    byOffer.put(began.offer(), began.interaction());
                    matter.talking.put(began.agent(), began.offer());
                    matter.queueOf.put(began.agent(), began.queue());
                    matter.exit = null;
                }
                yield matter;
            }
            case Event.WrapUpBegan wrapUp -> stopsTalking(matters.get(wrapUp.interaction()), wrapUp.agent());
            case Event.DispositionChosen unseen -> null;
            case Event.WrapUpExtended unseen -> null;
            case Event.AssignmentEnded ended -> stopsTalking(matters.get(ended.interaction()), ended.agent());
            case Event.CustomerLeft left -> {
                Matter matter = matters.get(left.interaction());
                if (matter != null) {
                    matter.customerPresent = false;
                }
                yield matter;
            }
            case Event.InteractionEnded ended -> {
                Matter matter = matters.remove(ended.interaction());
                if (matter != null) {
                    matter.customerPresent = false;
                    byOffer.values().removeIf(ended.interaction()::equals);
                }
                yield matter;
            }
            case Event.EpochBegan unseen -> null;
            case Event.Configured configured -> {
                configured.changes().forEach(this::take);
                yield null;
            }
            case Event.AgentSignedIn unseen -> null;
            case Event.AvailabilityChanged unseen -> null;
            case Event.AvailabilityPended unseen -> null;
            case Event.StationChanged unseen -> null;
            case Event.FlowPassed unseen -> null;
            case Event.FlowServed unseen -> null;
            case Event.Transferred transferred -> {
                Matter matter = matters.get(transferred.interaction());
                if (matter != null) {
                    matter.transferred = true;
                }
                yield null;
            }
            case Event.EntryStepReached unseen -> null;
            case Event.EntryReordered unseen -> null;
            case Event.QueueClosed unseen -> null;
            case Event.QueueOpened unseen -> null;
            case Event.OfferRang unseen -> null;
            case Event.AssignmentHeld held -> {
                Matter matter = matters.get(held.interaction());
                if (matter != null && held.byRequest()) {
                    matter.held.add(held.agent());
                } else if (matter != null) {
                    matter.heldAtPhone.add(held.agent());
                }
                yield matter;
            }
            case Event.AssignmentRetrieved back -> {
                Matter matter = matters.get(back.interaction());
                if (matter != null) {
                    matter.held.remove(back.agent());
                    matter.heldAtPhone.remove(back.agent());
                }
                yield matter;
            }
            case Event.AssignmentLineLost lost -> {
                Matter matter = matters.get(lost.interaction());
                if (matter != null) {
                    matter.lost.put(lost.agent(), new Snapshot.LostLine(lost.station(), lost.until()));
                }
                yield matter;
            }
            case Event.AssignmentLineBack back -> {
                Matter matter = matters.get(back.interaction());
                if (matter != null) {
                    matter.lost.remove(back.agent());
                }
                yield matter;
            }
            case Event.ConsultBegan began -> {
                Matter matter = matters.get(began.interaction());
                if (matter != null) {
                    matter.consults = began.ordinal();
                    matter.asking = asking(began.by(), began.to(), began.blind(), false, null);
                }
                yield matter;
            }
            case Event.ConsultConnected connected -> {
                Matter matter = matters.get(connected.interaction());
                Asking asks = matter == null ? null : matter.asking;
                if (matter != null && asks != null) {
                    matter.asking =
                            new Asking(asks.by(), asks.outside(), asks.queue(), asks.blind(), true, connected.agent());
                }
                yield matter;
            }
            case Event.ConsultEnded ended -> {
                Matter matter = matters.get(ended.interaction());
                if (matter != null) {
                    matter.outside |= ended.how().isTakenPart() && matter.asking != null && matter.asking.outside();
                    matter.asking = null;
                }
                yield matter;
            }
            case Event.PassedOn unseen -> null;
            case Event.PartyDropped unseen -> null;
            case Event.OutsideLeft left -> {
                Matter matter = matters.get(left.interaction());
                if (matter != null) {
                    matter.outside = false;
                }
                yield matter;
            }
            case Event.WatchBegan began -> {
                Matter matter = matters.get(began.interaction());
                if (matter != null) {
                    matter.watches.put(
                            began.watcher(),
                            new Watching(
                                    began.ordinal(),
                                    began.watcher(),
                                    began.agent(),
                                    began.station(),
                                    began.mode(),
                                    false));
                }
                yield matter;
            }
            case Event.WatchConnected unseen -> null;
            case Event.WatchModeChanged changed -> {
                Matter matter = matters.get(changed.interaction());
                if (matter != null) {
                    matter.watches.computeIfPresent(
                            changed.watcher(), (watcher, watching) -> watching.as(changed.mode()));
                }
                yield matter;
            }
            case Event.WatchEnded ended -> {
                Matter matter = matters.get(ended.interaction());
                if (matter != null) {
                    matter.watches.remove(ended.watcher());
                }
                yield matter;
            }
            case Event.HelpAsked unseen -> null;
            case Event.HelpEnded unseen -> null;
            case Event.SegmentBegan unseen -> null;
            case Event.ReportAbsorbed unseen -> null;
        };
    }

    private static Asking asking(AgentId by, Target to, boolean blind, boolean connected, @Nullable AgentId with) {
        return new Asking(by, to instanceof Target.ToOutside, to instanceof Target.ToQueue, blind, connected, with);
    }

    private @Nullable Matter dialling(InteractionId interaction, @Nullable OfferId offer) {
        Matter matter = matters.get(interaction);
        if (matter != null) {
            matter.dialling = offer;
        }
        return matter;
    }

    /** Whether several phones may ring at once for a caller of this queue. */
    boolean ringsAll(QueueId queue) {
        return ringingAll.contains(queue);
    }

    /** Whether a phone is not rung by the caller's script: others may ring, the caller is not there or with somebody else, or who answers is asked first. */
    private boolean ringsByItself(Matter matter, QueueId queue, String station) {
        return matter.internal
                || matter.placeKept
                || matter.purpose == Purpose.CONSULT
                || ringsAll(queue)
                || OutsideStation.isOne(station);
    }

    private void take(ConfigChange change) {
        switch (change) {
            case ConfigChange.PutQueue put -> put(put.queue());
            case ConfigChange.RemoveQueue remove -> ringingAll.remove(remove.queue());
            case ConfigChange.PutAgent unseen -> {}
            case ConfigChange.RemoveAgent unseen -> {}
        }
    }

    private void put(QueueConfig queue) {
        if (queue.policy() == SelectionPolicy.RING_ALL) {
            ringingAll.add(queue.id());
        } else {
            ringingAll.remove(queue.id());
        }
    }

    private @Nullable Matter stopsTalking(@Nullable Matter matter, AgentId agent) {
        if (matter != null) {
            matter.held.remove(agent);
            matter.heldAtPhone.remove(agent);
            matter.lost.remove(agent);
            OfferId offer = matter.talking.remove(agent);
            if (offer != null) {
                forgetUnlessTalking(matter, offer);
            }
        }
        return matter;
    }

    /** An accepted offer ends just before its assignment begins; that one names it again. */
    private void forgetUnlessTalking(Matter matter, OfferId offer) {
        if (!matter.offers.containsKey(offer) && !matter.talking.containsValue(offer)) {
            byOffer.remove(offer);
        }
    }
}
