package hotline.acd.simulation.theory;

import java.util.Arrays;

/** What is known of the calls that have not ended; they are numbered from 1 in the order of arrival. */
final class CallsUnderWay {
    private static final int OVER = -1;

    private long[] arrivedAt = new long[1024];
    private long[] handle = new long[1024];
    /** The call's type; {@link #OVER} when it has ended. */
    private int[] type = new int[1024];

    private boolean[] waiting = new boolean[1024];
    private long oldest = 1;
    private long newest;

    void arrive(long call, long at, long handleTicks, int callType) {
        newest = call;
        while (oldest < newest && type[place(oldest)] == OVER) {
            oldest++;
        }
        if (newest - oldest >= type.length) {
            grow();
        }
        int place = place(call);
        arrivedAt[place] = at;
        handle[place] = handleTicks;
        type[place] = callType;
        waiting[place] = true;
    }

    boolean isWaiting(long call) {
        return call >= oldest && waiting[place(call)] && type[place(call)] != OVER;
    }

    void answered(long call) {
        waiting[place(call)] = false;
    }

    void ended(long call) {
        type[place(call)] = OVER;
    }

    long arrivedAt(long call) {
        return arrivedAt[place(call)];
    }

    long handle(long call) {
        return handle[place(call)];
    }

    int type(long call) {
        return type[place(call)];
    }

    private int place(long call) {
        return (int) (call & (type.length - 1));
    }

    private void grow() {
        int before = type.length;
        arrivedAt = Arrays.copyOf(arrivedAt, 2 * before);
        handle = Arrays.copyOf(handle, 2 * before);
        type = Arrays.copyOf(type, 2 * before);
        waiting = Arrays.copyOf(waiting, 2 * before);
        for (long call = oldest; call < newest; call++) {
            int from = (int) (call & (before - 1));
            int to = place(call);
            arrivedAt[to] = arrivedAt[from];
            handle[to] = handle[from];
            type[to] = type[from];
            waiting[to] = waiting[from];
        }
    }
}
