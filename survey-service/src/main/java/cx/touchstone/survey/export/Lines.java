package cx.touchstone.survey.export;

import java.io.IOException;

import cx.touchstone.survey.response.ResponseView;

/** Writes one response after another. */
interface Lines {

    void write(ResponseView response) throws IOException;

    /** Lets go of what is still held back; only of an export that came to its end. */
    void end() throws IOException;
}
