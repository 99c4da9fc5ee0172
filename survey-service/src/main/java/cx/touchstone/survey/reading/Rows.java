package cx.touchstone.survey.reading;

import java.io.IOException;

import cx.touchstone.kit.content.Unreadable;

/** The rows of a file, one after the other. */
public interface Rows extends AutoCloseable {

    /**
     * The next row, or null behind the last one.
     *
     * @param wanted the first row that is wanted: the contents of those before it are not looked at
     * @throws Unreadable when there is no next row and this is not the end either
     */
    GivenRow next(long wanted);

    @Override
    void close() throws IOException;
}
