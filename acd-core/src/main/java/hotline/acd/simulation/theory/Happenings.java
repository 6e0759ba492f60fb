package hotline.acd.simulation.theory;

import java.util.Arrays;

/** What will happen to which call, earliest first: a binary heap of plain numbers, because millions pass through it. */
final class Happenings {
    /** The time nothing ever happens at. */
    static final long NEVER = Long.MAX_VALUE;

    private long[] times = new long[64];
    /** The call; its complement when the call loses patience. */
    private long[] calls = new long[64];

    private int size;

    void add(long time, long call) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            calls = Arrays.copyOf(calls, 2 * size);
        }
        int place = size++;
        while (place > 0 && isBefore(time, call, (place - 1) / 2)) {
            move((place - 1) / 2, place);
            place = (place - 1) / 2;
        }
        times[place] = time;
        calls[place] = call;
    }

    long nextTime() {
        return size == 0 ? NEVER : times[0];
    }

    /** Takes the first; there must be one. */
    long take() {
        long first = calls[0];
        size--;
        long time = times[size];
        long call = calls[size];
        int place = 0;
        for (int child = 1; child < size; child = 2 * place + 1) {
            if (child + 1 < size && isBefore(times[child + 1], calls[child + 1], child)) {
                child++;
            }
            if (isBefore(time, call, child)) {
                break;
            }
            move(child, place);
            place = child;
        }
        times[place] = time;
        calls[place] = call;
        return first;
    }

    private boolean isBefore(long time, long call, int place) {
        return time < times[place] || (time == times[place] && call < calls[place]);
    }

    private void move(int from, int to) {
        times[to] = times[from];
        calls[to] = calls[from];
    }
}
