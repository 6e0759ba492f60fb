package hotline.desktop.message;

import org.jspecify.annotations.Nullable;

/**
 * Why something was not done.
 *
 * @param code stable, for programs and translations
 * @param message in English
 */
public record Problem(String code, String message, @Nullable String remedy) {}
