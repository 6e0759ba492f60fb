package hotline.desktop;

import hotline.crm.people.Person;
import hotline.desktop.live.LivePorts;
import hotline.desktop.operation.CallControl;
import hotline.desktop.operation.CallbackPorts;
import hotline.desktop.operation.ContactPorts;
import hotline.desktop.operation.CustomerBook;
import hotline.desktop.operation.EmergencyBook;
import hotline.desktop.operation.FigureBook;
import hotline.desktop.operation.FlowBook;
import hotline.desktop.operation.GuidanceBook;
import hotline.desktop.operation.LanguageBook;
import hotline.desktop.operation.NoticeBook;
import hotline.desktop.operation.OpinionBook;
import hotline.desktop.operation.PreferenceBook;
import hotline.desktop.operation.RecordingBook;
import hotline.desktop.operation.TicketBook;
import hotline.desktop.operation.VoicemailPorts;
import hotline.desktop.phone.Telephones;
import hotline.desktop.session.SessionStore;
import hotline.desktop.session.SignIn;
import java.util.List;
import java.util.function.Supplier;

/**
 * What desks and boards need of the house.
 *
 * @param epoch of the core, greater than at any start before
 * @param people everybody who may sign in; blocks, throws {@link hotline.crm.DatabaseAway}
 */
public record DeskPorts(
        long epoch,
        SignIn.PasswordCheck passwords,
        Supplier<List<Person>> people,
        SessionStore sessions,
        LivePorts live,
        ContactPorts contacts,
        VoicemailPorts voicemails,
        CallbackPorts callbacks,
        FigureBook figures,
        FlowBook flows,
        OpinionBook opinions,
        EmergencyBook emergencies,
        TicketBook tickets,
        CustomerBook customers,
        GuidanceBook guidance,
        NoticeBook notices,
        CallControl calls,
        Telephones telephones,
        RecordingBook recordings,
        LanguageBook languages,
        PreferenceBook preferences) {}
