package hotline.acd.distributor;

/** What comes in: a {@link Request}, which may be rejected, or a {@link Report}, which never is. */
public sealed interface Command permits Request, Report {}
