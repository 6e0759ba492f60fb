package hotline.desktop.rest;

import hotline.crm.report.Sheet;
import hotline.desktop.operation.NotDone;
import hotline.desktop.operation.Operation;
import hotline.desktop.operation.Tabular;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** As which file for spreadsheets an answer can be had. */
enum TableFormat {
    CSV("text/csv", "; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "");

    private final String type;
    private final String parameter;

    TableFormat(String type, String parameter) {
        this.type = type;
        this.parameter = parameter;
    }

    /**
     * The one asked for, in the address or by what is accepted; empty for JSON. Throws {@link NotDone} when there is none such, or when something would be
     * done and not only told: that is no table, and must not be done before it is refused.
     */
    static Optional<TableFormat> asked(RoutingContext context, Operation<?> operation) {
        String format = context.request().getParam("format");
        String accepted = context.request().getHeader("Accept");
        for (TableFormat one : values()) {
            if (one.ending().equals(format) || (format == null && accepted != null && accepted.startsWith(one.type))) {
                if (!operation.method().equals("GET")) {
                    throw noTable();
                }
                return Optional.of(one);
            }
        }
        if (format != null && !format.equals("json")) {
            throw NotDone.bad("format", "There is no such format.", "Ask for json, csv or xlsx.");
        }
        return Optional.empty();
    }

    /** Blocks for as long as the table takes. Throws {@link NotDone} when the answer is none. */
    File of(@Nullable Object result, Locale locale) {
        if (!(result instanceof Tabular table)) {
            throw noTable();
        }
        Sheet sheet = table.sheet().apply(locale);
        return new File(
                this,
                switch (this) {
                    case CSV -> Buffer.buffer(sheet.csv());
                    case XLSX -> Buffer.buffer(sheet.xlsx());
                });
    }

    private static NotDone noTable() {
        return NotDone.bad("format", "This is no table.", "Ask for json.");
    }

    private String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Ready to be sent. */
    record File(TableFormat format, Buffer content) {
        void answer(HttpServerResponse response) {
            response.putHeader("Content-Type", format.type + format.parameter)
                    .putHeader("Content-Disposition", "attachment; filename=\"figures." + format.ending() + "\"")
                    .end(content);
        }
    }
}
