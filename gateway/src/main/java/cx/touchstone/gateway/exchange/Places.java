package cx.touchstone.gateway.exchange;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * How many requests may be under way at once. Some places are kept for the collecting of answers: whatever else is asked, and
 * however long it takes, leaves them free.
 */
public final class Places {

    private final MeterRegistry meters;
    private final String of;
    private final int all;
    private final int common;
    private int taken;
    private int takenByOthers;

    /**
     * @param of whose they are, as it is told to those who watch over the installation
     * @param all how many there are
     * @param kept which part of them is kept for collecting, 0 to 1
     */
    public Places(MeterRegistry meters, String of, int all, double kept) {
        this.meters = meters;
        this.of = of;
        this.all = all;
        this.common = all - (int) Math.round(all * kept);
        Gauge.builder("touchstone.places.taken", this, Places::taken).tag("of", of)
                .description("Requests that are under way").register(meters);
    }

    /** @return null if there is none left for such a request; else {@link Place#leave} gives it back */
    public Place take(Lane lane) {
        boolean others = lane != Lane.COLLECTING;
        synchronized (this) {
            if (taken < all && !(others && takenByOthers == common)) {
                taken++;
                takenByOthers += others ? 1 : 0;
                return new Place(others);
            }
        }
        meters.counter("touchstone.places.refused", "of", of, "lane", lane.label()).increment();
        return null;
    }

    private synchronized int taken() {
        return taken;
    }

    /** Where one request is until it is over. */
    public final class Place {

        private final boolean others;
        private boolean left;

        private Place(boolean others) {
            this.others = others;
        }

        /** Makes room for the next one; only the first call counts. */
        public void leave() {
            synchronized (Places.this) {
                if (!left) {
                    left = true;
                    taken--;
                    takenByOthers -= others ? 1 : 0;
                }
            }
        }
    }
}
