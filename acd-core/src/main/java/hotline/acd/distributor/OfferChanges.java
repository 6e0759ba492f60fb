package hotline.acd.distributor;

import hotline.acd.distributor.Snapshot.TriedAgent;
import java.util.List;

/** What events about offers change, and what follows from a failed one for those who took part. */
final class OfferChanges {
    /** An offer that is ending and of which nothing is heard for so long ends by itself. */
    static final long SILENCE_MILLIS = 10_000;
    /** After a failure an agent is left alone for so long. */
    static final long REST_MILLIS = 1_000;

    private final State state;

    OfferChanges(State state) {
        this.state = state;
    }

    void made(Event.OfferMade event, long at) {
        var entry = state.entry(event.entry());
        var agent = state.agents.get(event.agent());
        if (entry == null || agent == null) {
            throw new IllegalArgumentException(
                    "the journal offers " + event.entry() + " to " + event.agent() + ", one of which is unknown");
        }
        state.hide(entry);
        var offer = new Offer(event.offer(), entry, event.agent(), event.station(), at, event.expiresAt());
        entry.add(offer);
        state.offers.put(offer.id, offer);
        state.lastOfferNumber = event.offer().number();
        watch(state, offer, offer.expiresAt);
        agent.offers.add(offer);
        state.agentChanged(agent, at);
        var board = state.boards.get(event.queue());
        if (board != null) {
            board.lastAsked = event.agent();
        }
        state.show(entry);
    }

    void rang(Event.OfferRang event) {
        offer(event.offer()).ringing = true;
    }

    void ending(Event.OfferEnding event, long at) {
        var offer = offer(event.offer());
        offer.ending = event.as();
        offer.endingSince = at;
        watch(state, offer, at + SILENCE_MILLIS);
    }

    void ended(Event.OfferEnded event, long at) {
        var offer = offer(event.offer());
        state.offers.remove(offer.id);
        state.agenda.callOff(offer.runsOut);
        var entry = offer.entry;
        state.hide(entry);
        entry.offers.remove(offer);
        entry.interaction.rescinded.remove(offer);
        boolean stillWaits = !entry.ended;
        if (stillWaits) {
            if (event.result() != OfferResult.ACCEPTED && event.result() != OfferResult.UNREACHED) {
                remember(offer, event.result(), at);
            }
            state.show(entry);
        }
        var agent = state.agents.get(offer.agent);
        if (agent != null) {
            agent.offers.remove(offer);
            if (isFailure(event.result(), stillWaits)) {
                agent.offerAllowedFrom = at + REST_MILLIS;
                state.agenda.set(new Due.RestEnds(agent.id()), agent.offerAllowedFrom);
                state.resting.add(agent);
            }
            state.agentChanged(agent, at);
        }
    }

    /**
     * Whether the agent or the phone, and not the caller, is why nobody answered. What is said to be answered elsewhere while its entry
     * still waits is believed, but for no longer than a failure.
     */
    private static boolean isFailure(OfferResult result, boolean stillWaits) {
        return switch (result) {
            case DECLINED, EXPIRED, UNREACHABLE, BUSY, FAILED -> true;
            case RESCINDED -> stillWaits;
            case ACCEPTED, UNREACHED -> false;
        };
    }

    /** What was taken back although its entry still waits was answered elsewhere, and that is about to be heard. */
    private void remember(Offer offer, OfferResult result, long at) {
        var entry = offer.entry;
        for (TriedAgent past : List.copyOf(entry.tried.values())) {
            if (past.orAfterAnother() && past.until() > at && !past.agent().equals(offer.agent)) {
                put(entry, new TriedAgent(past.agent(), past.offer(), at, true));
            }
        }
        var board = state.boards.get(entry.queue);
        long retryAt = at + (board == null ? 0 : retryMillis(board, result));
        put(
                entry,
                switch (result) {
                    case EXPIRED -> new TriedAgent(offer.agent, offer.id, retryAt, true);
                    case DECLINED -> new TriedAgent(offer.agent, offer.id, retryAt, false);
                    case RESCINDED -> new TriedAgent(offer.agent, offer.id, at + REST_MILLIS, false);
                    case UNREACHABLE, BUSY, FAILED, ACCEPTED, UNREACHED ->
                        new TriedAgent(offer.agent, offer.id, at, false);
                });
    }

    /** Where all rang, others were tried at the same time: after a rest all are rung again. */
    private static long retryMillis(QueueBoard board, OfferResult result) {
        long usual = board.config.retryMillis();
        return result == OfferResult.EXPIRED && board.ringsAll() ? Math.min(usual, REST_MILLIS) : usual;
    }

    private void put(Entry entry, TriedAgent tried) {
        var before = entry.add(tried);
        if (before != null) {
            state.passedOffers.remove(before.offer());
        }
        state.agenda.clear(new Due.RetryAllowed(entry.id, tried.agent()));
        watch(state, entry, tried);
    }

    static void watch(State state, Offer offer, long until) {
        state.agenda.callOff(offer.runsOut);
        offer.runsOut = state.agenda.plan(new Due.OfferRunsOut(offer.id), until);
    }

    static void watch(State state, Entry entry, TriedAgent tried) {
        state.passedOffers.put(tried.offer(), entry);
        state.passedBy.add(tried.agent(), entry);
        if (tried.until() > state.at) {
            state.agenda.set(new Due.RetryAllowed(entry.id, tried.agent()), tried.until());
        }
    }

    private Offer offer(OfferId id) {
        var offer = state.offers.get(id);
        if (offer == null) {
            throw new IllegalArgumentException("the journal names offer " + id + ", which is not open");
        }
        return offer;
    }
}
