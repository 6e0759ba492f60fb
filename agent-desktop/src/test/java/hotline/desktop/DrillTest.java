package hotline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrillTest {
    private static final String ABANDONED =
            "/api/figures/interactions?figure=ABANDONED&queue=service&from=2026-07-01&to=2026-07-01";

    private final House house = new House();

    @AfterEach
    void end() {
        house.close();
    }

    @Test
    void theInteractionsBehindAFigureAreHadForSpreadsheetsAllOfThemAndNotOnlyAPage() {
        Browser page = house.browser().signIn("s01");

        HttpResponse<String> answer =
                page.get(ABANDONED + "&format=csv&language=en").response();
        List<String> lines = answer.body().lines().toList();

        assertThat(page.get(ABANDONED).body().path("interactions")).hasSize(50);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv; charset=utf-8");
        assertThat(lines.getFirst())
                .isEqualTo(
                        "\uFEFFInteraction,At,Number,Customer,Queue,Agent,Colleague,Outcome,Disposition,\"Wait, s\",\"Talk, s\"");
        assertThat(lines).hasSize(1 + NoFigures.ABANDONED);
        assertThat(lines.get(1))
                .isEqualTo("i1-1,2026-07-01 23:59:59,'+8613800138000,'=1+1,service,,,Left while waiting,,61.500,");
        assertThat(page.get(ABANDONED + "&format=csv&language=zh-CN").response().body())
                .contains("排队中挂断");
    }

    @Test
    void theyAreHadAsAWorkbookToo() {
        HttpResponse<String> answer =
                house.browser().signIn("s01").get(ABANDONED + "&format=xlsx").response();

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"figures.xlsx\"");
        assertThat(answer.body()).startsWith("PK");
    }

    @Test
    void anotherFormatAndATableOfWhatIsNoneAreRefused() {
        Browser page = house.browser().signIn("s01");

        assertThat(page.get(ABANDONED + "&format=ods").code()).isEqualTo("bad-format");
        assertThat(page.get("/api/notices/sent?format=csv").code()).isEqualTo("bad-format");
        assertThat(page.post("/api/notices?format=csv", "{\"text\":\"down\",\"agent\":\"a01\",\"team\":null}")
                        .code())
                .isEqualTo("bad-format");
        assertThat(page.get("/api/notices/sent").body().path("notices"))
                .as("done although it is refused")
                .isEmpty();
        assertThat(page.get(ABANDONED + "&format=json").body().path("interactions"))
                .hasSize(50);
    }

    @Test
    void whatIsNotOnesOwnIsRefusedAsATableToo() {
        assertThat(house.browser()
                        .signIn("s01")
                        .get(ABANDONED.replace("service", "sales") + "&format=csv")
                        .code())
                .isEqualTo("forbidden");
    }
}
