package cx.touchstone.scoring.stream;

import cx.touchstone.scoring.score.ScoreView;

/** What one who listens is told. */
sealed interface News {

    /** The name of the score that it is about: what is newer takes the place of what was not told yet. */
    String of();

    /** A score as it is now. */
    record Changed(String of, ScoreView score) implements News {
    }

    /** Nobody is counted there any more. */
    record Gone(String of) implements News {
    }

    /** Nothing, but the connection is there. */
    record Alive() implements News {

        @Override
        public String of() {
            return "";
        }
    }
}
