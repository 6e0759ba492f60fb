package hotline.ivr.flow;

import java.util.Map;

/** A call flow. */
public record Flow(String name, String start, Map<String, Node> nodes) {}
