package hotline.desktop.records;

import hotline.acd.interaction.InteractionId;
import hotline.crm.contact.Caller;
import hotline.crm.contact.CallerCards;
import hotline.crm.contact.CallerEntry;
import hotline.crm.contact.LastContact;
import hotline.crm.customer.CallerNumber;
import hotline.crm.customer.PhonePlace;
import hotline.desktop.live.LivePorts;
import hotline.desktop.live.Titles;
import hotline.desktop.message.CallerCard;
import hotline.desktop.message.CallerCard.Contact;
import hotline.desktop.message.CallerCard.CustomerCard;
import hotline.desktop.message.CallerCard.Entered;
import hotline.desktop.message.CallerCard.NumberKind;
import hotline.desktop.message.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who calls, out of the store. */
public final class StoredCallers implements LivePorts.Callers {
    private final CallerCards cards;
    private final Titles titles;

    public StoredCallers(CallerCards cards, Titles titles) {
        this.cards = cards;
        this.titles = titles;
    }

    @Override
    public Optional<CallerCard> told(InteractionId interaction) {
        return cards.caller(interaction).map(caller -> card(interaction, false, caller, List.of(), null, List.of()));
    }

    @Override
    public Optional<CallerCard> card(InteractionId interaction) {
        return cards.card(interaction)
                .map(card -> card(
                        interaction,
                        true,
                        card.caller(),
                        card.customers().stream().map(StoredCallers::customer).toList(),
                        card.chosen(),
                        entered(card.entered(), titles)));
    }

    private static CallerCard card(
            InteractionId interaction,
            boolean complete,
            Caller caller,
            List<CustomerCard> customers,
            @Nullable String chosen,
            List<Entered> entered) {
        CallerNumber number = caller.number();
        return new CallerCard(
                interaction,
                complete,
                switch (number) {
                    case CallerNumber.Known known -> NumberKind.KNOWN;
                    case CallerNumber.Anonymous anonymous -> NumberKind.ANONYMOUS;
                    case CallerNumber.Unparsable unparsable -> NumberKind.UNPARSABLE;
                },
                number instanceof CallerNumber.Known known ? known.e164() : null,
                place(caller.place()),
                caller.rawName(),
                customers,
                chosen,
                entered);
    }

    static List<Entered> entered(List<CallerEntry> entries, Titles titles) {
        return entries.stream()
                .map(entry -> new Entered(
                        entry.node(), titles.shownAs(entry.flow(), entry.node()), entry.value(), entry.at()))
                .toList();
    }

    private static CustomerCard customer(hotline.crm.contact.CustomerCard card) {
        var customer = card.customer();
        return new CustomerCard(
                customer.id(),
                customer.name(),
                customer.tier(),
                customer.language(),
                customer.numbers(),
                customer.assignedAgent(),
                customer.backupAgent(),
                card.openOrders(),
                card.openBills(),
                card.contacts().stream().map(StoredCallers::contact).toList());
    }

    private static Contact contact(LastContact contact) {
        return new Contact(
                contact.interaction(),
                contact.at(),
                contact.queue(),
                contact.agent(),
                contact.outcome(),
                contact.disposition(),
                contact.soundedBad(),
                contact.survey(),
                contact.note());
    }

    /** Place and carrier, as far as they are known. */
    private static @Nullable Text place(@Nullable PhonePlace place) {
        return place == null
                ? null
                : new Text(
                        joined(place.placeChinese(), place.carrierChinese()),
                        joined(place.placeEnglish(), place.carrierEnglish()));
    }

    private static String joined(String... parts) {
        return String.join(
                " · ", Stream.of(parts).filter(part -> !part.isBlank()).toList());
    }
}
