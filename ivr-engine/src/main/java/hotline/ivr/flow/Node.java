package hotline.ivr.flow;

/** One step of a flow. */
public interface Node {}
