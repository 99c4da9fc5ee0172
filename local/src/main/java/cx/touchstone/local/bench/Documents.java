package cx.touchstone.local.bench;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cx.touchstone.local.Api;
import cx.touchstone.local.Platform;

/**
 * A survey of some length and a response to it. Four of five questions measure; the others ask for own words.
 *
 * @param answers how many questions there are, all of them answered
 * @param touchpoint where they measure
 */
record Documents(int answers, String touchpoint) {

    private static final String[] TYPES = { "csat", "nps", "ces", "empathy" };

    /** What a respondent posts. */
    String response() {
        return "{\"answers\":" + answered() + ",\"channel\":\"web\",\"locale\":\"en\"}";
    }

    /** The answers as they are kept. */
    String answered() {
        return IntStream.range(0, answers).mapToObj(i -> "\"" + key(i) + "\":" + (isWords(i) ? "\"Quick and friendly\"" : "5"))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** What scoring-service is told, in the size that it has. */
    String observations() {
        return IntStream.range(0, answers).filter(i -> !isWords(i)).mapToObj(i -> """
                {"source":"survey-service","id":"0197a3cc-2d3e-7f40-9152-637485960718/%s","metric":"%s","value":5,\
                "weight":1,"observedAt":"2026-11-21T10:00:00.000000Z","touchpoint":"%s","channel":"web"}"""
                .formatted(key(i), TYPES[i % 5], touchpoint)).collect(Collectors.joining(",", "[", "]"));
    }

    /** Has the survey published; its id. */
    String publish(Api api) {
        String survey = api.post("/surveys", "{\"name\":\"Benchmark of " + answers + "\",\"questions\":"
                + IntStream.range(0, answers).mapToObj(this::question).collect(Collectors.joining(",", "[", "]")) + "}")
                .get("id")
                .textValue();
        api.post("/surveys/" + survey + "/versions", null);
        return survey;
    }

    /** Has the survey asked behind a link; where its answers go. */
    URI link(Platform platform, Api api) {
        String link = api.post("/surveys/" + publish(api) + "/links", null).get("link").textValue();
        return URI.create(platform.url() + "/api/v1/public/surveys/" + link + "/responses");
    }

    private String question(int i) {
        return isWords(i) ? "{\"key\":\"" + key(i) + "\",\"type\":\"open-text\",\"text\":{\"en\":\"Why?\"}}"
                : "{\"key\":\"" + key(i) + "\",\"type\":\"" + TYPES[i % 5]
                        + "\",\"text\":{\"en\":\"How was it?\"},\"touchpoint\":\""
                        + touchpoint + "\"}";
    }

    static String key(int i) {
        return "question" + i;
    }

    private static boolean isWords(int i) {
        return i % 5 == 4;
    }
}
