package cx.touchstone.scoring.observation;

import java.util.stream.Stream;

import cx.touchstone.scoring.observation.Observation.Name;
import cx.touchstone.scoring.tally.Countable;
import cx.touchstone.scoring.tally.Position;

/** An observation that holds, as it was counted. */
public record KeptObservation(Name name, Fact fact) {

    /** Ends the key of the metric that counts what of another one's values falls into business hours. */
    public static final String BUSINESS = "_business";

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
                : Stream.of(whole, new Countable(position, fact.metric() + BUSINESS, business.value(), business.bucket(),
                        fact.weight(), fact.day(), fact.person(), fact.touchpoint(), fact.channel(), fact.attributes()));
    }
}
