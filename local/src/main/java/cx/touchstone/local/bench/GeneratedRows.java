package cx.touchstone.local.bench;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.function.BiFunction;

/** A file that is made while it is read: rows of five answers, always the same ones. */
final class GeneratedRows extends InputStream {

    private static final int AT_ONCE = 500;
    private static final String[] TIERS = { "gold", "silver", "basic" };
    private static final String[] WORDS = { "Quick and friendly", "I waited too long", "All was well, thank you", "" };
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 11, 1);
    private static final String[] DAYS = FIRST_DAY.datesUntil(FIRST_DAY.plusDays(365)).map(LocalDate::toString)
            .toArray(String[]::new);

    /** One row's contents. */
    record Row(int number, String day, int csat, int nps, int ces, int empathy, String words, String tier) {

        String answers() {
            return "{\"question0\":" + csat + ",\"question1\":" + nps + ",\"question2\":" + ces + ",\"question3\":" + empathy
                    + (words.isEmpty() ? "" : ",\"question4\":\"" + words + "\"") + "}";
        }
    }

    private final int rows;
    private final BiFunction<StringBuilder, Row, StringBuilder> write;
    private final Random random = new Random(1);
    private byte[] ready;
    private int next;
    private int made;

    GeneratedRows(int rows, String header, BiFunction<StringBuilder, Row, StringBuilder> write) {
        this.rows = rows;
        this.write = write;
        this.ready = header.getBytes(StandardCharsets.UTF_8);
    }

    static GeneratedRows csv(int rows) {
        return new GeneratedRows(rows, "id,day,satisfied,recommend,easy,understood,why,tier\n",
                (text, row) -> text.append("c-").append(row.number).append(',').append(row.day).append(',').append(row.csat)
                        .append(',').append(row.nps).append(',').append(row.ces).append(',').append(row.empathy).append(",\"")
                        .append(row.words).append("\",").append(row.tier).append('\n'));
    }

    /** What the columns mean. */
    static String mapping() {
        return """
                {"externalId": {"column": "id"}, "respondedAt": {"from": {"column": "day"}}, "channel": {"constant": "archive"},
                 "attributes": {"tier": {"column": "tier"}},
                 "answers": {"question0": {"column": "satisfied"}, "question1": {"column": "recommend"},
                   "question2": {"column": "easy"}, "question3": {"column": "understood"}, "question4": {"column": "why"}}}""";
    }

    static GeneratedRows ndjson(int rows) {
        return new GeneratedRows(rows, "",
                (text, row) -> text.append("{\"externalId\":\"n-").append(row.number).append("\",\"respondedAt\":\"")
                        .append(row.day).append("T00:00:00Z\",\"channel\":\"archive\",\"attributes\":{\"tier\":\"")
                        .append(row.tier).append("\"},\"answers\":").append(row.answers()).append("}\n"));
    }

    @Override
    public int read() {
        return fill() ? ready[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, ready.length - next);
        System.arraycopy(ready, next, buffer, offset, count);
        next += count;
        return count;
    }

    private boolean fill() {
        if (next == ready.length && made < rows) {
            StringBuilder text = new StringBuilder(AT_ONCE * 200);
            for (int i = 0; i < AT_ONCE && made < rows; i++, made++) {
                write.apply(text, new Row(made, DAYS[random.nextInt(DAYS.length)], 1 + random.nextInt(5), random.nextInt(11),
                        1 + random.nextInt(5), 1 + random.nextInt(5), WORDS[random.nextInt(WORDS.length)],
                        TIERS[random.nextInt(TIERS.length)]));
            }
            ready = text.toString().getBytes(StandardCharsets.UTF_8);
            next = 0;
        }
        return next < ready.length;
    }
}
