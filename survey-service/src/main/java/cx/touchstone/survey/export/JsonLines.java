package cx.touchstone.survey.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;

import cx.touchstone.survey.response.ResponseView;

/** One JSON document to a line, as the API gives a response and as the import takes it. */
final class JsonLines implements Lines {

    private final ObjectMapper json;
    private final OutputStream out;

    JsonLines(ObjectMapper json, OutputStream out) {
        this.json = json;
        this.out = new BufferedOutputStream(out, 1 << 15);
    }

    @Override
    public void write(ResponseView response) throws IOException {
        out.write(json.writeValueAsBytes(response));
        out.write('\n');
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
