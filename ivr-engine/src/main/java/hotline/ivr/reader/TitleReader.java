package hotline.ivr.reader;

import hotline.ivr.speech.Language;
import hotline.ivr.yaml.FieldsReader;
import hotline.ivr.yaml.YamlNode;
import hotline.ivr.yaml.YamlNode.Scalar;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what nodes are about, for people: {@code title: {zh-CN: 我的账单, en: My bill}}, and {@code product: H1}. */
final class TitleReader {
    private static final int LONGEST = 60;

    private final Draft draft;
    private final Parts parts;
    private final Map<String, Map<Language, String>> titles = new HashMap<>();
    private final Map<String, String> products = new HashMap<>();

    TitleReader(Draft draft, Parts parts) {
        this.draft = draft;
        this.parts = parts;
    }

    void read(String node, FieldsReader fields) {
        texts(draft, parts, fields, "title").ifPresent(texts -> titles.put(node, texts));
        fields.scalar("product").ifPresent(product -> {
            if (!draft.context().products().contains(product.text())) {
                draft.problems()
                        .unknown(
                                product.where(),
                                "unknown-product",
                                "no product " + product.quoted(),
                                product.text(),
                                draft.context().products());
            }
            products.put(node, product.text());
        });
    }

    /** A few words in one language or more; empty when the key is absent. */
    static Optional<Map<Language, String>> texts(Draft draft, Parts parts, FieldsReader fields, String key) {
        return fields.node(key)
                .flatMap(node -> FieldsReader.of(node, "'" + key + "'", draft.problems()))
                .map(written -> {
                    Map<Language, String> texts = new EnumMap<>(Language.class);
                    for (String tag : written.keys()) {
                        parts.language(new Scalar(tag, written.where(tag)))
                                .ifPresent(language -> written.scalar(tag).ifPresent(text -> {
                                    check(draft, text);
                                    texts.put(language, text.text());
                                }));
                    }
                    return Collections.unmodifiableMap(texts);
                });
    }

    /** By node. */
    Map<String, Map<Language, String>> all() {
        return titles;
    }

    /** Codes, by node. */
    Map<String, String> products() {
        return products;
    }

    private static void check(Draft draft, Scalar text) {
        String title = text.text();
        if (title.isBlank()
                || title.codePointCount(0, title.length()) > LONGEST
                || title.chars().anyMatch(Character::isISOControl)) {
            draft.problems()
                    .add(
                            text.where(),
                            "title",
                            "'" + YamlNode.shortened(title) + "' is no title",
                            "write a few words, at most " + LONGEST + " characters on one line");
        }
    }
}
