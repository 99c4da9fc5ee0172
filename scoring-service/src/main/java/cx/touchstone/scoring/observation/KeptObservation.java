package cx.touchstone.scoring.observation;

import java.util.stream.Stream;

import cx.touchstone.scoring.metric.Metric;
import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.tally.Countable;
import cx.touchstone.scoring.tally.Position;

/** An observation that holds, as it was counted. */
public record KeptObservation(Name name, Fact fact) {

    public Position position() {
        return name.at(fact.observedAt());
    }

    /** What tallies count of it: its value, and by itself what of it falls into business hours. */
    public Stream<Countable> countables() {
        var position = position();
        var whole = new Countable(position, fact.metric(), fact.value(), fact.bucket(), fact.weight(), fact.day(),
                fact.person(), fact.touchpoint(), fact.channel(), fact.attributes());
        var business = fact.business();
        return business == null ? Stream.of(whole)
                : Stream.of(whole, new Countable(position, fact.metric() + Metric.BUSINESS, business.value(), business.bucket(),
                        fact.weight(), fact.day(), fact.person(), fact.touchpoint(), fact.channel(), fact.attributes()));
    }
}
