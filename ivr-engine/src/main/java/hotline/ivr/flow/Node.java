package hotline.ivr.flow;

import hotline.acd.queue.QueueExit;
import hotline.ivr.speech.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One step of a flow; the targets are names of other nodes of the same flow. */
public sealed interface Node {

    /** The nodes that are named as next ones, besides the flow's person. */
    Stream<String> targets();

    /** Those of them that may be next without anything being heard of the caller. */
    default Stream<String> targetsAtOnce() {
        return asksCaller() ? Stream.empty() : targets();
    }

    /** Whether it waits for the caller, so that a flow cannot turn in circles without her. */
    default boolean asksCaller() {
        return false;
    }

    /** Whether the flow ends with it. */
    default boolean isEnd() {
        return false;
    }

    /**
     * Says something.
     *
     * @param service code of what the caller has got done when she has heard it; empty: nothing
     */
    record Say(List<Part> parts, boolean bargeIn, Optional<String> service, String next) implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.of(next);
        }
    }

    /**
     * Lets the caller choose by one key.
     *
     * @param timeOut of silence after the prompt
     * @param tries how often the prompt is answered by silence before {@code onSilence}
     * @param wrongKeys how many wrong keys lead to {@code onWrong}
     * @param back where the back key leads; empty: the menu before
     */
    record Menu(
            List<Part> say,
            Map<Key, String> keys,
            Duration timeOut,
            int tries,
            int wrongKeys,
            Optional<String> onSilence,
            Optional<String> onWrong,
            Optional<String> back)
            implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.concat(
                    keys.values().stream(), Stream.of(onSilence, onWrong, back).flatMap(Optional::stream));
        }

        @Override
        public boolean asksCaller() {
            return true;
        }
    }

    /**
     * Lets the caller enter something by keys. The back key clears what was entered, or goes back when nothing was; in an amount it is the point.
     *
     * @param into the variable
     * @param least how many keys make an entry
     * @param endKey ends the entry early; without it, or after {@code most} keys, the entry ends by itself
     * @param timeOut of silence before the first key
     * @param between of silence after a key; ends the entry
     * @param tries how many failed entries (too short, not of the kind, or silence) lead to {@code onFailure}
     * @param masked the digits are kept out of the variables, the journal and everything else that lasts
     * @param wrong what is said after a failed entry; empty: what the flow says after a wrong key
     * @param confirm what is said then, with the value, for a yes or a no; empty: nothing, the entry counts
     * @param shownAs what agents see the value as, by language; empty: they do not see it. Never of what is masked
     */
    record Collect(
            String into,
            EntryKind kind,
            List<Part> say,
            int least,
            int most,
            Optional<Key> endKey,
            Duration timeOut,
            Duration between,
            int tries,
            boolean masked,
            List<Part> wrong,
            List<Part> confirm,
            Map<Language, String> shownAs,
            String next,
            Optional<String> onFailure)
            implements Node {
        public Collect {
            if (masked && !shownAs.isEmpty()) {
                throw new IllegalArgumentException("masked digits are shown to nobody");
            }
        }

        @Override
        public Stream<String> targets() {
            return Stream.concat(Stream.of(next), onFailure.stream());
        }

        @Override
        public boolean asksCaller() {
            return true;
        }
    }

    /** Goes where the first condition that holds leads. */
    record Branch(List<Case> cases, String otherwise) implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.concat(cases.stream().map(Case::go), Stream.of(otherwise));
        }
    }

    record Case(Expression when, String go) {}

    /** Gives variables a value. */
    record Assign(Map<String, Term> values, String next) implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.of(next);
        }
    }

    /** Goes on in another language; a value that is no language changes nothing. */
    record ChangeLanguage(Term language, String next) implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.of(next);
        }
    }

    /**
     * Asks the customer records.
     *
     * @param number variable with the number of what is asked for, as the caller entered it; empty: the customer's own
     * @param timeOut after it the caller gets an apology and a person
     * @param meanwhile played when the answer does not come at once
     * @param none where it goes when there is no such thing
     * @param unknown where it goes when nobody knows whose it would be; not used for the customer herself and where a number is asked for
     * @param failed where it goes when the records cannot be asked; empty: apology and a person
     */
    record LookUp(
            Subject subject,
            Optional<String> number,
            Duration timeOut,
            List<Part> meanwhile,
            String found,
            String none,
            Optional<String> unknown,
            Optional<String> failed)
            implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.concat(
                    Stream.of(found, none), Stream.of(unknown, failed).flatMap(Optional::stream));
        }
    }

    enum Subject {
        CUSTOMER,
        BILL,
        ORDER,
        TICKET
    }

    /**
     * Opens a service ticket about this interaction, once however often the node is entered; its number is then {@code ticket.number}.
     *
     * @param category its code
     * @param timeOut after it the caller gets an apology and a person
     * @param meanwhile played when the answer does not come at once
     * @param failed where it goes when no ticket can be opened; empty: apology and a person
     */
    record OpenTicket(String category, Duration timeOut, List<Part> meanwhile, String next, Optional<String> failed)
            implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.concat(Stream.of(next), failed.stream());
        }
    }

    /**
     * Asks a business system over the web.
     *
     * @param system its name in the configuration, which alone knows where it is
     * @param body sent as a JSON object; its values may be computed from masked digits
     * @param take by variable: where its value stands in the answer
     * @param timeOut of all tries together; after it the caller gets an apology and a person
     * @param tries how often it is asked when it cannot be reached or is broken; 1 for what must not be done twice
     * @param meanwhile played when the answer does not come at once, and music after it
     * @param none where it goes when there is no such thing; empty: as when it fails
     * @param failed where it goes when there is no answer that can be used; empty: apology and person
     */
    record Request(
            String system,
            Method method,
            PathTemplate path,
            Map<String, Term> query,
            Map<String, Term> body,
            Map<String, String> take,
            Duration timeOut,
            int tries,
            List<Part> meanwhile,
            String next,
            Optional<String> none,
            Optional<String> failed)
            implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.concat(Stream.of(next), Stream.of(none, failed).flatMap(Optional::stream));
        }
    }

    enum Method {
        GET,
        /** Doing it twice is the same as doing it once. */
        PUT,
        POST
    }

    /**
     * Lets a caller prove that she is the customer her number says; then {@code customer.verified} is true. What she enters is kept nowhere.
     *
     * @param entry how she enters it
     * @param tries how often it may be wrong in this call; how often across calls is for the check to say
     * @param answerWithin of asking the records
     * @param unverified where it goes after too many wrong entries, or silence
     * @param locked where it goes when there were too many wrong ones before; empty: as unverified
     * @param unknown where it goes when nobody knows who she is, or there is nothing to compare with; empty: as unverified
     * @param failed where it goes when the records cannot be asked; empty: apology and person
     */
    record Identify(
            Proof proof,
            Collect entry,
            int tries,
            Duration answerWithin,
            List<Part> meanwhile,
            String verified,
            String unverified,
            Optional<String> locked,
            Optional<String> unknown,
            Optional<String> failed)
            implements Node {
        /** Attached, true or false, to every hand-over after such a node, so that the agent sees it. */
        public static final String ATTACHED = "verified";

        @Override
        public Stream<String> targets() {
            return Stream.concat(
                    Stream.of(verified, unverified),
                    Stream.of(locked, unknown, failed).flatMap(Optional::stream));
        }
    }

    /** What a caller proves with who she is. */
    enum Proof {
        /** A secret number of her own. */
        PIN,
        /** The last digits of a document that was registered. */
        DOCUMENT
    }

    /**
     * Goes into another flow and comes back from it. Both have variables of their own; those of the records (customer, order …) are the call's.
     *
     * @param with what it takes, by its own names
     * @param gives our variable, and the name of what it gives that comes into it
     */
    record Call(Flow flow, Map<String, Term> with, Map<String, String> gives, String next) implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.of(next);
        }

        @Override
        public boolean asksCaller() {
            return flow.asksCaller();
        }
    }

    /** Comes back from the flow to the one that has called it. */
    record Return(Map<String, Term> values) implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.empty();
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }

    /** Leads to the person of the flow that began, out of all that were called. Every sub-flow has one; it is not written. */
    record OuterPerson() implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.empty();
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }

    /** Goes by the time of the call. When closed, {@code opening.day} and {@code opening.time} say when it opens, if it does within a year. */
    record Hours(OpeningHours hours, String open, String closed) implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.of(open, closed);
        }
    }

    /**
     * Hands the caller over to a queue.
     *
     * @param exits where it goes when the caller comes back without having had an agent, by why
     * @param keys where keys lead that are pressed while waiting
     * @param announcements what is said between the music; empty: nothing
     * @param otherwise where it goes for any other reason; empty: apology and hang-up
     */
    record Queue(
            String queue,
            List<StepRule> plan,
            Term headStart,
            Map<String, Term> attach,
            Map<QueueExit, String> exits,
            Map<Key, String> keys,
            Optional<Announcements> announcements,
            Optional<String> otherwise)
            implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.of(exits.values().stream(), keys.values().stream(), otherwise.stream())
                    .flatMap(all -> all);
        }

        /** Who pressed a key was asked, and who was sent away for waiting too long has waited. */
        @Override
        public Stream<String> targetsAtOnce() {
            return Stream.concat(
                    exits.entrySet().stream()
                            .filter(exit -> exit.getKey() != QueueExit.TIMEOUT)
                            .map(Map.Entry::getValue),
                    otherwise.stream());
        }

        /** Where the caller goes who has come back; empty when the flow does not say. */
        public Optional<String> after(QueueExit exit, Optional<Key> pressed) {
            return exit == QueueExit.KEY
                    ? pressed.map(keys::get)
                    : Optional.ofNullable(exits.get(exit)).or(this::otherwise);
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }

    /**
     * Lets a caller who was in a queue hang up and keep the place, to be called.
     *
     * @param number variable with the number to call
     * @param kept where it goes when that is promised
     * @param refused where it goes when it cannot be
     */
    record KeepPlace(String number, String kept, String refused) implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.of(kept, refused);
        }
    }

    /**
     * Lets the caller choose when to be called, out of a few times with keys from 1 on, and promises it.
     *
     * @param queue whose agents call
     * @param number variable with the number to call
     * @param hours when they are there to call
     * @param length of each time, whole minutes
     * @param choices how many times are offered at most, 1 to 8
     * @param days how many days they are looked for in, today included
     * @param agent who is to call her; empty: whoever serves the queue
     * @param keys where other keys lead
     * @param agreed where it goes when she has chosen and it is promised
     * @param refused where it goes when she cannot be called at that number, or it could not be promised
     * @param none where it goes when there is no time to choose, or she has not chosen
     */
    record Callback(
            String queue,
            String number,
            OpeningHours hours,
            Duration length,
            int choices,
            int days,
            Optional<Term> agent,
            List<Part> say,
            Map<Key, String> keys,
            Duration timeOut,
            int tries,
            int wrongKeys,
            String agreed,
            String refused,
            String none)
            implements Node {
        /** Code of what the caller has got done who is promised a call. */
        public static final String SERVICE = "callback";

        @Override
        public Stream<String> targets() {
            return Stream.concat(Stream.of(agreed, refused, none), keys.values().stream());
        }

        /** Whoever has agreed or pressed a key was asked. */
        @Override
        public Stream<String> targetsAtOnce() {
            return Stream.of(refused, none);
        }
    }

    /**
     * Lets the caller leave a message for a queue's agents, after a tone.
     *
     * @param say what is said before
     * @param longest whole seconds
     * @param silence ends the recording
     * @param least what is shorter is none
     * @param review what asks whether to keep it (1, or nothing), listen to it (2) or record it again (3); empty: it is kept at once
     * @param next where it goes when a message was left
     * @param nothing where it goes when none was
     */
    record Voicemail(
            String queue,
            List<Part> say,
            Duration longest,
            Duration silence,
            Duration least,
            Key endKey,
            List<Part> review,
            String next,
            String nothing)
            implements Node {
        /** Code of what the caller has got done who has left one. */
        public static final String SERVICE = "voicemail";

        @Override
        public Stream<String> targets() {
            return Stream.of(next, nothing);
        }

        @Override
        public boolean asksCaller() {
            return true;
        }
    }

    /**
     * Connects the caller with a number outside. When one of both hangs up the call is over.
     *
     * @param number what it is computed from may be hostile; it is called only if it may be
     * @param ring whole seconds
     * @param busy where it goes when the other party is busy; empty: as when it fails
     * @param noAnswer where it goes when nobody answers; empty: as when it fails
     * @param failed where it goes when the number cannot be called, or must not be; empty: apology and person
     */
    record TransferOut(
            Term number, Duration ring, Optional<String> busy, Optional<String> noAnswer, Optional<String> failed)
            implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.of(busy, noAnswer, failed).flatMap(Optional::stream);
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }

    /**
     * Hangs up.
     *
     * @param service code of what the caller got done; empty: nothing
     */
    record HangUp(List<Part> say, Optional<String> service) implements Node {
        @Override
        public Stream<String> targets() {
            return Stream.empty();
        }

        @Override
        public boolean isEnd() {
            return true;
        }
    }
}
