package hotline.desktop.message;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.crm.guidance.Placeholder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The pages are compiled against what the server says. {@code -Dcontract.write=true} writes the file anew. */
class MessagesContractTest {
    private static final Path FILE = Path.of("web/src/lib/messages.ts");

    @Test
    void pagesAndServerMeanTheSameByEveryMessage() throws IOException {
        TypeScript types = new TypeScript();
        String messages = types.union("ServerMessage", ServerMessage.class);
        types.add(SignedIn.class);
        types.add(ClientMessage.class);
        types.add(StoryView.class);
        types.add(EmergencyView.class);
        types.add(Directory.class);
        types.add(MyDay.class);
        types.add(TicketStory.class);
        types.add(CustomerView.class);
        types.add(TimelineItem.class);
        types.add(FoundView.class);
        types.add(ArticleView.class);
        types.add(NoticeView.class);
        types.add(GuidanceView.class);
        types.add(Placeholder.class);
        types.add(RecordingView.class);
        String text = """
                // Generated from the records in hotline.desktop.message; a test holds them together.
                // To write it anew: mvn test -pl agent-desktop -am -Dtest=MessagesContractTest -Dcontract.write=true

                /** ISO 8601, UTC. */
                export type Instant = string
                /** ISO 8601. */
                export type Day = string

                /** Stands in every message besides its own fields. */
                export interface Envelope {
                  epoch: number;
                  seq: number;
                  at: Instant
                }

                """ + messages + "\n" + types.types();
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(FILE, text);
        }

        assertThat(FILE).hasContent(text);
    }
}
