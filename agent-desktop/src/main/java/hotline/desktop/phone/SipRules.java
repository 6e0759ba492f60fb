package hotline.desktop.phone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page may send to the telephones: one SIP message a frame (a second one hidden behind it would go unseen), of the kinds a phone needs, and nothing in the name of
 * another phone. Only the forms that our pages write are understood; what could be read in two ways is refused. The secret is the lock, this is the door before it.
 *
 * @param own the name of the page's phone
 */
record SipRules(String own) {
    private static final Set<String> METHODS =
            Set.of("REGISTER", "INVITE", "ACK", "BYE", "CANCEL", "INFO", "UPDATE", "PRACK", "OPTIONS");
    private static final Pattern REQUEST = Pattern.compile("([A-Z]{1,20}) sips?:[^\\s<>\"]{1,300} SIP/2\\.0");
    private static final Pattern RESPONSE = Pattern.compile("SIP/2\\.0 [1-6]\\d\\d( .*)?");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]{1,60})[ \\t]*:[ \\t]*(.*)");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:\"[^\"\\\\]*\" ?)?<sips?:([A-Za-z0-9]{1,20})@[^<>\\s\",]{1,200}>(?:;[^,]*)?");
    private static final Pattern PROOF =
            Pattern.compile("Digest (?!.*username.*username).*\\busername=\"([^\"\\\\]*)\".*");
    private static final Map<String, String> SHORT =
            Map.of("f", "from", "t", "to", "m", "contact", "l", "content-length", "r", "refer-to");

    private record Header(String name, String value) {}

    /** Why this may not be sent; empty when it may. */
    Optional<String> refusal(String frame) {
        if (frame.equals("\r\n\r\n") || frame.equals("\r\n")) {
            return Optional.empty(); // says only that it is there
        }
        int end = frame.indexOf("\r\n\r\n");
        if (end < 0) {
            return Optional.of("no SIP message");
        }
        String[] lines = frame.substring(0, end).split("\r\n", -1);
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            Matcher header = HEADER.matcher(lines[i]);
            if (!header.matches() || lines[i].chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
                return Optional.of("a header that cannot be read");
            }
            String name = header.group(1).toLowerCase(Locale.ROOT);
            headers.add(
                    new Header(SHORT.getOrDefault(name, name), header.group(2).strip()));
        }
        int length = frame.substring(end + 4).getBytes(StandardCharsets.UTF_8).length;
        if (!values(headers, "content-length").equals(List.of(Integer.toString(length)))) {
            return Optional.of("more or less than one message");
        }
        if (RESPONSE.matcher(lines[0]).matches()) {
            return Optional.empty(); // an answer to what we have been asked
        }
        Matcher request = REQUEST.matcher(lines[0]);
        if (!request.matches() || !METHODS.contains(request.group(1))) {
            return Optional.of("a request no phone needs");
        }
        return refusal(request.group(1), headers);
    }

    private Optional<String> refusal(String method, List<Header> headers) {
        List<String> from = values(headers, "from");
        List<String> contact = values(headers, "contact");
        if (from.size() != 1 || !isOwn(from.getFirst())) {
            return Optional.of("a sender that is another phone");
        }
        if (contact.size() > 1 || !contact.stream().allMatch(one -> isOwn(one) || one.equals("*"))) {
            return Optional.of("a contact that is another phone's");
        }
        List<String> to = values(headers, "to");
        if (method.equals("REGISTER") && (to.size() != 1 || !isOwn(to.getFirst()))) {
            return Optional.of("a registration of another phone");
        }
        List<String> proofs = new ArrayList<>(values(headers, "authorization"));
        proofs.addAll(values(headers, "proxy-authorization"));
        for (String proof : proofs) {
            Matcher digest = PROOF.matcher(proof);
            if (!digest.matches() || !digest.group(1).equals(own)) {
                return Optional.of("the proof of another phone");
            }
        }
        return Optional.empty();
    }

    private boolean isOwn(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.matches() && matcher.group(1).equals(own);
    }

    private static List<String> values(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }
}
