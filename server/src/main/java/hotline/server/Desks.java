package hotline.server;

import hotline.acd.engine.Engine;
import hotline.crm.contact.CallerCards;
import hotline.crm.contact.CallerEntries;
import hotline.crm.contact.CustomerChoices;
import hotline.crm.contact.Notes;
import hotline.crm.customer.CustomerEdits;
import hotline.crm.customer.CustomerErasure;
import hotline.crm.customer.CustomerLooks;
import hotline.crm.customer.PhonePlaces;
import hotline.crm.guidance.Articles;
import hotline.crm.notice.Notices;
import hotline.crm.people.WebSessions;
import hotline.crm.recording.Recordings;
import hotline.crm.report.Days;
import hotline.crm.report.FlowReports;
import hotline.crm.report.Reports;
import hotline.crm.report.TodaysFigures;
import hotline.crm.search.CustomerSearch;
import hotline.crm.sound.Sounds;
import hotline.crm.survey.Surveys;
import hotline.crm.ticket.Tickets;
import hotline.crm.timeline.Timeline;
import hotline.crm.voicemail.Voicemails;
import hotline.desktop.Desk;
import hotline.desktop.DeskPorts;
import hotline.desktop.WebAddress;
import hotline.desktop.live.LivePorts;
import hotline.desktop.live.Titles;
import hotline.desktop.message.Centre;
import hotline.desktop.message.Text;
import hotline.desktop.operation.CallControl;
import hotline.desktop.operation.CallbackPorts;
import hotline.desktop.operation.ContactPorts;
import hotline.desktop.operation.EmergencyBook;
import hotline.desktop.operation.FlowBook;
import hotline.desktop.operation.LanguageBook;
import hotline.desktop.operation.RecordingBook;
import hotline.desktop.operation.VoicemailPorts;
import hotline.desktop.phone.Telephones;
import hotline.desktop.records.StoredCallbacks;
import hotline.desktop.records.StoredCallers;
import hotline.desktop.records.StoredChoices;
import hotline.desktop.records.StoredCustomers;
import hotline.desktop.records.StoredFigures;
import hotline.desktop.records.StoredGuidance;
import hotline.desktop.records.StoredNotices;
import hotline.desktop.records.StoredOpinions;
import hotline.desktop.records.StoredPast;
import hotline.desktop.records.StoredPreferences;
import hotline.desktop.records.StoredSessions;
import hotline.desktop.records.StoredStories;
import hotline.desktop.records.StoredTickets;
import hotline.desktop.records.StoredVoicemails;
import hotline.desktop.session.Sessions;
import hotline.server.adapter.CentreViews;
import hotline.server.adapter.EmergencyViews;
import hotline.server.center.Center;
import hotline.server.control.AskUser;
import hotline.server.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What agents and supervisors use in their browsers: the desk's ports, and who must tell it of changes. Any thread. */
final class Desks implements AskUser.SignedIn {
    /** How long today's records may take to come up. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Settings settings;
    private final CentreViews views;
    private final Titles words = new Words();
    private volatile Map<String, Text> titles = Map.of();
    private volatile Map<String, Text> shown = Map.of();
    private volatile Map<String, Text> nodes = Map.of();
    private volatile Map<String, String> products = Map.of();
    private volatile @Nullable Centre centre;
    private volatile @Nullable Desk desk;

    Desks(Settings settings) {
        this.settings = settings;
        this.views = new CentreViews(settings.zone(), settings.trunk().outside());
    }

    /** After a configuration is in force. Blocks for the database. */
    Desk open(
            Store store,
            Engine engine,
            LivePorts.Waits waits,
            Voicemails voicemails,
            VoicemailPorts.CallBack callBack,
            CallbackPorts.Calling calling,
            Surveys surveys,
            Tickets tickets,
            FlowBook flows,
            EmergencyBook emergencies,
            CallControl calls,
            Telephones telephones,
            Recordings recordings,
            RecordingBook recorded,
            LanguageBook languages) {
        Notes notes = new Notes(store.database());
        CallerCards cards = new CallerCards(store.database(), store.numbers(), new PhonePlaces(), store.arrivals());
        StoredVoicemails messages = new StoredVoicemails(voicemails, cards);
        StoredCallbacks callbacks = new StoredCallbacks(store.callbacks(), cards, words, InstantSource.system());
        Desk opened = new Desk(
                new DeskPorts(
                        store.epoch(),
                        store.people()::byPassword,
                        store.people()::all,
                        new StoredSessions(new WebSessions(store.database())),
                        live(store, engine, waits, notes, cards),
                        contacts(store, notes, messages, callbacks, surveys),
                        new VoicemailPorts(messages, callBack),
                        new CallbackPorts(callbacks, calling),
                        new StoredFigures(
                                new Reports(store.database()), new FlowReports(store.database()), cards, this::centre),
                        flows,
                        new StoredOpinions(surveys),
                        emergencies,
                        new StoredTickets(tickets, store.customers()),
                        customers(store, voicemails, recordings),
                        new StoredGuidance(new Articles(store.database()), () -> nodes, () -> products),
                        new StoredNotices(new Notices(store.database()), store.people()::all),
                        calls,
                        telephones,
                        recorded,
                        languages,
                        new StoredPreferences(store.people())),
                new Sessions.Limits(settings.web().sessionIdle(), settings.web().sessionLongest()),
                settings.web().tls().isPresent());
        desk = opened;
        store.arrivals().onArrival(arrived -> opened.arrived(arrived.interaction()));
        return opened;
    }

    private StoredCustomers customers(Store store, Voicemails voicemails, Recordings recordings) {
        return new StoredCustomers(
                new CustomerEdits(store.database()),
                new CustomerErasure(store.database()),
                new CustomerSearch(store.database(), store.numbers()),
                new Timeline(store.database(), settings.zone()),
                new CustomerLooks(store.database()),
                voicemails,
                recordings,
                store.numbers());
    }

    private LivePorts live(Store store, Engine engine, LivePorts.Waits waits, Notes notes, CallerCards cards) {
        Days days = new Days(settings.zone());
        TodaysFigures figures = new TodaysFigures(store.database());
        return new LivePorts(
                engine,
                new StoredCallers(cards, words),
                snapshot -> figures.begin(snapshot, store.drain(), days, PATIENCE),
                new StoredPast(store.records(), notes),
                waits,
                words,
                days,
                this::centre,
                Clock.systemUTC());
    }

    private ContactPorts contacts(
            Store store, Notes notes, StoredVoicemails messages, StoredCallbacks callbacks, Surveys surveys) {
        Sounds sounds = new Sounds(store.database());
        return new ContactPorts(
                notes::save,
                new StoredChoices(new CustomerChoices(store.database(), store.numbers(), store.arrivals())),
                new StoredStories(
                        store.records(),
                        notes,
                        messages,
                        callbacks,
                        surveys,
                        new Articles(store.database()),
                        sounds,
                        new CallerEntries(store.database()),
                        words),
                sounds::keep);
    }

    /** Of the configuration in force. */
    private final class Words implements Titles {
        @Override
        public @Nullable Text title(String flow, String node) {
            return EmergencyViews.title(node).orElseGet(() -> titles.get(flow + "/" + node));
        }

        @Override
        public @Nullable Text shownAs(String flow, String node) {
            return shown.get(flow + "/" + node);
        }
    }

    static WebAddress address(Settings settings) {
        Settings.Web web = settings.web();
        Optional<WebAddress.Tls> tls = web.tls().map(files -> new WebAddress.Tls(files.certificate(), files.key()));
        return new WebAddress(web.bind(), settings.ports().web(), web.hostNames(), tls);
    }

    /** Where pages are, as a person would type it. */
    static String url(Settings settings) {
        Settings.Web web = settings.web();
        String host = web.hostNames().isEmpty() || web.tls().isEmpty()
                ? web.bind()
                : web.hostNames().getFirst();
        return (web.tls().isPresent() ? "https://" : "http://") + host + ":"
                + settings.ports().web();
    }

    /** This call centre is in force now. */
    void inForce(Center center) {
        centre = views.of(center.configuration());
        titles = CentreViews.titles(center);
        shown = CentreViews.shown(center);
        nodes = CentreViews.nodes(titles);
        products = CentreViews.products(center);
        Desk open = desk;
        if (open != null) {
            open.peopleChanged();
            open.centreChanged();
        }
    }

    @Override
    public void peopleChanged() {
        Desk open = desk;
        if (open != null) {
            open.peopleChanged();
        }
    }

    @Override
    public void passwordChanged(String person) {
        Desk open = desk;
        if (open != null) {
            open.passwordChanged(person);
        }
    }

    private Centre centre() {
        Centre inForce = centre;
        if (inForce == null) {
            throw new IllegalStateException("the desk is opened after a configuration is in force");
        }
        return inForce;
    }
}
