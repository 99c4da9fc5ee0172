package cx.touchstone.scoring.stream;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import cx.touchstone.scoring.score.ScoreView;

/** One question of one tenant, its answers as they were when last looked at, and everybody who listens to it. */
final class Followed {

    private final Set<String> metrics;
    private final Supplier<Map<String, ScoreView>> scores;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private Map<String, ScoreView> known = Map.of();
    private Map<String, Long> counted;
    private long told;

    /**
     * @param metrics keys of those of which tallies are read for it; empty for any
     * @param scores asks it, answers by their names
     */
    Followed(Set<String> metrics, Supplier<Map<String, ScoreView>> scores) {
        this.metrics = metrics;
        this.scores = scores;
    }

    List<Listener> listeners() {
        return listeners;
    }

    /** Tells one of the listeners everything as it is now, the others what is new. */
    synchronized void begin(Listener listener, Map<String, Long> pulse) {
        look(pulse);
        listener.tell(known.entrySet().stream().map(score -> new News.Changed(score.getKey(), score.getValue())).toList());
    }

    /**
     * Asks again if something was counted since, and tells what has changed.
     *
     * @param pulse how much was counted of each metric, read before anything of this is
     * @param rest nanoseconds for which nothing is told after something was
     */
    synchronized void lookAgain(Map<String, Long> pulse, long rest) {
        if (!ofMine(pulse).equals(counted) && (told == 0 || System.nanoTime() - told >= rest)) {
            if (look(pulse)) {
                told = System.nanoTime();
            }
        }
    }

    /** @return whether there was anything to tell */
    private boolean look(Map<String, Long> pulse) {
        var now = scores.get();
        // Only now: if asking fails, the next look finds the same difference.
        counted = ofMine(pulse);
        var news = news(known, now);
        known = now;
        listeners.forEach(listener -> listener.tell(news));
        return !news.isEmpty();
    }

    private Map<String, Long> ofMine(Map<String, Long> pulse) {
        if (metrics.isEmpty()) {
            return pulse;
        }
        var mine = new LinkedHashMap<>(pulse);
        mine.keySet().retainAll(metrics);
        return mine;
    }

    private static List<News> news(Map<String, ScoreView> before, Map<String, ScoreView> now) {
        var news = new ArrayList<News>();
        now.forEach((name, score) -> {
            if (!score.equals(before.get(name))) {
                news.add(new News.Changed(name, score));
            }
        });
        var gone = new HashSet<>(before.keySet());
        gone.removeAll(now.keySet());
        gone.forEach(name -> news.add(new News.Gone(name)));
        return news;
    }
}
