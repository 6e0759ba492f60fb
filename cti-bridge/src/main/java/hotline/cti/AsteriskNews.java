package hotline.cti;

import hotline.acd.distributor.OfferId;
import hotline.acd.interaction.InteractionId;
import hotline.cti.ami.AmiConnection;
import hotline.cti.ami.AmiEvent;
import hotline.cti.ami.AmiListener;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What Asterisk tells the switchboard over the manager interface: handed on its thread to whom it concerns. */
final class AsteriskNews implements AmiListener {
    private final Mailbox mailbox;
    private final Supplier<@Nullable AmiConnection> ami;
    private final Stations stations;
    private final Visits visits;
    private final Legs legs;
    private final Keypads keypads;
    private final ExitKeys exits;
    private final Transfers transfers;
    private final Departures departures;
    private final RecordedLegs recorded;
    private final LegKeeper keeper;
    private final Consumer<@Nullable InteractionId> direct;
    private final PagePhones pagePhones = new PagePhones();

    /** @param direct told of whose interaction a leg waits now */
    AsteriskNews(
            Mailbox mailbox,
            Supplier<@Nullable AmiConnection> ami,
            Stations stations,
            Visits visits,
            Legs legs,
            Keypads keypads,
            ExitKeys exits,
            Transfers transfers,
            Departures departures,
            RecordedLegs recorded,
            LegKeeper keeper,
            Consumer<@Nullable InteractionId> direct) {
        this.mailbox = mailbox;
        this.ami = ami;
        this.stations = stations;
        this.visits = visits;
        this.legs = legs;
        this.keypads = keypads;
        this.exits = exits;
        this.transfers = transfers;
        this.departures = departures;
        this.recorded = recorded;
        this.keeper = keeper;
        this.direct = direct;
    }

    @Override
    public void connected() {
        mailbox.execute(() -> {
            keeper.connected();
            recorded.connected();
            AmiConnection connection = ami.get();
            if (connection != null) {
                stations.look(connection, mailbox::execute);
            }
        });
    }

    @Override
    public void disconnected(String why) {
        mailbox.execute(keeper::disconnected);
    }

    @Override
    public void happened(AmiEvent event) {
        switch (event.name()) {
            case "DialBegin",
                    "DialState",
                    "DialEnd",
                    "HangupRequest",
                    "SoftHangupRequest",
                    "Hangup",
                    "Hold",
                    "Unhold",
                    "BridgeEnter",
                    "OriginateResponse",
                    "DTMFEnd",
                    "PeerStatus",
                    "ContactStatus" -> mailbox.execute(() -> take(event));
            default -> {
                // nobody here needs it
            }
        }
    }

    private void take(AmiEvent event) {
        legs.outside().happened(event);
        legs.watchers().happened(event);
        switch (event.name()) {
            case "DialBegin" -> dialBegins(event);
            case "DTMFEnd" -> {
                keypads.pressed(event);
                exits.pressed(event);
            }
            case "BridgeEnter" -> bridgeEntered(event);
            case "OriginateResponse" -> {
                if (event.text("Response").equals("Failure")) {
                    legs.customers().failed(event);
                    legs.agents().notBegun(event.text("Channel"));
                }
            }
            case "PeerStatus" -> stations.happened(event);
            case "ContactStatus" -> {
                stations.happened(event);
                String anew = pagePhones.loadedAnew(event);
                if (!anew.isEmpty()) {
                    legs.agents().phoneGone(anew);
                    legs.watchers().phoneGone(anew);
                }
            }
            case "HangupRequest", "SoftHangupRequest" -> {
                departures.callerLegEnds(event);
                legs.agents().happened(event);
            }
            case "Hangup" -> {
                legs.customers().hungUp(event);
                transfers.hungUp(event);
                legs.agents().happened(event);
            }
            default -> legs.agents().happened(event);
        }
    }

    private void bridgeEntered(AmiEvent event) {
        transfers.bridgeEntered(event);
        legs.agents().happened(event);
        direct.accept(legs.agents().interactionOf(event.text("Channel")));
        direct.accept(legs.outside().interactionOf(event.text("Channel")));
    }

    private void dialBegins(AmiEvent event) {
        OfferId called = Ids.calledFor(event.text("DestUniqueid"));
        if (called != null) {
            legs.customers().begins(called, event.text("DestChannel"));
            return;
        }
        OfferId offer = Ids.offer(event.calledChannelVariable("HOTLINE_OFFER"));
        if (offer == null) {
            CallerVisit visit = visits.ofChannel(event.text("Uniqueid"));
            offer = visit == null ? null : visit.ringing;
        }
        if (offer != null) {
            legs.agents().begins(offer, event.text("DestChannel"));
        }
    }
}
